"""How surely texts come down from known origins, by whatever way, and not through an outlet that they name.

A walk up the claims, each taken with its probability: it ends well in an article that has no source and is shown to be
an origin, badly in any article or unseen source that is barred. Which of many holders of the same words lies between does not
matter. The probabilities of single edges are exact (marginals.py), their product along a way is not: trees bind edges to
each other. One walk serves all children of a pile that name the same outlets. O(steps * claims).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.claims import ROOT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tracer.lineage.tree import Tree

STEPS = 100  # steps of a way; no chain of copies is so long
SETTLED = 1e-6  # change of a probability


def established(tree: Tree, barred: NDArray[np.bool_], shown: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return for each vertex, at least, how probably it has its text from a known origin past no barred vertex.

    `barred` and `shown` [vertices] say which may not lie on the way, and which are known to be origins where they have no
    source. A way from a vertex that came round to itself would count its own originality: that much is taken off.
    """
    ways = [
        (claim.parent, child, tree.probability[claim.parent, child])
        for child, claims in tree.into.items()
        for claim in claims
        if claim.parent != ROOT
    ]
    own = np.array([tree.root_probability(vertex) for vertex in range(len(shown))])
    ends = np.where(shown & ~barred, own, 0.0)
    if not ways:
        return np.zeros(len(shown))
    parent, child = np.array([way[:2] for way in ways], dtype=np.int64).T
    probability = np.array([way[2] for way in ways])
    reached = ends
    for _ in range(STEPS):
        through = np.bincount(child, probability * reached[parent], len(shown))
        new = np.where(barred, 0.0, ends + through)
        settled = bool(np.abs(new - reached).max() < SETTLED)
        reached = new
        if settled:
            break
    through = np.bincount(child, probability * reached[parent], len(shown))
    return np.clip(through - ends, 0.0, 1.0)
