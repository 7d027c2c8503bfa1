"""The words of plain texts compiled by numba (extra `[fast]`): UTF-8 in, word hashes out, a text at a time.

The same words and hashes as `bulk`'s numpy form. A text is decoded into the entries of `letters`, which stay in the
nearest cache, and these are read once more, with a look at the two that follow, by the rules of `words`. O(bytes).
Importing this module needs numba and half a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba
import numpy as np

from tracer.text import hashing, letters

if TYPE_CHECKING:
    from numpy.typing import NDArray

_jit = numba.njit(cache=True, nogil=True)
_BASE = np.uint64(hashing.BASE)
_S0, _S1, _S2 = (np.uint64(shift) for shift in hashing.SHIFTS)
_F0, _F1 = (np.uint64(factor) for factor in hashing.FACTORS)
_FOLD, _TWO = np.uint32(letters.FOLD), np.uint32(letters.TWO)
_LOWER, _UPPER, _STOP = np.uint32(letters.LOWER), np.uint32(letters.UPPER), np.uint32(letters.STOP)
_KIND_SHIFT, _SCRIPT_SHIFT = np.uint32(letters.KIND_SHIFT), np.uint32(letters.SCRIPT_SHIFT)
_NOTHING = np.uint32(letters.NOTHING)
_LETTER, _DIGIT = np.uint32(letters.PLAIN_LETTER), np.uint32(letters.PLAIN_DIGIT)
_LETTERS, _DIGITS = np.uint32(letters.JOINS_LETTERS), np.uint32(letters.JOINS_DIGITS)
_CORE = np.uint32(2)  # kinds, letters and digits
_GAP = np.uint32(letters.GAP << letters.KIND_SHIFT)


@_jit
def plain_words(
    buffer: NDArray[np.uint8],
    bounds: NDArray[np.int64],
    first: int,
    entries: NDArray[np.uint32],
    seconds: NDArray[np.uint32],
    row: NDArray[np.uint32],
    at: NDArray[np.int32],
    hashes: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    counts: NDArray[np.int64],
) -> tuple[int, int]:
    """Read the texts `buffer[bounds[i]:bounds[i + 1]]` from text `first` on, up to one that is not plain.

    Fills `hashes`, `counts[i]` (words of text i) and, unless these have no room at all, `starts` and `ends` (code
    points within the text). `row` and `at` have room for the longest text's bytes and 3 more, the others for one
    more than there are words. Returns which text it stopped at and the number of words.
    """
    made = 0
    placed = len(starts) > 0
    for text in range(first, len(bounds) - 1):
        count = _read(buffer, bounds[text], bounds[text + 1], entries, seconds, row, at, placed)
        if count < 0:
            return text, made
        after = _split(row, count, hashes, starts, ends, made, placed)
        for word in range(made, after):
            z = hashes[word]
            z = (z ^ (z >> _S0)) * _F0
            z = (z ^ (z >> _S1)) * _F1
            hashes[word] = z ^ (z >> _S2)
        if placed:
            for word in range(made, after):
                starts[word] = at[starts[word]]
                ends[word] = at[ends[word]] + 1
        counts[text] = after - made
        made = after
    return len(bounds) - 1, made


@_jit
def _read(
    buffer: NDArray[np.uint8],
    start: int,
    end: int,
    entries: NDArray[np.uint32],
    seconds: NDArray[np.uint32],
    row: NDArray[np.uint32],
    at: NDArray[np.int32],
    placed: bool,
) -> int:
    """Put the entries of one text's characters into `row` and their places into `at`; -1 where it is not plain."""
    count = place = 0
    i = start
    while i < end:
        run = count
        while i < end and buffer[i] < 0x80:  # by themselves, ASCII characters stop nothing and mix nothing up
            entry = entries[buffer[i]]
            row[count] = entry
            if placed:
                at[count] = place
            count += 1 if _kind(entry) != _NOTHING else 0
            i += 1
            place += 1
        if 0 < run < count and _mixed_up(row[run - 1], row[run]):
            return -1
        if i == end:
            break
        code, i = _decode(buffer, i, end)
        if code >= np.uint32(0x110000):
            return -1
        entry = entries[code]
        kind = _kind(entry)
        place += 1
        if kind == _NOTHING:
            continue
        if kind < _NOTHING or (count > 0 and _mixed_up(row[count - 1], entry)):
            return -1
        row[count] = entry
        at[count] = place - 1
        count += 1
        if entry & _TWO:
            row[count] = (entry & ~_FOLD) | seconds[code]
            at[count] = place - 1
            count += 1
    row[count] = row[count + 1] = row[count + 2] = _GAP
    return count


@_jit
def _decode(buffer: NDArray[np.uint8], i: int, end: int) -> tuple[np.uint32, int]:
    """Return the code point of two bytes or more at `i`, and where the next begins; no code point where it is cut off."""
    head = np.uint32(buffer[i])
    more = 1 if head < np.uint32(0xE0) else (2 if head < np.uint32(0xF0) else 3)
    if i + more >= end:
        return np.uint32(0xFFFFFFFF), end
    code = head & (np.uint32(0x3F) >> np.uint32(more))
    for step in range(1, more + 1):
        code = code << np.uint32(6) | (np.uint32(buffer[i + step]) & np.uint32(0x3F))
    return code, i + more + 1


@_jit
def _kind(entry: np.uint32) -> np.uint32:
    return (entry >> _KIND_SHIFT) & np.uint32(15)


@_jit
def _mixed_up(one: np.uint32, other: np.uint32) -> bool:
    """Whether two neighbours are letters of different scripts."""
    a, b = (one >> _SCRIPT_SHIFT) & np.uint32(7), (other >> _SCRIPT_SHIFT) & np.uint32(7)
    return bool(a != b and a != np.uint32(0) and b != np.uint32(0))


@_jit
def _split(
    row: NDArray[np.uint32],
    count: int,
    hashes: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    made: int,
    placed: bool,
) -> int:
    """Put the polynomials of one text's words after the `made` ones in `hashes`; return how many there are then.

    `row` ends with three gaps. `starts` and `ends` get the words' first and last entries.
    """
    i = 0
    while i < count:
        if _kind(row[i]) - _LETTER >= _CORE:
            i += 1
            continue
        begin = i
        z = np.uint64(row[i] & _FOLD)
        while True:
            i += 1
            entry = row[i]
            kind = _kind(entry)
            if kind - _LETTER >= _CORE and (
                kind <= _DIGIT or not _joins(row[i - 1], entry, row[i + 1], row[i + 2])
            ):
                break
            z = z * _BASE + np.uint64(entry & _FOLD)
        hashes[made] = z
        if placed:
            starts[made], ends[made] = begin, i - 1
        made += 1
    return made


@_jit
def _joins(before: np.uint32, sign: np.uint32, after: np.uint32, then: np.uint32) -> bool:
    """Whether a sign, after a letter or digit, joins it with what follows."""
    if _kind(before) == _DIGIT:
        return bool(_kind(after) == _DIGIT and _kind(sign) != _LETTERS)
    if _kind(after) != _LETTER or _kind(sign) == _DIGITS:
        return False
    ends_sentence = (sign & _STOP) and (before & _LOWER) and (after & _UPPER) and (then & _LOWER)
    return not ends_sentence
