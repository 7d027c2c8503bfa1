"""Where a story's nodes and edges stand in its graph: layers from left to right by date, rows in the tree's order.

A node's layer is its day and, within a day, its distance from that day's first source, so that no child stands left
of its parent. Undated nodes follow their parent. Stories of more than a few days are layered by distance alone, since
empty columns tell nothing. Mass copies share a node, as they share a line of the tree. O(n log n).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from tracer.render import phrases, times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracer.records import Derivation
    from tracer.render.model import Row, StoryView

WIDE, HIGH = 200, 60  # of a node, in units of the drawing (CSS pixels at full size)
GAP_X, GAP_Y = 36, 14  # between nodes
HEAD = 26  # above the first row, where the days stand
_MOST_DAYS = 6  # days that get columns of their own
_UNITS = 21  # widths of a narrow letter that fit into a node's first line
_LEAST, _MOST = 1.5, 6.0  # stroke widths of an edge for no and for full coverage
_TIP = 12  # length of an edge's tip


@dataclass(frozen=True, slots=True)
class Node:
    """One box; `lines` are its name, its time and what is said of its derivation."""

    x: int
    y: int
    place: int  # the article's number in the lineage; -1, -2 ... for the first, second ... unseen source
    lines: tuple[str, str, str]
    many: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """One curve from a parent to a child."""

    path: str
    x: int  # where its tip begins, which ends at the child's box
    y: int
    width: float
    unsure: bool
    further: bool  # not the primary source
    number: int  # of the derivation in the lineage
    chance: str  # how probable it is; of mass copies the range


@dataclass(frozen=True, slots=True)
class Drawing:
    """A story's graph, ready to be drawn."""

    width: int
    height: int
    days: tuple[tuple[int, str], ...]  # where each column of a day begins, and its name
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def fields(self) -> dict[str, object]:
        """Return it as the page's JSON, without what the page's other data tell."""
        return {
            "box": (WIDE, HIGH),
            "width": self.width,
            "height": self.height,
            "days": self.days,
            "nodes": [(one.x, one.y, one.place, *one.lines, int(one.many)) for one in self.nodes],
            "edges": [
                (one.number, one.x, one.y, one.width, one.path, one.chance, int(one.unsure), int(one.further))
                for one in self.edges
            ],
        }


