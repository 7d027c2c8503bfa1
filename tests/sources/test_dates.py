"""Stated publication times, each with the interval that a reader would give it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.sources.dates import parse_published

# a day in an unknown zone: from 14 hours before its midnight UTC to 12 hours after its end
DAYS = {
    "2024-02-08": [
        "2024-02-08", "2024/02/08", "2024.02.08", "20240208", "Feb 8, 2024", "Feb. 8, 2024", "February 8th, 2024", "8 Feb 2024",
        "8th of February 2024", "08-Feb-2024", "8-feb-24", "Thursday, February 8, 2024", "Thu, 08 Feb 2024",
        "2024年2月8日", "2024年02月08日 星期四", "２０２４年２月８日", "2024년 2월 8일", "8 февраля 2024", "8 февраля 2024 г.", "8 февраля 2024 года",
        "четверг, 8 февраля 2024", "08.02.2024", "8. Februar 2024", "Donnerstag, 8. Februar 2024", "8 février 2024", "le 8 février 2024",
        "8 de febrero de 2024", "8 febbraio 2024", "8 de fevereiro de 2024", "8 лютого 2024", "Published: 8 Feb 2024",
        "Опубликовано 8 февраля 2024", "发布时间：2024年2月8日", "2024-02-08 Thursday, February 8, 2024", "Posted on February 8, 2024",
        "8 February 2024, updated 9 February 2024", "veröffentlicht am 8. Februar 2024", 20240208,
    ],
}  # fmt: skip
DAY_CASES = [(value, day) for day, values in DAYS.items() for value in values]


@pytest.mark.parametrize(("value", "day"), DAY_CASES)
def test_days(value, day):
    """A date alone is that whole day in an unknown zone, in whatever form and language it is written."""
    read, bad = parse_published(value, "record")
    midnight = datetime.fromisoformat(day).replace(tzinfo=UTC)
    assert not bad
    assert (read.earliest, read.latest) == (midnight - timedelta(hours=14), midnight + timedelta(hours=36))
    assert read.basis == "record"


INSTANTS = [
    ("2024-02-08T10:11:12Z", "2024-02-08T10:11:12"),
    ("2024-02-08T10:11:12.345Z", "2024-02-08T10:11:12"),
    ("2024-02-08T10:11Z", "2024-02-08T10:11:00"),
    ("2024-02-08T10:11:12+03:00", "2024-02-08T07:11:12"),
    ("2024-02-08 10:11:12 +0300", "2024-02-08T07:11:12"),
    ("2024-02-08T10:11:12-05", "2024-02-08T15:11:12"),
    ("20240208T101112Z", "2024-02-08T10:11:12"),
    ("Thu, 08 Feb 2024 10:11:12 GMT", "2024-02-08T10:11:12"),
    ("Thu, 08 Feb 2024 10:11:12 +0100", "2024-02-08T09:11:12"),
    ("Thu Feb 08 10:11:12 UTC 2024", "2024-02-08T10:11:12"),
    ("Thu Feb 08 2024 10:11:12 GMT+0100 (CET)", "2024-02-08T09:11:12"),
    ("8 февраля 2024, 10:11 МСК", "2024-02-08T07:11:00"),
    ("Feb. 8, 2024 at 5:30 p.m. EST", "2024-02-08T22:30:00"),
    ("February 8, 2024 12:05 AM UTC", "2024-02-08T00:05:00"),
    ("Tuesday 5 March 2019 06.00 GMT", "2019-03-05T06:00:00"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59"),
    ("2019-12-31T24:00:00Z", "2020-01-01T00:00:00"),
    (1707387072, "2024-02-08T10:11:12"),
    (1707387072000, "2024-02-08T10:11:12"),
    ("1707387072", "2024-02-08T10:11:12"),
    (1707387072.9, "2024-02-08T10:11:12"),
]


@pytest.mark.parametrize(("value", "instant"), INSTANTS)
def test_instants(value, instant):
    """A time with a zone, or an epoch number, is one instant."""
    read, bad = parse_published(value, "record")
    at = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert not bad
    assert (read.earliest, read.latest) == (at, at)


INTERVALS = [
    # a time without zone may be in any zone from UTC-12 to UTC+14
    ("2024-02-08T10:11:12", "2024-02-07T20:11:12", "2024-02-08T22:11:12"),
    ("2024年2月8日 10:11", "2024-02-07T20:11:00", "2024-02-08T22:11:00"),
    ("8. Februar 2024, 10.11 Uhr", "2024-02-07T20:11:00", "2024-02-08T22:11:00"),
    ("8 février 2024 à 10h11", "2024-02-07T20:11:00", "2024-02-08T22:11:00"),
    # Eastern time is UTC-5 or UTC-4
    ("Feb 8, 2024 5:30 PM ET", "2024-02-08T21:30:00", "2024-02-08T22:30:00"),
    # 3 April or 4 March: both
    ("03/04/2020", "2020-03-03T10:00:00", "2020-04-04T12:00:00"),
    # not open: there is no month 22
    ("11/22/17", "2017-11-21T10:00:00", "2017-11-23T12:00:00"),
    ("22/11/2017", "2017-11-21T10:00:00", "2017-11-23T12:00:00"),
    # points put the day first
    ("03.04.2020", "2020-04-02T10:00:00", "2020-04-04T12:00:00"),
    ("2024-02", "2024-01-31T10:00:00", "2024-03-01T12:00:00"),
    ("December 2023", "2023-11-30T10:00:00", "2024-01-01T12:00:00"),
    ("2024年2月", "2024-01-31T10:00:00", "2024-03-01T12:00:00"),
    ("2023", "2022-12-31T10:00:00", "2024-01-01T12:00:00"),
    (2023, "2022-12-31T10:00:00", "2024-01-01T12:00:00"),
]


@pytest.mark.parametrize(("value", "earliest", "latest"), INTERVALS)
def test_intervals(value, earliest, latest):
    """What is not known exactly is an interval that holds every reading."""
    read, bad = parse_published(value, "record")
    assert not bad
    assert read.earliest == datetime.fromisoformat(earliest).replace(tzinfo=UTC)
    assert read.latest == datetime.fromisoformat(latest).replace(tzinfo=UTC)


BAD = [
    "0000-00-00", "0000-01-01", "2023-02-30", "2023-13-01", "32.01.2024", "9999-12-31", "2999-01-01", "0001-01-01T00:00:00Z",
    "1970-01-01", "1970-01-01T00:00:00Z", "1900-01-01", "2024-02-08T25:00:00", "2024-02-08T10:61:00", "2024-02-08T10:00:00+99:00",
    "yesterday", "two hours ago", "n/a", "null", "8 Feb 2024 9 March 2023", "1.2.3.4", "call 555 0100", "May 2020 was bad", "31 June 2020",
    "7" * 5000, "\x00", "\ud800", "2024-02-08" * 1000, 0, -1, 1e300, float("nan"), float("inf"), -float("inf"), True, 12, 10**40, 10**400,
    {"a": 1}, ["2024-02-08"], "13:00 PM, 8 Feb 2024",
]  # fmt: skip


@pytest.mark.parametrize("value", BAD, ids=lambda value: repr(value)[:30])
def test_bad(value):
    """What cannot be a publication time is bad: unknown, never very old or very new."""
    assert parse_published(value, "record") == (None, True)


@pytest.mark.parametrize("value", [None, "", "  \n"])
def test_absent(value):
    """An empty field is not a bad date."""
    assert parse_published(value, "record") == (None, False)


@given(st.integers(-11_000_000_000, 2_100_000_000), st.sampled_from([-720, -300, -30, 0, 60, 330, 840]))
def test_round_trip(seconds, minutes):
    """Any ISO time with a zone comes back as its instant, 1621 to 2036, but for the days that stand for "none"."""
    local = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    sign, size = ("-", -minutes) if minutes < 0 else ("+", minutes)
    written = f"{local.replace(tzinfo=None).isoformat()}{sign}{size // 60:02d}:{size % 60:02d}"
    read, _ = parse_published(written, "record")
    if local.date().isoformat() in {"1970-01-01", "1969-12-31", "1900-01-01", "1899-12-30"}:
        assert read is None
    else:
        assert read.earliest == read.latest == local - timedelta(minutes=minutes)


@given(st.text(max_size=60) | st.text("0123456789/-. :TZ+年月日", max_size=40))
def test_any_text(value):
    """No text whatever raises, and what is read lies within the years of newspapers."""
    read, _ = parse_published(value, "record")
    if read:
        assert 1599 <= read.earliest.year <= read.latest.year <= 2038
        assert read.earliest <= read.latest
