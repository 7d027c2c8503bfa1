"""What single characters are to a word, compiled by numba (extra `[fast]`): decoded from UTF-8, told by `letters`' entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba
import numpy as np

from tracer.text import letters

if TYPE_CHECKING:
    from numpy.typing import NDArray

_jit = numba.njit(cache=True, nogil=True)
_TWO = np.uint32(letters.TWO)
_LOWER, _UPPER, _STOP = np.uint32(letters.LOWER), np.uint32(letters.UPPER), np.uint32(letters.STOP)
_KIND_SHIFT, _SCRIPT_SHIFT = np.uint32(letters.KIND_SHIFT), np.uint32(letters.SCRIPT_SHIFT)
_GAP, _NOTHING = np.uint32(letters.GAP), np.uint32(letters.NOTHING)
_LETTER, _DIGIT = np.uint32(letters.PLAIN_LETTER), np.uint32(letters.PLAIN_DIGIT)
_LETTERS, _DIGITS = np.uint32(letters.JOINS_LETTERS), np.uint32(letters.JOINS_DIGITS)


@_jit
def joined(
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
        code, i = decode(buffer, i)
        if code >= np.uint32(0x110000):
            break
        if kind_of(entries[code]) != _NOTHING:
            return entries[code], i
    return _GAP << _KIND_SHIFT, i


@_jit
def decode(buffer: NDArray[np.uint8], i: int) -> tuple[np.uint32, int]:
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
def kind_of(entry: np.uint32) -> np.uint32:
    """Return the kind of a character, given its entry."""
    return (entry >> _KIND_SHIFT) & np.uint32(15)


@_jit
def mixed_up(one: np.uint32, other: np.uint32) -> bool:
    """Whether two neighbours are letters of different scripts."""
    a, b = (one >> _SCRIPT_SHIFT) & np.uint32(7), (other >> _SCRIPT_SHIFT) & np.uint32(7)
    return bool(a != b and a != np.uint32(0) and b != np.uint32(0))


@_jit
def _joins(before: np.uint32, sign: np.uint32, after: np.uint32, then: np.uint32) -> bool:
    """Whether a sign, after a letter or digit, joins it with what follows."""
    if kind_of(before) == _DIGIT:
        return bool(kind_of(after) == _DIGIT and kind_of(sign) != _LETTERS)
    if kind_of(after) != _LETTER or kind_of(sign) == _DIGITS:
        return False
    ends_sentence = (sign & _STOP) and (before & _LOWER) and (after & _UPPER) and (then & _LOWER)
    return not ends_sentence
