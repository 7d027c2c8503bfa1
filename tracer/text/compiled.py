"""The words of plain texts compiled by numba (extra `[fast]`): UTF-8 in, word hashes out, a text at a time.

The same words and hashes as `bulk`'s numpy form. One pass: ASCII letters, digits and gaps without a branch, for where a
word ends can be predicted by nobody; signs that may join look at what stands around them; other characters are decoded one by
one. O(bytes). Importing this module needs numba and half a second.
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
_CORE = np.uint32(
    2
)  # kinds, letters and digits; also the shift of the bit that sets these two apart from gaps
_GAP = np.uint32(letters.GAP)
_NONE, _ONE = np.uint64(0), np.uint64(1)


@_jit
def plain_words(
    buffer: NDArray[np.uint8],
    bounds: NDArray[np.int64],
    first: int,
    entries: NDArray[np.uint32],
    seconds: NDArray[np.uint32],
    hashes: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    counts: NDArray[np.int64],
) -> tuple[int, int]:
    """Read the texts `buffer[bounds[i]:bounds[i + 1]]` from text `first` on, up to one that is not plain.

    Fills `hashes`, `counts[i]` (words of text i) and, unless these have no room at all, `starts` and `ends` (code
    points within the text); all have room for one more than there are words. Returns which text it stopped at and
    the number of words.
    """
    made = 0
    placed = len(starts) > 0
    near = np.zeros(256, np.uint32)  # of single bytes: whatever is more than a byte is no simple character
    near[:128] = entries[:128]
    for text in range(first, len(bounds) - 1):
        start, end = bounds[text], bounds[text + 1]
        own = hashes[made:]
        count = _read(buffer[start:end], near, entries, seconds, own, starts[made:], ends[made:], placed)
        if count < 0:
            return text, made
        for word in range(count):
            z = own[word]
            z = (z ^ (z >> _S0)) * _F0
            z = (z ^ (z >> _S1)) * _F1
            own[word] = z ^ (z >> _S2)
        counts[text] = count
        made += count
    return len(bounds) - 1, made


@_jit
def _read(  # noqa: C901, PLR0912, PLR0915 - numba calls what is taken out of the inner loop, at half the speed
    buffer: NDArray[np.uint8],
    near: NDArray[np.uint32],
    entries: NDArray[np.uint32],
    seconds: NDArray[np.uint32],
    hashes: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    placed: bool,
) -> int:
    """Put down the polynomials of one text's words; return how many there are, -1 where it is not plain.

    What is in the making lies in the place after the last finished word, and is written at every character.
    """
    # all indices begin at zero here: where one might be below, each access would be checked for that
    i, made = 0, np.int64(0)
    ahead = 0  # byte less place: how many bytes were more than their characters
    begin = 0  # place of the first letter of the word at hand
    z, inside = (
        _NONE,
        _NONE,
    )  # the polynomial; one if the last character that counts belongs to a word, else none
    last = _GAP << _KIND_SHIFT
    while i < len(buffer):
        run = i
        while i < len(buffer):  # ASCII letters, digits and gaps, without a branch on which they are
            entry = near[buffer[i]]
            kind = _kind(entry)
            if kind - _GAP > _CORE:
                break
            core = np.uint64(kind >> _CORE) & _ONE
            made += np.int64(inside & (core ^ _ONE))
            z = (z * _BASE + np.uint64(entry & _FOLD)) & (_NONE - core)
            hashes[made] = z
            if placed:
                begin = begin if inside else i - ahead
                starts[made] = begin
                ends[made] = i + 1 - ahead
            inside = core
            i += 1
        if i > run:
            if _mixed_up(last, near[buffer[run]]):
                return -1
            last = near[buffer[i - 1]]
        if i == len(buffer):
            break
        head = i
        code, i = _decode(buffer, i)
        if code >= np.uint32(0x110000):
            return -1
        ahead += i - head - 1
        entry = entries[code]
        kind = _kind(entry)
        if kind == _NOTHING:
            continue
        if kind < _NOTHING or _mixed_up(last, entry):
            return -1
        core = _ONE if kind - _LETTER < _CORE else _NONE
        if kind > _DIGIT and inside > _NONE and not (i < len(buffer) and _kind(near[buffer[i]]) == _GAP):
            core = _ONE if _joined(last, entry, buffer, i, entries) else _NONE
        last = entry
        made += np.int64(inside & (core ^ _ONE))
        z = (z * _BASE + np.uint64(entry & _FOLD)) & (_NONE - core)
        if entry & _TWO:
            z = z * _BASE + np.uint64(seconds[code])
        hashes[made] = z
        if placed:
            begin = begin if inside else i - 1 - ahead
            starts[made] = begin
            ends[made] = i - ahead
        inside = core
    return int(made + np.int64(inside))


@_jit
def _joined(
    before: np.uint32,
    sign: np.uint32,
    buffer: NDArray[np.uint8],
    i: int,
    entries: NDArray[np.uint32],
) -> bool:
    """Whether a sign joins what stands before it with what begins at byte `i`."""
    after, i = _next(buffer, i, entries)
    then = after
    if not after & _TWO:  # else the second letter is of the same kind
        then, i = _next(buffer, i, entries)
    return _joins(before, sign, after, then)


@_jit
def _next(buffer: NDArray[np.uint8], i: int, entries: NDArray[np.uint32]) -> tuple[np.uint32, int]:
    """Return the entry of the next character that counts, and where the one after it begins; past the end a gap."""
    while i < len(buffer):
        code, i = _decode(buffer, i)
        if code >= np.uint32(0x110000):
            break
        if _kind(entries[code]) != _NOTHING:
            return entries[code], i
    return _GAP << _KIND_SHIFT, i


@_jit
def _decode(buffer: NDArray[np.uint8], i: int) -> tuple[np.uint32, int]:
    """Return the code point at `i` and where the next begins; none that exists where it is cut off."""
    head = np.uint32(buffer[i])
    if head < np.uint32(0x80):
        return head, i + 1
    more = 1 if head < np.uint32(0xE0) else (2 if head < np.uint32(0xF0) else 3)
    if i + more >= len(buffer):
        return np.uint32(0xFFFFFFFF), i + more
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
def _joins(before: np.uint32, sign: np.uint32, after: np.uint32, then: np.uint32) -> bool:
    """Whether a sign, after a letter or digit, joins it with what follows."""
    if _kind(before) == _DIGIT:
        return bool(_kind(after) == _DIGIT and _kind(sign) != _LETTERS)
    if _kind(after) != _LETTER or _kind(sign) == _DIGITS:
        return False
    ends_sentence = (sign & _STOP) and (before & _LOWER) and (after & _UPPER) and (then & _LOWER)
    return not ends_sentence
