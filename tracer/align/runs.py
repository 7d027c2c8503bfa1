"""Seeds and runs: where two texts hold the same words in the same order.

Seeds are shared k-grams of words, as in minimap2 (Li 2018, section 2.1) but with every k-gram for a
minimizer, since texts are short. Seeds that follow each other on one diagonal make a run. A k-gram that
stands ca times in one text and cb times in the other gives ca * cb seeds only while that is at most `cap`;
beyond, the q-th place here meets the q-th place there. So n + m words give O(n + m) seeds whatever repeats,
two equal repetitive texts still meet along their whole diagonal, and swapping the texts mirrors the answer.

Words are 64-bit hashes, a k-gram the polynomial of its words' hashes modulo 2**64. O((n + m) log(n + m)) by
sorting, linear when compiled. Both forms give the same array.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio, odd: spreads each word over all bits


def grams(hashes: NDArray[np.uint64], k: int) -> NDArray[np.uint64]:
    """Return the hash of each of the n - k + 1 runs of k words (none when n < k)."""
    places = max(0, len(hashes) - k + 1)
    total = np.zeros(places, np.uint64)
    for shift in range(k):
        total *= MULTIPLIER
        total += hashes[shift : shift + places]
        total ^= total >> np.uint64(29)
    return total


def common_runs(left: NDArray[np.uint64], right: NDArray[np.uint64], k: int, cap: int) -> NDArray[np.int32]:
    """Return the runs `[r, 3]` of (first left word, first right word, words), sorted; each has at least k.

    Runs are maximal but where a k-gram is too frequent (see above); they may overlap one another.
    """
    if len(left) < k or len(right) < k:
        return np.empty((0, 3), np.int32)
    return _on_diagonals(*_seeds(grams(left, k), grams(right, k), cap), k)


def _seeds(
    a: NDArray[np.uint64], b: NDArray[np.uint64], cap: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the places in `a` and `b` that hold the same k-gram, as two columns, in no promised order."""
    order_a, order_b = np.argsort(a, kind="stable"), np.argsort(b, kind="stable")
    sorted_a, sorted_b = a[order_a], b[order_b]
    heads = np.flatnonzero(np.concatenate(([True], sorted_a[1:] != sorted_a[:-1])))
    values = sorted_a[heads]
    count_a = np.diff(np.append(heads, len(a)))
    low = np.searchsorted(sorted_b, values, "left")
    count_b = np.searchsorted(sorted_b, values, "right") - low
    shared = count_b > 0
    heads, low, count_a, count_b = heads[shared], low[shared], count_a[shared], count_b[shared]
    hot = count_a * count_b > cap
    seeds = np.where(hot, np.minimum(count_a, count_b), count_a * count_b)
    group = np.repeat(np.arange(len(seeds)), seeds)
    number = np.arange(len(group)) - np.repeat(np.cumsum(seeds) - seeds, seeds)
    row = np.where(hot[group], number, number // count_b[group])
    column = np.where(hot[group], number, number % count_b[group])
    return order_a[heads[group] + row], order_b[low[group] + column]


def _on_diagonals(i: NDArray[np.int64], j: NDArray[np.int64], k: int) -> NDArray[np.int32]:
    """Join seeds that follow each other on one diagonal into runs, sorted by place."""
    if len(i) == 0:
        return np.empty((0, 3), np.int32)
    order = np.lexsort((i, i - j))
    i, j = i[order], j[order]
    first = np.flatnonzero(np.concatenate(([True], (np.diff(i) != 1) | (np.diff(j) != 1))))
    words = np.diff(np.append(first, len(i))) + k - 1
    runs = np.stack((i[first], j[first], words), axis=1).astype(np.int32)
    return runs[np.lexsort((runs[:, 1], runs[:, 0]))]
