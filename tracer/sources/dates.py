"""Read a stated publication time, in the forms that pages and exports use, into an interval of instants.

A value is taken whole or not at all: every date, time and zone in it is cut out, and what is left must be
filler ("Published", "Friday", "um", "года"). All patterns are linear and the value is cut at 120
characters before. Nothing is guessed: `03/04/2020` covers both readings, a time without zone spans all
zones (UTC-12 to UTC+14), and what cannot be a publication time is "bad", not absent.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tracer.records import Published
from tracer.sources.datewords import FILLERS, MONTHS, ZONES
from tracer.sources.instants import BadDate, Clock, NotADate, clock_of, interval_of, of_number, whole_days

if TYPE_CHECKING:
    from datetime import date, datetime

LONGEST = 120  # code points of a date with all its words

_WORD = r"[^\W\d_]+"
_TIME = re.compile(
    r"(?:(?<![^\W\d_])[Tt])?(?<![\d.])(?P<hour>\d{1,2})"
    r"(?:[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?(?!\d)\s?(?P<half>[apAP]\.?[mM]\b\.?)?"
    r"|[:.](?P<minute2>\d{2})(?=\s?(?:Uhr|GMT|BST|UTC)\b)"
    r"|\s?(?P<half2>[apAP]\.?[mM]\b\.?)"
    r"|[时時](?P<minute3>\d{2})分(?:(?P<second3>\d{2})秒)?)"
    r"\s{0,2}(?P<zone>Z\b|(?:UTC|GMT)?\s?[+-]\d{2}:?\d{2}(?!\d)|(?:UTC|GMT)?[+-]\d{1,2}(?![\d:])|[^\W\d_]{1,5}\b)?"
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<year>(?:1[89]|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:[Tt]?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)(?P<zone>Z|[+-]\d{4})?)?(?!\d)"
)
_YEAR = r"(?P<year>\d{4})(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|-?го)?\.?"
_YMD = re.compile(r"(?<!\d)(?P<year>\d{4})\s?([-/.])\s?(?P<month>\d{1,2})\s?\2\s?(?P<day>\d{1,2})(?!\d)")
_CJK = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日号號일])?"
)
_DMY = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<second>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4}|\d{2})(?!\d)"
)
_DWY = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}[\s-]?\s?(?:of |de |d')?(?P<word>{_WORD})[.,]?[\s-]?\s?(?:de |del )?"
    r"(?P<year>\d{4}|\d{2})(?!\d)"
)
_WDY = re.compile(rf"(?P<word>{_WORD})\.?\s?(?P<day>\d{{1,2}}){_ORDINAL},?\s{{1,4}}{_YEAR}")
_WY = re.compile(rf"(?P<word>{_WORD})[.,]?\s(?:de )?{_YEAR}")
_YM = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?!\d)")
# days in figures go before the clock: "27.03.2020" must not lose "03.20" to it; words go after, because
# "Fri Mar 27 10:11:12 2020" has the clock in the middle
_BEFORE_CLOCK = (_YMD, _CJK, _DMY)
_AFTER_CLOCK = (_DWY, _WDY, _WY, _YM)
_UPDATED = re.compile(
    r"(?i)\b(?:last )?(?:updated?|modified|обновлен\w{0,4}|изменен\w{0,4}|aktualisiert|geändert|mise? à jour|modifiée?|actualizad[oa]"
    r"|aggiornat[oa]|atualizad[oa])\b|(?:最后)?(?:更新|修改)(?:时间|于|日期)?"
)
_LEFT = re.compile(r"[^\W\d_]+|\d+")


def parse_published(value: object, basis: str) -> tuple[Published | None, bool]:
    """Read the value of a field that should hold a publication time.

    Returns the interval, or None, and whether a value stood there that could not be used.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None, False
    if not isinstance(value, (str, int, float)):
        return None, True
    try:
        earliest, latest = read_date(value) if isinstance(value, str) else of_number(value)
    except (NotADate, BadDate):
        return None, True
    return Published(earliest, latest, basis), False


def parse_modified(value: object, basis: str) -> Published | None:
    """Read the value of a field, or a line, that may say when something was changed last: "Updated 9 Feb 2024"."""
    if isinstance(value, str) and len(value) <= LONGEST:
        value = unicodedata.normalize("NFKC", value)
        said = _UPDATED.search(value)
        value = value[said.end() :] if said else value
    return parse_published(value, basis)[0]


