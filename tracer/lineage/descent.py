"""How surely texts come down from known origins, by whatever way, and not through an outlet that they name.

By Wilson's algorithm (STOC 1996) the way from a vertex to the root in a random arborescence, drawn by the claims' potentials,
is the loop-erased random walk up those claims. So a walk that never meets a barred vertex ends in each origin at most
as often as the tree's own way does, and what it ends in is a lower bound; without barred vertices it is exact. Which of
many holders of the same words lies between does not matter. One solution serves all children of a pile that name
the same outlets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.claims import ROOT
from tracer.lineage.solving import solver

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tracer.lineage.tree import Tree

FLOOR = -25.0  # log; as in marginals.py, a potential so far below its child's best is as good as none


def established(tree: Tree, barred: NDArray[np.bool_], shown: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return for each vertex, at least, how probably it has its text from a known origin past no barred vertex.

    `barred` and `shown` [vertices] say which may not lie on the way, and which are known to be origins where they have no
    source. What a vertex may be by itself, without a source, is not counted.
    """
    size = len(shown)
    own = np.array([0.0 if vertex in tree.into else 1.0 for vertex in range(size)])
    rows: list[int] = []
    columns: list[int] = []
    steps: list[float] = []
    for child, claims in tree.into.items():
        weights = np.array([claim.weight for claim in claims])
        chances = np.exp(np.maximum(weights - weights.max(), FLOOR))
        chances /= chances.sum()
        for claim, chance in zip(claims, chances.tolist(), strict=True):
            if claim.parent == ROOT:
                own[child] = chance
            elif not barred[child] and not barred[claim.parent]:
                rows.append(child)
                columns.append(claim.parent)
                steps.append(chance)
    own_place = np.arange(size)
    solve = solver(
        size,
        np.concatenate([own_place, np.array(rows, dtype=np.int64)]),
        np.concatenate([own_place, np.array(columns, dtype=np.int64)]),
        np.concatenate([np.ones(size), -np.array(steps)]),
    )
    reached = solve(np.where(shown & ~barred, own, 0.0), "N")
    alone = np.where(shown, [tree.root_probability(vertex) for vertex in range(size)], 0.0)
    others: NDArray[np.float64] = np.clip(reached - alone, 0.0, 1.0)
    return others
