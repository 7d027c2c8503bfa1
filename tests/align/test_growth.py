from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.align.build import witness
from tests.oracles.alike import best_segment
from tracer.align.agreement import contradict
from tracer.align.growth import Side, _segment
from tracer.align.passages import Passage, disjoint
from tracer.params import AlignParams

PARAMS = AlignParams(drop=1e9)


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 8), st.integers(0, 4)), min_size=1, max_size=14),
    st.data(),
)
def test_a_segment_is_worth_what_the_best_of_all_segments_is(words, data):
    """Growing outwards from the middle finds the greatest worth that trying every segment finds."""
    middle = data.draw(st.integers(0, len(words) - 1))
    worth = np.array([float(weight) for _, weight, _ in words])
    cut = np.array([float(price) for _, _, price in words] + [0.0])
    side = Side(
        np.arange(len(words)), worth, cut, np.ones(len(words), np.bool_), np.zeros(len(words), np.bool_)
    )
    shared = np.array([i for i, (both, _, _) in enumerate(words) if both], np.int64)
    first, end = _segment(side, middle, (middle, middle + 1), shared, np.zeros(len(words), np.bool_), PARAMS)
    gain = [weight * (both - PARAMS.rate) for both, weight, _ in words]
    found = sum(gain[first:end]) - cut[first] - cut[end]
    assert first <= middle < end
    assert found == pytest.approx(best_segment(gain, cut, middle))


def test_growth_stops_at_claimed_words():
    """A segment never reaches into or over words that another passage has."""
    free = np.array([True, False, True, True, False, True])
    side = Side(np.arange(6), np.ones(6), np.zeros(7), free, np.zeros(6, np.bool_))
    assert _segment(side, 2, (2, 3), np.arange(6), np.zeros(6, np.bool_), PARAMS) == (2, 4)


QUAKE = "An earthquake of magnitude {} struck near {} on {}, the seismological centre in {} said."


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        (("5.1", "Port Ambel", "2 May", "Vosk"), ("6.4", "Lake Tirrin", "9 June", "Harrow"), True),
        (("5.1", "Port Ambel", "2 May", "Vosk"), ("5.1", "Port Ambel", "2 May", "Vosk"), False),
        (("5.1", "Port Ambel", "2 May", "Vosk"), ("5.1", "Ambel", "Sunday, 2 May", "Vosk"), False),
    ],
)
def test_one_template_two_events(left, right, differ):
    """Different numbers and names in the same stock sentence contradict; the same ones do not."""
    a, b = witness(QUAKE.format(*left)), witness(QUAKE.format(*right))
    box = (0, len(a.tokens.forms), 0, len(b.tokens.forms))
    assert contradict(a, b, box, AlignParams()) is differ


def test_few_particulars_decide_nothing():
    """Sentences without numbers and with a single name each do not contradict."""
    a, b = witness("Later the mayor Tolven spoke."), witness("Later the mayor Ambry spoke.")
    assert not contradict(a, b, (0, 5, 0, 5), AlignParams())


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(1, 6), st.integers(0, 20), st.integers(1, 6)), max_size=8
    )
)
def test_chosen_passages_are_disjoint_on_both_sides(boxes):
    """No two passages that are kept share a word, and nothing kept is left out for no reason."""
    passages = [Passage(a, a + m, b, b + n, "verbatim", 0.5) for a, m, b, n in boxes]
    kept = disjoint(passages, [])
    assert not any(p.meets(q) for i, p in enumerate(kept) for q in kept[:i])
    assert all(any(p.meets(q) for q in kept) for p in passages)
