"""How surely a text goes back to a known origin, by hand-made trees."""

from __future__ import annotations

import numpy as np
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


TWO_WAYS = tree((1, 0, 0.6), (2, 0, 0.4), (2, 1, 0.5), (ROOT, 1, 0.5), (ROOT, 2, 1.0), (ROOT, 0, 0.0))


def surely(tree_, barred=(), shown=(0, 1, 2)):
    """Return what is established of vertex 0 of three."""
    named = [np.isin(np.arange(3), list(some)) for some in (barred, shown)]
    return established(tree_, *named)[0]


def test_all_ways_to_any_origin_count():
    """Whichever of two holders gave it the text, it comes from a known origin."""
    assert surely(TWO_WAYS) == pytest.approx(1.0)


def test_ways_through_the_named_outlet_do_not_count():
    """With the second barred, the first counts by half, as far as it is an origin: .6 * .5."""
    assert surely(TWO_WAYS, barred={2}) == pytest.approx(0.3)


def test_an_origin_that_nothing_shows_does_not_count():
    """Of the first nothing shows that it is an origin; by way of the second it counts: .6 * .5 + .4."""
    assert surely(TWO_WAYS, shown={0, 2}) == pytest.approx(0.7)


def test_its_own_originality_does_not_count():
    """What may be an origin itself has so much less from others, and a way that comes round to it is none."""
    ring = tree((1, 0, 0.5), (ROOT, 0, 0.5), (0, 1, 1.0), (ROOT, 1, 0.0), (ROOT, 2, 1.0))
    assert surely(ring) == pytest.approx(0.0, abs=1e-4)
    assert surely(tree((ROOT, 0, 1.0), (1, 2, 1.0), (ROOT, 1, 1.0), (ROOT, 2, 0.0))) == 0.0


def test_rings_settle():
    """Two that may each have it from the other reach an origin with x = .5 + .4 x, so .5 / .6 of what comes from them."""
    ring = tree((1, 0, 1.0), (2, 1, 0.4), (1, 2, 0.4), (ROOT, 1, 0.5), (ROOT, 2, 0.5), (ROOT, 0, 0.0))
    assert surely(ring) == pytest.approx(0.5 / 0.6, abs=1e-4)
