"""The right-hand columns of the tree: time, relation, share, probability, credit; as wide as their content asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from tracer.render import times
from tracer.render.clean import line
from tracer.render.look import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.render.model import Row, StoryView

_GAP = "  "


class Facts(NamedTuple):
    """What the columns say of one row; "" where there is nothing to say."""

    time: str
    basis: str
    relation: str
    share: str
    probability: str
    credit: str


HEADER = Facts("time (UTC)", "basis", "relation", "share", "prob.", "credit")
_RIGHT = frozenset(("time", "share"))  # numbers end at one edge


@dataclass(frozen=True, slots=True)
class Columns:
    """The width of each column in cells; 0 for one that is left out."""

    widths: tuple[int, ...]  # in the order of `Facts`
    words: bool  # probabilities have words beside them

    @property
    def width(self) -> int:
        """Return the cells that all columns take, gaps included."""
        return sum(cells + len(_GAP) for cells in self.widths if cells)

    def laid_out(self, facts: Facts, *, quiet: bool = False) -> Text:
        """Return the facts in their columns."""
        text = Text()
        for name, value, cells in zip(Facts._fields, facts, self.widths, strict=True):
            if not cells:
                continue
            padding = " " * max(cells - cell_len(value), 0)
            shown = padding + value if name in _RIGHT else value + padding
            text.append(_GAP)
            text.append(shown, STYLES["quiet"] if quiet else _style(name, value))
        return text


def facts_of(row: Row, story: StoryView, *, words: bool, basis: bool) -> Facts:
    """Return what the columns say of a row."""
    dated = [card.published for card in row.cards if card.published is not None]
    if len(row.cards) == 1:
        time = times.moment(row.card.published, with_year=story.year is None)
    else:
        time = times.between(dated, with_year=story.year is None)
    stated = sorted({line(one.basis) for one in dated}) if basis else []
    edge = row.edge
    if edge is None:
        return Facts(time, ", ".join(stated), "", "", "", "")
    probability = f"{edge.likelihood} {edge.probability}".strip() if words else edge.probability
    return Facts(time, ", ".join(stated), edge.relation, edge.share, probability, edge.credit)


def columns_for(facts: Iterable[Facts], *, words: bool) -> Columns:
    """Return columns that hold all these facts and their headings; a column without facts is left out."""
    widest = [0] * len(HEADER)
    for one in facts:
        for place, value in enumerate(one):
            widest[place] = max(widest[place], cell_len(value))
    return Columns(
        tuple(max(cells, len(HEADER[place])) if cells else 0 for place, cells in enumerate(widest)), words
    )


def _style(name: str, value: str) -> str:
    if name == "credit":
        return STYLES.get(value, "")
    return STYLES["quiet"] if name in {"time", "basis"} else ""
