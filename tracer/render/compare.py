"""Two texts against each other: their shared spans numbered, side by side where the screen is wide enough."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from tracer.render import marks, phrases
from tracer.render.clean import line
from tracer.render.documents import dumps, number, pair
from tracer.render.look import STYLES, Look, shorten, styled, wrap
from tracer.render.windows import around
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.params import RenderParams
    from tracer.records import Alignment, SpanPair

SCHEMA = "tracer.compare/1"


def compare_json(left: str, right: str, alignment: Alignment) -> str:
    """Return one comparison as a line of `tracer.compare/1`; `left` and `right` are the names as given."""
    fields = {
        "schema": SCHEMA,
        "left": left,
        "right": right,
        "spans": [_span_json(one) for one in alignment.pairs],
        "left_coverage": number(alignment.left_coverage),
        "right_coverage": number(alignment.right_coverage),
    }
    return dumps(fields) + "\n"


def _span_json(one: SpanPair) -> dict[str, object]:
    fields: dict[str, object] = {
        "left": pair(one.left),
        "right": pair(one.right),
        "grade": one.grade,
        "score": number(one.score),
    }
    if one.differences is not None:
        fields["differences"] = [{"left": [*d.left], "right": [*d.right]} for d in one.differences]
    return fields


def compare_text(
    names: tuple[str, str],
    texts: tuple[str, str],
    alignment: Alignment,
    look: Look,
    params: RenderParams,
) -> list[Text]:
    """Return the shared spans of two texts in the order of the left one, each beside or above its counterpart."""
    beside = look.width >= params.side_by_side
    half = Look((look.width - 3) // 2, look.colour, look.unicode)
    covered = (alignment.left_coverage, alignment.right_coverage)
    heads = [_head(name, share, half if beside else look) for name, share in zip(names, covered, strict=True)]
    lines = _beside(heads[0], heads[1], half) if beside else [*heads[0], *heads[1]]
    if not alignment.pairs:
        return [*lines, Text(), Text("No wording in common was found.")]
    legend = marks.legend((one.grade for one in alignment.pairs), look, credits_=False, quotes=False)
    lines += [Text(), *wrap(legend, look)]
    layered = _layers(alignment)
    if layered[0].changed or layered[1].changed:
        lines += wrap(marks.changes(look), look)
    edges = (
        _Edges.of([one.left for one in alignment.pairs]),
        _Edges.of([one.right for one in alignment.pairs]),
    )
    ordered = sorted(alignment.pairs, key=lambda one: (one.left, one.right, one.grade))
    for place, one in enumerate(ordered, 1):
        lines += [Text(), _title(place, one, look)]
        screen = half if beside else look
        shown = [
            _stretch(text, edge.context(text, span, params), side, screen)
            for text, span, side, edge in zip(texts, (one.left, one.right), layered, edges, strict=True)
        ]
        lines += _beside(shown[0], shown[1], half) if beside else _stacked(shown[0], shown[1], look)
    return lines


def _layers(alignment: Alignment) -> tuple[marks.Layers, marks.Layers]:
    """Return what is marked in the left and in the right text."""
    told = [one for pair_ in alignment.pairs for one in pair_.differences or ()]
    left = marks.layers((one.left, one.grade) for one in alignment.pairs)
    right = marks.layers((one.right, one.grade) for one in alignment.pairs)
    return (
        left.with_changes((Span(*one.left) for one in told if one.left[0] < one.left[1]), "removed"),
        right.with_changes((Span(*one.right) for one in told if one.right[0] < one.right[1]), "added"),
    )


class _Edges(NamedTuple):
    """Where the shared spans of one text begin and end, both sorted: the context of one stops at the next."""

    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, spans: Sequence[Span]) -> _Edges:
        return cls(sorted(span.start for span in spans), sorted(span.end for span in spans))

    def context(self, text: str, span: Span, params: RenderParams) -> Span:
        wide = around(text, span, params.context)
        before, after = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        start = max(wide.start, self.ends[before - 1]) if before else wide.start
        end = min(wide.end, self.starts[after]) if after < len(self.starts) else wide.end
        words = text[start:end]
        return Span(end - len(words.lstrip()), start + len(words.rstrip())) if words.strip() else span


def _head(name: str, share: float, look: Look) -> list[Text]:
    head = styled(shorten(line(name), look.width - 1, look), "name")
    return [head, styled(f"{phrases.share(share)} of its words shared", "quiet")]


def _title(place: int, one: SpanPair, look: Look) -> Text:
    title = styled(f"{place}  ", "heading").append(one.grade, STYLES[one.grade])
    if one.differences:
        title.append(f"  {phrases.count(len(one.differences), 'difference')}", STYLES["quiet"])
    rule = look.glyphs.rule * max(look.width - title.cell_len - 1, 0)
    return title.append(" ").append(rule, STYLES["quiet"])


def _stretch(text: str, window: Span, layered: marks.Layers, look: Look) -> list[Text]:
    ellipsis = look.glyphs.ellipsis
    out = Text().append(f"{ellipsis} " if text[: window.start].strip() else "", STYLES["quiet"])
    out.append_text(marks.marked(text, window, layered, look))
    out.append(f" {ellipsis}" if text[window.end :].strip() else "", STYLES["quiet"])
    return wrap(out, look)


def _beside(left: Sequence[Text], right: Sequence[Text], half: Look) -> list[Text]:
    lines = []
    for one, other in zip_longest(left, right):
        row = one.copy() if one is not None else Text()
        row.pad_right(half.width - row.cell_len)
        row.append(f" {half.glyphs.beside} ", STYLES["quiet"])
        lines.append(row.append_text(other) if other is not None else row)
    return lines


def _stacked(left: Sequence[Text], right: Sequence[Text], look: Look) -> list[Text]:
    return [*left, styled(f"   {look.glyphs.rule * 3}", "quiet"), *right]
