"""One spelling for every way to write the same word, character by character.

Two steps, so that most text pays for the cheap one alone:

* `clean` works on the whole text and keeps the way back. What nobody sees vanishes (zero-width characters,
  soft hyphens, variation selectors, tag characters, stray controls; Unicode's Default_Ignorable_Code_Point),
  marks that may be left out without changing the word vanish (accents, vowel points, anything stacked on
  a letter for disguise), compatibility letters become plain ones (NFKC: full-width, mathematical, ligatures).
* `form` finishes one word: NFKD, marks dropped, case folded, apostrophes unified, NFC.

Accents are dropped for matching because a disguise may stack any of them on any letter, composed or not;
so the Cyrillic letters for short i and yo equal their plain forms, as Russian search engines treat them.
Marks that spell the word itself (Thai, Lao, Khmer, Indic, kana voicing) stay. O(n).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Unicode 16, DerivedCoreProperties: Default_Ignorable_Code_Point; then the Arabic stretcher, which only widens
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\u0640"
)
# marks that no word needs: diacritics of every Latin, Greek and Cyrillic word, Hebrew and Arabic points,
# overlays, half marks
_DROPPED = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\u302a-\u302f\ufe20-\ufe2f"
)
_APOSTROPHES = "'’‘ʼʹ′´`＇‛"
_BLANKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_LONG_FORM = 64  # characters; beyond it marks are not put in order (unicodedata's ordering is quadratic)


def _members(ranges: str) -> frozenset[str]:
    """Spell out "a-z" ranges."""
    found, i = [], 0
    while i < len(ranges):
        if ranges[i + 1 : i + 2] == "-":
            found += [chr(c) for c in range(ord(ranges[i]), ord(ranges[i + 2]) + 1)]
            i += 3
        else:
            found.append(ranges[i])
            i += 1
    return frozenset(found)


IGNORABLE = _members(_IGNORABLE)
DROPPED = _members(_DROPPED)
DROPPED_RUN = re.compile(f"[{_DROPPED}]+")
UNSEEN_RUN = re.compile(f"[{_DROPPED}{_IGNORABLE}]+")
_APOSTROPHE = dict.fromkeys(map(ord, _APOSTROPHES), "'")
_DROP = dict.fromkeys(map(ord, DROPPED))


@dataclass(frozen=True, slots=True, eq=False)
class Cleaned:
    """A text without disguise, and where each of its characters stood.

    `origin` is None where nothing moved; else int32[len(text) + 1], the original code point of each
    character, and the original length last.
    """

    text: str
    origin: NDArray[np.int32] | None
    replaced: frozenset[str]  # the distinct characters that were replaced or removed


class _CleanTable(dict[int, str]):
    """What each code point becomes in step one; filled when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = cleaned = clean_character(chr(code))
        return cleaned


def clean_character(c: str) -> str:
    """Return what one character becomes in `clean`: itself, nothing, or its compatibility form."""
    category = unicodedata.category(c)
    if c in IGNORABLE or c in DROPPED or (category == "Cc" and c not in _BLANKS):
        return ""
    if c in _APOSTROPHES:
        return c if c in "'’‘" else "'"
    plain = "\ufffd" if category == "Cs" else unicodedata.normalize("NFKC", c)
    if plain == c or (category[0] in "LMN" and category != "No"):
        return c if plain == c else plain.translate(_DROP)
    # a sign (fraction, footnote number, unit): no word, so its letters must not begin or lengthen one
    if any(map(str.isalnum, plain)):
        return " "
    return plain if len(plain) == 1 else c


_CLEAN = _CleanTable()
_CLEAN.update({c: chr(c) for c in range(32, 127)})


def clean(text: str) -> Cleaned:
    """Take from a text what hides its words; see the module's head."""
    distinct = set(text)
    replaced = frozenset(c for c in distinct if _CLEAN[ord(c)] != c)
    if not replaced:
        return Cleaned(text, None, replaced)
    cleaned = text.translate(_CLEAN)
    if all(len(_CLEAN[ord(c)]) == 1 for c in replaced):
        return Cleaned(cleaned, None, replaced)
    return Cleaned(cleaned, _origin(text, replaced), replaced)


def _origin(text: str, replaced: frozenset[str]) -> NDArray[np.int32]:
    """Return, for each character of the cleaned text, where it stood, and the old length last."""
    import numpy as np

    codes = code_points(text)
    widths = np.ones(0x110000, dtype=np.uint8)
    for c in replaced:
        widths[ord(c)] = len(_CLEAN[ord(c)])
    origin = np.repeat(np.arange(len(text), dtype=np.int32), widths[codes])
    return np.append(origin, np.int32(len(text)))


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the text as uint32[len(text)]; lone surrogates are kept as they are."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def form(word: str) -> str:
    """Return the one spelling under which a cleaned word is compared."""
    if word.isascii():
        return word.lower()
    if len(word) > _LONG_FORM:
        return "".join([_short_form(c) for c in word])
    return _short_form(word)


def _short_form(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).translate(_DROP).casefold().translate(_APOSTROPHE)
    return unicodedata.normalize("NFC", plain)
