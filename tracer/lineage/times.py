"""Publication times as intervals, and how likely it is that one article is older than the other.

Each time is taken as uniform over its interval (a date alone is a day in an unknown zone: 50 hours).
For X ~ U[a, b] and Y ~ U[c, d], P(X < Y) in closed form; ties of instants are even.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.records import Published


def probability_before(first: Published, second: Published) -> float:
    """Return P(first < second)."""
    origin = min(first.earliest, second.earliest)
    a, b = ((t - origin).total_seconds() for t in (first.earliest, first.latest))
    c, d = ((t - origin).total_seconds() for t in (second.earliest, second.latest))
    if b < c:
        return 1.0
    if d < a:
        return 0.0
    if a == b and c == d:
        return 0.5
    if a == b:
        return (d - a) / (d - c)
    if c == d:
        return (c - a) / (b - a)
    # the area of {x < y} in the rectangle: the integral over x of P(Y > x)
    return _area_before(a, b, c, d) / ((b - a) * (d - c))


def _area_before(a: float, b: float, c: float, d: float) -> float:
    """Return the area of {x < y} for x in [a, b], y in [c, d]."""
    left = max(0.0, min(b, c) - a) * (d - c)  # x below every y
    low, high = max(a, c), min(b, d)
    middle = ((d - low) ** 2 - (d - high) ** 2) / 2 if high > low else 0.0
    return left + middle


def log_odds(probability: float, least: float, most: float) -> float:
    """Return log(p / (1 - p)), held within [least, most]."""
    if probability <= 0.0:
        return least
    if probability >= 1.0:
        return most
    return min(most, max(least, math.log(probability / (1.0 - probability))))
