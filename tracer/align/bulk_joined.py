"""The blocks of many pairs by numpy alone: runs and links of a batch of pairs at once, chains and gaps in Python.

The same blocks as `blocks.shared_blocks` finds for each pair. The k-grams of all pairs of a batch meet in one sort of
64-bit numbers: pair, the highest bits of the k-gram's hash, place. Where two k-grams agree in these bits only, their
pair is left to the general form. Runs are neighbours in a second sort, by pair, diagonal and place. Of the recurrence
of `chains`, which runs may follow which depends on no score: those few are found for all runs at once, and
only the maximum is taken one by one. O(words * log(words)) for a batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tracer.align.blocks import along
from tracer.align.runs import grams

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from tracer.align.blocks import Block
    from tracer.params import AlignParams

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

_WORDS = 1 << 17  # words of the pairs that are joined at once; their numbers stay in the cache
_LONGEST = 1 << 20  # words of a pair: beyond, too few bits of a hash would be left
_BITS = 64


class _Batch(NamedTuple):
    """Pairs laid side by side: each one's left places, then its right places, in one row."""

    left: Ints  # [p] where the pair's left places begin in the row
    right: Ints  # [p]
    end: Ints  # [p]
    grams: Hashes  # [n]
    pair_bits: int
    place_bits: int


class _Runs(NamedTuple):
    """The runs of a batch, sorted by pair and as `runs.common_runs` sorts them; places are those within the texts."""

    pair: Ints  # [r]
    left: Ints
    right: Ints
    words: Ints


def blocks_of(
    hashes: Hashes,
    bounds: NDArray[np.int64],
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    params: AlignParams,
) -> Iterator[list[Block] | None]:
    """Yield for each pair its blocks, or None where only the general form can tell."""
    every = grams(hashes, params.seed_words)
    sizes = np.diff(bounds)
    ends = np.cumsum(sizes[left] + sizes[right])
    first = 0
    while first < len(left):
        last = int(np.searchsorted(ends, (ends[first - 1] if first else 0) + _WORDS, "right"))
        last = max(last, first + 1)
        if last == first + 1 and int(sizes[left[first]] + sizes[right[first]]) > _LONGEST:
            yield None
        else:
            yield from _batch_blocks(hashes, every, bounds, left[first:last], right[first:last], params)
        first = last


def _batch_blocks(
    hashes: Hashes,
    every: Hashes,
    bounds: NDArray[np.int64],
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    params: AlignParams,
) -> Iterator[list[Block] | None]:
    batch = _laid(every, bounds, left, right, params.seed_words)
    i, j, unsure = _seeds(batch, params.seed_places)
    runs = _on_diagonals(batch, i, j, params.seed_words)
    chains = _chains(runs, params)
    for pair in range(len(left)):
        if pair in unsure:
            yield None
        elif pair not in chains:
            yield []
        else:
            a, b = (hashes[bounds[t] : bounds[t + 1]].tolist() for t in (left[pair], right[pair]))
            yield along(a, b, chains[pair], params)


def _laid(
    every: Hashes, bounds: NDArray[np.int64], left: NDArray[np.int32], right: NDArray[np.int32], k: int
) -> _Batch:
    """Lay the k-grams of some pairs side by side."""
    texts = np.stack((left, right), axis=1).ravel()
    counts = np.maximum(bounds[texts + 1] - bounds[texts] - (k - 1), 0)
    ends = np.cumsum(counts)
    at = np.arange(int(ends[-1])) + np.repeat(bounds[texts] - (ends - counts), counts)
    begins = ends - counts
    place_bits = max(1, len(at).bit_length())
    return _Batch(begins[::2], begins[1::2], ends[1::2], every[at], len(left).bit_length(), place_bits)


