"""Marking parts of a text: shared spans by grade, credits, quotes; in colour, or with brackets where there is none.

Layers are cut at each other's edges into runs of one look, so overlapping spans need no special case: where grades
overlap the stronger one is shown. O(n log n) in the number of spans, and no more text is touched than is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeVar

from rich.style import Style
from rich.text import Text

from tracer.render.clean import printable
from tracer.render.look import STYLES
from tracer.spans import Span, difference, union

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracer.records import Grade
    from tracer.render.look import Look

Change = Literal["removed", "added"]

GRADES: tuple[Grade, ...] = ("verbatim", "near-verbatim", "rewritten", "translated")  # strongest first
BRACKETS = {
    "verbatim": ("[=", "=]"),
    "near-verbatim": ("[~", "~]"),
    "rewritten": ("[*", "*]"),
    "translated": ("[>", "<]"),
    "credit": ("{", "}"),
    "removed": ("[-", "-]"),  # as `git diff --word-diff` has them
    "added": ("{+", "+}"),
}
_MEANINGS = {
    "verbatim": "same words",
    "near-verbatim": "small edits",
    "rewritten": "same content in other words",
}
_SPACES = re.compile(r"\s+")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Layers:
    """What is marked in one text; each list sorted and disjoint, the grades among each other too."""

    grades: tuple[tuple[Span, Grade], ...]
    credits: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()
    changed: tuple[Span, ...] = ()  # words that the other text does not have
    change: Change = "removed"  # as the first text stands to the second; "added" as the second to the first

    def with_changes(self, changed: Iterable[Span], change: Change) -> Layers:
        """Return the same with a layer of words that differ from the other text's."""
        return replace(self, changed=tuple(union(changed)), change=change)


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text of one look."""

    span: Span
    grade: Grade | None
    credit: bool
    quote: bool
    change: Change | None


def layers(
    graded: Iterable[tuple[Span, Grade]],
    credits_: Iterable[Span] = (),
    quotes: Iterable[Span] = (),
) -> Layers:
    """Sort out overlaps: the stronger grade wins, and each layer becomes sorted and disjoint."""
    by_grade: dict[Grade, list[Span]] = {grade: [] for grade in GRADES}
    for span, grade in graded:
        by_grade[grade].append(span)
    taken: list[Span] = []
    kept: list[tuple[Span, Grade]] = []
    for grade in GRADES:
        fresh = difference(by_grade[grade], taken)
        kept += [(span, grade) for span in fresh]
        taken = union([*taken, *fresh])
    return Layers(tuple(sorted(kept)), tuple(union(credits_)), tuple(union(quotes)))


def marked(text: str, span: Span, layered: Layers, look: Look) -> Text:
    """Return one stretch of a text as a single line, with whatever is marked in it."""
    out = Text()
    open_: list[str] = []
    after_space = False
    for run in _runs(span, layered):
        if not look.colour:
            _turn(
                out,
                open_,
                [kind for kind in (run.grade, run.change, "credit" if run.credit else None) if kind],
            )
        words = _SPACES.sub(" ", printable(run.span.of(text)))
        words = words.lstrip() if after_space else words
        out.append(words, _style(run))
        after_space = words.endswith(" ") if words else after_space
    _turn(out, open_, [])
    return out


def _turn(out: Text, open_: list[str], wanted: list[str]) -> None:
    """Close and open brackets until those that stand open are the wanted ones, outermost first."""
    same = 0
    while same < min(len(open_), len(wanted)) and open_[same] == wanted[same]:
        same += 1
    for kind in reversed(open_[same:]):
        out.append(BRACKETS[kind][1])
    for kind in wanted[same:]:
        out.append(BRACKETS[kind][0])
    open_[:] = wanted


def legend(grades: Iterable[Grade], look: Look, *, credits_: bool, quotes: bool) -> Text:
    """Return the key to the marks that occur."""
    present = set(grades)
    parts: list[Text] = []
    for grade in GRADES:
        if grade in present:
            parts.append(_key(grade, grade, look))
            if grade in _MEANINGS:
                parts[-1].append(f" {_MEANINGS[grade]}")
    if credits_:
        parts.append(_key("credit", "credit", look))
    if quotes and look.colour:
        parts.append(_key("quoted words", "quote", look))
    return Text("   ").join(parts)


def changes(look: Look) -> Text:
    """Return the key to the words that only one of two texts has."""
    return Text("   ").join(
        (_key("only in the first", "removed", look), _key("only in the second", "added", look))
    )


def _key(word: str, kind: str, look: Look) -> Text:
    return Text().append(word, STYLES[kind]) if look.colour else Text(word.join(BRACKETS[kind]))


def _style(run: _Run) -> Style:
    style = Style.parse(STYLES[run.grade]) if run.grade else Style.null()
    if run.change:
        style = Style.parse(STYLES[run.change])
    if run.quote:
        style += Style.parse(STYLES["quote"])
    if run.credit:
        style += Style.parse(STYLES["credit"])
    return style


def _runs(span: Span, layered: Layers) -> list[_Run]:
    graded = _overlapping(layered.grades, span, lambda one: one[0])
    grades = [_cut(one, span) for one, _ in graded]
    credits_ = [_cut(one, span) for one in _overlapping(layered.credits, span, lambda one: one)]
    quotes = [_cut(one, span) for one in _overlapping(layered.quotes, span, lambda one: one)]
    changed = [_cut(one, span) for one in _overlapping(layered.changed, span, lambda one: one)]
    edges = {span.start, span.end}
    for one in (*grades, *credits_, *quotes, *changed):
        edges |= {one.start, one.end}
    pieces = [Span(start, end) for start, end in pairwise(sorted(edges))]
    return [
        _Run(
            piece,
            None if grade is None else graded[grade][1],
            credit is not None,
            quote is not None,
            None if change is None else layered.change,
        )
        for piece, grade, credit, quote, change in zip(
            pieces,
            _covering(pieces, grades),
            _covering(pieces, credits_),
            _covering(pieces, quotes),
            _covering(pieces, changed),
            strict=True,
        )
    ]


def _overlapping(layer: Sequence[_T], span: Span, key: Callable[[_T], Span]) -> Sequence[_T]:
    """Return the part of a sorted, disjoint layer that overlaps the span."""
    first = bisect_right(layer, span.start, key=lambda one: key(one).end)
    return layer[first : bisect_left(layer, span.end, key=lambda one: key(one).start)]


def _covering(pieces: Sequence[Span], spans: Sequence[Span]) -> list[int | None]:
    """Return for each piece which span covers it; both are sorted, and no piece crosses a span's edge."""
    found: list[int | None] = []
    at = 0
    for piece in pieces:
        while at < len(spans) and spans[at].end <= piece.start:
            at += 1
        found.append(at if at < len(spans) and spans[at].start <= piece.start else None)
    return found


def _cut(one: Span, span: Span) -> Span:
    return Span(max(one.start, span.start), min(one.end, span.end))
