"""The main text of a page by trafilatura, beside what its markup states: the heavy part, for any process."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracer.sources.dates import parse_published
from tracer.sources.draft import Unreadable
from tracer.sources.markup import Stated, stated_by
from tracer.sources.quiet import hushed
from tracer.sources.tree import parsed_page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# what a library may raise on a page that it does not understand; anything else is a bug of ours
_SURPRISES = (
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
        text = _main_text(tree)
        if not text:
            raise Unreadable("a page without an article's text")
        dated = any(parse_published(value, basis)[0] for basis, value in stated.dates)
        day = None if dated else _guessed_day(html, stated.url or address)
    return Extracted(text, stated, day)


def _main_text(tree: HtmlElement) -> str | None:
    """Return the text that trafilatura takes for the article, comments left out."""
    import trafilatura

    try:
        found: str | None = trafilatura.extract(tree, include_comments=False)
    except _SURPRISES:
        return None
    return found


def _guessed_day(html: str, address: str | None) -> str | None:
    """Ask htmldate for the day of first publication."""
    import htmldate

    try:
        found: str | None = htmldate.find_date(html, original_date=True, url=address)
    except _SURPRISES:
        return None
    return found
