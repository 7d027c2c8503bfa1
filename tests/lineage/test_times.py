"""Which of two publication times is earlier, against hand-derived cases and counting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.lineage.times import log_odds, probability_before
from tracer.records import Published

START = datetime(2031, 3, 1, tzinfo=UTC)


def interval(start, hours):
    """Make a time that begins `start` hours into the story and may be any of `hours`."""
    earliest = START + timedelta(hours=start)
    return Published(earliest, earliest + timedelta(hours=hours), "record")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (interval(0, 0), interval(1, 0), 1.0),  # two instants
        (interval(1, 0), interval(0, 0), 0.0),
        (interval(1, 0), interval(1, 0), 0.5),  # the same instant
        (interval(0, 10), interval(10, 5), 1.0),  # they touch
        (interval(0, 10), interval(0, 10), 0.5),  # the same day
        (interval(0, 10), interval(5, 0), 0.5),  # an instant in the middle
        (interval(2, 0), interval(0, 10), 0.8),
        (interval(0, 2), interval(1, 2), 0.875),  # only the triangle x > y of half a unit squared is lost
        (interval(0, 4), interval(1, 2), 0.5),  # one inside the other, same middle
    ],
)
def test_hand_derived_probabilities(first, second, expected):
    """The probability that the first is older is the one worked out by hand."""
    assert probability_before(first, second) == pytest.approx(expected)


@given(st.tuples(*[st.integers(0, 30)] * 4))
def test_both_orders_sum_to_one(numbers):
    """P(a < b) + P(b < a) = 1 for any two intervals."""
    first, second = interval(numbers[0], numbers[1]), interval(numbers[2], numbers[3])
    assert probability_before(first, second) + probability_before(second, first) == pytest.approx(1.0)


@given(st.tuples(st.integers(0, 8), st.integers(1, 6), st.integers(0, 8), st.integers(1, 6)))
def test_probability_is_the_share_of_a_fine_grid(numbers):
    """The closed form agrees with counting points of a fine grid over both intervals."""
    a, m, c, n = numbers
    fine = 60
    xs = [a + m * (i + 0.5) / fine for i in range(fine)]
    ys = [c + n * (i + 0.5) / fine for i in range(fine)]
    share = sum((x < y) + (x == y) / 2 for x in xs for y in ys) / fine**2
    assert probability_before(interval(a, m), interval(c, n)) == pytest.approx(share, abs=0.02)


def test_log_odds_are_held():
    """Certainty gives the bounds, even odds zero."""
    assert log_odds(1.0, -8.0, 1.0) == 1.0
    assert log_odds(0.0, -8.0, 1.0) == -8.0
    assert log_odds(0.5, -8.0, 1.0) == 0.0
