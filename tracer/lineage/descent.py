"""How surely a text came down from a known origin, by whatever way, and not through the outlet that it names.

A walk from the child up the claims, each taken with its probability: it ends well in an article that has no source and is
shown to be one, badly in any article or unseen source of the outlets that the child names. Which of many holders of
the same words lies between does not matter. The probabilities of single edges are exact (marginals.py), their product along
a way is not: trees bind edges to each other. Gauss-Seidel over the child's component, O(steps * claims).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.lineage.claims import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from tracer.lineage.tree import Tree

STEPS = 60  # sweeps; a chain of so many copies has long settled
SETTLED = 1e-6  # change of a probability


def established(child: int, tree: Tree, barred: Collection[int], shown: Callable[[int], bool]) -> float:
    """Return the probability that `child` goes back to an origin that is shown, past none of the `barred` vertices.

    `shown` says of a vertex whether it is known to be an origin where it has no source.
    """
    members = _above(child, tree)
    ends = {
        vertex: 0.0 if vertex in barred or not shown(vertex) else tree.root_probability(vertex)
        for vertex in members
    }
    ends[child] = 0.0
    reach = dict(ends)
    for _ in range(STEPS):
        change = 0.0
        for vertex in reversed(members):
            if vertex in barred:
                continue
            new = ends[vertex] + _through(vertex, tree, reach)
            change = max(change, abs(new - reach[vertex]))
            reach[vertex] = new
        if change < SETTLED:
            break
    return min(1.0, reach[child])


def _through(vertex: int, tree: Tree, reach: Mapping[int, float]) -> float:
    return sum(
        tree.probability[claim.parent, vertex] * reach[claim.parent]
        for claim in tree.into.get(vertex, ())
        if claim.parent != ROOT
    )


def _above(child: int, tree: Tree) -> list[int]:
    """Return the child and every vertex that any claim makes its ancestor, nearest first."""
    found, seen = [child], {child}
    for vertex in found:
        for claim in tree.into.get(vertex, ()):
            if claim.parent != ROOT and claim.parent not in seen:
                seen.add(claim.parent)
                found.append(claim.parent)
    return found
