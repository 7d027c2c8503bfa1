"""The likeliest tree and the probability of each edge, against enumeration and networkx."""

from __future__ import annotations

from unittest.mock import patch

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracles import trees
from tracer.lineage import solving
from tracer.lineage.arborescence import maximum_arborescence
from tracer.lineage.marginals import edge_probabilities

REALS = st.floats(-6, 6)


@st.composite
def graphs(draw, most=5, weights=REALS):
    """Draw (vertices, root, edges) with an edge from the root to every vertex and no edge twice."""
    count = draw(st.integers(1, most))
    root = count
    edges = [(root, child, draw(weights)) for child in range(count)]
    pairs = [(u, v) for u in range(count) for v in range(count) if u != v]
    if pairs:
        edges += [(u, v, draw(weights)) for u, v in draw(st.lists(st.sampled_from(pairs), unique=True))]
    return count + 1, root, draw(st.permutations(edges))


@given(graphs())
def test_the_tree_is_the_best_of_all(graph):
    """No arborescence has a greater sum of weights than the one chosen, and the chosen is one."""
    vertices, root, edges = graph
    chosen = maximum_arborescence(vertices, root, edges)
    assert chosen[root] == -1
    picked = tuple(i for v, i in enumerate(chosen) if v != root)
    every = {
        tuple(choice): sum(edges[i][2] for i in choice)
        for choice in trees.arborescences(vertices, root, edges)
    }
    assert every[picked] == pytest.approx(max(every.values()), abs=1e-9)


@settings(max_examples=40)
@given(graphs(most=25, weights=st.integers(0, 3).map(float)))
def test_the_tree_is_as_good_as_networkx(graph):
    """On larger graphs full of ties and nested cycles the weight equals networkx's."""
    vertices, root, edges = graph
    chosen = [i for i in maximum_arborescence(vertices, root, edges) if i >= 0]
    ours = nx.DiGraph([edges[i][:2] for i in chosen])
    assert nx.is_arborescence(ours)
    reference = nx.DiGraph()
    reference.add_weighted_edges_from(edges)
    best = nx.maximum_spanning_arborescence(reference)
    assert sum(edges[i][2] for i in chosen) == pytest.approx(sum(w for *_, w in best.edges(data="weight")))


def test_an_unreachable_vertex_is_refused():
    """A vertex that no edge enters is named in the error."""
    with pytest.raises(ValueError, match="vertex 1 cannot be reached"):
        maximum_arborescence(3, 2, [(2, 0, 1.0)])


@pytest.mark.parametrize("small", [0, solving.SMALL])
@given(graph=graphs())
def test_probabilities_are_those_of_all_trees(small, graph):
    """Each edge's probability is its share of the weight of all arborescences, solved sparsely or densely."""
    vertices, root, edges = graph
    expected = trees.edge_probabilities(vertices, root, edges)
    with patch.object(solving, "SMALL", small):
        assert edge_probabilities(vertices, root, edges) == pytest.approx(expected, abs=1e-9)


def test_two_even_directions_share_the_probability():
    """Two articles that can each be the other's source: e^4 each way against 1 for no copying at all."""
    edges = [(2, 0, 0.0), (2, 1, 0.0), (0, 1, 4.0), (1, 0, 4.0)]
    odds = np.exp(4.0) / (2 * np.exp(4.0) + 1)
    assert edge_probabilities(3, 2, edges)[2:] == pytest.approx([odds, odds])


def test_probabilities_stand_extreme_weights():
    """Weights of hundreds neither overflow nor leave [0, 1], and each child's edges sum to one."""
    edges = [(3, 0, 0.0), (3, 1, -500.0), (3, 2, -500.0), (0, 1, 700.0), (1, 0, -700.0), (1, 2, 650.0)]
    found = edge_probabilities(4, 3, edges)
    assert np.all((found >= 0) & (found <= 1))
    for child in range(3):
        assert sum(p for p, edge in zip(found, edges, strict=True) if edge[1] == child) == pytest.approx(1.0)
