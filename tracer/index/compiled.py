"""Reading columns, compiled by numba (extra `[fast]`): the same places and elements as `lookup` and `columns` find by numpy.

Blocks that were not checked yet are told by their numbers; what was read from them is not to be used before they are.
O(log n) a key. Importing this module needs numba and half a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numba

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@numba.njit(cache=True, nogil=True)
def ranges(
    data: NDArray[np.uint64],
    fences: NDArray[np.uint64],
    per_block: int,
    good: NDArray[np.uint8],
    low: NDArray[np.uint64],
    high: NDArray[np.uint64],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    unknown: NDArray[np.int64],
) -> int:
    """Write where the elements `low <= key <= high` begin and end; return how many `unknown` blocks were read.

    `fences` are the first keys of all blocks; `unknown` [2 * keys] may name a block more than once.
    """
    count = 0
    for side in range(2):
        keys, found = (low, first) if side == 0 else (high, last)
        for i in range(len(keys)):
            block = max(_place(fences, 0, len(fences), keys[i], side == 1) - 1, 0)
            start = block * per_block
            found[i] = _place(data, start, min(start + per_block, len(data)), keys[i], side == 1)
            if good[block] == 0:
                unknown[count] = block
                count += 1
    return count


@numba.njit(cache=True, nogil=True, inline="always")
def _place(data: NDArray[np.uint64], low: int, high: int, key: np.uint64, right: bool) -> int:
    """Return where a key would stand in a part of sorted data: before equal elements, or after them."""
    while low < high:
        middle = (low + high) >> 1
        value = data[middle]
        if value < key or (right and value == key):
            low = middle + 1
        else:
            high = middle
    return low


@numba.njit(cache=True, nogil=True)
def spread(
    first: NDArray[np.int64], last: NDArray[np.int64], which: NDArray[np.int64], places: NDArray[np.int64]
) -> None:
    """Write every place in the ranges `[first, last)`, and which range it comes from."""
    at = 0
    for i in range(len(first)):
        for place in range(first[i], last[i]):
            which[at], places[at] = i, place
            at += 1


@numba.njit(cache=True, nogil=True)
def take(
    data: NDArray[Any],
    per_block: int,
    good: NDArray[np.uint8],
    places: NDArray[np.int64],
    taken: NDArray[Any],
    unknown: NDArray[np.int64],
) -> int:
    """Copy the elements at some places; return how many `unknown` blocks were read, or -1: no such place."""
    count = 0
    for i in range(len(places)):
        place = places[i]
        if place < 0 or place >= len(data):
            return -1
        taken[i] = data[place]
        block = place // per_block
        if good[block] == 0:
            unknown[count] = block
            count += 1
    return count


@numba.njit(cache=True, nogil=True)
def tally(keys: NDArray[np.int64], table: NDArray[np.int64]) -> int:
    """Write of each text in the sorted keys its number, fingerprints, stock ones, and whether one is rare; return how many.

    A key is a text's number, then a bit for "rare", then one for "stock"; `table` is [4, keys].
    """
    count = -1
    for i in range(len(keys)):
        key = keys[i]
        if i == 0 or key >> 2 != table[0, count]:
            count += 1
            table[0, count] = key >> 2
            table[1:, count] = 0
        table[1, count] += 1
        table[2, count] += key & 1
        table[3, count] |= key >> 1 & 1
    return count + 1
