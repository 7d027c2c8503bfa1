"""Pairs of articles that share fingerprints: the tier that finds verbatim and lightly edited passages.

Every article stands here as a number, its rank in the order the caller gives. A pair is kept

* when it shares two fingerprints (13 equal words give one, 20 nearly always two), or
* one that hardly anybody else has (a short quotation, a short article), or
* half of those that its smaller article has at all: then it is the article, however many have it.

A crowd (see `join`) of articles from few known outlets is what those outlets print under everything; its
links count only for that third rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.sketch.join import Groups, group, link, pair_keys, split_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import SketchParams


def shared_grams(
    fingerprints: Sequence[NDArray[np.uint64]], outlets: NDArray[np.int64], params: SketchParams
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the kept pairs of n articles as sorted keys `left << 32 | right`, left < right, and how much each shares.

    `outlets` is int64[n]: equal numbers for equal known outlets, a number of its own for every unknown. Shared are
    fingerprints, those of stock text left out. O(f log f) in the number of fingerprints.
    """
    import numpy as np

    owners = np.repeat(np.arange(len(fingerprints)), [len(prints) for prints in fingerprints])
    if not len(owners):
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    return weighed(group(np.concatenate(fingerprints), owners), outlets, params, 0, params.story)


def weighed(
    groups: Groups, outlets: NDArray[np.int64], params: SketchParams, own_share: float, most: int
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the kept pairs among the holders of fingerprints, and how many links without stock text each has.

    Two articles of one outlet must share `own_share` of the smaller one's fingerprints; all holders of one fingerprint are paired,
    where they are at most `most`.
    """
    import numpy as np

    links = link(groups, most)
    keys, place = np.unique(pair_keys(links.left, links.right), return_inverse=True)
    sound = ~_stock(groups, outlets, params)[links.group]
    shared = np.bincount(place[sound], minlength=len(keys))
    every = np.bincount(place, minlength=len(keys))
    rare = np.bincount(place[(groups.sizes <= params.rare_holders)[links.group]], minlength=len(keys)) > 0
    held = np.bincount(groups.holders, minlength=len(outlets))  # distinct fingerprints of each article
    left, right = split_keys(keys)
    own, least = outlets[left] == outlets[right], np.minimum(held[left], held[right])
    kept = chosen(shared, every, rare, least, own, params, own_share)
    return keys[kept], shared[kept]


def chosen(
    shared: NDArray[np.integer],
    every: NDArray[np.integer],
    rare: NDArray[np.bool_],
    held: NDArray[np.integer],
    own: NDArray[np.bool_],
    params: SketchParams,
    own_share: float,
) -> NDArray[np.bool_]:
    """Return which pairs are kept, given what links them.

    That is: links without stock text, all links, whether one is rare, the fingerprints that the smaller article has,
    and whether both are of one outlet.
    """
    kept: NDArray[np.bool_] = (shared >= params.shared_least) | rare
    return kept & (~own | (every >= own_share * held)) | (every >= params.stock_share * held)


def _stock(groups: Groups, outlets: NDArray[np.int64], params: SketchParams) -> NDArray[np.bool_]:
    """Return which groups are crowds of few outlets."""
    import numpy as np

    numbers = np.repeat(np.arange(len(groups.sizes)), groups.sizes)
    crowded = (groups.sizes > params.crowd)[numbers]
    if not crowded.any():
        return np.zeros(len(groups.sizes), dtype=np.bool_)
    width = int(outlets.max()) + 1
    named = np.unique(numbers[crowded] * width + outlets[groups.holders[crowded]]) // width
    distinct = np.bincount(named, minlength=len(groups.sizes))
    few: NDArray[np.bool_] = (groups.sizes > params.crowd) & (distinct < params.stock_outlets * groups.sizes)
    return few
