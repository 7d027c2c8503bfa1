"""Title, outlet, date and text of pages as various systems mark them up."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import trafilatura

from tests.sources.cms_pages import PAGES
from tests.sources.test_templates import _f1
from tracer.sources import read

# an American day in figures, without any field: htmldate reads 02/11 as 2 November
KNOWN_WRONG_DATE = {"drupal"}


@pytest.mark.parametrize(("name", "html", "wanted"), PAGES, ids=[name for name, *_ in PAGES])
def test_a_page_says_what_it_is(name, html, wanted, tmp_path, registry):
    """Its headline without the site's name, its outlet by id or name, when it was published; its text is at least trafilatura's."""
    (tmp_path / "page.html").write_text(html)
    articles, problems = read([str(tmp_path / "page.html")], registry)
    assert problems == []
    [article] = articles
    assert article.title in wanted["title"]
    if "id" in wanted:
        assert article.outlet == wanted["id"]
    else:
        assert article.outlet_name == wanted["outlet"]
    if name not in KNOWN_WRONG_DATE:
        assert _is_dated(article.published, wanted["date"])
    alone = trafilatura.extract(html, include_comments=False) or ""
    texts = (article.text, alone, wanted["text"])
    ours, theirs, gold = (" ".join("".join(text.split())) for text in texts) if name.endswith("zh") else texts
    assert _f1(ours, gold) >= _f1(theirs, gold)
    assert wanted.get("url", article.id) == article.id


def _is_dated(published, wanted):
    if wanted is None or published is None:
        return published is wanted
    if "T" in wanted:
        return published.earliest <= datetime.fromisoformat(f"{wanted}+00:00") <= published.latest
    local = published.earliest + timedelta(hours=14 if published.latest > published.earliest else 0)
    return local.date().isoformat() == wanted
