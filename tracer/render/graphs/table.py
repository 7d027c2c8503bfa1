"""CSV for spreadsheets: one row a derivation, and one for each article that derives from nothing known."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tracer.render.graphs.nodes import graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracer.records import Lineage
    from tracer.render.graphs.nodes import Arrow, Node

COLUMNS = (
    "story",
    "child",
    "child_outlet",
    "child_title",
    "child_url",
    "child_earliest",
    "child_latest",
    "verdict",
    "parent",
    "parent_outlet",
    "parent_kind",
    "relation",
    "probability",
    "primary",
    "credit",
    "coverage_child",
    "coverage_parent",
)
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would run instead of show


def table(lineage: Lineage, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the file line by line; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    nodes, arrows = graph(lineage, names)
    of_child: dict[str, list[Arrow | None]] = {}
    for arrow in arrows:
        of_child.setdefault(arrow.child.key, []).append(arrow)
    yield _row(COLUMNS)
    for node in nodes:
        if node.kind == "article":
            for one in of_child.get(node.key, [None]):
                yield _row(_cells(node, one))


def _cells(node: Node, arrow: Arrow | None) -> list[str]:
    known = [node.story, node.id, node.outlet, node.title, node.url, node.earliest, node.latest, node.verdict]
    cells = [f"'{value}" if value.startswith(_FORMULA) else value for value in known]
    if arrow is None:
        return cells + [""] * (len(COLUMNS) - len(cells))
    parent = arrow.parent
    said = arrow.facts
    facts = [str(said.get(name, "")) for name in COLUMNS[len(cells) + 3 :]]
    shown = [f"'{value}" if value.startswith(_FORMULA) else value for value in (parent.id, parent.outlet)]
    return [*cells, *shown, parent.kind, *(one.lower() if one in {"True", "False"} else one for one in facts)]


def _row(cells: tuple[str, ...] | list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()
