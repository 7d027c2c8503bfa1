"""The record of one unseen source, and the text that is put together from what its children share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracer.lineage.overlap import other_end, seen_from
from tracer.spans import Span, union

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracer.lineage.facts import Facts
    from tracer.records import Grade

WITNESSES = 2  # articles that must name a source before what one false credit would do is done
REASONS = 10  # lines; a source of ten thousand copies needs no more


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One unseen source; `spans` map a child to (child span, span of `text`, grade, score) where `text` is known."""

    id: str
    outlet: str | None
    kind: str  # "unseen-credit", "unseen-residue" or "siblings"
    children: tuple[int, ...]
    reasons: Mapping[int, str]  # by child
    others: tuple[int, ...] = ()  # supplied articles of the outlet, which hold little of the children's text
    lines: int = 1  # different wordings of the credits that show it
    text: str | None = None
    spans: Mapping[int, tuple[tuple[Span, Span, Grade, float], ...]] = field(default_factory=dict)
    covers: Mapping[int, Span] = field(default_factory=dict)  # what each child's credit speaks of

    def because(self) -> tuple[str, ...]:
        """Return the different reasons in the order of the children, the first few of many."""
        lines = list(dict.fromkeys(self.reasons[child] for child in self.children))
        more = len(lines) - REASONS
        return (*lines[:REASONS], f"And {more} more of the kind.") if more > 0 else tuple(lines)


def with_text(hypothesis: Hypothesis, facts: Sequence[Facts]) -> Hypothesis:
    """Put together the source's text from what the child that shares most has in common with its siblings."""
    children = set(hypothesis.children)
    best: tuple[int, int] | None = None
    spans_of: dict[int, list[Span]] = {}
    for child in hypothesis.children:
        shared = [o for o in facts[child].overlaps if other_end(o, child) in children]
        spans_of[child] = union(span for overlap in shared for span, _, _ in seen_from(overlap, child))
        size = len(facts[child].counts.place(spans_of[child]))
        if size and (best is None or size > best[0]):
            best = (size, child)
    if best is None:
        return hypothesis
    base = best[1]
    whole = facts[base].witness.article.text
    segments = spans_of[base]
    text = "\n\n".join(segment.of(whole) for segment in segments)
    starts = _offsets(segments)
    spans: dict[int, tuple[tuple[Span, Span, Grade, float], ...]] = {
        base: tuple(
            (s, Span(at, at + len(s)), "verbatim", 1.0) for s, at in zip(segments, starts, strict=True)
        )
    }
    for overlap in facts[base].overlaps:
        child = other_end(overlap, base)
        if child in children:
            spans[child] = tuple(
                (theirs, _moved(ours, segments, starts), pair.pair.grade, pair.pair.score)
                for ours, theirs, pair in seen_from(overlap, base)
            )
    return replace(hypothesis, text=text, spans=spans)


def _offsets(segments: Sequence[Span]) -> list[int]:
    starts, at = [], 0
    for segment in segments:
        starts.append(at)
        at += len(segment) + 2  # the blank line between two segments
    return starts


def _moved(span: Span, segments: Sequence[Span], starts: Sequence[int]) -> Span:
    """Carry a span of the base text over to the reconstructed text."""
    for segment, at in zip(segments, starts, strict=True):
        if segment.start <= span.start and span.end <= segment.end:
            return Span(span.start - segment.start + at, span.end - segment.start + at)
    raise ValueError("a shared span lies in a segment by construction")
