"""Words written to look right to people and wrong to programs: look-alike letters and invisible characters.

`unmix` puts every word that mixes scripts into one of them, where each of its foreign letters has a
look-alike there (a selection of Unicode's confusables, UTS #39: the letters such disguises use). It touches no
word written in one script, so honest Russian and Greek stay as they are, nor a word with a foreign letter
that looks like no other (a unit with a Greek prefix). Only in a text already caught mixing are words made
wholly of look-alikes put back too. `disguised_share` says what part of the words was disguised. Honest
uses do not count: joiners in Persian and Indic scripts, soft hyphens where hyphenation puts them, accents
on letters that bear them, stress marks, ligatures, full-width letters in Chinese and Japanese. O(n).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tracer.text.folding import DROPPED, IGNORABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from tracer.text.folding import Cleaned

# a Latin letter, its Cyrillic and its Greek look-alike ("-": none), then those of other scripts
_LOOKALIKES = (
    "AАΑᎪ", "BВΒᏴ", "CСϹᏟ", "D--Ꭰ", "EЕΕᎬ", "F-Ϝ", "GԌ-Ꮐ", "HНΗᎻ", "IІΙ", "IӀ-", "JЈͿᎫ", "KКΚᏦ", "L--Ꮮ", "MМΜᎷ",
    "N-Ν", "OОΟՕ", "PРΡᏢ", "QԚ-", "SЅ-ՏᏚ", "TТΤᎢ", "U--Ս", "VѴ-Ꮩ", "WԜ-Ꮃ", "XХΧ", "YУΥ", "YҮ-", "Z-ΖᏃ",
    "aаαɑ", "bЬ-", "cсϲ", "dԁ-", "eе-", "eҽ-", "g--ցɡ", "hһ-հ", "iіι", "jјϳ", "kкκ", "lӏ-", "n--ո", "oоοօ", "pрρ",
    "qԛ-զ", "sѕ-", "u-υս", "vѵν", "wԝ-", "xхχ", "yу-", "yү-", "éѐ-έ", "ëё-", "ïїϊ", "íі-ί", "ó--ό", "ç--ҫ",
)  # fmt: skip
_LATIN, _CYRILLIC, _GREEK, _OTHER = range(4)
_RANGES = (
    "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0250\u0252-\u0260\u0262-\u02af\u1e00-\u1eff",
    "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "\u0370-\u0373\u0376-\u037d\u037f-\u0386\u0388-\u03ff\u1f00-\u1fff",
    "\u0251\u0261\u0531-\u0556\u0561-\u0587\u13a0-\u13ff",
)
_SCRIPT = tuple(re.compile(f"[{letters}]") for letters in _RANGES)
_FOREIGN = re.compile(f"[{''.join(_RANGES[1:])}]")
_RUN = re.compile(f"[{''.join(_RANGES)}]+")
_MIXED = re.compile(
    "|".join(f"[{own}][{''.join(other for other in _RANGES if other != own)}]" for own in _RANGES)
)


def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return, for Latin, Cyrillic and Greek, what each look-alike from another script becomes there."""
    tables: tuple[dict[str, str], dict[str, str], dict[str, str]] = ({}, {}, {})
    for row in _LOOKALIKES:
        for target, table in enumerate(tables):
            own = row[target]
            if own != "-":
                for c in row:
                    if c not in (own, "-"):
                        table.setdefault(c, own)
    return tables


_TABLES = _tables()


def unmix(text: str) -> tuple[str, list[int]]:
    """Return the cleaned text with mixed words put into one script, and where words were changed.

    The text keeps its length; each changed word is named by the place of one of its letters.
    """
    if text.isascii() or not _FOREIGN.search(text) or not _MIXED.search(text):
        return text, []
    pieces: list[str] = []
    places: list[int] = []
    tally = [0, 0, 0]
    at = words = 0
    for run in _RUN.finditer(text):
        words += 1
        word = run.group()
        if _MIXED.search(word) and (target := _target(word)) is not None:
            pieces += (text[at : run.start()], _into(word, target))
            places.append(run.start())
            tally[target] += 1
            at = run.end()
    text = "".join([*pieces, text[at:]])
    if len(places) * 100 >= words:
        return _unmix_whole(text, tally.index(max(tally)), places)
    return text, places


