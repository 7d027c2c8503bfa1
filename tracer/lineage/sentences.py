"""How much of each of a child's sentences its possible parents hold, and what each lacks beside the best of them.

What a child has word for word from somebody, it has not from a parent that words it otherwise, however much else they
share: in a long text a single edited sentence is lost among hundreds of runs. So readings are counted again, sentence by
sentence. Of a sentence, an article holds the share of its runs (of three words) that stand anywhere in it. O(neighbours * runs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WHOLE = 0.95  # of a sentence's runs; what holds so many holds the sentence
EDITED = 0.4  # ... and so many, the sentence with changes
SEEN = 0.2  # below, the sentence is not held at all


class Lacking(NamedTuple):
    """What one article holds of the child's sentences, and lacks beside the possible parent that holds most of each."""

    holds: float  # sentences, in sum
    mean: float  # share of a sentence, over those that any possible parent holds
    edited: float  # summed over the sentences that a possible parent holds with changes
    whole: float  # the same, over those that one holds whole
    lost: int  # sentences that a possible parent holds whole and this one does not


class Sentences(NamedTuple):
    """The child's sentences, by what its possible parents hold of them."""

    total: int
    whole: int  # that one of them holds whole
    best: float  # sentences, in sum, of the possible parent that holds most


NO_SENTENCES = Sentences(0, 0, 0.0)
NOTHING = Lacking(0.0, 0.0, 0.0, 0.0, 0)


def by_sentence(
    held: NDArray[np.bool_], able: NDArray[np.bool_], sentences: NDArray[np.int64]
) -> tuple[list[Lacking], Sentences]:
    """Return what each neighbour lacks, and the sentences themselves.

    `held` [neighbours, readings] says who holds what, `able` [neighbours] who may be a parent, `sentences` [readings] in which
    sentence each stands, below 0 where in none.
    """
    counted = np.flatnonzero(sentences >= 0)
    if not len(counted):
        return [NOTHING] * len(held), NO_SENTENCES
    order = counted[np.argsort(sentences[counted], kind="stable")]
    sizes = np.bincount(sentences[order])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    share = np.add.reduceat(held[:, order], starts, axis=1, dtype=np.float64) / sizes
    holds = np.where(share >= SEEN, share, 0.0).sum(axis=1)
    best = share[able].max(axis=0, initial=0.0)
    less = np.maximum(best - share, 0.0)
    whole, seen = best >= WHOLE, best >= SEEN
    edited = (best >= EDITED) & ~whole
    columns = (
        holds,
        less[:, seen].sum(axis=1) / max(1, int(seen.sum())),
        less[:, edited].sum(axis=1),
        less[:, whole].sum(axis=1),
        (less[:, whole] > 1.0 - WHOLE).sum(axis=1),
    )
    rows = zip(*(column.tolist() for column in columns), strict=True)
    most = float(holds[able].max(initial=0.0))
    return [Lacking(*row) for row in rows], Sentences(len(sizes), int(whole.sum()), most)
