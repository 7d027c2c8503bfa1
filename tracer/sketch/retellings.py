"""Texts that may tell a passage of an article in other words, ranked: by its word pairs, passage by passage.

A pair of neighbouring content words (see `word_pairs`) is worth its rarity, log(1 + texts / texts with the pair): the
inverse document frequency of Sparck Jones (1972). A text is worth what the pairs that it shares with a passage of the
asker sum up to, for the passage that gives it most; a passage is two blocks of the asker in a row, so that one
inserted passage is found however long the article around it is.

Which postings are read. In each block the pairs are taken from the rarest on and read whole while `block_read`
lasts. Of the next `crowded_pairs`, `crowded_read` texts each are read, the least by their order: in a
story of ten thousand copies every pair is long, and the copies that are read are the same for all its pairs, so
they still stand out. The others are not read: with a million texts they are worth less than any that were.

Nothing depends on the order in which texts were added, if the texts' order does not: sums are of whole numbers.
O(pairs log n + postings read), the latter about one and a half times `total_read` at most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from tracer.sketch.bulk import compiled_kernels
from tracer.sketch.word_pairs import OWNER_BITS, word_pairs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import RetellingParams


class Postings(Protocol):
    """What an index must tell: how many texts hold a pair, and which."""

    @property
    def texts(self) -> int:
        """How many texts there are."""

    def sizes(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how many texts hold each of the sorted hashes (their low 24 bits are nought)."""

    def read(
        self, hashes: NDArray[np.uint64], most: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return which hash (ascending) and which text, for up to `most` texts of each hash.

        Where there are more, the least by one order of all texts, which does not depend on when they were added.
        """


class Ranked(NamedTuple):
    """Texts and what each is worth, in nats; the best first, of equals the least number."""

    texts: NDArray[np.int64]
    worth: NDArray[np.float64]


def rank(
    elements: NDArray[np.int64],
    postings: Postings,
    limit: int,
    params: RetellingParams,
    *,
    compiled: bool = True,
) -> Ranked:
    """Return the texts that share most with a passage of the article whose words have these content elements.

    At most `limit`, and all that tie with the last of them, so that the caller may order equals by what they hold.
    """
    import numpy as np

    plan = _plan(elements, postings, params)
    which, texts = postings.read(plan.hashes, plan.most)
    bounds = np.searchsorted(which, np.arange(len(plan.hashes) + 1))
    rarity = np.log1p(postings.texts / np.maximum(plan.sizes, 1))
    weights = np.rint(rarity * params.weight_steps).astype(np.int64)[plan.pairs]
    windows = compiled_kernels("word_pairs_compiled") if compiled else None
    best_windows = windows.best_windows if windows is not None else _best_windows
    found, worth = best_windows(plan.blocks, weights, bounds[plan.pairs], bounds[plan.pairs + 1], texts)
    if len(found) > limit:
        least = np.partition(worth, len(found) - limit)[len(found) - limit]
        found, worth = found[worth >= least], worth[worth >= least]
    order = np.lexsort((found, -worth))
    return Ranked(found[order], worth[order] / params.weight_steps)


class _Plan(NamedTuple):
    """Which pairs are read: `hashes` with their sizes and how much of each; and in which block which pair counts."""

    hashes: NDArray[np.uint64]
    sizes: NDArray[np.int64]
    most: NDArray[np.int64]
    blocks: NDArray[np.int64]  # ascending
    pairs: NDArray[np.int64]  # places in `hashes`


def _plan(elements: NDArray[np.int64], postings: Postings, params: RetellingParams) -> _Plan:
    import numpy as np

    asked = word_pairs(elements, np.array([0, len(elements)]))
    hashes, which = np.unique(asked.hashes, return_inverse=True)
    sizes = postings.sizes(hashes)
    blocks = asked.places // params.block_pairs
    keys = np.unique(blocks * len(hashes) + which)  # each pair once in a block
    blocks, pairs = np.divmod(keys, max(1, len(hashes)))
    held = sizes[pairs] > 0
    blocks, pairs = blocks[held], pairs[held]
    order = np.lexsort((pairs, sizes[pairs], blocks))
    blocks, pairs = blocks[order], pairs[order]
    starts = np.searchsorted(blocks, blocks)
    spent = np.cumsum(sizes[pairs])
    spent -= (spent - sizes[pairs])[starts]
    allowed = min(params.block_read, params.total_read // max(1, len(np.unique(blocks))))
    whole = spent <= allowed
    place = np.arange(len(blocks)) - starts  # in its block
    wholes = np.bincount(starts[whole], minlength=len(blocks))[starts]
    crowded = ~whole & (place < wholes + params.crowded_pairs)
    part = min(params.crowded_read, allowed // (2 * params.crowded_pairs) + 1)
    most = np.zeros(len(hashes), np.int64)
    most[pairs[crowded]] = np.minimum(sizes[pairs[crowded]], part)
    most[pairs[whole]] = sizes[pairs[whole]]
    chosen = whole | crowded
    used = np.flatnonzero(most)
    number = np.zeros(len(hashes), np.int64)
    number[used] = np.arange(len(used))
    return _Plan(hashes[used], sizes[used], most[used], blocks[chosen], number[pairs[chosen]])


def _best_windows(
    blocks: NDArray[np.int64],
    weights: NDArray[np.int64],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    texts: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Compute `word_pairs_compiled.best_windows`, by sorting."""
    import numpy as np

    counts = last - first
    if not counts.sum():
        return np.empty(0, np.int64), np.empty(0, np.int64)
    entry = np.repeat(np.arange(len(blocks)), counts)
    place = first[entry] + np.arange(len(entry)) - (np.cumsum(counts) - counts)[entry]
    found, text = np.unique(texts[place], return_inverse=True)
    span = int(blocks.max()) + 2  # one more than there are, so that no text's last meets the next one's first
    cells, cell = np.unique(text * span + blocks[entry], return_inverse=True)
    sums = np.zeros(len(cells), np.int64)
    np.add.at(sums, cell, weights[entry])
    windows = sums.copy()
    follows = np.flatnonzero(cells[1:] == cells[:-1] + 1) + 1
    windows[follows] += sums[follows - 1]
    return found, np.maximum.reduceat(windows, np.searchsorted(cells, np.arange(len(found)) * span))


class SortedPostings:
    """Postings in memory, as `columns` gives them; the texts' order is that of their numbers."""

    __slots__ = ("_keys", "texts")

    def __init__(self, keys: NDArray[np.uint64], texts: int) -> None:
        self._keys = keys
        self.texts = texts

    def sizes(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how many texts hold each hash."""
        first, last = self._ranges(hashes)
        return last - first

    def read(
        self, hashes: NDArray[np.uint64], most: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return which hash and which text, up to `most` of each."""
        import numpy as np

        first, last = self._ranges(hashes)
        counts = np.minimum(last - first, most)
        which = np.repeat(np.arange(len(hashes)), counts)
        place = first[which] + np.arange(len(which)) - (np.cumsum(counts) - counts)[which]
        return which, (self._keys[place] & np.uint64((1 << OWNER_BITS) - 1)).astype(np.int64)

    def _ranges(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        import numpy as np

        low = np.uint64((1 << OWNER_BITS) - 1)
        first = np.searchsorted(self._keys, hashes)
        return first.astype(np.int64), np.searchsorted(self._keys, hashes | low, side="right").astype(
            np.int64
        )
