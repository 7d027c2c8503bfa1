"""Slow, obvious forms of what turns chains into blocks, compares words in order and looks for summaries."""

from __future__ import annotations

from functools import cache


def common_words(left, right):
    """Return the length of the longest common subsequence, by the recurrence of every textbook."""

    @cache
    def best(i, j):
        if i == len(left) or j == len(right):
            return 0
        if left[i] == right[j]:
            return 1 + best(i + 1, j + 1)
        return max(best(i + 1, j), best(i, j + 1))

    return best(0, 0)


def gaining(equal, drop):
    """Return the equal places of the shortest beginning that has the most equal less changed words in reach."""
    counts = [sum(1 if same else -1 for same in equal[:end]) for end in range(len(equal) + 1)]
    reach = next(
        (end for end in range(1, len(counts)) if counts[end] <= max(counts[:end]) - drop), len(counts)
    )
    end = counts.index(max(counts[:reach]))
    return [place for place in range(end) if equal[place]]


def chains(score, before, least):
    """Return the chains, best first, each run in one: follow each end back to what is taken already."""
    waiting, found, taken = list(range(len(score))), [], set()
    while waiting:
        end = max(waiting, key=lambda x: (score[x], -x))
        waiting.remove(end)
        chain, x = [], end
        while x != -1 and x not in taken:
            chain.insert(0, x)
            x = before[x]
        taken |= set(chain)
        rest = score[end] - (score[x] if x != -1 else 0)
        if chain and score[end] >= least and rest >= least:
            found.append(chain)
    return found


def richest(gain, cut, open_words):
    """Return the greatest worth of a segment of open words, less the price of its ends; 0 or more."""
    worths = [
        sum(gain[first:end]) - cut[first] - cut[end]
        for first in range(len(gain))
        for end in range(first + 1, len(gain) + 1)
        if all(open_words[first:end])
    ]
    return max([0.0, *worths])


def cosine_and_shared(left, right, weights):
    """Return the cosine of two lists of stems and the weight of the stems that both have."""
    stems = sorted({*left, *right})
    a, b = ([side.count(stem) * weights[stem] for stem in stems] for side in (left, right))
    norm = sum(x * x for x in a) ** 0.5 * sum(y * y for y in b) ** 0.5
    product = sum(x * y for x, y in zip(a, b, strict=True))
    return product / norm if norm else 0.0, sum(weights[s] for s in stems if s in left and s in right)


def gram(words, multiplier):
    """Return the hash of a run of words in Python's unbounded integers, cut to 64 bits where numpy wraps."""
    total = 0
    for word in words:
        total = (total * multiplier + word) % 2**64
        total ^= total >> 29
    return total
