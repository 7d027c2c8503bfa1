"""All spanning arborescences by trying every choice of one edge into each vertex: exponential, obvious."""

from __future__ import annotations

import itertools
import math


def arborescences(vertices, root, edges):
    """Yield every spanning arborescence as a tuple of edge indices, in the order of the children."""
    into = [[i for i, edge in enumerate(edges) if edge[1] == v] for v in range(vertices) if v != root]
    for choice in itertools.product(*into):
        parent = {edges[i][1]: edges[i][0] for i in choice}
        if all(reaches_root(v, parent, root, vertices) for v in parent):
            yield choice


def reaches_root(vertex, parent, root, vertices):
    """Whether climbing from the vertex ends at the root."""
    for _ in range(vertices):
        if vertex == root:
            return True
        vertex = parent[vertex]
    return vertex == root


def edge_probabilities(vertices, root, edges):
    """Return for each edge the share of the trees' weight (e to the sum of the edges) that holds it."""
    held = [0.0] * len(edges)
    total = 0.0
    for choice in arborescences(vertices, root, edges):
        weight = math.exp(sum(edges[i][2] for i in choice))
        total += weight
        for i in choice:
            held[i] += weight
    return [mass / total for mass in held]
