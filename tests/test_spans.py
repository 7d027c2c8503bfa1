"""Spans and their set operations, against sets of code points."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.spans import Span, difference, intersection, length, union

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=8
)


def points(spans):
    """Return the code points that lie in the spans."""
    return {at for span in spans for at in range(span.start, span.end)}


def sorted_and_disjoint(spans):
    """Whether no two spans overlap or touch, in ascending order."""
    return all(a.end < b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_bad_spans_are_refused(start, end):
    """A span that is empty, reversed or negative cannot be made."""
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(SPANS)
def test_union_keeps_the_points(spans):
    """A union holds the same code points in sorted, disjoint spans."""
    merged = union(spans)
    assert points(merged) == points(spans)
    assert sorted_and_disjoint(merged)


@given(SPANS, SPANS)
def test_intersection_and_difference_are_the_sets(left, right):
    """Intersection and difference are those of the sets of code points."""
    assert points(intersection(left, right)) == points(left) & points(right)
    assert points(difference(left, right)) == points(left) - points(right)
    assert length(left) == len(points(left))
