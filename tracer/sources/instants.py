"""From calendar days, clocks and epoch numbers to instants; what cannot be a publication time is refused."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tracer.params import SourceLimits
from tracer.sources.datewords import ZONES

LIMITS = SourceLimits()
WEST, EAST = timedelta(hours=12), timedelta(hours=14)  # the zones are UTC-12 to UTC+14
DAY = timedelta(days=1)
# what programs write when they have no date: the epoch (also as seen from America), Excel's and SQL's first day
DEFAULTS = {date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1), date(1899, 12, 30)}


class NotADate(ValueError):  # noqa: N818 -- an answer of the reader, not a failure of it
    """The value does not have the form of a date."""


class BadDate(ValueError):  # noqa: N818 -- as above
    """The value has the form of a date, and cannot be the time of a publication."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day and the offsets from UTC that it may stand for, in minutes east."""

    at: timedelta
    low: int = -720
    high: int = 840


def whole_days(year: int, month: int, day: int | None) -> tuple[date, date]:
    """Return [first day, day after the last] of a day or a whole month; raises BadDate."""
    if not LIMITS.earliest_year <= year <= LIMITS.latest_year:
        raise BadDate(str(year))
    try:
        if day is None:
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
        at = date(year, month, day)
    except ValueError as error:
        raise BadDate(str(error)) from error
    if at in DEFAULTS:
        raise BadDate(str(at))
    return at, at + DAY


def clock_of(hour: int, minute: int, second: int, half: str, zone: str) -> Clock:
    """Build a time of day; raises BadDate."""
    if half:
        if not 1 <= hour <= 12:
            raise BadDate("hour")
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and minute + second):
        raise BadDate("time of day")
    at = timedelta(
        hours=hour, minutes=minute, seconds=min(second, 59)
    )  # a leap second has no instant of its own
    zone = zone.upper().replace(" ", "")
    if not zone:
        return Clock(at)
    if zone in ZONES:
        return Clock(at, *ZONES[zone])
    sign = -1 if "-" in zone else 1
    digits = re.sub(r"\D", "", zone)
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    offset = sign * (60 * hours + minutes)
    if not -720 <= offset <= 840:
        raise BadDate("zone")
    return Clock(at, offset, offset)


def interval_of(first: date, end: date, clock: Clock | None) -> tuple[datetime, datetime]:
    """Place days, and a time of day where one stands, on the line of instants."""
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    stop = datetime(end.year, end.month, end.day, tzinfo=UTC)
    if clock is None:
        return start - EAST, stop + WEST
    return (
        start + clock.at - timedelta(minutes=clock.high),
        stop - DAY + clock.at - timedelta(minutes=clock.low),
    )


def of_number(value: float) -> tuple[datetime, datetime]:
    """Read seconds, milli-, micro- or nanoseconds since 1970, a bare year, or a compact day; raises BadDate."""
    if isinstance(value, bool) or not abs(value) < 1e20 or not math.isfinite(value):
        raise BadDate(str(value))
    if value == int(value) and (1600 <= value <= 2100 or 18000101 <= value <= 21000101):
        digits = str(int(value))
        if len(digits) == 4:
            year, _ = whole_days(int(digits), 1, None)
            return interval_of(year, date(year.year + 1, 1, 1), None)
        return interval_of(*whole_days(int(digits[:4]), int(digits[4:6]), int(digits[6:])), None)
    for ceiling, unit in ((1e11, 1.0), (1e14, 1e3), (1e17, 1e6), (1e20, 1e9)):
        if 1e8 * unit <= abs(value) < ceiling:
            seconds = int(value // unit)
            break
    else:
        raise BadDate(str(value))
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    if not LIMITS.earliest_year <= at.year <= LIMITS.latest_year:
        raise BadDate(str(at))
    return at, at


def days_of(year: int, month: int, day: int) -> tuple[datetime, datetime]:
    """Return a calendar day as an interval of instants; raises BadDate."""
    return interval_of(*whole_days(year, month, day), None)
