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
def distinct(keys: NDArray[np.uint64], bits: int, held: NDArray[np.int32]) -> int:
    """Move the distinct ones of sorted postings to the front, count them for each holder, return their number."""
    mask = (np.uint64(1) << np.uint64(bits)) - np.uint64(1)
    made = 0
    for i in range(len(keys)):
        if i == 0 or keys[i] != keys[made - 1]:
            keys[made] = keys[i]
            made += 1
            held[np.int64(keys[i] & mask)] += 1
    return made


@_jit
def largest(keys: NDArray[np.uint64], bits: int) -> int:
    """Return the most holders of one fingerprint."""
    shift = np.uint64(bits)
    most = begin = 0
    for i in range(1, len(keys) + 1):
        if i == len(keys) or keys[i] >> shift != keys[begin] >> shift:
            most = max(most, i - begin)
            begin = i
    return most


@_jit
def links(
    keys: NDArray[np.uint64],
    begin: int,
    bits: int,
    outlets: NDArray[np.int64],
    crowd: int,
    rare_holders: int,
    stock_outlets: float,
    stamps: NDArray[np.int64],
    out: NDArray[np.uint64],
) -> tuple[int, int]:
    """Write the links of the groups from `begin` on while there is room; return where the next begins and the links written.

    `stamps` is int64[n], scratch for counting outlets: the group that an outlet was met in last.
    """
    shift = np.uint64(bits)
    mask = (np.uint64(1) << shift) - np.uint64(1)
    made = 0
    n = len(keys)
    while begin < n:
        end = begin + 1
        while end < n and keys[end] >> shift == keys[begin] >> shift:
            end += 1
        size = end - begin
        wanted = size * (size - 1) // 2 if size <= crowd else 2 * size
        if made + wanted > len(out):
            break
        flags = _RARE if size <= rare_holders else np.uint64(0)
        if size <= crowd:
            for y in range(begin + 1, end):
                right = keys[y] & mask
                for x in range(begin, y):
                    out[made] = ((keys[x] & mask) << shift | right) << _FLAGS | flags
                    made += 1
        else:
            if _is_stock(keys, begin, end, mask, outlets, stock_outlets, stamps):
                flags |= _STOCK
            first = keys[begin] & mask
            for y in range(begin + 1, end):
                right = keys[y] & mask
                out[made] = (first << shift | right) << _FLAGS | flags
                made += 1
                if y > begin + 1:
                    out[made] = ((keys[y - 1] & mask) << shift | right) << _FLAGS | flags
                    made += 1
        begin = end
    return begin, made


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
def counted(
    ordered: NDArray[np.uint64], bits: int
) -> tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]]:
    """Count up sorted links: each pair once as `left << 32 | right`, its links that are no stock, all, and whether one is rare."""
    n = len(ordered)
    number = 0
    for i in range(n):
        if i == 0 or ordered[i] >> _FLAGS != ordered[i - 1] >> _FLAGS:
            number += 1
    pairs, sound = np.empty(number, np.uint64), np.zeros(number, np.int32)
    every, rare = np.zeros(number, np.int32), np.zeros(number, np.bool_)
    shift = np.uint64(bits)
    mask = (np.uint64(1) << shift) - np.uint64(1)
    at = -1
    for i in range(n):
        pair = ordered[i] >> _FLAGS
        if i == 0 or pair != ordered[i - 1] >> _FLAGS:
            at += 1
            pairs[at] = (pair >> shift) << np.uint64(32) | (pair & mask)
        every[at] += 1
        if ordered[i] & _STOCK == 0:
            sound[at] += 1
        if ordered[i] & _RARE:
            rare[at] = True
    return pairs, sound, every, rare


@_jit
def merged(
    pairs: NDArray[np.uint64], sound: NDArray[np.int32], every: NDArray[np.int32], rare: NDArray[np.bool_]
) -> tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]]:
    """Add up the counts of equal neighbours among sorted pairs; works in place."""
    at = 0
    for i in range(1, len(pairs)):
        if pairs[i] == pairs[at]:
            sound[at] += sound[i]
            every[at] += every[i]
            rare[at] |= rare[i]
        else:
            at += 1
            pairs[at], sound[at], every[at], rare[at] = pairs[i], sound[i], every[i], rare[i]
    end = min(at + 1, len(pairs))
    return pairs[:end], sound[:end], every[:end], rare[:end]
