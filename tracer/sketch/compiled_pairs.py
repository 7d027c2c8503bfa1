"""The join of `bulk_pairs` compiled by numba (extra `[fast]`): linear passes over sorted postings and links.

A link is one 64-bit number: left holder, right holder, then two bits, whether hardly anybody else holds the
fingerprint and whether it is stock text. Importing this module needs numba and half a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_jit = numba.njit(cache=True, nogil=True)
_RARE, _STOCK, _FLAGS = np.uint64(2), np.uint64(1), np.uint64(2)  # the last is their width in bits


@_jit
def gathered(keys: NDArray[np.uint64], bits: int, held: NDArray[np.int32]) -> int:
    """Count the distinct ones of sorted postings for each holder, and move those that several share to the front.

    Returns how many these are. Works in place.
    """
    shift = np.uint64(bits)
    mask = (np.uint64(1) << shift) - np.uint64(1)
    made = begin = 0  # what is kept; where the group at hand begins among it
    for i in range(len(keys)):
        key = keys[i]
        if made > begin:
            before = keys[made - 1]
            if key == before:
                continue
            if key >> shift != before >> shift:
                if made == begin + 1:
                    made = begin  # nobody shares it
                begin = made
        keys[made] = key
        made += 1
        held[np.int64(key & mask)] += 1
    return begin if made == begin + 1 else made


@_jit
def count_links(keys: NDArray[np.uint64], bits: int, crowd: int, counts: NDArray[np.int64]) -> None:
    """Add up how many links each holder has as the left one."""
    shift = np.uint64(bits)
    mask = (np.uint64(1) << shift) - np.uint64(1)
    begin, n = 0, len(keys)
    while begin < n:
        end = begin + 1
        while end < n and keys[end] >> shift == keys[begin] >> shift:
            end += 1
        if end - begin <= crowd:
            for x in range(begin, end):
                counts[np.int64(keys[x] & mask)] += end - x - 1
        else:
            counts[np.int64(keys[begin] & mask)] += end - begin - 1
            for x in range(begin + 1, end - 1):
                counts[np.int64(keys[x] & mask)] += 1
        begin = end


@_jit
def links(
    keys: NDArray[np.uint64],
    bits: int,
    outlets: NDArray[np.int64],
    crowd: int,
    rare_holders: int,
    stock_outlets: float,
    stamps: NDArray[np.int64],
    low: int,
    high: int,
    out: NDArray[np.uint64],
) -> int:
    """Write the links whose left holder is in `[low, high)`; return how many there are.

    `stamps` is int64[n], scratch for counting outlets: the group that an outlet was met in last.
    """
    stamps[:] = -1
    shift = np.uint64(bits)
    mask = (np.uint64(1) << shift) - np.uint64(1)
    least, most = np.uint64(low), np.uint64(high)
    begin, made, n = 0, 0, len(keys)
    while begin < n:
        end = begin + 1
        while end < n and keys[end] >> shift == keys[begin] >> shift:
            end += 1
        size = end - begin
        flags = _RARE if size <= rare_holders else np.uint64(0)
        if size > crowd and _is_stock(keys, begin, end, mask, outlets, stock_outlets, stamps):
            flags |= _STOCK
        for x in range(begin, end - 1):
            left = keys[x] & mask
            if left < least or left >= most:
                continue
            # all after it in a small group; in a crowd the next one, but all after the first
            last = end if size <= crowd or x == begin else x + 2
            for y in range(x + 1, last):
                out[made] = (left << shift | (keys[y] & mask)) << _FLAGS | flags
                made += 1
        begin = end
    return made


@_jit
def _is_stock(
    keys: NDArray[np.uint64],
    begin: int,
    end: int,
    mask: np.uint64,
    outlets: NDArray[np.int64],
    stock_outlets: float,
    stamps: NDArray[np.int64],
) -> bool:
    """Whether a crowd is of few outlets for its size."""
    known = 0
    for x in range(begin, end):
        outlet = outlets[np.int64(keys[x] & mask)]
        if stamps[outlet] != begin:
            stamps[outlet] = begin
            known += 1
    return bool(known < stock_outlets * (end - begin))


@_jit
def weigh(
    ordered: NDArray[np.uint64],
    bits: int,
    held: NDArray[np.int32],
    outlets: NDArray[np.int64],
    shared_least: int,
    stock_share: float,
    own_share: float,
    pairs: NDArray[np.uint64],
    shared: NDArray[np.int32],
) -> int:
    """Count up sorted links and put down the pairs that `shared_grams.chosen` keeps; return how many there are.

    `pairs` gets `left << 32 | right`, `shared` the links that are no stock; both have room for every link.
    """
    n = len(ordered)
    shift = np.uint64(bits)
    mask = (np.uint64(1) << shift) - np.uint64(1)
    begin = made = 0
    while begin < n:
        pair = ordered[begin] >> _FLAGS
        sound, rare, end = 0, False, begin
        while end < n and ordered[end] >> _FLAGS == pair:
            sound += 1 if ordered[end] & _STOCK == 0 else 0
            rare |= ordered[end] & _RARE != 0
            end += 1
        every, begin = end - begin, end
        left, right = np.int64(pair >> shift), np.int64(pair & mask)
        least = min(held[left], held[right])
        kept = sound >= shared_least or rare
        if kept and outlets[left] == outlets[right]:
            kept = every >= own_share * least
        if kept or every >= stock_share * least:
            pairs[made] = np.uint64(left) << np.uint64(32) | np.uint64(right)
            shared[made] = sound
            made += 1
    return made
