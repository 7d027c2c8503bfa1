"""Scars of copying and translating, counted in in-house sentences."""

from __future__ import annotations

import pytest

from tracer.lineage.scars import count_within, scars
from tracer.spans import Span


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The council of Vellmar met on Monday.", 0),
        ("The council of Vellmar met the The mayor on Monday.", 1),
        ("He said that that was how it had had to be.", 0),  # rightly doubled
        ("The bridge is closed since March 3. with no end in sight", 1),
        ("It cost 3.5 million. No. 4 was closed.", 0),
        ("The mayor , who was ill , stayed away .", 3),
        ('She said \\"no\\" twice.', 2),
        ("The mayor\u00e2\u20ac\u2122s office", 1),
        ("Мэр мэр Велмара уехал.", 1),
        ("", 0),
    ],
)
def test_scars_are_counted(text, count):
    """Each kind of damage counts once a place, sound prose counts nothing."""
    assert len(scars(text)) == count


def test_only_the_spans_count():
    """Damage outside the shared words says nothing about them."""
    text = "the the end. A sound sentence."
    assert count_within(scars(text), [Span(0, 7)]) == 1
    assert count_within(scars(text), [Span(13, len(text))]) == 0


def test_long_lines_are_linear():
    """Two hundred thousand characters of near-matches end at once."""
    text = "ab ab" + "a" * 200_000 + " ." * 1000
    assert len(scars(text)) >= 1
