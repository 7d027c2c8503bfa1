"""Times as people and programs read them; every instant is given in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.records import Published

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BEFORE_MIDNIGHT = timedelta(hours=14)  # a day begins first at UTC+14 ...
_AFTER_END = timedelta(hours=12)  # ... and ends last at UTC-12: see records.Published
_A_DAY = timedelta(days=1)
_SLACK = timedelta(minutes=2)  # "23:59:59" and "24:00" both end a day; a minute is as exact as a reader needs
_OPEN_YEARS = (1000, 9000)  # outside, a bound stands for "no bound"


def iso(instant: datetime) -> str:
    """Return the instant as ISO 8601 in UTC with `Z`, to the second, or finer where it is finer."""
    at = instant.astimezone(UTC).replace(tzinfo=None)
    return at.isoformat(timespec="microseconds" if at.microsecond else "seconds") + "Z"


def moment(published: Published | None, *, with_year: bool = True) -> str:
    """Return a time as a few words: `8 Feb 2024 14:05`, `8 Feb 2024`, `Feb 2024`, `8 to 10 Feb 2024`; "" if unknown."""
    if published is None:
        return ""
    earliest, latest = published.earliest.astimezone(UTC), published.latest.astimezone(UTC)
    if not _is_bounded(published):
        return _open(earliest, latest, with_year)
    if latest - earliest <= _SLACK:
        return f"{_day(earliest, with_year)} {earliest:%H:%M}"
    first, end = earliest + _BEFORE_MIDNIGHT, latest - _AFTER_END
    if _is_midnight(first) and _is_midnight(end + _SLACK / 2):
        return _days(first, end - _A_DAY + _SLACK, with_year)
    return _range(earliest, latest, with_year)


def between(times: list[Published], *, with_year: bool = True) -> str:
    """Return from when to when a set of articles appeared, by the day each one states; "" if none is dated."""
    days = sorted(_nominal(one) for one in times if _is_bounded(one))
    return _range(days[0], days[-1], with_year) if days else ""


def years(times: list[Published]) -> set[int]:
    """Return the years that the articles appeared in."""
    return {_nominal(one).year for one in times if _is_bounded(one)}


def _open(earliest: datetime, latest: datetime, with_year: bool) -> str:
    """Return an interval of which one end, or both, is no bound."""
    if earliest.year >= _OPEN_YEARS[0]:
        return f"after {_day(earliest, with_year)}"
    return f"before {_day(latest, with_year)}" if latest.year <= _OPEN_YEARS[1] else ""


def _days(first: datetime, last: datetime, with_year: bool) -> str:
    """Return an interval of whole days: one day, a calendar month, or from one to another."""
    if last.date() <= first.date():
        return _day(first, with_year)
    if first.day == 1 and (last + _A_DAY).day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return _range(first, last, with_year)


def _is_bounded(published: Published) -> bool:
    return published.earliest.year >= _OPEN_YEARS[0] and published.latest.year <= _OPEN_YEARS[1]


def _nominal(published: Published) -> datetime:
    earliest = published.earliest.astimezone(UTC)
    latest = published.latest.astimezone(UTC)
    if latest - earliest <= _SLACK:
        return earliest
    return earliest + _BEFORE_MIDNIGHT if _is_midnight(earliest + _BEFORE_MIDNIGHT) else earliest


def _is_midnight(at: datetime) -> bool:
    return at - at.replace(hour=0, minute=0, second=0, microsecond=0) < _SLACK


def _day(at: datetime, with_year: bool) -> str:
    year = f" {at.year}" if with_year else ""
    return f"{at.day} {_MONTHS[at.month - 1]}{year}"


def _range(first: datetime, last: datetime, with_year: bool) -> str:
    if first.date() == last.date():
        return _day(first, with_year)
    if first.year != last.year:
        return f"{_day(first, with_year=True)} to {_day(last, with_year=True)}"
    start = str(first.day) if first.month == last.month else _day(first, with_year=False)
    return f"{start} to {_day(last, with_year)}"


def day(published: Published | None) -> str:
    """Return the day that a time states, as ISO 8601, which sorts as days do; "" if it is not known to the day."""
    if published is None or not _is_bounded(published):
        return ""
    return _nominal(published).date().isoformat()


def day_name(iso_day: str) -> str:
    """Return a day given by `day` as people write it."""
    return _day(datetime.fromisoformat(iso_day), with_year=True)


def stated(published: Published | None) -> tuple[datetime, datetime] | None:
    """Return the interval that a time states: of a date alone the day itself in UTC; None where it has no bound."""
    if published is None or not _is_bounded(published):
        return None
    earliest, latest = published.earliest.astimezone(UTC), published.latest.astimezone(UTC)
    first, end = earliest + _BEFORE_MIDNIGHT, latest - _AFTER_END
    if latest - earliest > _SLACK and _is_midnight(first) and _is_midnight(end + _SLACK / 2):
        return first, end
    return earliest, latest
