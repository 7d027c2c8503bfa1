"""Chains: runs that follow each other in both texts, with small gaps between them.

The chaining recurrence of minimap2 (Li 2018, equations 1-2) on runs instead of fixed-length seeds:

    f(x) = words(x) + max(0, max over y before x of f(y) - overlap(y, x) - gap(y, x) // 2)

where gap is the longer of the two gaps between y and x, and y may be followed by x only if both gaps are at
most `gap` words and the runs overlap by less than a seed. Dividing by two keeps a chain going while at least
two words in three are shared. Only the last `lookback` runs before x are tried: O(r * lookback) time, O(r)
memory. Ties go to the nearest y.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def link_runs(
    runs: NDArray[np.int32], gap: int, overlap: int, lookback: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return for each run (sorted, as `common_runs` gives them) its chain's score and its predecessor or -1."""
    count = len(runs)
    score = runs[:, 2].copy()
    before = np.full(count, -1, np.int32)
    left, right, words = runs[:, 0], runs[:, 1], runs[:, 2]
    left_end, right_end = left + words, right + words
    for x in range(1, count):
        first = max(0, x - lookback)
        step_left, step_right = left[x] - left_end[first:x], right[x] - right_end[first:x]
        near = np.minimum(step_left, step_right)
        far = np.maximum(step_left, step_right)
        fits = (near >= -overlap) & (far <= gap) & (left[x] > left[first:x]) & (right[x] > right[first:x])
        if not fits.any():
            continue
        gain = score[first:x] + np.minimum(near, 0) - np.maximum(far, 0) // 2
        gain[~fits] = 0
        best = len(gain) - 1 - int(np.argmax(gain[::-1]))
        if gain[best] > 0:
            score[x] += gain[best]
            before[x] = first + best
    return score, before


def chains(score: NDArray[np.int32], before: NDArray[np.int32], least: int) -> list[list[int]]:
    """Take the chains apart, best first: lists of run numbers in text order, each run in at most one.

    A chain ends where a better one has taken its beginning; what is left of it must still score `least`.
    Equal scores: the earlier run first. O(r log r).
    """
    used = np.zeros(len(score), np.bool_)
    found: list[list[int]] = []
    for last in np.argsort(-score, kind="stable"):
        if score[last] < least:
            break
        members: list[int] = []
        x = int(last)
        while x >= 0 and not used[x]:
            used[x] = True
            members.append(x)
            x = int(before[x])
        taken = int(score[x]) if x >= 0 else 0
        if members and int(score[last]) - taken >= least:
            found.append(members[::-1])
    return found
