"""The closing line that names the source is kept, and nothing else comes back with it."""

from __future__ import annotations

from lxml.html import fromstring

from tracer.sources.closing import closing_lines, with_closing

PARAGRAPH = "<p>The ferry of Ostrava Minor sails again, the council said on Monday, after eleven months at the quay.</p>"


def page(closing):
    """Make a page whose article ends with some lines below its body."""
    return fromstring(
        f"<html><body><article><div>{PARAGRAPH * 4}</div>{closing}</article><p>Source: the footer</p></body></html>"
    )


def test_a_credit_below_the_body_is_found():
    """A short line of the article's own element that speaks of a source is found, in any of the known languages."""
    assert closing_lines(page("<p>This report is based on an article by RT.</p>")) == [
        "This report is based on an article by RT."
    ]
    assert closing_lines(page("<p>来源：新华网</p><small>Источник: ТАСС</small>")) == [
        "来源：新华网",
        "Источник: ТАСС",
    ]


def test_furniture_and_paragraphs_are_left():
    """Teasers, sharing lines, long paragraphs and lines outside the article stay where they are."""
    assert closing_lines(page("<p>Share this</p><p>More news from the quay</p>")) == []
    assert closing_lines(page(f"<p>Sources {'said so ' * 30}</p>")) == []


def test_a_page_without_article_has_none():
    """Where the page marks no article nothing is put back."""
    assert closing_lines(fromstring("<div><p>Source: RT</p></div>")) == []


def test_only_what_lacks_is_put_back():
    """A line that the text already holds is not doubled."""
    assert with_closing("A text.\nSource: RT", ["Source: RT"]) == "A text.\nSource: RT"
    assert with_closing("A text.", ["Source: RT", "Source: RT"]) == "A text.\nSource: RT"
