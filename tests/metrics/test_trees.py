"""Tree scores on cases worked out by hand."""

from __future__ import annotations

import pytest

from tracer.metrics.trees import ancestry, score_edges


def test_edges_are_scored():
    """Two of three found edges are right and one of three gold edges is missed."""
    score = score_edges([("b", "a"), ("c", "b"), ("d", "x")], [("b", "a"), ("c", "b"), ("d", "a")])
    assert (score.right, score.found, score.gold) == (2, 3, 3)
    assert score.precision == pytest.approx(2 / 3)
    assert score.f1 == pytest.approx(2 / 3)


def test_nothing_found_is_precise_and_recalls_nothing():
    """Silence makes no false claim; an empty gold misses nothing."""
    assert score_edges([], [("b", "a")]).precision == 1.0
    assert score_edges([], [("b", "a")]).recall == 0.0
    assert score_edges([], [("b", "a")]).f1 == 0.0
    assert score_edges([], []).f1 == 1.0


def test_ancestry_counts_every_ancestor():
    """A chain c <- b <- a gives three pairs; a ring ends where it closes."""
    assert ancestry({"c": "b", "b": "a"}) == {("c", "b"), ("c", "a"), ("b", "a")}
    assert ancestry({"a": "b", "b": "a"}) == {("a", "b"), ("b", "a")}
