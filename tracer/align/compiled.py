"""The word-by-word kernels compiled by numba (extra `[fast]`): the same arrays as their numpy forms, faster.

`runs.common_runs` and `chains.link_runs` say what they compute; here the k-grams meet in an open-addressing
table (linear probing, at most half full) in place of a sort: O(n + m + seeds). Importing this module needs
numba and half a second; `kernels.chosen` does it where it pays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba
import numpy as np

from tracer.align.runs import MULTIPLIER

if TYPE_CHECKING:
    from numpy.typing import NDArray

_jit = numba.njit(cache=True, nogil=True)


@_jit
def common_runs(left: NDArray[np.uint64], right: NDArray[np.uint64], k: int, cap: int) -> NDArray[np.int32]:
    """Compute `runs.common_runs`."""
    n, m = len(left) - k + 1, len(right) - k + 1
    if n < 1 or m < 1:
        return np.empty((0, 3), np.int32)
    slot_a, slot_b, slots = _slots(left, right, n, m, k)
    count_a, count_b = np.zeros(slots, np.int64), np.zeros(slots, np.int64)
    first, after = np.full(slots, -1, np.int32), np.full(m, -1, np.int32)
    for j in range(m - 1, -1, -1):
        count_b[slot_b[j]] += 1
        after[j] = first[slot_b[j]]
        first[slot_b[j]] = j
    seeds = 0
    for i in range(n):
        count_a[slot_a[i]] += 1
        seeds += min(count_b[slot_a[i]], cap)
    runs = np.empty((seeds, 3), np.int32)
    last = np.full(n + m, -1, np.int32)  # the newest run of each diagonal
    made = 0
    for i in range(n):
        slot = slot_a[i]
        hot = count_a[slot] * count_b[slot] > cap
        j = first[slot]
        if hot and j >= 0:
            first[slot] = after[j]  # the next place here will meet the next place there
        while j >= 0:
            run = last[i - j + m]
            if run >= 0 and runs[run, 0] + runs[run, 2] - k + 1 == i:
                runs[run, 2] += 1
            else:
                runs[made, 0], runs[made, 1], runs[made, 2] = i, j, k
                last[i - j + m] = made
                made += 1
            j = -1 if hot else after[j]
    return runs[:made].copy()


@_jit
def _slots(
    left: NDArray[np.uint64], right: NDArray[np.uint64], n: int, m: int, k: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], int]:
    """Give each k-gram a number: the same for the same k-gram; also the number of numbers."""
    bits = 1
    while (1 << bits) < 2 * m:
        bits += 1
    shift, mask = np.uint64(64 - bits), (1 << bits) - 1
    table, keys = np.full(1 << bits, -1, np.int32), np.empty(m, np.uint64)
    slot_a, slot_b = np.empty(n, np.int32), np.empty(m, np.int32)
    known = 0
    for side in range(2):
        words, places, slots = (right, m, slot_b) if side == 0 else (left, n, slot_a)
        for i in range(places):
            gram = np.uint64(0)
            for x in range(k):
                gram = gram * MULTIPLIER + words[i + x]
                gram ^= gram >> np.uint64(29)
            at = np.int64((gram * MULTIPLIER) >> shift)
            while table[at] >= 0 and keys[table[at]] != gram:
                at = (at + 1) & mask
            if table[at] < 0 and side == 0:
                keys[known] = gram
                table[at] = known
                known += 1
            slots[i] = table[at] if table[at] >= 0 else m  # m: nowhere in the right text
    return slot_a, slot_b, m + 1


@_jit
def link_runs(
    runs: NDArray[np.int32], gap: int, overlap: int, lookback: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Compute `chains.link_runs`."""
    count = len(runs)
    score, before = runs[:, 2].copy(), np.full(count, -1, np.int32)
    for x in range(1, count):
        best = 0
        for y in range(x - 1, max(0, x - lookback) - 1, -1):
            step_left = runs[x, 0] - runs[y, 0] - runs[y, 2]
            step_right = runs[x, 1] - runs[y, 1] - runs[y, 2]
            near, far = min(step_left, step_right), max(step_left, step_right)
            if near < -overlap or far > gap or runs[x, 0] <= runs[y, 0] or runs[x, 1] <= runs[y, 1]:
                continue
            gain = score[y] + min(near, 0) - max(far, 0) // 2
            if gain > best:
                best = gain
                before[x] = y
        score[x] += best
    return score, before
