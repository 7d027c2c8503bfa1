"""Learning the weights: the likelihood against enumeration, and what may be learned from a few examples."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracles import trees

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture(scope="module", autouse=True)
def _scripts_at_hand():
    """Let the tests import what lies in scripts/."""
    sys.path.insert(0, str(SCRIPTS))
    yield
    sys.path.remove(str(SCRIPTS))


def made(count, edges, allowed, numbers):
    """Make an example without hypothetical sources; edges are (parent, child), the root is `count`."""
    from training.examples import Example

    parent, child = (np.array([edge[side] for edge in edges]) for side in (0, 1))
    return Example(count, count, parent, child, np.array(allowed), numbers)


@settings(max_examples=40)
@given(st.lists(st.floats(-3, 3), min_size=9, max_size=9), st.lists(st.booleans(), min_size=6, max_size=6))
def test_the_likelihood_is_that_of_all_trees(weights, inner):
    """Log Z and the probabilities are those of summing over every tree, with a mask and without."""
    from training.fitting import tree_marginals

    edges = [(3, 0), (3, 1), (3, 2), (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]
    mask = np.array([True] * 3 + inner)
    example = made(3, edges, mask, [{}] * 9)
    weight = np.array(weights)
    for kept in (np.ones(9, dtype=bool), mask):
        listed = [(*edge, w) for edge, w, keep in zip(edges, weights, kept, strict=True) if keep]
        place = np.flatnonzero(kept)
        worth = {tuple(t): math.exp(sum(listed[i][2] for i in t)) for t in trees.arborescences(4, 3, listed)}
        total, found = tree_marginals(example, weight, None if kept.all() else kept)
        assert total == pytest.approx(math.log(sum(worth.values())))
        for at, edge in enumerate(place):
            wanted = sum(w for t, w in worth.items() if at in t) / sum(worth.values())
            assert found[edge] == pytest.approx(wanted, abs=1e-9)


def test_what_the_true_parents_have_in_common_is_learned():
    """Of two possible parents the true one is always named: naming weighs for it, and bounds keep signs."""
    from training.fitting import fit_trees

    edges = [(3, 0), (3, 1), (3, 2), (0, 2), (1, 2)]
    numbers = [{}, {}, {}, {"edge": 1.0, "names": 1.0}, {"edge": 1.0, "later": 1.0}]
    example = made(3, edges, [True, True, False, True, False], numbers)
    found = fit_trees([example] * 30, {})
    assert found["names"] > 0
    assert found["later"] <= 0
    assert found["edge"] > 0


def test_a_ring_of_equal_holders_may_have_no_source():
    """Where allowed claims alone would close a ring, "no source" is allowed too."""
    from training.examples import _open_rings

    parent, child = np.array([2, 2, 0, 1]), np.array([0, 1, 1, 0])
    allowed = np.array([False, False, True, True])
    _open_rings(parent, child, allowed, 2, 2)
    assert allowed.tolist() == [True, True, True, True]


def test_dates_are_hidden_as_the_mode_says():
    """All dates, none, or some, and the same ones every time."""
    from datetime import UTC, datetime

    from training.examples import shown

    from tracer.outlets import load
    from tracer.params import Params
    from tracer.pipeline import prepare
    from tracer.records import Article, Published, Source

    at = datetime(2031, 3, 3, 8, tzinfo=UTC)
    when = Published(at, at, "record")
    articles = [Article(f"a{i}", "The boats will sail.", Source("-"), published=when) for i in range(20)]
    witnesses = prepare(articles, load(), Params())

    def dated(mode):
        return [w.article.published is not None for w in shown(witnesses, mode, "1/1")]

    assert all(dated("dated"))
    assert not any(dated("undated"))
    assert 2 < sum(dated("half")) < 18
    assert dated("half") == dated("half")
