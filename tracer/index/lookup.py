"""Searching sorted columns of 64-bit keys for many values at once.

The first key of every block lies in memory, so that a value's block is known before any of the column is
read; only blocks that a range begins or ends in are touched, and checked when they are first touched.
O(log n) a value, vectorised over all values.

A posting is one such key: the highest 40 bits of a hash, then 24 bits for who holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from tracer.index.kernels import compiled_kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tracer.index.columns import Column

HOLDER_BITS = 24
HOLDERS = 1 << HOLDER_BITS
_LOW = np.uint64(HOLDERS - 1)
_SHIFT = np.uint64(HOLDER_BITS)


def postings(hashes: NDArray[np.uint64], holders: NDArray[Any]) -> NDArray[np.uint64]:
    """Return the sorted postings of hashes and their holders (below 2^24), each once."""
    keys = (hashes & ~_LOW) | holders.astype(np.uint64)
    keys.sort()
    return keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if len(keys) else keys


def holders_of(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return who holds each posting."""
    return (keys & _LOW).astype(np.int64)


def find_ranges(
    column: Column, low: NDArray[np.uint64], high: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each pair of keys where the elements `low <= key <= high` begin and end in a sorted column."""
    fences = column.fences
    if fences is None or not len(fences) or not len(low):
        return np.zeros(len(low), np.int64), np.zeros(len(low), np.int64)
    fast = compiled_kernels()
    if fast is not None:
        first, last = np.empty(len(low), np.int64), np.empty(len(low), np.int64)
        unknown = np.empty(2 * len(low), np.int64)
        count = fast.ranges(
            column.data, fences, column.per_block, column.good, low, high, first, last, unknown
        )
        if count:
            column.touch(unknown[:count])
        return first, last
    first_block = np.maximum(np.searchsorted(fences, low, side="left") - 1, 0)
    last_block = np.maximum(np.searchsorted(fences, high, side="right") - 1, 0)
    column.touch(first_block)
    column.touch(last_block)
    return _within(column, first_block, low, right=False), _within(column, last_block, high, right=True)


def _within(
    column: Column, blocks: NDArray[np.int64], keys: NDArray[np.uint64], *, right: bool
) -> NDArray[np.int64]:
    """Return where each key would stand in its (checked) block: before equal elements, or after them."""
    data = column.data
    start = blocks * column.per_block
    last = len(data)
    size = np.minimum(column.per_block, last - start)
    step = column.per_block
    while step:  # the number of elements that come before, bit by bit from the highest
        probe = start + (step - 1)
        inside = size >= step
        values = data[np.minimum(probe, last - 1)]
        before = inside & ((values <= keys) if right else (values < keys))
        start += np.where(before, step, 0)
        size -= np.where(before, step, 0)
        step >>= 1
    return start


def find_holders(column: Column, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return which of the hashes are held, and by whom, one entry for each posting met."""
    low = hashes & ~_LOW
    first, last = find_ranges(column, low, low | _LOW)
    which, places = spread(first, last)
    return which, holders_of(column.take(places))


def spread(first: NDArray[np.int64], last: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return every place in the ranges `[first, last)`, and which range it comes from."""
    counts = last - first
    fast = compiled_kernels()
    if fast is not None:
        which, places = np.empty((2, int(counts.sum())), np.int64)
        fast.spread(first, last, which, places)
        return which, places
    which = np.repeat(np.arange(len(counts)), counts)
    ends = np.cumsum(counts)
    places = np.arange(len(which)) + np.repeat(first - (ends - counts), counts)
    return which, places
