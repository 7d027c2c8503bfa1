"""The registry of outlets, as a list, one by one, and as the answer to "whom would this name mean?"."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from tracer.render.clean import line, quoted
from tracer.render.documents import document
from tracer.render.lineage_json import TOOL
from tracer.render.look import STYLES, shorten, styled, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.records import Outlet
    from tracer.render.look import Look

SCHEMA = "tracer.outlets/1"


def outlets_json(outlets: Sequence[Outlet]) -> Iterator[str]:
    """Yield outlets with all their fields as one document."""
    return document({"schema": SCHEMA, "tool": TOOL, "outlets": [asdict(outlet) for outlet in outlets]})


def matches_json(found: Sequence[tuple[str, Outlet | None]]) -> Iterator[str]:
    """Yield for each name or address asked the id of its outlet, or null."""
    matches = [{"asked": asked, "outlet": outlet.id if outlet else None} for asked, outlet in found]
    return document({"schema": SCHEMA, "tool": TOOL, "matches": matches})


def outlets_text(outlets: Sequence[Outlet], look: Look) -> list[Text]:
    """Return one line an outlet: id, name, kind, country, domains."""
    cells = [
        (line(one.id), line(one.name), one.kind, line(one.country or ""), line(", ".join(one.domains)))
        for one in outlets
    ]
    widths = [max((cell_len(row[column]) for row in cells), default=0) for column in range(4)]
    lines = []
    for row in cells:
        text = Text()
        for column, (value, width) in enumerate(zip(row, widths, strict=False)):
            style = STYLES["name"] if column == 0 else STYLES["quiet"] if column == 2 else ""
            text.append(value, style).append(" " * (width - cell_len(value) + 2))
        text.append(shorten(row[4], max(look.width - text.cell_len, 0), look), STYLES["quiet"])
        lines.append(text)
    return lines


def outlet_text(outlet: Outlet, look: Look) -> list[Text]:
    """Return all that the registry says of one outlet."""
    facts = [
        ("id", outlet.id),
        ("kind", outlet.kind),
        ("country", outlet.country or ""),
        ("owner", outlet.owner or ""),
        ("also", ", ".join(outlet.names)),
        ("marks", ", ".join(outlet.marks)),
        ("domains", ", ".join(outlet.domains)),
        ("residues", "   ".join(outlet.residues)),
    ]
    lines = [styled(line(outlet.name), "name")]
    for name, value in facts:
        if value:
            lines += wrap(Text(line(value)), look, " " * 12, styled(f"  {name:<10}", "quiet"))
    return lines


def matches_text(found: Sequence[tuple[str, Outlet | None]], look: Look) -> list[Text]:
    """Return one line for each name or address asked."""
    lines = []
    for asked, outlet in found:
        answer = f"{line(outlet.id)}  {line(outlet.name)}" if outlet else "no outlet of the registry"
        text = Text(quoted(asked)).append(f" {look.glyphs.rule}> ", STYLES["quiet"])
        lines.append(text.append(answer, STYLES["name"] if outlet else STYLES["quiet"]))
    return lines
