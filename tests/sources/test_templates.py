"""Pages of varied templates whose gold text we wrote: the extraction is at least trafilatura's own."""

from __future__ import annotations

import trafilatura

from tests.sources.templates import page_of
from tracer.sources.extraction import extracted

PAGES = 40
SHINGLE = 5  # words


def _f1(text, gold):
    """Return the F1 of the sets of shingles."""
    one, other = (_shingles(each) for each in (text, gold))
    return 2 * len(one & other) / (len(one) + len(other))


def _shingles(text):
    words = text.split()
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def test_text_is_at_least_trafilaturas():
    """On no page is the text worse than trafilatura's alone; title, outlet, address and time are read on every one."""
    for number in range(PAGES):
        html, gold = page_of(number)
        found = extracted(html, None)
        alone = trafilatura.extract(html, include_comments=False) or ""
        assert _f1(found.text, gold) >= _f1(alone, gold), number
        assert found.stated.title == f"{found.stated.title.split(', part')[0]}, part {number}"
        assert (found.stated.outlet_name, found.stated.url) == ("Tide", f"https://tide.example/{number}")
        assert found.stated.dates[0][0] == "meta"


def test_the_gold_is_what_stands_in_the_page():
    """Every paragraph of the gold text stands in its page as it is, and the same number gives the same page."""
    html, gold = page_of(7)
    assert all(paragraph in html for paragraph in gold.split("\n"))
    assert page_of(7) == (html, gold)
