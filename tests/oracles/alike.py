"""Slow, obvious forms of the sentence layer's kernels: bags as counters, segments by trying every one."""

from __future__ import annotations

import math
from collections import Counter


def cosine_and_dice(left, right, weights):
    """Return the weighted cosine and the Dice of two lists of stems."""
    a, b = Counter(left), Counter(right)
    product = sum(a[s] * b[s] * weights[s] ** 2 for s in a)
    norm = math.sqrt(sum((n * weights[s]) ** 2 for s, n in a.items()))
    norm *= math.sqrt(sum((n * weights[s]) ** 2 for s, n in b.items()))
    return (product / norm if norm else 0.0), 2 * len(a.keys() & b.keys()) / (len(a) + len(b))


def best_segment(gain, cut, middle):
    """Return the greatest worth of a segment that holds the word `middle`, less the price of its ends."""
    return max(
        sum(gain[first:end]) - cut[first] - cut[end]
        for first in range(middle + 1)
        for end in range(middle + 1, len(gain) + 1)
    )
