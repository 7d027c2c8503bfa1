"""The main text of a page by trafilatura, beside what its markup states: the heavy part, for any process."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracer.sources.closing import closing_lines, with_closing
from tracer.sources.dates import parse_modified, parse_published
from tracer.sources.datewords import MONTHS
from tracer.sources.days import DayParser, shown_day
from tracer.sources.draft import Unreadable
from tracer.sources.main_text import main_text
from tracer.sources.markup import Stated, stated_by
from tracer.sources.quiet import hushed
from tracer.sources.tree import parsed_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# what a library may raise on a page that it does not understand; anything else is a bug of ours
SURPRISES = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    RecursionError,
    AssertionError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The main text of a page, what its markup states, and the day that htmldate found, if it was asked."""

    text: str
    stated: Stated
    guessed_day: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"text": self.text, "stated": self.stated.as_json(), "day": self.guessed_day}

    @classmethod
    def of_json(cls, plain: dict[str, Any]) -> Extracted:
        """Build it from what `as_json` returned."""
        return cls(plain["text"], Stated.of_json(plain["stated"]), plain["day"])


def extracted(html: str, address: str | None) -> Extracted:
    """Extract a page, in whatever time that takes; raises Unreadable."""
    tree = parsed_page(html)
    stated = stated_by(tree)
    with warnings.catch_warnings(), hushed():
        warnings.simplefilter("ignore")
        closing = closing_lines(tree)
        text = _main_text(tree)
        if not text:
            raise Unreadable("a page without an article's text")
        text = with_closing(text, closing)
        dated = any(parse_published(value, basis)[0] for basis, value in stated.dates)
        day = None if dated else _guessed_day(html, stated.url or address)
        # htmldate's word for "some day of that year", or that of the last change
        if not dated and (not day or day.endswith("-01-01") or _is_change(day, stated)):
            day = shown_day(tree) or (None if day and day.endswith("-01-01") else day)
    return Extracted(text, stated, day)


def _main_text(tree: HtmlElement) -> str | None:
    """Return the text that trafilatura takes for the article; None where there is none, or it fails."""
    try:
        return main_text(tree)
    except SURPRISES:
        return None


def _guessed_day(html: str, address: str | None) -> str | None:
    """Ask htmldate for the day of first publication."""
    import htmldate

    try:
        with _own_day_parser():
            found: str | None = htmldate.find_date(html, original_date=True, url=address)
    except SURPRISES:
        return None
    return found


def _is_change(day: str, stated: Stated) -> bool:
    """Whether a day is that of the last change, which the page states."""
    read = [parse_modified(value, basis) for basis, value in stated.changes]
    return any(
        one and one.earliest.date().isoformat() <= day <= one.latest.date().isoformat() for one in read
    )


@contextmanager
def _own_day_parser() -> Iterator[None]:
    """Give htmldate our reader of dates in place of dateparser, and our names of months.

    dateparser loads the words of 205 languages for the first date that it cannot read, which takes 8 s, and the names of their
    months for the first text without a year, which takes 0.3 s.
    """
    from htmldate import extractors

    name = "get_external_parser"  # since htmldate 1.10; before, the parser itself was EXTERNAL_PARSER
    ours: dict[str, object] = {name: DayParser, "month_words": _month_words}
    if not hasattr(extractors, name):
        ours = {"EXTERNAL_PARSER": DayParser()}
    before = {name: getattr(extractors, name) for name in ours if hasattr(extractors, name)}
    for name in before:
        setattr(extractors, name, ours[name])
    try:
        yield
    finally:
        for name, was in before.items():
            setattr(extractors, name, was)


def _month_words() -> frozenset[str]:
    """Return the names of months that our reader knows, in lower case."""
    return frozenset(MONTHS)
