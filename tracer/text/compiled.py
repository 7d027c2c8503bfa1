"""The words of plain texts compiled by numba (extra `[fast]`): UTF-8 in, word hashes out, a text at a time.

The same words and hashes as `bulk`'s numpy form, and by the same sums, so that no letter waits for the one before it. One pass:
ASCII letters, digits, gaps and signs before gaps without a branch, for where a word ends can be predicted by nobody; signs that may
join look at what stands around them; other characters are decoded one by one. O(bytes). Importing this module needs numba and half a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba
import numpy as np

from tracer.text import hashing, letters
from tracer.text.compiled_letters import decode, joined, kind_of, mixed_up

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Powers = NDArray[np.uint64]
    Ints = NDArray[np.int32]
    Desk = tuple[NDArray[np.uint32], Powers, Powers, NDArray[np.uint64], Ints, Ints]

_jit = numba.njit(cache=True, nogil=True)
_BASE, _INVERSE = np.uint64(hashing.BASE), np.uint64(hashing.INVERSE)
_S0, _S1, _S2 = (np.uint64(shift) for shift in hashing.SHIFTS)
_F0, _F1 = (np.uint64(factor) for factor in hashing.FACTORS)
_FOLD, _TWO = np.uint32(letters.FOLD), np.uint32(letters.TWO)
_KIND_SHIFT = np.uint32(letters.KIND_SHIFT)
_NOTHING = np.uint32(letters.NOTHING)
_LETTER, _DIGIT = np.uint32(letters.PLAIN_LETTER), np.uint32(letters.PLAIN_DIGIT)
_CORE = np.uint32(
    2
)  # kinds, letters and digits; also the shift of the bit that sets these two apart from gaps
_GAP = np.uint32(letters.GAP)
_NONE, _ONE = np.uint64(0), np.uint64(1)
_REACH = (
    1 << 10
)  # places for which powers of the base are kept; with them a text's turns fit into the nearest cache
_LIMIT = np.uint64(_REACH)
# a single byte in short: 0 for a gap, else what it folds to and that it belongs to a word; or that it is a sign, which is a
# gap where one follows, or that it is neither
_CODE, _SIGN, _SPECIAL, _SOME, _WITHIN = (
    np.uint32(bits) for bits in (0xFF, 1 << 8, 1 << 9, 1 << 10, 1 << 11)
)
_SIGN_TO_SOME, _WITHIN_BIT = np.uint32(2), np.uint32(11)


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
    points within the text); all have room for as many words as there are. Returns which text it stopped at and
    the number of words.
    """
    made = 0
    desk = desk_for(entries)
    for text in range(first, len(bounds) - 1):
        start, end = bounds[text], bounds[text + 1]
        count = read(buffer[start:end], desk, entries, seconds, hashes[made:], starts[made:], ends[made:])
        if count < 0:
            return text, made
        counts[text] = count
        made += count
    return len(bounds) - 1, made


@_jit
def desk_for(entries: NDArray[np.uint32]) -> Desk:
    """Return what `read` works with: single bytes in short, powers of the base, room for where words begin and end."""
    near = np.full(256, _SPECIAL | _SOME, np.uint32)  # whatever is more than a byte is no simple character
    for code in range(128):
        kind = kind_of(entries[code])
        if kind == _GAP:
            near[code] = 0
        elif kind > _DIGIT:
            near[code] = _SIGN | _SOME
        elif kind > _GAP:
            near[code] = (entries[code] & _CODE) | _WITHIN | _SOME
    room = _REACH + 2  # the last character may fold to two
    rising, falling = np.empty(room, np.uint64), np.empty(room, np.uint64)
    up = down = _ONE
    for i in range(room):
        rising[i], falling[i] = up, down
        up *= _BASE
        down *= _INVERSE
    return (
        near,
        rising,
        falling,
        np.empty(room, np.uint64),
        np.empty(room, np.int32),
        np.empty(room, np.int32),
    )


