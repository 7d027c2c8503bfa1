"""The day that a page shows its reader, where no field states one: a date that stands by itself, near the headline."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from tracer.sources.dates import read_date
from tracer.sources.instants import BadDate, NotADate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.html import HtmlElement

DATE_NAMES = ("date", "time", "publi", "posted", "byline", "meta")
MOST_ELEMENTS = 20_000  # the date stands near the top
LONGEST_DATE = 200  # characters, blanks included
NEAR = 60  # elements behind the headline among which one that is not named for a date may hold it
_APART = {"nav", "aside", "footer"}
_HOLDERS = ("time", "span", "div", "p", "li", "em", "small", "b", "i", "strong", "a")


def shown_day(tree: HtmlElement) -> str | None:
    """Return the first day that stands by itself: in an element named for a date, else right behind the headline.

    Menus and margins are left out.
    """
    named = (
        element
        for element in islice(tree.iter("time", "span", "div", "p", "li"), MOST_ELEMENTS)
        if _is_named(element)
    )
    return next((day for element in named if (day := _day_in(element))), None) or next(
        (day for element in _behind_headline(tree) if (day := _day_in(element))), None
    )


def _is_named(element: HtmlElement) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".lower()
    return element.tag == "time" or any(word in name for word in DATE_NAMES)


def _behind_headline(tree: HtmlElement) -> Iterator[HtmlElement]:
    headings = list(islice(tree.iter("h1"), 2))
    if len(headings) != 1:
        return
    inside = "|".join(f"self::{tag}" for tag in _HOLDERS)
    yield from islice(headings[0].xpath(f"following::*[{inside}][position() <= {NEAR}]"), NEAR)


def _day_in(element: HtmlElement) -> str | None:
    """Return the day that is all of an element's words."""
    if any(above.tag in _APART for above in element.iterancestors()):
        return None
    text = "".join(islice(element.itertext(), 20))
    day = DayParser().get_date_data(" ".join(text.split()))["date_obj"] if len(text) <= LONGEST_DATE else None
    return day.date().isoformat() if day else None


class DayParser:
    """The one method of dateparser's DateDataParser that htmldate calls."""

    def get_date_data(self, string: str) -> dict[str, datetime | None]:
        """Return the day that the string names, None when it names none or several."""
        try:
            earliest, latest = read_date(string)
        except (NotADate, BadDate):
            return {"date_obj": None}
        if latest - earliest > timedelta(hours=50):
            return {"date_obj": None}
        # of an unknown zone: 14 hours after the earliest it is that day's midnight, or that time of day
        local = earliest + timedelta(hours=14) if latest > earliest else earliest
        return {"date_obj": local.replace(tzinfo=None)}
