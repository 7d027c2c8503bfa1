"""Spans: half-open ranges of code points, and the few set operations on them that the program needs.

Every function takes spans in any order, overlapping or not, and returns them sorted and disjoint.
All are O(n log n) in the number of spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open, non-empty range `[start, end)`; refuses any other at construction."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words that this span marks in `text`."""
        return text[self.start : self.end]


def union(spans: Iterable[Span]) -> list[Span]:
    """Merge spans that overlap or touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def intersection(left: Iterable[Span], right: Iterable[Span]) -> list[Span]:
    """Return what lies in a span of both sides."""
    a, b = union(left), union(right)
    found: list[Span] = []
    i = j = 0
    while i < len(a) and j < len(b):
        start, end = max(a[i].start, b[j].start), min(a[i].end, b[j].end)
        if start < end:
            found.append(Span(start, end))
        if a[i].end < b[j].end:
            i += 1
        else:
            j += 1
    return found


def difference(left: Iterable[Span], right: Iterable[Span]) -> list[Span]:
    """Return what lies in a span of `left` and in none of `right`."""
    holes = union(right)
    rest: list[Span] = []
    first = 0
    for span in union(left):
        while first < len(holes) and holes[first].end <= span.start:
            first += 1
        at, k = span.start, first
        while k < len(holes) and holes[k].start < span.end:
            if holes[k].start > at:
                rest.append(Span(at, holes[k].start))
            at = max(at, holes[k].end)
            k += 1
        if at < span.end:
            rest.append(Span(at, span.end))
    return rest


def length(spans: Iterable[Span]) -> int:
    """Count the code points that lie in any of the spans."""
    return sum(len(span) for span in union(spans))
