"""How surely a text goes back to a known origin, by hand-made trees."""

from __future__ import annotations

import pytest

from tracer.lineage.claims import ROOT, Claim
from tracer.lineage.descent import established
from tracer.lineage.tree import Tree


def tree(*edges):
    """Return a tree of claims (parent, child, probability)."""
    into = {}
    for parent, child, _ in edges:
        into.setdefault(child, []).append(Claim(parent, child, 0.0, ()))
    return Tree({}, [], {(parent, child): p for parent, child, p in edges}, into)


TWO_WAYS = tree((1, 0, 0.6), (2, 0, 0.3), (ROOT, 0, 0.1), (2, 1, 0.5), (ROOT, 1, 0.5), (ROOT, 2, 1.0))


def everybody(vertex):
    """Say that every article is known to be an origin."""
    return vertex >= 0


def test_all_ways_to_any_origin_count():
    """Whichever of two holders gave it the text, it comes from one of them: .6 + .3."""
    assert established(0, TWO_WAYS, set(), everybody) == pytest.approx(0.9)


def test_ways_through_the_named_outlet_do_not_count():
    """With the second barred, the first counts by half, as far as it is an origin: .6 * .5."""
    assert established(0, TWO_WAYS, {2}, everybody) == pytest.approx(0.3)


def test_an_origin_that_nothing_shows_does_not_count():
    """Of the first nothing shows that it is an origin; by way of the second it counts: .6 * .5 + .3."""
    assert established(0, TWO_WAYS, set(), lambda vertex: vertex == 2) == pytest.approx(0.6)


def test_its_own_originality_does_not_count():
    """An article without a source has none that its credit could contradict."""
    assert established(0, tree((ROOT, 0, 1.0)), set(), everybody) == 0.0


def test_rings_settle():
    """Two that may each have it from the other: x = .5 + .4 x of the other, so 1 / 1.2 each of the way to an origin."""
    ring = tree((1, 0, 1.0), (2, 1, 0.4), (1, 2, 0.4), (ROOT, 1, 0.5), (ROOT, 2, 0.5))
    assert established(0, ring, set(), everybody) == pytest.approx(0.5 / 0.6, abs=1e-4)
