"""The words behind each derivation: the child's text around what it shares, marked, with the strongest evidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from tracer.render import marks, phrases
from tracer.render.look import STYLES, styled, wrap
from tracer.render.windows import LONGEST_WORD, around, word_end, word_start
from tracer.spans import Span, union

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.params import RenderParams
    from tracer.records import Credit, Derivation
    from tracer.render.look import Look
    from tracer.render.model import Passage, View

_INDENT = "    "
_NO_WRONGDOING = (
    "Shared wording is no wrongdoing: licensed syndication is normal, and a missing credit may be lawful."
)


def passages(view: View, look: Look, params: RenderParams, most: int) -> list[Text]:
    """Return the marked passages of at most `most` derivations, and how many more there are."""
    found = sum(len(story.passages) for story in view.stories)
    shown = _chosen(view, most)
    if not shown:
        return []
    lines = [styled("Passages", "heading"), *_legend(shown, look), Text()]
    story = 0
    for passage in shown:
        if passage.story != story:
            story = passage.story
            lines += [styled(f"Story {story}", "heading"), Text()]
        lines += _passage(passage, look, params)
        lines.append(Text())
    if found > len(shown):
        more = f"{phrases.count(found - len(shown), 'further derivation')}: --passages {found} shows all"
        lines += [*wrap(styled(more, "quiet"), look), Text()]
    return lines[:-1]


def _chosen(view: View, most: int) -> list[Passage]:
    """Return so many derivations, taken from the stories in turn, in the order of the stories."""
    turns = [(turn, story.number) for story in view.stories for turn in range(len(story.passages))]
    taken = Counter(number for _, number in sorted(turns)[:most])
    return [passage for story in view.stories for passage in story.passages[: taken[story.number]]]


def _legend(shown: Sequence[Passage], look: Look) -> list[Text]:
    grades = {span.grade for passage in shown for span in passage.derivation.spans}
    credits_ = any(_credits(passage) for passage in shown)
    quotes = any(passage.child.judged and passage.child.judged.witness.quotes for passage in shown)
    key = marks.legend(grades, look, credits_=credits_, quotes=bool(quotes))
    return [*(wrap(key, look) if key.plain else []), *wrap(styled(_NO_WRONGDOING, "quiet"), look)]


def _passage(passage: Passage, look: Look, params: RenderParams) -> list[Text]:
    edge = passage.edge
    sure = f"{edge.likelihood} {edge.probability}".strip()
    said = [edge.relation, f"{edge.share} of its words" if edge.share else "", sure, edge.credit]
    head = styled(passage.child.label, "name").append(f" {look.glyphs.arrow} ", STYLES["quiet"])
    head.append(passage.parent.label, STYLES["name"])
    lines = wrap(head, look, "    ", "  ")
    lines += wrap(styled(", ".join(value for value in said if value), "quiet"), look, "  ")
    shown = _text(passage, look, params)
    lines += [Text(), *shown, Text()] if shown else []
    for item in passage.evidence:
        sign = "+" if item.weight > 0 else "-"
        lines += wrap(styled(item.note, "quiet"), look, _INDENT + "  ", f"{_INDENT}{sign} ")
    if passage.alternatives:
        others = f"or from {phrases.some(passage.alternatives, params.notes)}"
        lines += wrap(styled(others, "quiet"), look, _INDENT + "  ", f"{_INDENT}? ")
    return lines


def _text(passage: Passage, look: Look, params: RenderParams) -> list[Text]:
    judged = passage.child.judged
    if judged is None:  # an unseen source has no text of its own to show
        return []
    text = judged.witness.article.text
    credits_ = _credits(passage)
    layered = marks.layers(
        [(span.child, span.grade) for span in passage.derivation.spans],
        [one.span for one in credits_],
        [quote.span for quote in judged.witness.quotes],
    )
    windows, left_out = _windows(text, passage.derivation, credits_, params)
    if not windows:
        return []
    out = Text()
    ellipsis = f" {look.glyphs.ellipsis} "
    at = 0
    for window in windows:
        out.append(ellipsis if text[at : window.start].strip() else "", STYLES["quiet"])
        out.append_text(marks.marked(text, window, layered, look))
        at = window.end
    out.append(ellipsis.rstrip() if text[at:].strip() else "", STYLES["quiet"])
    start = len(out.plain) - len(out.plain.lstrip())
    lines = wrap(out[start:], look, _INDENT)
    if left_out:
        more = f"and {phrases.count(left_out, 'shorter shared span')}"
        lines += wrap(styled(more, "quiet"), look, _INDENT)
    return lines


def _credits(passage: Passage) -> list[Credit]:
    """Return the child's credits; photo credits say nothing about the text."""
    judged = passage.child.judged
    return [one for one in judged.credits if one.role != "photo"] if judged is not None else []


def _windows(
    text: str, derivation: Derivation, credits_: Sequence[Credit], params: RenderParams
) -> tuple[list[Span], int]:
    """Return the stretches to show, in reading order, and how many shared spans are left out.

    The longest shared spans are shown, long ones by their beginning and end; credits to outlets always are, up
    to the same number.
    """
    spans = union(span.child for span in derivation.spans)
    longest = sorted(spans, key=lambda span: (-len(span), span.start))[: params.passage_spans]
    wanted: list[Span] = []
    for span in longest:
        if len(span) <= params.span_head + params.span_tail + params.context:
            wanted.append(around(text, span, params.context))
        else:
            head = Span(span.start, span.start + params.span_head)
            tail = Span(span.end - params.span_tail, span.end)
            wanted.append(Span(around(text, head, params.context).start, word_end(text, head.end)))
            wanted.append(Span(word_start(text, tail.start), around(text, tail, params.context).end))
    wanted += [around(text, one.span, params.context) for one in credits_[: params.passage_spans]]
    return _joined(text, union(wanted)), len(spans) - len(longest)


def _joined(text: str, windows: Sequence[Span]) -> list[Span]:
    """Join windows with so little between them that leaving it out would save nothing."""
    joined: list[Span] = []
    for window in windows:
        if joined and len(text[joined[-1].end : window.start].strip()) <= LONGEST_WORD:
            joined[-1] = Span(joined[-1].start, window.end)
        else:
            joined.append(window)
    return joined
