"""Searching within checked blocks, compiled by numba (extra `[fast]`); the same places as `lookup` finds by numpy.

O(log of a block) a key. Importing this module needs numba and half a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@numba.njit(cache=True, nogil=True)
def within(
    data: NDArray[np.uint64],
    per_block: int,
    blocks: NDArray[np.int64],
    keys: NDArray[np.uint64],
    right: bool,
    found: NDArray[np.int64],
) -> None:
    """Write to `found` where each key would stand in its block: before equal elements, or after them."""
    for i in range(len(keys)):
        key = keys[i]
        low = blocks[i] * per_block
        high = min(low + per_block, len(data))
        while low < high:
            middle = (low + high) >> 1
            value = data[middle]
            if value < key or (right and value == key):
                low = middle + 1
            else:
                high = middle
        found[i] = low