@_jit
def read(  # noqa: C901, PLR0912, PLR0915 - numba calls what is taken out of the inner loop, at half the speed
    buffer: NDArray[np.uint8],
    desk: Desk,
    entries: NDArray[np.uint32],
    seconds: NDArray[np.uint32],
    hashes: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
) -> int:
    """Put down the hashes of one text's words; return how many there are, -1 where it is not plain.

    Spans are put down too, unless `starts` has no room at all.

    Where a word begins or ends is a turn. At each are noted the sum of code * base^-place up to it, and the place,
    counted from the last time that the words so far were put down, which is done before the powers run out.
    """
    near, rising, falling, sums, spots, marks = desk
    i = made = 0
    placed = len(starts) > 0
    ahead = 0  # byte less code point: how many bytes were more than their characters
    at = turns = total = inside = _NONE  # place; number of turns; sum; one within a word
    loose, stop = (
        False,
        0,
    )  # whether what was read last vanishes, and the code point after what was read before it
    last = _GAP << _KIND_SHIFT  # the character that counts before what is read now
    while i < len(buffer):
        if at >= _LIMIT:
            made = _put_down(desk, turns, hashes, starts, ends, made)
            if inside:
                total = (total - sums[turns - _ONE]) * rising[at - _ONE]
                sums[0], marks[0] = _NONE, marks[turns - _ONE]
            at, turns = _ONE, inside  # at 1, for a word that ends here ended one before
        if not loose:
            run = i
            here, end = np.uint64(i), np.uint64(min(len(buffer) - 1, i + _REACH - int(np.int64(at))))
            skipped = np.uint64(ahead)
            after = near[buffer[here]]
            while here < end:  # ASCII letters, digits and gaps, without a branch on which they are
                entry, after = after, near[buffer[here + _ONE]]
                if (entry & _SPECIAL) | (entry << _SIGN_TO_SOME & after & _SOME):
                    break
                core = np.uint64(entry >> _WITHIN_BIT)
                sums[turns], spots[turns] = total, np.int32(at)
                if placed:
                    marks[turns] = np.int32(here - skipped)
                turns += core ^ inside
                inside = core
                total += np.uint64(entry & _CODE) * falling[at]
                at += _ONE
                here += _ONE
            i = int(np.int64(here))
            if i > run:
                if mixed_up(last, entries[buffer[run]]):
                    return -1
                last = entries[buffer[i - 1]]
            if at >= _LIMIT:
                continue
        head = i
        code, i = decode(buffer, i)
        if code >= np.uint32(0x110000):
            return -1
        ahead += i - head - 1
        entry = entries[code]
        kind = kind_of(entry)
        if kind == _NOTHING:
            if not loose:
                loose, stop = True, i - 1 - ahead
            continue
        if kind < _NOTHING or mixed_up(last, entry):
            return -1
        core = _ONE if kind - _LETTER < _CORE else _NONE
        if kind > _DIGIT and inside and not (i < len(buffer) and near[buffer[i]] == 0):
            core = _ONE if joined(last, entry, buffer, i, entries) else _NONE
        last = entry
        if core != inside:
            sums[turns], spots[turns] = total, np.int32(at)
            marks[turns] = stop if loose and inside else i - 1 - ahead
            turns += _ONE
        loose, inside = False, core
        total += np.uint64(entry & _FOLD) * falling[at]
        at += _ONE
        if entry & _TWO:
            total += np.uint64(seconds[code]) * falling[at]
            at += _ONE
    if inside:
        sums[turns], spots[turns] = total, np.int32(at)
        marks[turns] = stop if loose else i - ahead
        turns += _ONE
    return _put_down(desk, turns, hashes, starts, ends, made)


@_jit
def _put_down(
    desk: Desk,
    turns: np.uint64,
    hashes: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    made: int,
) -> int:
    """Put down the words that lie between pairs of turns after the `made` ones; return how many there are then."""
    _, rising, _, sums, spots, marks = desk
    count = int(np.int64(turns)) // 2
    own = hashes[made : made + count]
    for word in range(count):
        z = (sums[2 * word + 1] - sums[2 * word]) * rising[spots[2 * word + 1] - 1]
        z = (z ^ (z >> _S0)) * _F0
        z = (z ^ (z >> _S1)) * _F1
        own[word] = z ^ (z >> _S2)
    if len(starts) > 0:
        for word in range(count):
            starts[made + word], ends[made + word] = marks[2 * word], marks[2 * word + 1]
    return made + count
