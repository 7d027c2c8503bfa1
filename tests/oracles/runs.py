"""Slow, obvious forms of the word-by-word kernels: every pair of places is looked at."""

from __future__ import annotations

from collections import defaultdict
from functools import cache


def common_runs(left, right, k, cap):
    """Return the sorted runs of at least k equal words, by walking every diagonal of shared k-grams."""
    places_left, places_right = defaultdict(list), defaultdict(list)
    for words, places in ((left, places_left), (right, places_right)):
        for i in range(len(words) - k + 1):
            places[tuple(words[i : i + k])].append(i)
    seeds = set()
    for gram, here in places_left.items():
        there = places_right.get(gram, [])
        if len(here) * len(there) <= cap:
            seeds |= {(i, j) for i in here for j in there}
        else:
            seeds |= set(zip(here, there, strict=False))
    runs = []
    for i, j in seeds:
        if (i - 1, j - 1) not in seeds:
            steps = 0
            while (i + steps, j + steps) in seeds:
                steps += 1
            runs.append((i, j, steps + k - 1))
    return sorted(runs)


def link_scores(runs, gap, overlap, lookback):
    """Return the best chain score that ends with each run, straight from the recurrence."""

    @cache
    def best(x):
        a, b, words = runs[x]
        gain = 0
        for y in range(max(0, x - lookback), x):
            c, d, before = runs[y]
            steps = (a - c - before, b - d - before)
            if c < a and d < b and min(steps) >= -overlap and max(steps) <= gap:
                gain = max(gain, best(y) + min(0, *steps) - max(0, *steps) // 2)
        return words + gain

    return [best(x) for x in range(len(runs))]
