from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.metrics.calibration import brier, brier_skill, calibration

STATEMENTS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def test_brier_by_hand():
    """(0.9 - 1)^2 = 0.01, (0.2 - 0)^2 = 0.04, (0.5 - 1)^2 = 0.25: their mean is 0.1."""
    assert brier([0.9, 0.2, 0.5], [True, False, True]) == pytest.approx(0.1)


def test_certainty_that_is_right_and_wrong():
    """Being sure and right scores 0 with skill 1; sure and wrong scores 1 with skill 1 - 1 / 0.25 = -3."""
    truths = [True, False]
    assert brier([1, 0], truths) == 0
    assert brier_skill([1, 0], truths) == 1
    assert brier([0, 1], truths) == 1
    assert brier_skill([0, 1], truths) == -3


def test_the_base_rate_has_no_skill():
    """Always saying 0.25 where one in four comes true scores 0.25 * 0.75 and has skill 0."""
    truths = [True, False, False, False]
    assert brier([0.25] * 4, truths) == pytest.approx(0.1875)
    assert brier_skill([0.25] * 4, truths) == pytest.approx(0)


def test_skill_by_hand():
    """Base rate 1/2, reference 0.25; statements 0.8, 0.8, 0.2, 0.4 score (4+4+4+16)/400 = 0.07, so skill 0.72."""
    assert brier_skill([0.8, 0.8, 0.2, 0.4], [True, True, False, False]) == pytest.approx(0.72)


def test_outcomes_all_alike_have_no_skill_to_measure():
    """Where everything came true, or nothing was said, the reference is 0 and skill is not a number."""
    assert math.isnan(brier_skill([0.9, 0.8], [True, True]))
    assert math.isnan(brier_skill([], []))
    assert math.isnan(brier([], []))


def test_table_by_hand():
    """0.05 goes to the first tenth, 0.1 to the second, 0.95 and 1 to the last; the others are empty."""
    table = calibration([0.05, 0.1, 0.95, 1.0], [False, True, True, False])
    assert [bin_.count for bin_ in table] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert (table[0].low, table[0].high) == (0, 0.1)
    assert (table[1].stated, table[1].observed) == (0.1, 1)
    assert table[9].stated == pytest.approx(0.975)
    assert table[9].observed == 0.5
    assert table[9].gap == pytest.approx(-0.475)
    assert math.isnan(table[5].observed)


@pytest.mark.parametrize(
    ("probabilities", "truths"),
    [([0.5], []), ([1.5], [True]), ([-0.1], [False]), ([math.nan], [True])],
)
def test_wrong_use_is_refused(probabilities, truths):
    """Lists of different length and numbers that are no probabilities raise ValueError."""
    with pytest.raises(ValueError, match=r"probabilit"):
        brier(probabilities, truths)


@given(STATEMENTS)
def test_table_holds_every_statement_once(statements):
    """The bins' counts add up, their true ones too, and each mean lies within its bin."""
    probabilities = [p for p, _ in statements]
    truths = [y for _, y in statements]
    table = calibration(probabilities, truths)
    assert sum(bin_.count for bin_ in table) == len(statements)
    assert sum(bin_.observed * bin_.count for bin_ in table if bin_.count) == pytest.approx(sum(truths))
    for bin_ in table:
        assert not bin_.count or bin_.low - 1e-9 <= bin_.stated <= bin_.high + 1e-9


@given(STATEMENTS)
def test_order_does_not_matter(statements):
    """The score of the statements in reverse is the same."""
    forth = brier([p for p, _ in statements], [y for _, y in statements])
    assert brier([p for p, _ in statements[::-1]], [y for _, y in statements[::-1]]) == forth
