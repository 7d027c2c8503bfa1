"""When articles appear, and what their pages say about it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from .outlets import Outlet

MEDIAN_DELAY = 150.0  # minutes from a source to its child; half of all pick-ups are quicker
DELAY_SPREAD = 1.4  # of the logarithm: a tenth within 25 minutes, a tenth after 15 hours
SAME_MINUTE = 0.05  # of pick-ups that a machine prints in the minute of the source
# Of pages, on top of what an outlet does on all its pages. On 258 real news pages a good reader found no time on 6, the day
# alone on 13 and the wrong day on 9.
MISSING, WRONG, DAY_ONLY = 0.025, 0.035, 0.01


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page says of its time: words for the record, and what became of the truth."""

    words: str | None
    truth: str  # "right", "day", "missing", "wrong"


def first_report(event: datetime, draw: Random) -> datetime:
    """Return when an independent report of an event appears: within hours, rarely days."""
    return _minute(event + timedelta(minutes=40 * math.exp(draw.gauss(0, 1.2))))


def pick_up(source: datetime, draw: Random) -> datetime:
    """Return when a child appears, never before its source."""
    if draw.random() < SAME_MINUTE:
        return source
    delay = MEDIAN_DELAY * math.exp(draw.gauss(0, DELAY_SPREAD))
    return _minute(source + timedelta(minutes=min(delay, 12 * 24 * 60) + 1))


def automatic(source: datetime, draw: Random) -> datetime:
    """Return when one of many automatic copies appears: within minutes."""
    return _minute(source + timedelta(minutes=draw.choice((0, 0, 1, 2, 3, 5, 8, 12, 20, 45))))


def stated(when: datetime, outlet: Outlet, draw: Random) -> Stated:
    """Return what the outlet's page says: in its zone or UTC, the day only, nothing, or something wrong."""
    local = when.astimezone(timezone(timedelta(hours=outlet.zone)))
    lot = draw.random()
    if lot < MISSING:
        return Stated(None, "missing")
    if lot < MISSING + WRONG:
        days = draw.choice(
            (-365, -30, -3, -2, -1, -1, 1, 1, 2, 30)
        )  # reposts, feeds ahead, a slip of the year
        false = local + timedelta(days=days, minutes=draw.randrange(-300, 300))
        return Stated(_written(false, outlet), "wrong")
    if outlet.dates == "day" or lot < MISSING + WRONG + DAY_ONLY:
        return Stated(local.date().isoformat(), "day")
    return Stated(_written(local, outlet), "right")


def _written(when: datetime, outlet: Outlet) -> str:
    if outlet.dates == "utc":
        return when.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return when.date().isoformat() if outlet.dates == "day" else when.isoformat()


def _minute(when: datetime) -> datetime:
    return when.replace(second=0, microsecond=0)
