"""Pairs of texts that tell the same in other words, among all texts at once: from the postings of their word pairs.

Proposed are the texts that hold at least `joined_least` word pairs in common, by the join that serves the
fingerprints (`bulk_pairs`, all pairs of up to `joined_crowd` holders, beyond that first and previous); a quarter of
all word pairs, chosen by hash, take part, and half of them in what follows. Two texts on one topic also share some, and so each proposal is weighed: what
they share, by rarity (log(1 + texts / holders)), and its share of the lighter text's. What a crowd of few outlets
prints everywhere weighs nothing.

O(p log p) for p postings, and O(word pairs of the two texts) for each proposal. Equal whether compiled or not: the
weights are whole numbers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tracer.sketch.bulk import compiled_kernels
from tracer.sketch.bulk_pairs import shared_pairs
from tracer.sketch.word_pairs import OWNER_BITS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import RetellingParams, SketchParams

_CHUNK = 1 << 14  # proposals weighed at once by numpy; some 2 million word pairs


class Retold(NamedTuple):
    """Pairs of texts, left < right, sorted; what they share in nats, and its share of the lighter one's."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    weight: NDArray[np.float64]
    share: NDArray[np.float64]


def retold_pairs(
    keys: NDArray[np.uint64],
    outlets: NDArray[np.int64],
    params: RetellingParams,
    sketch: SketchParams,
    *,
    compiled: bool = True,
) -> Retold:
    """Return the pairs among n texts that share enough; `keys` are their postings, from `word_pairs.columns`, sorted.

    Texts are numbered by time and content and `outlets` is int64[n], both as in `bulk_pairs.shared_pairs`.
    """
    import numpy as np

    keys = keys[keys >> np.uint64(OWNER_BITS) & np.uint64(1) == 0]
    rules = replace(
        sketch, crowd=params.joined_crowd, shared_least=params.joined_least, rare_holders=0, stock_share=2.0
    )
    joined = keys[keys >> np.uint64(OWNER_BITS) & np.uint64(3) == 0]
    left, right, _ = shared_pairs(joined, OWNER_BITS, outlets, rules, compiled=compiled)
    fast = compiled_kernels("word_pairs_compiled") if compiled else None
    sizes, distinct = fast.group_sizes(keys, outlets) if fast is not None else _group_sizes(keys, outlets)
    rarity = np.rint(np.log1p(len(outlets) / np.maximum(sizes, 1)) * params.weight_steps).astype(np.int64)
    rarity[(sizes > rules.crowd) & (distinct < rules.stock_outlets * sizes)] = 0
    entries = _turned(keys, sizes)
    owners = np.arange(len(outlets) + 1).astype(np.uint64) << np.uint64(32)
    bounds = np.searchsorted(entries, owners)
    running = np.zeros(len(entries) + 1, np.int64)
    np.cumsum(rarity[(entries & np.uint64(0xFFFFFFFF)).astype(np.int64)], out=running[1:])
    sums = running[bounds[1:]] - running[bounds[:-1]]
    shared_weights = fast.shared_weights if fast is not None else _shared_weights
    weight = shared_weights(entries, bounds, rarity, left, right)
    share = weight / np.maximum(np.minimum(sums[left], sums[right]), 1)
    kept = (weight >= params.joined_weight * params.weight_steps) & (share >= params.joined_share)
    return Retold(left[kept], right[kept], weight[kept] / params.weight_steps, share[kept])


def _turned(keys: NDArray[np.uint64], sizes: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return the postings by text: text << 32 | number of the word pair, sorted."""
    import numpy as np

    entries = keys & np.uint64((1 << OWNER_BITS) - 1)
    entries <<= np.uint64(32)
    entries |= np.repeat(np.arange(len(sizes), dtype=np.uint64), sizes)
    entries.sort()
    return entries


def _group_sizes(
    keys: NDArray[np.uint64], outlets: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Compute `word_pairs_compiled.group_sizes`, by sorting."""
    import numpy as np

    heads = keys >> np.uint64(OWNER_BITS)
    numbers = np.cumsum(np.concatenate(([True], heads[1:] != heads[:-1])) if len(keys) else heads > 0) - 1
    width = max(1, len(outlets))
    named = np.unique(numbers * width + outlets[(keys & np.uint64((1 << OWNER_BITS) - 1)).astype(np.int64)])
    return np.bincount(numbers), np.bincount(named // width)


def _shared_weights(
    entries: NDArray[np.uint64],
    bounds: NDArray[np.int64],
    rarity: NDArray[np.int64],
    left: NDArray[np.int32],
    right: NDArray[np.int32],
) -> NDArray[np.int64]:
    """Compute `word_pairs_compiled.shared_weights`, by looking up each word pair of the smaller text in the larger."""
    import numpy as np

    sizes = np.diff(bounds)
    weights = np.zeros(len(left), np.int64)
    for first in range(0, len(left), _CHUNK):
        one, other = left[first : first + _CHUNK], right[first : first + _CHUNK]
        swapped = sizes[one] > sizes[other]
        small, large = np.where(swapped, other, one), np.where(swapped, one, other)
        counts = sizes[small]
        pair = np.repeat(np.arange(len(small)), counts)
        place = np.arange(len(pair)) + (bounds[small] - np.cumsum(counts) + counts)[pair]
        numbers = entries[place] & np.uint64(0xFFFFFFFF)
        sought = large[pair].astype(np.uint64) << np.uint64(32) | numbers
        at = np.minimum(np.searchsorted(entries, sought), len(entries) - 1)
        common = entries[at] == sought
        np.add.at(weights, first + pair[common], rarity[numbers[common].astype(np.int64)])
    return weights
