"""The exact probability of every edge over all spanning arborescences.

Directed matrix-tree theorem (Tutte 1948); marginals as in Koo, Globerson, Carreras & Collins, "Structured
prediction models via the matrix-tree theorem" (EMNLP 2007), eq. 8-10: with A the edge potentials, L the Laplacian
without the root's row and column, and B its inverse,

    P(h -> m) = A[h, m] (B[m, m] - B[m, h])        P(root -> m) = A[root, m] B[m, m].

Departure: potentials come as logarithms and each child's are divided by the greatest of them. Every arborescence has
one edge into each child, so that this changes no probability and nothing overflows. Rows of the
inverse are solved in blocks: O(V * (V + E)) time for the near-trees that stories are, O(V) memory a block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.solving import solver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.lineage.arborescence import Edge

FLOOR = (
    -25.0
)  # log; a potential this far below its child's best is as good as none, and e^-25 keeps L regular
BLOCK = 256  # rows of the inverse solved at a time


def edge_probabilities(vertices: int, root: int, edges: Sequence[Edge]) -> NDArray[np.float64]:
    """Return P(edge in the tree) for each of `edges` (parent, child, log potential).

    Every child must have an edge from `root`; at most one edge may join a parent and a child.
    """
    parent = np.array([edge[0] for edge in edges], dtype=np.int64)
    child = np.array([edge[1] for edge in edges], dtype=np.int64)
    weight = np.array([edge[2] for edge in edges], dtype=np.float64)
    best = np.full(vertices, -np.inf)
    np.maximum.at(best, child, weight)
    potential = np.exp(np.maximum(weight - best[child], FLOOR))
    place = np.cumsum(np.arange(vertices) != root) - 1  # vertex -> row, the root left out
    size = vertices - 1
    if size == 0:
        return np.zeros(0)
    inner = parent != root
    rows = np.concatenate([place[child], place[parent[inner]]])
    columns = np.concatenate([place[child], place[child[inner]]])
    values = np.concatenate([potential, -potential[inner]])
    solve = solver(size, rows, columns, values)
    diagonal = np.zeros(len(edges))
    across = np.zeros(len(edges))
    order = np.argsort(child, kind="stable")
    for first in range(0, size, BLOCK):
        block = np.arange(first, min(first + BLOCK, size))
        unit = np.zeros((size, len(block)))
        unit[block, np.arange(len(block))] = 1.0
        solved = solve(unit, "T")  # column j is row block[j] of the inverse
        mine = order[
            np.searchsorted(place[child[order]], first) : np.searchsorted(
                place[child[order]], block[-1], "right"
            )
        ]
        column = place[child[mine]] - first
        diagonal[mine] = solved[place[child[mine]], column]
        across[mine] = np.where(parent[mine] == root, 0.0, solved[place[parent[mine]], column])
    probability: NDArray[np.float64] = np.clip(potential * (diagonal - across), 0.0, 1.0)
    return probability
