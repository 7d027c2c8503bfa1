"""Words of any script, after Unicode Standard Annex #29 (word boundaries, Unicode 16).

The annex's rules WB5-WB13 become one regular expression over *classes* of characters, which never
backtracks: runs of letters and digits, joined over an apostrophe or a full stop between two letters
(don't, U.S) or a point or comma between two digits (3.14, 1,000). Scripts that do not put spaces between words give
overlapping bigrams of their characters instead (a single such character gives itself): Han, kana, Thai,
Lao, Khmer, Myanmar, Tai.

Departures from the annex: bigrams as above; a colon joins nothing (it does only in Swedish, and
Unicode's own locale data drop it too); an underscore belongs to no word (in news it is markup); `cleaned`
text comes in, so what is invisible neither splits nor joins. O(n).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# class letters: L letter, E Hebrew letter, N digit, M mark, S letter of a script without spaces,
# q joins letters or digits, m joins letters, n joins digits, d joins Hebrew letters, blank: anything else
_JOINS_BOTH = ".'’‘․﹒＇．"
_JOINS_LETTERS = "··՟״‧"
_JOINS_DIGITS = ",;;։،؍٬߸⁄︐︔﹐﹔，；٫"
_WITHOUT_SPACES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x1950, 0x19DF),  # Tai Le, New Tai Lue
    (0x1A20, 0x1AAF),  # Tai Tham
    (0x2E80, 0x2FDF),  # Han radicals
    (0x3005, 0x3007),  # iteration mark, closing mark, zero
    (0x3021, 0x3029),  # Hangzhou numerals
    (0x3031, 0x303C),  # repeat marks, masu
    (0x3041, 0x30FF),  # Hiragana, Katakana
    (0x31F0, 0x31FF),  # Katakana extensions
    (0x3400, 0x4DBF),  # Han extension A
    (0x4E00, 0x9FFF),  # Han
    (0xA9E0, 0xA9FF),  # Myanmar extended
    (0xAA60, 0xAADF),  # Myanmar extended, Tai Viet
    (0xF900, 0xFAFF),  # Han compatibility
    (0x1AFF0, 0x1B16F),  # kana extended
    (0x20000, 0x3FFFD),  # Han extensions B and later
)
_WORD = re.compile(
    r"[LEN][LENM]*(?:(?:(?<=[LEM])[qm](?=[LE])|(?<=[NM])[qn](?=N)|(?<=[EM])d(?=E))[LEN][LENM]*)*"
)
# the same, straight on the characters, for text of `PLAIN` characters only
_PLAIN_WORD = re.compile(r"([^\W_]+(?:(?:(?<=[^\W\d_])[.'’‘·](?=[^\W\d_])|(?<=\d)[.'’‘,;](?=\d))[^\W_]+)*)")


class _ClassTable(dict[int, str]):
    """The class letter of each code point; filled when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = name = character_class(chr(code))
        return name


def character_class(c: str) -> str:
    """Return the class letter of one cleaned character."""
    for joiners, name in ((_JOINS_BOTH, "q"), (_JOINS_LETTERS, "m"), (_JOINS_DIGITS, "n"), ('"', "d")):
        if c in joiners:
            return name
    category = unicodedata.category(c)
    if category[0] == "M":
        return "M"
    if category == "Nd":
        return "N"
    if category[0] == "L" or category == "Nl":
        code = ord(c)
        if any(first <= code <= last for first, last in _WITHOUT_SPACES):
            return "S"
        return "E" if 0x0590 <= code <= 0x05FF else "L"
    return " "


_CLASSES = _ClassTable()
# characters on which both expressions agree: ASCII, Latin, Greek and Cyrillic letters, common punctuation
PLAIN = frozenset(
    chr(code)
    for first, last in (
        (0x09, 0x0D),
        (0x20, 0x7E),
        (0xA0, 0x24F),
        (0x370, 0x481),
        (0x48A, 0x52F),
        (0x2010, 0x205E),
        (0x20A0, 0x20C0),
    )
    for code in range(first, last + 1)
    if chr(code).isalnum() == (_CLASSES[code] in ("L", "N"))
    and (_CLASSES[code] in ("L", "N", " ", "d") or chr(code) in ".'’‘·,;")
)


def split(text: str) -> tuple[NDArray[np.int32], NDArray[np.int32], list[str]]:
    """Return where each word of a cleaned text starts and ends, int32[n] each, and the n words themselves.

    Neighbouring bigrams overlap by one character.
    """
    if PLAIN.issuperset(text):
        return split_plain(text)
    return split_any(text)


def split_plain(text: str) -> tuple[NDArray[np.int32], NDArray[np.int32], list[str]]:
    """Return what `split_any` does, three times faster, for text of `PLAIN` characters only."""
    import numpy as np

    parts = _PLAIN_WORD.split(text)  # gap, word, gap, ..., word, gap
    borders = np.cumsum(np.fromiter(map(len, parts), dtype=np.int32, count=len(parts)), dtype=np.int32)
    return borders[0:-1:2], borders[1::2], parts[1::2]


def split_any(text: str) -> tuple[NDArray[np.int32], NDArray[np.int32], list[str]]:
    """Return the words of any cleaned text by the classes of its characters."""
    import numpy as np

    classes = text.translate(_CLASSES)
    spans = [match.span() for match in _WORD.finditer(classes)]
    starts, ends = np.array(spans, dtype=np.int32).reshape(-1, 2).T
    if "S" in classes:
        pairs = _bigrams(np.frombuffer(classes.encode("ascii"), dtype="S1"))
        starts, ends = np.concatenate((starts, pairs[0])), np.concatenate((ends, pairs[1]))
        order = np.argsort(starts, kind="stable")
        starts, ends = starts[order], ends[order]
    words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    return starts, ends, words


def _bigrams(classes: NDArray[np.bytes_]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return where each bigram of the letters of class S starts and ends; each letter takes its marks along."""
    import numpy as np

    begins = np.flatnonzero(classes == b"S").astype(np.int32)
    stops = begins + np.int32(1)
    others = np.append(np.flatnonzero(classes != b"M"), len(classes)).astype(np.int32)
    stops = others[np.searchsorted(others, stops)]
    joined = np.append(stops[:-1] == begins[1:], np.False_)
    alone = ~joined
    alone[1:] &= ~joined[:-1]
    ends = np.where(joined, np.append(stops[1:], 0), stops).astype(np.int32)
    kept = joined | alone
    return begins[kept], ends[kept]