def change_in(line: str) -> str | None:
    """Return what a line says of a change, from the word for it on; None when it has no such word."""
    said = _UPDATED.search(line[:LONGEST])
    return line[said.start() :] if said else None


def read_date(value: str) -> tuple[datetime, datetime]:
    """Read a string that is a date and nothing else; raises NotADate or BadDate."""
    text = unicodedata.normalize("NFKC", value[: LONGEST + 1]).strip()
    if not text or len(value) > LONGEST:
        raise NotADate(value[:LONGEST])
    updated = _UPDATED.search(text)
    if updated and any(c.isdigit() for c in text[: updated.start()]):
        text = text[: updated.start()]  # "8 Feb 2024, updated 9 Feb 2024": when it was first published
    if re.fullmatch(r"\d{4}|\d{9,19}(?:\.\d{1,9})?", text) and not _COMPACT.fullmatch(text):
        return of_number(float(text))
    days, clocks, left = _cut(text)
    if not days:
        raise NotADate(value)
    if any(word.casefold() not in FILLERS and word.upper() not in ZONES for word in _LEFT.findall(left)):
        raise NotADate(value)
    first, end = max(d[0] for d in days), min(d[1] for d in days)
    if first >= end:
        raise BadDate(value)  # two dates that exclude each other
    return interval_of(first, end, clocks[0] if clocks else None)


def _cut(text: str) -> tuple[list[tuple[date, date]], list[Clock], str]:
    """Cut every date and time out of the text: [first day, day after the last], clocks, the rest."""
    days: list[tuple[date, date]] = []
    clocks: list[Clock] = []
    while found := _COMPACT.search(text):
        days.append(whole_days(int(found["year"]), int(found["month"]), int(found["day"])))
        if found["hour"]:
            clocks.append(
                clock_of(
                    int(found["hour"]), int(found["minute"]), int(found["second"]), "", found["zone"] or ""
                )
            )
        text = text[: found.start()] + " " + text[found.end() :]
    for pattern in _BEFORE_CLOCK:
        text = _take(pattern, text, days)
    while found := _TIME.search(text):
        minute = found["minute"] or found["minute2"] or found["minute3"] or "0"
        second = found["second"] or found["second3"] or "0"
        zone = found["zone"] or ""
        end = found.end()
        if zone.isalpha() and zone.upper() not in ZONES:
            zone, end = "", found.start("zone")  # a word, not a zone
        clocks.append(
            clock_of(
                int(found["hour"]), int(minute), int(second), found["half"] or found["half2"] or "", zone
            )
        )
        text = text[: found.start()] + " " + text[end:]
    for pattern in _AFTER_CLOCK:
        text = _take(pattern, text, days)
    return days, clocks, text


def _take(pattern: re.Pattern[str], text: str, days: list[tuple[date, date]]) -> str:
    """Cut the dates of one form out of the text, and note them."""
    at = 0
    while found := pattern.search(text, at):
        read = _read_form(found.groupdict())
        if read is None:
            at = found.start() + 1
            continue
        days.append(read)
        text = text[: found.start()] + " " + text[found.end() :]
        at = found.start()
    return text


def _read_form(parts: dict[str, str | None]) -> tuple[date, date] | None:
    """Turn one match into [first day, day after the last]; None when its word is no month."""
    year = _year(parts["year"] or "")
    if "first" in parts:
        return _numeric(
            int(parts["first"] or 0), int(parts["second"] or 0), year, dotted=parts["mark"] == "."
        )
    word, day = parts.get("word"), parts.get("day")
    month = MONTHS.get(word.casefold()) if word else int(parts["month"] or 0)
    return None if month is None else whole_days(year, month, int(day) if day else None)


def _numeric(first: int, second: int, year: int, *, dotted: bool) -> tuple[date, date]:
    """Read d/m/y or m/d/y: points put the day first, strokes leave it open where both are possible."""
    if dotted or first > 12:
        return whole_days(year, second, first)
    if second > 12:
        return whole_days(year, first, second)
    one, other = whole_days(year, second, first), whole_days(year, first, second)
    return min(one[0], other[0]), max(one[1], other[1])


def _year(digits: str) -> int:
    """Complete a year of two digits as POSIX does: 69-99 are 19xx."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 69 else 2000)
