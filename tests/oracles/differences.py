"""Slow, obvious forms of the word-by-word comparison: the whole table of common subsequences."""

from __future__ import annotations


def common_words(left, right):
    """Return the length of the longest common subsequence, straight from the recurrence."""
    table = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


def joined(gaps, lone):
    """Join the first two gaps that only `lone` equal words part and that both exceed them, until there are none."""
    gaps = list(gaps)
    for at in range(len(gaps) - 1):
        (a, a_end, b, b_end), (c, c_end, d, d_end) = gaps[at : at + 2]
        between = c - a_end
        sizes = max(a_end - a, b_end - b), max(c_end - c, d_end - d)
        if between <= lone and min(sizes) > between:
            return joined([*gaps[:at], (a, c_end, b, d_end), *gaps[at + 2 :]], lone)
    return gaps