def _seeds(batch: _Batch, cap: int) -> tuple[Ints, Ints, set[int]]:
    """Return the places in the row that hold the same k-gram of one pair, left and right, and the pairs that are unsure."""
    count = len(batch.grams)
    shift = np.uint64(batch.place_bits)
    keys = batch.grams >> np.uint64(batch.pair_bits + batch.place_bits) << shift
    pairs = np.arange(len(batch.end), dtype=np.uint64) << np.uint64(_BITS - batch.pair_bits)
    keys |= np.repeat(pairs, batch.end - batch.left)
    keys |= np.arange(count, dtype=np.uint64)
    keys.sort()
    values = keys >> shift
    equal = np.zeros(count + 1, np.bool_)  # whether a place holds what the one before it holds
    np.equal(values[1:], values[:-1], out=equal[1:-1])
    among = np.flatnonzero(equal[1:] | equal[:-1])
    places = (keys[among] & np.uint64((1 << batch.place_bits) - 1)).astype(np.int64)
    follows = equal[:-1][among]
    here = batch.grams[places]
    unlike = np.flatnonzero(follows[1:] & (here[1:] != here[:-1])) if len(here) else among
    unsure = set(np.searchsorted(batch.end, places[unlike], "right").tolist())
    # of each group, in the order of the row: all left places, then all right ones
    heads = np.flatnonzero(~follows)
    on_right = places >= batch.right[np.searchsorted(batch.end, places, "right")]
    before = np.zeros(len(places) + 1, np.int64)
    np.cumsum(on_right, out=before[1:])
    ends = np.append(heads[1:], len(places))
    count_b = before[ends] - before[heads]
    count_a = ends - heads - count_b
    shared = (count_a > 0) & (count_b > 0)
    heads, count_a, count_b = heads[shared], count_a[shared], count_b[shared]
    low = heads + count_a
    hot = count_a * count_b > cap
    seeds = np.where(hot, np.minimum(count_a, count_b), count_a * count_b)
    if int(seeds.max(initial=1)) == 1:
        return places[heads], places[low], unsure
    group = np.repeat(np.arange(len(seeds)), seeds)
    number = np.arange(len(group)) - np.repeat(np.cumsum(seeds) - seeds, seeds)
    row = np.where(hot[group], number, number // count_b[group])
    column = np.where(hot[group], number, number % count_b[group])
    return places[heads[group] + row], places[low[group] + column], unsure


def _on_diagonals(batch: _Batch, i: Ints, j: Ints, k: int) -> _Runs:
    """Join seeds that follow each other on one diagonal into runs."""
    pair = np.searchsorted(batch.end, i, "right")
    i, j = i - batch.left[pair], j - batch.right[pair]
    bits = batch.place_bits
    middle = 1 << bits
    keys = (pair << (2 * bits + 1)) | ((i - j + middle) << bits) | i
    keys.sort()
    first = np.flatnonzero(np.diff(keys, prepend=-2) != 1)
    words = np.diff(np.append(first, len(keys))) + k - 1
    keys = keys[first]
    pair, i = keys >> (2 * bits + 1), keys & (middle - 1)
    j = i - ((keys >> bits & (2 * middle - 1)) - middle)
    order = np.argsort(pair << (2 * bits) | i << bits | j)
    return _Runs(pair[order], i[order], j[order], words[order])


def _chains(runs: _Runs, params: AlignParams) -> dict[int, list[list[list[int]]]]:
    """Return the chains of each pair that has any, best first, each as its runs (see `chains.chains`)."""
    later, earlier, costs = _links(runs, params)
    score, before = runs.words.tolist(), [-1] * len(runs.words)
    words = list(score)
    for x, y, cost in zip(later.tolist(), earlier.tolist(), costs.tolist(), strict=True):
        # the nearest y comes first, so that ties go to it
        linked = score[y] + words[x] - cost
        if linked > score[x]:
            score[x], before[x] = linked, y
    scores = np.array(score, np.int64)
    least = params.chain_words
    order = np.flatnonzero(scores >= least)
    order = order[np.lexsort((-scores[order], runs.pair[order]))]
    rows = np.stack((runs.left, runs.right, runs.words), axis=1).tolist()
    used = [False] * len(score)
    found: dict[int, list[list[list[int]]]] = {}
    for last, pair in zip(order.tolist(), runs.pair[order].tolist(), strict=True):
        members: list[list[int]] = []
        x = last
        while x >= 0 and not used[x]:
            used[x] = True
            members.append(rows[x])
            x = before[x]
        if members and score[last] - (score[x] if x >= 0 else 0) >= least:
            found.setdefault(pair, []).append(members[::-1])
    return found


def _links(runs: _Runs, params: AlignParams) -> tuple[Ints, Ints, Ints]:
    """Return which run may follow which in a chain, and what that costs; by the later run, then the nearest first."""
    pair, left, right, words = runs
    left_end, right_end = left + words, right + words
    count = len(pair)
    rank = np.arange(count) - np.searchsorted(pair, pair)
    # how far the runs up to this one reach on the left: if that is too far back, so is all before it
    lift = pair * (int(left_end.max(initial=0)) + 1)
    reach = np.maximum.accumulate(left_end + lift) - lift if count else left_end
    found = []
    x = np.arange(count)
    for back in range(1, params.chain_lookback + 1):
        x = x[rank[x] >= back]
        x = x[left[x] - reach[x - back] <= params.chain_gap]
        if not len(x):
            break
        y = x - back
        step_left, step_right = left[x] - left_end[y], right[x] - right_end[y]
        near, far = np.minimum(step_left, step_right), np.maximum(step_left, step_right)
        fits = (near > -params.seed_words) & (far <= params.chain_gap)
        fits &= (left[x] > left[y]) & (right[x] > right[y])
        cost = np.maximum(far, 0) // 2 - np.minimum(near, 0)
        found.append((x[fits], y[fits], cost[fits]))
    if not found:
        none = np.empty(0, np.int64)
        return none, none, none
    later, earlier, costs = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((-earlier, later))
    return later[order], earlier[order], costs[order]