def _target(word: str) -> int | None:
    """Return the script a mixed word belongs to: the one with most letters of its own that takes all others."""
    letters = sorted(set(word))
    scripts = {c: next(i for i, script in enumerate(_SCRIPT) if script.match(c)) for c in letters}
    best, most = None, (0, 0)
    for target, table in enumerate(_TABLES):
        if all(scripts[c] == target or c in table for c in letters):
            own = [c for c in letters if scripts[c] == target]
            firm = sum(not any(c in other for other in _TABLES) for c in own)
            if (firm, len(own)) > most:
                best, most = target, (firm, len(own))
    return best


def _into(word: str, target: int) -> str:
    table = _TABLES[target]
    return "".join([table.get(c, c) for c in word])


def _unmix_whole(text: str, target: int, places: list[int]) -> tuple[str, list[int]]:
    """Put words made only of look-alikes of `target` into it too, in a text that was caught mixing."""
    table = _TABLES[target]
    own = _SCRIPT[target]
    pieces: list[str] = []
    found = list(places)
    at = 0
    for run in _RUN.finditer(text):
        word = run.group()
        if not own.match(word) and all(c in table for c in set(word)):
            pieces += (text[at : run.start()], _into(word, target))
            found.append(run.start())
            at = run.end()
    return "".join([*pieces, text[at:]]), sorted(found)


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


_LETTER = r"[^\W\d_]"
_CLUSTER = f"[{''.join(sorted(DROPPED))}]"
_INVISIBLE = f"[{re.escape(''.join(sorted(IGNORABLE - {chr(0xAD), chr(0x640)})))}]"
_HIDDEN = re.compile(f"({_LETTER}){_CLUSTER}*({_INVISIBLE}(?:{_INVISIBLE}|{_CLUSTER}|\xad)*)(?={_LETTER})")
_STACKED = re.compile(f"({_LETTER})({_CLUSTER}+)")
_SOFT = re.compile(f"{_LETTER}+(?:\xad+{_LETTER}+)+")
_EUROPEAN = re.compile(f"[{''.join(_RANGES)}\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc]"
)
_VOWEL = frozenset("aeiouyäöüåæøœɛɔəıаеёиоуыэюяіїєαεηιουω")
_TONED = _VOWEL | frozenset("nmgɨʉŋ")  # letters that honest spellings give marks without a composed form
_COMMON_MARKS = frozenset(map(chr, (*range(0x300, 0x30D), 0x30F, 0x311, 0x31B, *range(0x323, 0x332))))
_LETTERS_IN_DISGUISE = re.compile(
    "[\U0001d400-\U0001d7ff\u2102-\u2115\u2119-\u211d\u2124\u2128\u212a\u212c-\u2138]"
)
_FULL_WIDTH = re.compile("[\uff21-\uff3a\uff41-\uff5a]")
_CJK = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


def _hidden(text: str, replaced: frozenset[str]) -> Iterator[int]:
    """Yield the places of what stands inside words to hide them."""
    if not replaced.isdisjoint(IGNORABLE):
        yield from (m.start(1) for m in _HIDDEN.finditer(text) if not _joins(m.group(1), m.group(2)))
        if "\xad" in replaced:
            yield from (m.start() for m in _SOFT.finditer(text) if not _hyphenated(m.group()))
    if not replaced.isdisjoint(DROPPED):
        yield from (m.start() for m in _STACKED.finditer(text) if not _accented(m.group(1), m.group(2)))
    yield from (m.start() for m in _LETTERS_IN_DISGUISE.finditer(text))
    if not _CJK.search(text):
        yield from (m.start() for m in _FULL_WIDTH.finditer(text))


def _joins(letter: str, invisible: str) -> bool:
    """Whether invisible characters after a letter are what its script uses to shape or part words."""
    if _EUROPEAN.match(letter):
        return False
    if _JOINING.match(letter):
        return set(invisible) <= set("\u200b\u200c\u200d\u200e\u200f\u061c\u180b\u180c\u180d\u180e\xad")
    if "\u0e00" <= letter <= "\u0eff":
        return set(invisible) <= {"\u200b", "\u2060"}
    return all("\ufe00" <= c <= "\ufe0f" or "\U000e0100" <= c <= "\U000e01ef" for c in invisible)


def _hyphenated(word: str) -> bool:
    """Whether soft hyphens stand where hyphenation puts them: between parts with a vowel each, none of one letter."""
    parts = re.split("\xad+", word.lower())
    return len(word) >= 6 and all(len(part) >= 2 and not _VOWEL.isdisjoint(_base(part)) for part in parts)


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
