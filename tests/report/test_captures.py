"""When an archive captured a page: from the WARC record to the JSON, the sealed record and the article's view."""

from __future__ import annotations

import pytest

from tests.report.conftest import ROOT, page
from tests.sources.fiction import page as web_page
from tests.sources.fiction import response, warc_record
from tracer.outlets import load
from tracer.params import Params
from tracer.pipeline import read, trace

COLUMN = "Captured, as the archive states"


@pytest.fixture(scope="module")
def archived(tmp_path_factory):
    """Return the report of one archived page, captured at a known second, and of one saved page."""
    folder = tmp_path_factory.mktemp("archived")
    fields = '<meta property="article:published_time" content="2021-05-06T06:30:00Z">'
    (folder / "a.warc").write_bytes(warc_record(response(web_page(fields)), date="2021-05-06T09:59:58Z"))
    (folder / "b.html").write_text(web_page(), encoding="utf-8")
    registry = load(ROOT / "fixtures" / "outlets.toml")
    articles, problems = read([str(folder)], registry)
    assert problems == []
    return page(trace(articles, registry, Params()))


def test_the_json_holds_it(archived):
    """`source.captured` is an interval with its basis, and null where no archive states one."""
    found = {one["source"]["path"][-6:]: one["source"]["captured"] for one in archived.document["articles"]}
    when = "2021-05-06T09:59:58Z"
    assert found == {"a.warc": {"earliest": when, "latest": when, "basis": "warc"}, "b.html": None}


def test_the_record_shows_it(archived, fixtures, visit):
    """The record has a column for it, to the second, where any input is out of an archive; else none."""
    assert COLUMN in archived.views
    opened = visit(archived, "#/record")
    cells = opened.tab.locator(".inputs td.nowrap").all_inner_texts()
    pairs = sorted(zip(cells[::2], cells[1::2], strict=True))
    assert pairs == [("", ""), ("2021-05-06T06:30:00Z", "2021-05-06T09:59:58Z")]
    assert COLUMN not in fixtures.views


def test_the_article_shows_it(archived, visit):
    """The article's own view says it too."""
    place = next(
        n
        for n, one in enumerate(archived.lineage.articles)
        if one.witness.article.source.path.endswith("a.warc")
    )
    opened = visit(archived, f"#/article/{place}")
    assert "Captured (UTC) 6 May 2021 09:59 (as the archive states)" in " ".join(
        opened.tab.inner_text("#view-article .about").split()
    )
    opened.go(f"#/article/{1 - place}")
    assert "Captured" not in opened.tab.inner_text("#view-article .about")
