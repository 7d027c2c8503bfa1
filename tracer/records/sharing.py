"""What two texts share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tracer.spans import Span

Grade = Literal["verbatim", "near-verbatim", "rewritten", "translated"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a span pair that are not the same: `[start, end)` in either text, empty where the other has more."""

    left: tuple[int, int]
    right: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpanPair:
    """One span of the left text and the span of the right text that says the same; score in [0, 1]."""

    left: Span
    right: Span
    grade: Grade
    score: float
    differences: tuple[Difference, ...] | None = None  # of a near-verbatim pair, where they were asked for


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two articles share, by their ids; coverage is the share of each one's live words."""

    left: str
    right: str
    pairs: tuple[SpanPair, ...]
    left_coverage: float
    right_coverage: float


@dataclass(frozen=True, slots=True)
class SharedText:
    """Two stored texts with passages in common, or one text that several articles have (`right` is empty then)."""

    left: tuple[str, ...]  # ids of the articles that have the one text
    right: tuple[str, ...]
    pairs: tuple[SpanPair, ...]
    left_coverage: float
    right_coverage: float
