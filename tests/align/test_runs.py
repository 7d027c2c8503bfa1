from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracles import runs as oracle
from tracer.align.chains import chains, link_runs
from tracer.align.kernels import chosen
from tracer.align.runs import common_runs

compiled = chosen(compiled=True)
words = st.lists(st.integers(0, 4), max_size=40) | st.lists(st.integers(0, 40), max_size=40)


def hashes(numbers):
    """Return small numbers as the word hashes of a text."""
    return np.array(numbers, np.uint64)


@given(words, words, st.integers(1, 5), st.integers(1, 20))
def test_runs_are_those_of_the_oracle(left, right, k, cap):
    """Both forms of the kernel find exactly the runs that looking at every pair of places finds."""
    expected = oracle.common_runs(left, right, k, cap)
    found = common_runs(hashes(left), hashes(right), k, cap)
    assert [tuple(run) for run in found.tolist()] == expected
    fast = compiled.common_runs(hashes(left), hashes(right), k, cap)
    assert (fast.dtype, fast.tolist()) == (found.dtype, found.tolist())


@given(words, words, st.integers(2, 4))
def test_swapped_texts_give_mirrored_runs(left, right, k):
    """What is found does not depend on which text comes first."""
    forth = common_runs(hashes(left), hashes(right), k, 16).tolist()
    back = common_runs(hashes(right), hashes(left), k, 16).tolist()
    assert sorted([j, i, n] for i, j, n in back) == forth


@given(words, words, st.integers(0, 12), st.integers(1, 8))
def test_chain_scores_are_those_of_the_recurrence(left, right, gap, lookback):
    """Each run's score is the best of the recurrence, and both forms of the kernel agree wholly."""
    runs = common_runs(hashes(left), hashes(right), 2, 16)
    score, before = link_runs(runs, gap, 1, lookback)
    assert score.tolist() == oracle.link_scores([tuple(r) for r in runs.tolist()], gap, 1, lookback)
    fast = compiled.link_runs(runs, gap, 1, lookback)
    assert (fast[0].tolist(), fast[1].tolist()) == (score.tolist(), before.tolist())


@given(words, words)
def test_no_run_is_in_two_chains(left, right):
    """Chains are disjoint, in text order on both sides, and each scores what was asked."""
    runs = common_runs(hashes(left), hashes(right), 2, 16)
    found = chains(*link_runs(runs, 5, 1, 64), least=3)
    members = [x for chain in found for x in chain]
    assert len(members) == len(set(members))
    for chain in found:
        assert all(runs[x][0] < runs[y][0] and runs[x][1] < runs[y][1] for x, y in pairwise(chain))


def test_a_run_by_hand():
    """[b c d] stands at 1 here and 3 there; k is 2."""
    assert common_runs(hashes([1, 2, 3, 4, 9]), hashes([7, 7, 7, 2, 3, 4]), 2, 16).tolist() == [[1, 3, 3]]


def test_frequent_grams_meet_in_order():
    """1,000 times the same word on both sides is one run along the diagonal, not a million seeds."""
    same = hashes([5] * 1000)
    for kernel in (common_runs, compiled.common_runs):
        assert kernel(same, same, 4, 64).tolist() == [[0, 0, 1000]]


@pytest.mark.parametrize(("left", "right"), [([], []), ([], [1, 2, 3]), ([1], [1]), ([1, 2], [1, 2, 3])])
def test_texts_shorter_than_a_seed_share_nothing(left, right):
    """Fewer words than k give no run and no error."""
    for kernel in (common_runs, compiled.common_runs):
        assert kernel(hashes(left), hashes(right), 3, 16).shape == (0, 3)


def test_without_numba_the_numpy_kernels_serve(monkeypatch):
    """Asking for compiled kernels where numba is missing gives the numpy ones."""
    import sys

    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.delitem(sys.modules, "tracer.align.compiled", raising=False)
    monkeypatch.delattr("tracer.align.compiled", raising=False)
    assert chosen.__wrapped__(compiled=True).common_runs is common_runs
