"""The part of a text that a credit speaks of.

A dateline speaks of what follows it, an end mark of what precedes it, an attribution of its sentence. Where
the text ends is where its live part ends: asides (head lines, teasers, footers) are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tracer.params import CreditParams
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.records import Aside

PARAMS = CreditParams()
SENTENCE_END = re.compile(
    r"[.!?…]+[”\"»’')\]]*\s+(?=[A-ZÀ-ÞА-ЯЁ0-9“\"«„‘'(\[—–-])|[。！？]+[”」』’]*|\s*\n+\s*",
)
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"«])(?:[A-ZА-Я]|Mr|Mrs|Ms|Dr|Prof|St|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Jr|Sr|No|vs|Inc|Corp|Ltd|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec|U\.S|U\.N|U\.K|D\.C|a\.m|p\.m|M|Mme|Sr|Sra|Hr|Fr|z\.B|ca|bzw|г|гг|им|ул|т\.е|т\.д|тыс|млн|янв|февр?|авг|сент|окт|нояб?|дек)\Z",
)


def body(text: str, asides: Sequence[Aside]) -> tuple[int, int]:
    """Return where the live part of the text begins and ends; all of it where everything is an aside."""
    start, end = 0, len(text)
    for aside in asides:
        if aside.span.start > start and text[start : aside.span.start].strip():
            break
        start = max(start, aside.span.end)
    for aside in reversed(asides):
        if aside.span.end < end and text[aside.span.end : end].strip():
            break
        end = min(end, aside.span.start)
    if start >= end:
        start, end = 0, len(text)
    stripped = text[start:end]
    start, end = start + len(stripped) - len(stripped.lstrip()), start + len(stripped.rstrip())
    return (start, end) if start < end else (0, len(text))


class Sentences:
    """The sentences of a text, found when the first of them is asked for, and then once for all."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def around(self, start: int, end: int) -> Span:
        """Return the span of the sentence, or sentences, that `[start, end)` lies in."""
        if self._starts is None:
            ends = SENTENCE_END.finditer(self._text)
            self._starts = [0, *(match.end() for match in ends if not _abbreviated(self._text, match))]
        first = self._starts[bisect_right(self._starts, start) - 1]
        after = bisect_left(self._starts, end)
        stop = self._starts[after] if after < len(self._starts) else len(self._text)
        return Span(first, max(end, first + len(self._text[first:stop].rstrip())))


def _abbreviated(text: str, match: re.Match[str]) -> bool:
    return match.group().startswith(". ") and bool(
        ABBREVIATION.search(text[max(0, match.start() - 12) : match.start()])
    )


def cover(
    form: str, extent: tuple[int, int], whole: tuple[int, int], marks: Sequence[tuple[int, int]]
) -> Span | None:
    """Return what a credit of role `text` at `extent` covers.

    `whole` is the live text, `marks` the extents of its end marks, sorted: a wire ends at the first mark after
    it, and begins after the mark before it.
    """
    begin, end = whole
    at = bisect_left(marks, extent)  # marks are disjoint: those before `at` end before the credit
    before = max(begin, marks[at - 1][1]) if at > 0 else begin
    while at < len(marks) and marks[at][0] < extent[1]:
        at += 1
    after, stop = marks[at] if at < len(marks) else (end, end)
    if form == "dateline":
        span = extent[0], stop
    elif form == "end-mark":
        span = before, extent[1]
    else:  # a byline or source line stands at the head or at the foot: it speaks of the longer side
        span = (before, extent[0]) if extent[0] - before >= after - extent[1] else (extent[1], after)
    return Span(*span) if span[0] < span[1] else None