def drawing(story: StoryView, numbers: Mapping[str, int], derivations: Sequence[Derivation]) -> Drawing:
    """Lay a story out; `numbers` gives each article's number, `derivations` are all of the lineage's, in order."""
    row_of = {card.id: place for place, row in enumerate(story.rows) for card in row.cards}
    links = [
        (place, one)
        for place, one in enumerate(derivations)
        if one.child in row_of and one.parent in row_of and story.rows[row_of[one.child]].card.id == one.child
    ]
    above = {row_of[one.child]: row_of[one.parent] for _, one in links if one.primary}
    parents = {one.parent for _, one in links}
    columns, days = _columns(story.rows, above)
    tops = _tops(story.rows, above)
    nodes = tuple(
        _node(row, (GAP_X // 2 + columns[place] * (WIDE + GAP_X), tops[place]), numbers, story.year, parents)
        for place, row in enumerate(story.rows)
    )
    edges = tuple(
        _edge(
            number,
            one,
            story.rows[row_of[one.child]],
            nodes[row_of[one.parent]],
            nodes[row_of[one.child]],
            place,
        )
        for place, (number, one) in enumerate(links)
    )
    return Drawing(
        width=GAP_X + max(columns) * (WIDE + GAP_X) + WIDE,
        height=max(tops) + HIGH + GAP_Y,
        days=tuple((GAP_X // 2 + at * (WIDE + GAP_X), name) for at, name in days),
        nodes=nodes,
        edges=edges,
    )


def _columns(rows: Sequence[Row], above: Mapping[int, int]) -> tuple[list[int], list[tuple[int, str]]]:
    """Return each row's column, and where the columns of each day begin; rows stand after their parents."""
    days = _days(rows, above)
    named = sorted(set(days) - {""})
    if not 1 < len(named) <= _MOST_DAYS:
        days, named = [""] * len(rows), []
    inner: list[int] = []  # distance from the first source of the same day
    deepest: dict[str, int] = defaultdict(int)
    for place, day in enumerate(days):
        parent = above.get(place)
        inner.append(inner[parent] + 1 if parent is not None and days[parent] == day else 0)
        deepest[day] = max(deepest[day], inner[place])
    begins: dict[str, int] = {}
    at = 0
    for day in sorted(deepest):
        begins[day] = at
        at += deepest[day] + 1
    titles = [(begins[day], times.day_name(day)) for day in named]
    return [begins[day] + depth for day, depth in zip(days, inner, strict=True)], titles


def _days(rows: Sequence[Row], above: Mapping[int, int]) -> list[str]:
    """Return the day that each row is drawn at: its own, but none before its parent's; "" where none is known."""
    days = [times.day(row.card.published) for row in rows]
    first: dict[int, str] = {}  # an undated source stands with its first child
    for place in range(len(rows) - 1, -1, -1):
        days[place] = days[place] or first.get(place, "")
        parent = above.get(place)
        if parent is not None and days[place]:
            first[parent] = min(first.get(parent, days[place]), days[place])
    for place, parent in sorted(above.items()):
        days[place] = max(days[place], days[parent])
    return days


def _tops(rows: Sequence[Row], above: Mapping[int, int]) -> list[int]:
    """Return the top of each row's box: leaves one below the other, a parent level with its first child."""
    children: dict[int, list[int]] = defaultdict(list)
    for child, parent in above.items():
        children[parent].append(child)
    tops = [0] * len(rows)
    at = HEAD
    for place in range(len(rows)):
        if not children.get(place):
            tops[place] = at
            at += HIGH + GAP_Y
    for place in range(len(rows) - 1, -1, -1):  # children stand after their parents
        if children.get(place):
            tops[place] = min(tops[child] for child in children[place])
    return tops


def _node(
    row: Row, at: tuple[int, int], numbers: Mapping[str, int], year: int | None, parents: AbstractSet[str]
) -> Node:
    card = row.card
    name = card.name if len(row.cards) == 1 else f"{len(row.cards):,} copies"
    # a column's day may be that of the copies alone
    when = times.moment(card.published, with_year=year is None) or "no date"
    if card.unseen:
        when = "unseen source"
    elif len(row.cards) > 1:
        when = f"{card.name} and others"
    said = "" if card.unseen else "origin" if card.id in parents else "only quotes in common"
    if row.edge is not None:
        when = f"{when} · {row.edge.share}"
        said = f"{row.edge.relation}, {row.edge.credit}"
    return Node(
        x=at[0],
        y=at[1],
        place=numbers[card.id],
        lines=(_cut(name), _cut(when, _UNITS + 7), _cut(said, _UNITS + 7)),
        many=len(row.cards) > 1,
    )


def _edge(number: int, one: Derivation, row: Row, parent: Node, child: Node, place: int) -> Edge:
    start = parent.x + WIDE, parent.y + HIGH // 2
    # edges that meet at one child enter it one below the other
    end = child.x - _TIP, child.y + HIGH // 2 + (0 if one.primary else 12 + 4 * (place % 3))
    if child.x > parent.x:  # down within the gap, then level: a row holds nothing but one line of descent
        turn = start[0] + GAP_X - _TIP
        path = (
            f"M{start[0]} {start[1]}C{start[0] + GAP_X // 2} {start[1]} {turn - GAP_X // 2} {end[1]} "
            f"{turn} {end[1]}H{end[0]}"
        )
    else:  # a further source that stands to the right, or in the same column
        side = parent.x
        path = f"M{side} {start[1]}C{side - GAP_X // 2} {start[1]} {end[0] - GAP_X // 2} {end[1]} {end[0]} {end[1]}"
    chance = row.edge.probability if row.edge and one.primary else phrases.probability(one.probability)
    return Edge(
        path=path,
        x=end[0],
        y=end[1],
        width=round(_LEAST + (_MOST - _LEAST) * max(0.0, min(1.0, one.coverage_child)), 2),
        unsure=phrases.unsure(one.probability),
        further=not one.primary,
        number=number,
        chance=chance,
    )


def _cut(text: str, most: int = _UNITS) -> str:
    """Return as much of a text as fits, with an ellipsis; an East Asian letter is as wide as two."""
    used = 0
    for place, char in enumerate(text):
        used += 2 if east_asian_width(char) in "WF" else 1
        if used > most:
            return f"{text[: max(0, place - 1)].rstrip()}…"
    return text
