"""Words of any script, after Unicode Standard Annex #29 (word boundaries, Unicode 16).

Every character has a class, looked up in a table by its code point, and the annex's rules WB5-WB13 become
a few comparisons of neighbouring classes over the whole text at once: runs of letters and digits, joined over an
apostrophe or a full stop between two letters (don't, U.S) or a point or comma between two digits (3.14,
1,000). Scripts that do not put spaces between words give overlapping bigrams of their characters instead (a single
such character gives itself): Han, kana, Thai, Lao, Khmer, Myanmar, Tai.

Departures from the annex: bigrams as above; a full stop after a small letter and before a capitalised word
joins nothing (pages lose the blank after a sentence more often than words are written so); a colon joins nothing (it does only in Swedish, and
Unicode's own locale data drop it too); an underscore belongs to no word (in news it is markup); `cleaned`
text comes in, so what is invisible neither splits nor joins. O(n), vectorised.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# classes; the order matters: 1 to 3 make words, marks (4) continue them
OTHER, LETTER, HEBREW, DIGIT, MARK, UNSPACED, BOTH, LETTERS, DIGITS, QUOTE = range(10)
_UNSEEN = 255  # not looked up yet
_JOINERS = {
    BOTH: ".'’‘․﹒＇．",  # between two letters or two digits
    LETTERS: "··՟״‧",  # between two letters
    DIGITS: ",;;։،؍٬߸⁄︐︔﹐﹔，；٫",  # between two digits
    QUOTE: '"',  # between two Hebrew letters
}
_JOINER_CLASS = {c: number for number, joiners in _JOINERS.items() for c in joiners}
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


def character_class(c: str) -> int:
    """Return the class of one cleaned character."""
    if c in _JOINER_CLASS:
        return _JOINER_CLASS[c]
    category = unicodedata.category(c)
    if category[0] == "M":
        return MARK
    if category == "Nd":
        return DIGIT
    if category[0] != "L" and category != "Nl":
        return OTHER
    code = ord(c)
    if any(first <= code <= last for first, last in _WITHOUT_SPACES):
        return UNSPACED
    return HEBREW if 0x0590 <= code <= 0x05FF else LETTER


@cache
def _table() -> NDArray[np.uint8]:
    """Return the class of every code point: those of Latin-1 filled in, any other when it is first met."""
    import numpy as np

    table = np.full(0x110000, _UNSEEN, dtype=np.uint8)
    table[:256] = [character_class(chr(code)) for code in range(256)]
    return table


def classes(text: str) -> NDArray[np.uint8]:
    """Return the class of each character, uint8[n]."""
    import numpy as np

    table = _table()
    if text.isascii():
        return table[np.frombuffer(text.encode("ascii"), dtype=np.uint8)]
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    found = table[codes]
    if (found == _UNSEEN).any():
        for c in set(text):
            table[ord(c)] = character_class(c)
        found = table[codes]
    return found


def split(text: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return where each word of a cleaned text starts and ends, int32[n] each.

    Neighbouring bigrams overlap by one character.
    """
    import numpy as np

    kinds = classes(text)
    starts, ends = _edges(_inside(kinds, text))
    if not text.isascii() and (kinds == UNSPACED).any():
        pairs = _bigrams(kinds)
        starts, ends = np.concatenate((starts, pairs[0])), np.concatenate((ends, pairs[1]))
        order = np.argsort(starts, kind="stable")
        starts, ends = starts[order], ends[order]
    return starts, ends


def _inside(kinds: NDArray[np.uint8], text: str) -> NDArray[np.bool_]:
    """Return which characters belong to words of spaced scripts: letters, digits, their marks, and what joins them."""
    import numpy as np

    core = (kinds >= LETTER) & (kinds <= DIGIT)
    if (kinds == MARK).any():
        # a mark continues a word when the nearest character before it that is no mark belongs to one
        places = np.maximum.accumulate(np.where(kinds != MARK, np.arange(len(kinds)), -1))
        core |= (kinds == MARK) & (places >= 0) & core[places]
    joiners = np.flatnonzero(kinds[1:-1] > UNSPACED) + 1
    before, joiner, after = kinds[joiners - 1], kinds[joiners], kinds[joiners + 1]
    marked = before == MARK
    left_letter, left_digit = (before == LETTER) | (before == HEBREW) | marked, (before == DIGIT) | marked
    joins = ((joiner == BOTH) | (joiner == LETTERS)) & left_letter & ((after == LETTER) | (after == HEBREW))
    joins |= ((joiner == BOTH) | (joiner == DIGITS)) & left_digit & (after == DIGIT)
    joins |= (joiner == QUOTE) & ((before == HEBREW) | marked) & (after == HEBREW)
    joins &= core[joiners - 1]
    stops = joiners[joins & (before != DIGIT) & (joiner == BOTH)].tolist()
    core[joiners[joins]] = True
    core[[place for place in stops if _ends_sentence(text, place)]] = False
    return core


def _ends_sentence(text: str, place: int) -> bool:
    """Whether a full stop between two letters ends a sentence: "... the wall.The council ...", but not "Ph.D", "U.S"."""
    around = text[place - 1 : place + 3]
    return (
        len(around) == 4
        and around[1] == "."
        and around[0].islower()
        and around[2].isupper()
        and around[3].islower()
    )


def _edges(inside: NDArray[np.bool_]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the starts and ends of the runs of True."""
    import numpy as np

    padded = np.zeros(len(inside) + 2, dtype=np.int8)
    padded[1:-1] = inside
    turns = np.flatnonzero(padded[1:] != padded[:-1]).astype(np.int32)
    return turns[::2], turns[1::2]


def _bigrams(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return where each bigram of unspaced letters starts and ends; each letter takes its marks along."""
    import numpy as np

    begins = np.flatnonzero(kinds == UNSPACED).astype(np.int32)
    others = np.append(np.flatnonzero(kinds != MARK), len(kinds)).astype(np.int32)
    stops = others[np.searchsorted(others, begins + np.int32(1))]
    joined = np.append(stops[:-1] == begins[1:], np.False_)
    alone = ~joined
    alone[1:] &= ~joined[:-1]
    ends = np.where(joined, np.append(stops[1:], 0), stops).astype(np.int32)
    kept = joined | alone
    return begins[kept], ends[kept]
