from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.render.fiction import at, on
from tracer.records import Published
from tracer.render.times import between, iso, moment, years


def interval(first: str, last: str) -> Published:
    """Return the interval between two ISO instants."""
    return Published(datetime.fromisoformat(first), datetime.fromisoformat(last), "meta")


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (None, ""),
        (at(4, 9, 5), "4 Mar 2031 09:05"),
        (on(4), "4 Mar 2031"),
        # 1 February in the earliest zone to 28 February in the latest: a calendar month
        (interval("2031-01-31T10:00Z", "2031-03-01T12:00Z"), "Feb 2031"),
        (interval("2031-03-04T10:00Z", "2031-03-07T12:00Z"), "5 to 6 Mar 2031"),
        (interval("2030-12-30T10:00Z", "2031-01-02T12:00Z"), "31 Dec 2030 to 1 Jan 2031"),
        (interval("0001-01-01T00:00Z", "2031-03-04T12:00Z"), "before 4 Mar 2031"),
        (interval("2031-03-04T12:00Z", "9999-12-31T23:59Z"), "after 4 Mar 2031"),
        (interval("0001-01-01T00:00Z", "9999-12-31T23:59Z"), ""),
        (interval("2031-03-04T12:00Z", "2031-03-04T18:00Z"), "4 Mar 2031"),
        (interval("2031-03-04T23:30-01:00", "2031-03-04T23:30-01:00"), "5 Mar 2031 00:30"),
    ],
)
def test_times_in_words(published, shown):
    """A minute, a day, a month, a range and an open interval each read as what they are, in UTC."""
    assert moment(published) == shown


def test_the_year_may_stand_elsewhere():
    """Where a story's heading gives the year, its rows leave it out."""
    assert moment(at(4, 9, 5), with_year=False) == "4 Mar 09:05"
    assert moment(on(4), with_year=False) == "4 Mar"


def test_a_day_that_ends_a_second_early_is_that_day():
    """Intervals that end at 23:59:59 read the same as those that end at midnight."""
    whole = on(4)
    assert moment(Published(whole.earliest, whole.latest - timedelta(seconds=1), "x")) == "4 Mar 2031"


def test_iso_is_utc_with_z():
    """Instants print in UTC with Z, whatever their zone, and keep fractions only where there are any."""
    east = timezone(timedelta(hours=8))
    assert iso(datetime(2031, 3, 4, 1, 0, tzinfo=east)) == "2031-03-03T17:00:00Z"
    assert iso(datetime(2031, 3, 4, 1, 0, 0, 250_000, tzinfo=UTC)) == "2031-03-04T01:00:00.250000Z"
    assert iso(datetime(1, 1, 1, tzinfo=UTC)) == "0001-01-01T00:00:00Z"


def test_a_storys_span_of_days():
    """A story is dated from its first to its last stated day; undated stories have no date."""
    assert between([at(6, 7), on(4), at(5, 1)]) == "4 to 6 Mar 2031"
    assert between([]) == ""
    assert years([at(6, 7), interval("0001-01-01T00:00Z", "2031-03-04T12:00Z")]) == {2031}
