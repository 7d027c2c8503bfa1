"""How much of a text was written to look right to people and wrong to programs.

Look-alike letters, invisible characters inside words, marks stacked on letters, mathematical and full-width letters.
Honest uses do not count: joiners in Persian and Indic scripts, soft hyphens where hyphenation puts
them, accents on letters that bear them, stress marks, vowel points, ligatures, full-width letters in Chinese and
Japanese. O(n).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tracer.text.folding import DROPPED, IGNORABLE, UNSEEN_RUN

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from tracer.text.folding import Cleaned

_STRETCHER, _SOFT = "\u0640", "\xad"
_EUROPEAN = re.compile(
    "[A-Za-z\xaa\xba\xc0-\u024f\u0250-\u02af\u0370-\u052f\u1c80-\u1c8f\u1e00-\u1fff\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]"
)
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc]"
)
_JOINERS = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c\u180b\u180c\u180d\u180e")
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_VOWEL = frozenset("aeiouyæøœɛɔəıаеиоуыэюяієαεηιουω")
_TONED = _VOWEL | frozenset("nmgɨʉŋ")  # letters that honest spellings give marks without a composed form
_COMMON_MARKS = frozenset(map(chr, (*range(0x300, 0x30D), 0x30F, 0x311, 0x31B, *range(0x323, 0x332))))
_LETTERS_IN_DISGUISE = re.compile(
    "[\U0001d400-\U0001d7ff\u2102-\u2115\u2119-\u211d\u2124\u2128\u212a\u212c-\u2138]"
)
_FULL_WIDTH = re.compile("[\uff21-\uff3a\uff41-\uff5a]")
_CJK = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_NO_LETTER = re.compile(r"[\W\d_]")
_HYPHENATED = 40  # letters around a soft hyphen that are looked at; no language breaks longer parts
_SHORTEST_HYPHENATED = 5  # letters of a word that hyphenation breaks


def disguised_share(
    text: str,
    cleaned: Cleaned,
    lookalikes: list[int],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
) -> float:
    """Return the share of words that hold a look-alike, an invisible character or a letter in disguise.

    `lookalikes` are places in the cleaned text, `starts` and `ends` words in the original.
    """
    import numpy as np

    if not len(starts) or not (lookalikes or cleaned.replaced):
        return 0.0
    places = np.array(lookalikes, dtype=np.int64)
    if cleaned.origin is not None:
        places = cleaned.origin[places].astype(np.int64)
    hidden = np.fromiter(_hidden(text, cleaned.replaced), dtype=np.int64)
    places = np.concatenate((places, hidden))
    words = np.searchsorted(starts, places, side="right") - 1
    inside = (words >= 0) & (places < ends[np.maximum(words, 0)])
    return len(np.unique(words[inside])) / len(starts)


def _hidden(text: str, replaced: frozenset[str]) -> Iterator[int]:
    """Yield the places of what stands inside words to hide them."""
    if not (replaced.isdisjoint(IGNORABLE) and replaced.isdisjoint(DROPPED)):
        for run in UNSEEN_RUN.finditer(text):
            before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
            if _in_word(before) and not _honest(run.group(), before, after, text, run.start()):
                yield run.start() - 1
    if any(map(_LETTERS_IN_DISGUISE.match, replaced)):
        yield from (m.start() for m in _LETTERS_IN_DISGUISE.finditer(text))
    if any(map(_FULL_WIDTH.match, replaced)) and not _CJK.search(text):
        yield from (m.start() for m in _FULL_WIDTH.finditer(text))


def _in_word(c: str) -> bool:
    return c.isalpha() or (c != "" and unicodedata.category(c)[0] == "M")


def _honest(unseen: str, before: str, after: str, text: str, place: int) -> bool:
    """Whether a run of unseen characters after a letter belongs there."""
    marks = "".join([c for c in unseen[:8] if c in DROPPED])
    if marks and not _accented(before, marks):
        return False
    rest = set(unseen).difference(DROPPED, _STRETCHER)
    if not _in_word(after) or not rest:
        return True
    return _hyphenates(text, place) if rest == {_SOFT} else _joins(before, rest - {_SOFT})


def _joins(letter: str, unseen: set[str]) -> bool:
    """Whether invisible characters after a letter are what its script shapes or parts words with."""
    if _EUROPEAN.match(letter):
        return False
    if _JOINING.match(letter):
        return unseen <= _JOINERS
    if "\u0e00" <= letter <= "\u0eff":
        return unseen <= {"\u200b", "\u2060"}
    return all(map(_SELECTOR.match, unseen))


def _hyphenates(text: str, place: int) -> bool:
    """Whether soft hyphens stand where hyphenation puts them: two letters or more and a vowel on either side."""
    before, after = text[max(0, place - _HYPHENATED) : place], text[place : place + _HYPHENATED].lstrip(_SOFT)
    left, right = _NO_LETTER.split(before)[-1], _NO_LETTER.split(after)[0]
    whole = _NO_LETTER.split(before.replace(_SOFT, ""))[-1] + _NO_LETTER.split(after.replace(_SOFT, ""))[0]
    return len(whole) >= _SHORTEST_HYPHENATED and all(
        len(part) >= 2 and not _VOWEL.isdisjoint(_base(part.lower())) for part in (left, right)
    )


def _base(word: str) -> str:
    return "".join([unicodedata.normalize("NFD", c)[0] for c in word])


def _accented(letter: str, marks: str) -> bool:
    """Whether marks on a letter are an accent, a tone, a vowel point: a spelling and no disguise."""
    if not _EUROPEAN.match(letter):
        return all(c > "\u036f" and not "\u1ab0" <= c <= "\u20ff" and c < "\ufe20" for c in marks)
    if len(marks) > 2 or not _COMMON_MARKS.issuperset(marks):
        return False
    if len(unicodedata.normalize("NFC", letter + marks)) == 1:
        return True
    return _base(letter.lower()) in _TONED
