"""A story along the clock: a line for each dated article, a dot for a moment, a bar for an uncertain time.

The drawing is laid out in units of which the page shows a hundred across; O(n log n).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tracer.render import times

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.render.model import Card, StoryView

WIDE = 950  # units of the drawing
EDGE = 42  # of which the right edge takes so many: half of a date's width
NAMES = 210  # of which names take so many
HIGH = 22  # units of a line
HEAD = 30  # units of the scale above
_STEPS = (  # hours between two marks of the scale
    *(0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 24 * 4, 24 * 7, 24 * 14, 24 * 30, 24 * 91, 24 * 182, 24 * 365),
    *(
        24 * 365 * 2,
        24 * 365 * 5,
        24 * 365 * 10,
        24 * 365 * 25,
        24 * 365 * 50,
        24 * 365 * 100,
        24 * 365 * 500,
        24 * 365 * 2000,
    ),
)
_MARKS = 8  # of the scale, at most
_LINES = 80  # articles drawn; a story of more is told by its table


@dataclass(frozen=True, slots=True)
class Stretch:
    """One article's time: from `x` on, `width` units wide; 0 for a moment."""

    x: float
    width: float
    y: int
    place: int  # the article's number in the lineage
    origin: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A story's times, ready to be drawn."""

    height: int
    marks: tuple[tuple[float, str], ...]
    stretches: tuple[Stretch, ...]
    left_out: int  # articles, undated or too many

    def fields(self) -> dict[str, object]:
        """Return it as the page's JSON, without what the page's other data tell."""
        return {
            "wide": WIDE,
            "height": self.height,
            "marks": self.marks,
            "stretches": [(one.x, one.width, one.y, one.place, int(one.origin)) for one in self.stretches],
        }


class _Scale(NamedTuple):
    """From instants to places in the drawing."""

    first: datetime
    extent: float  # hours

    def across(self, at: datetime) -> float:
        hours = (at - self.first) / timedelta(hours=1)
        return round(NAMES + 12 + (WIDE - NAMES - 12 - EDGE) * hours / self.extent, 1)


def timeline(story: StoryView, numbers: Mapping[str, int]) -> Timeline | None:
    """Lay the dated articles of a story out; None where fewer than two are dated."""
    origins = {card.id for row in story.rows if row.depth == 0 for card in row.cards}
    cards = [card for row in story.rows for card in row.cards]
    dated = [(*span, card) for card in cards if (span := times.stated(card.published)) is not None]
    dated.sort(key=lambda item: (item[0], item[1], item[2].id))
    shown = dated[:_LINES]
    if len(shown) < 2:
        return None
    first = min(start for start, _, _ in shown)
    last = max(end for _, end, _ in shown)
    extent = max((last - first) / timedelta(hours=1), 1.0)
    scale = _Scale(first, extent)
    stretches = tuple(_stretch(place, item, scale, numbers, origins) for place, item in enumerate(shown))
    return Timeline(
        height=HEAD + HIGH * len(shown) + 6,
        marks=tuple((scale.across(at), label) for at, label in _marks(first, last, extent)),
        stretches=stretches,
        left_out=len(cards) - len(shown),
    )


def _stretch(
    place: int,
    item: tuple[datetime, datetime, Card],
    scale: _Scale,
    numbers: Mapping[str, int],
    origins: set[str],
) -> Stretch:
    start, end, card = item
    return Stretch(
        x=scale.across(start),
        width=max(0.0, round(scale.across(end) - scale.across(start), 1)),
        y=HEAD + HIGH * place + HIGH // 2,
        place=numbers[card.id],
        origin=card.id in origins,
    )


def _marks(first: datetime, last: datetime, extent: float) -> list[tuple[datetime, str]]:
    """Return the marks of the scale: round times, a few of them."""
    step = next((hours for hours in _STEPS if extent / hours <= _MARKS), _STEPS[-1])
    base = datetime(first.year, first.month, first.day, tzinfo=UTC)
    gap = timedelta(hours=step)
    skipped = int((first - base) / gap)
    at = base + gap * skipped
    found: list[tuple[datetime, str]] = []
    while at <= last and len(found) <= 2 * _MARKS:
        if at >= first:
            midnight = (at.hour, at.minute) == (0, 0)
            found.append((at, times.day_name(at.date().isoformat()) if midnight else f"{at:%H:%M}"))
        try:
            at += gap
        except OverflowError:
            break
    return found
