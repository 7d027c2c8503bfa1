"""The lineage as trees in the terminal: one line a node, the title giving way first where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from tracer.render import phrases, times
from tracer.render.columns import HEADER, columns_for, facts_of
from tracer.render.look import STYLES, shorten, styled, wrap

if TYPE_CHECKING:
    from tracer.params import RenderParams
    from tracer.render.columns import Columns, Facts
    from tracer.render.look import Look
    from tracer.render.model import Card, Row, StoryView, View


def tree(view: View, look: Look, params: RenderParams) -> list[Text]:
    """Return the trees of all stories, what shares nothing, and a line on how to read them."""
    wide = look.width >= params.wide
    facts = {
        story.number: [facts_of(row, story, words=wide, basis=wide) for row in story.rows]
        for story in view.stories
    }
    columns = columns_for((one for listed in facts.values() for one in listed), words=wide)
    lines = [_summary(view), Text()]
    for story in view.stories:
        lines += _story(story, facts[story.number], columns, look, params)
        lines.append(Text())
    if view.alone:
        lines += _alone(view, look, params)
        lines.append(Text())
    if view.stories:
        lines += _reading_aid(view, look)
    return lines[:-1] if not lines[-1] else lines


def _summary(view: View) -> Text:
    text = styled(phrases.count(view.articles, "article"), "heading")
    parts = []
    if view.stories:
        parts.append(phrases.count(len(view.stories), "story"))
    if view.stories and view.alone:
        parts.append(f"{phrases.count(len(view.alone), 'article')} alone")
    return text.append(f": {', '.join(parts)}" if parts else "", "")


def _story(
    story: StoryView, facts: list[Facts], columns: Columns, look: Look, params: RenderParams
) -> list[Text]:
    heading = f"Story {story.number}: {phrases.count(story.articles, 'article')}, {phrases.count(story.origins, 'origin')}"
    lines = [styled(heading, "heading")]
    room = look.width - columns.width
    two_lines = room < params.least_title
    about = [phrases.count(story.outlets, "outlet")] if story.outlets else []
    about += [story.when] if story.when else []
    under = styled(shorten(", ".join(about), look.width if two_lines else room, look), "quiet")
    if not two_lines:
        under.pad_right(room - under.cell_len)
        under.append_text(columns.laid_out(HEADER, quiet=True))
    lines += [under] if under.plain.strip() else []
    guides = _Guides(look, look.width // 3 if two_lines else room // 2, params)
    for row, said in zip(story.rows, facts, strict=True):
        head, below = guides.of(row)
        if two_lines:
            lines.append(_node(row, head, look.width, look))
            rest = ", ".join(value for value in said if value)
            if rest:
                lines += wrap(styled(rest, "quiet"), look, below)
        else:
            node = _node(row, head, room, look)
            node.pad_right(room - node.cell_len)
            lines.append(node.append_text(columns.laid_out(said)))
        for note in (*_members(row, params), *row.notes):
            lines += wrap(styled(note, "quiet"), look, below)
    return lines + _beside_the_tree(story, look, params)


class _Guides:
    """Draws the guides of rows that come in reading order; very deep ones keep their last few levels."""

    def __init__(self, look: Look, cells: int, params: RenderParams) -> None:
        self._look = look
        self._levels = max(2, min(params.deepest_guides, cells // len(look.glyphs.rail)))
        self._open: list[bool] = []  # by depth: whether a sibling is still to come

    def of(self, row: Row) -> tuple[Text, Text]:
        """Return what stands before the row and before its notes."""
        glyphs = self._look.glyphs
        del self._open[row.depth :]
        blank = " " * len(glyphs.rail)
        first = max(1, row.depth - self._levels + 1)
        above = glyphs.ellipsis.ljust(len(blank)) if first > 1 else ""
        above += "".join(glyphs.rail if still else blank for still in self._open[first:])
        self._open.append(not row.last)
        if row.depth == 0:
            head, below = "", ""
        else:
            head = above + (glyphs.last if row.last else glyphs.branch)
            below = above + (blank if row.last else glyphs.rail)
        below += glyphs.rail if row.parent else blank
        return styled(head, "quiet"), styled(below, "quiet")


def _node(row: Row, head: Text, cells: int, look: Look) -> Text:
    node = head.copy()
    room = cells - node.cell_len
    if len(row.cards) > 1:
        kind = "identical copies" if row.identical else "copies"
        return node.append(shorten(f"+ {len(row.cards):,} {kind}", room, look))
    if row.card.unseen:
        return node.append(shorten(f"{look.glyphs.unseen} {row.card.label}", room, look), STYLES["quiet"])
    name = shorten(row.card.name, max(room, 4), look)
    node.append(name, STYLES["name"])
    left = cells - node.cell_len - 2
    if left >= 4 and row.card.title:
        node.append("  ").append(shorten(row.card.title, left, look))
    return node


def _members(row: Row, params: RenderParams) -> list[str]:
    if len(row.cards) == 1:
        return []
    return [phrases.some(list(dict.fromkeys(card.name for card in row.cards)), params.group_names)]


def _beside_the_tree(story: StoryView, look: Look, params: RenderParams) -> list[Text]:
    lines: list[Text] = []
    if story.associations:
        lines += [Text(), styled("  Only quotes in common, no derivation:", "quiet")]
        for label, others in story.associations[: params.unresolved]:
            pair = (
                Text(label).append(" and ", STYLES["quiet"]).append(phrases.some(others, params.group_names))
            )
            lines += wrap(pair, look, "      ", "    ")
        lines += _more(len(story.associations) - params.unresolved)
    if story.unresolved:
        lines += [Text(), styled("  Could not be told:", "quiet")]
        for reason in story.unresolved[: params.unresolved]:
            lines += wrap(Text(reason), look, "      ", "    ")
        lines += _more(len(story.unresolved) - params.unresolved)
    return lines


def _more(number: int) -> list[Text]:
    return [styled(f"    and {number:,} more (all: --format json)", "quiet")] if number > 0 else []


def _alone(view: View, look: Look, params: RenderParams) -> list[Text]:
    number = len(view.alone)
    if view.articles == 1:
        heading = "Nothing else was supplied to compare it with"
    elif number == 1:
        heading = "1 article shares nothing with the others"
    else:
        heading = f"{number:,} articles share nothing with the others"
    lines = [styled(heading, "heading")]
    shown = view.alone[: params.alone]
    told = [times.moment(card.published) for card in shown]
    right = max(map(len, told), default=0)
    for card, when in zip(shown, told, strict=True):
        lines += _lonely(card, when, right, look, params)
    lines += _more(number - len(shown))
    return lines


def _lonely(card: Card, when: str, right: int, look: Look, params: RenderParams) -> list[Text]:
    room = look.width - (right + 2 if right else 0)
    node = Text("  ").append(shorten(card.name, room // 2, look), STYLES["name"])
    node.append("  ").append(shorten(card.title, room - node.cell_len - 2, look))
    if right:
        node.pad_right(room - node.cell_len)
        node.append("  ").append(when.rjust(right), STYLES["quiet"])
    notes = [f"credits {phrases.some(card.credits, params.notes)}"] if card.credits else []
    lines = [node]
    for note in (*notes, *card.remarks[: params.notes]):
        lines += wrap(styled(note, "quiet"), look, "      ")
    return lines


def _reading_aid(view: View, look: Look) -> list[Text]:
    sure = ", calibrated on simulated stories" if view.calibrated else ", uncalibrated"
    aid = (
        "share: of the article's words, those found in its source; of an unseen source, those its credit "
        f"speaks of. prob.: that this is the source{sure}. "
        "A day without a time is a day in an unknown zone."
    )
    return wrap(styled(aid, "quiet"), look)
