"""How surely a text goes back to a known origin, against every arborescence of small trees."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.lineage.claims import ROOT, Claim
from tracer.lineage.derive import infer_tree
from tracer.lineage.descent import established
from tracer.lineage.weights import WEIGHTS
from tracer.params import Params

WEIGHED = st.lists(st.floats(-3, 3), min_size=16, max_size=16)


def tree_of(weights):
    """Return the inferred tree over all claims: weights[(parent, child)]."""
    claims = [Claim(parent, child, weight, ()) for (parent, child), weight in weights.items()]
    return infer_tree(claims, 1 + max(child for _, child in weights), [], WEIGHTS, Params().lineage)


def ways(weights, count):
    """Yield (probability, parent of each) of every arborescence, by trying all choices."""
    choices = [[(p, w) for (p, c), w in weights.items() if c == child] for child in range(count)]
    found = []
    for chosen in product(*choices):
        parents = [p for p, _ in chosen]
        if all(_top(parents, child) is not None for child in range(count)):
            found.append((math.exp(sum(w for _, w in chosen)), parents))
    total = sum(weight for weight, _ in found)
    return [(weight / total, parents) for weight, parents in found]


def _top(parents, child):
    """Return the last vertex before the root on the way up; None in a ring."""
    line = [child]
    while parents[line[-1]] != ROOT:
        if parents[line[-1]] in line:
            return None
        line.append(parents[line[-1]])
    return line


def truly(weights, count, child, barred, shown):
    """Return the probability that the child's way ends in another vertex that is shown, past no barred one."""
    return sum(
        probability
        for probability, parents in ways(weights, count)
        for line in [_top(parents, child)]
        if line[-1] != child and line[-1] in shown and not set(line) & barred
    )


@settings(max_examples=60, deadline=None)
@given(WEIGHED, st.sets(st.integers(1, 3)), st.sets(st.integers(0, 3)))
def test_it_is_never_more_than_all_trees_say_and_exact_where_nothing_is_barred(drawn, barred, shown):
    """Of four articles, each perhaps from each: at most the share of all trees in which the way is such; all of it without bars."""
    edges = [(p, c) for c in range(4) for p in (ROOT, 0, 1, 2, 3) if p != c]
    weights = dict(zip(edges, drawn, strict=True))
    masks = [np.isin(np.arange(4), sorted(some)) for some in (barred, shown)]
    told = established(tree_of(weights), *masks)[0]
    true = truly(weights, 4, 0, barred, shown)
    assert told <= true + 1e-6
    if not barred:
        assert told == pytest.approx(true, abs=1e-6)


def test_a_return_through_the_child_itself_does_not_count():
    """One whose source names the barred outlet, and which may have it from the child: no more than the other way is sure."""
    even = {
        (1, 0): math.log(1000),
        (3, 0): 0.0,
        (2, 1): 0.0,
        (0, 1): math.log(1000),
        (ROOT, 2): 0.0,
        (ROOT, 3): 0.0,
    }
    barred, shown = np.array([False, False, True, False]), np.array([False, False, True, True])
    assert established(tree_of(even), barred, shown)[0] <= truly(even, 4, 0, {2}, {2, 3}) + 1e-6


def test_its_own_originality_does_not_count():
    """An article without a source has none that its credit could contradict."""
    alone = tree_of({(ROOT, 0): 0.0, (ROOT, 1): 0.0})
    assert established(alone, np.zeros(2, np.bool_), np.ones(2, np.bool_)).tolist() == [0.0, 0.0]
