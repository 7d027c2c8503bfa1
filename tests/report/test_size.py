"""Five hundred articles of 25 MB of text: the file's size, and what opening and reading it costs a browser.

Costs are processor time, which other work on the machine does not change much.
"""

from __future__ import annotations

import json

import pytest

from tests.render import fiction
from tests.report.conftest import page
from tracer.records import Article, Difference, Evidence, Judged, SharedSpan, Source, Witness
from tracer.render import phrases
from tracer.spans import Span

ARTICLES, TEXTS, LETTERS = 500, 10, 50_500
OPENING, TASK = 2.0, 0.2  # seconds


def text_of(place: int) -> str:
    """Return a long text of its own words, in paragraphs of some lines."""
    paragraphs, size, number = [], 0, 0
    while size < LETTERS:
        words = [
            f"{'aeiou'[(number * k) % 5]}{place}{'lmnrst'[k % 6]}{(number * 7 + k * k) % 997}"
            for k in range(90)
        ]
        paragraphs.append(" ".join(words) + ".")
        size += len(paragraphs[-1]) + 2
        number += 1
    return "\n\n".join(paragraphs)


def link(place: int, length: int):
    """Return a derivation with seventy spans, half of them edited, and evidence of seven lines."""
    spans = tuple(
        SharedSpan(
            Span(at, at + 500),
            Span(at, at + 500),
            ("verbatim", "near-verbatim")[at // 700 % 2],
            quoted_child=False,
            quoted_parent=False,
        )
        for at in range(0, length - 600, 700)
    )
    evidence = tuple(
        Evidence(
            "time", "x", 1 - k / 3, f"The other article was published {k} hours earlier, as its head says."
        )
        for k in range(7)
    )
    return fiction.derivation(
        f"a{place % TEXTS:03}",
        f"a{place:03}",
        "near-copy",
        0.5 + place / 1100,
        credit="uncredited",
        coverage_child=0.7,
        spans=spans,
        evidence=evidence,
    )


@pytest.fixture(scope="module")
def large():
    """Return the report of ten stories of fifty articles each."""
    texts = [text_of(place) for place in range(TEXTS)]
    tokens = [fiction.tokens(text) for text in texts]
    articles, links = [], []
    for place in range(ARTICLES):
        article = Article(
            f"a{place:03}", texts[place % TEXTS], Source(f"big/{place}.txt"),
            title=f"Headline number {place}", outlet_name=f"Outlet {place % 97}", published=fiction.at(1 + place % 25, place % 24),
        )  # fmt: skip
        articles.append(Judged(Witness(article, tokens[place % TEXTS]), "wholly-derived", 0.3, ()))
        if place >= TEXTS:
            links.append(link(place, len(article.text)))
    stories = tuple(
        fiction.Story(
            f"s{first}",
            tuple(f"a{place:03}" for place in range(first, ARTICLES, TEXTS)),
            (f"a{first:03}",),
            (),
        )
        for first in range(TEXTS)
    )
    told = [
        [
            None
            if span.grade == "verbatim"
            else (
                Difference(
                    (span.child.start + 20, span.child.start + 30),
                    (span.parent.start + 20, span.parent.start + 30),
                ),
            )
            for span in one.spans
        ]
        for one in links
    ]
    return page(
        fiction.Lineage(tuple(articles), (), tuple(links), (), stories, (), {"calibrated": False}), {}, told
    )


def test_the_file_is_less_than_twice_its_text(large):
    """25 MB of text give a file of less than 50 MB."""
    size = sum(len(one.witness.article.text.encode()) for one in large.lineage.articles)
    assert size > 25_000_000
    assert len(large.html.encode()) < 2 * size


def test_it_opens_and_scrolls_without_a_long_task(large, browser, tmp_path):
    """Opening takes less than 2 s of processor time, and no task of opening, reading, filtering or scrolling 0.2 s."""
    file = tmp_path / "large.html"
    file.write_text(large.html, encoding="utf-8", newline="\n")
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto("about:blank")
    browser.start_tracing(page=tab, categories=["toplevel", "blink.user_timing"])
    metrics = tab.context.new_cdp_session(tab)
    metrics.send("Performance.enable")
    tab.goto(file.as_uri())
    tab.wait_for_function("document.documentElement.dataset.shown !== undefined")
    spent = {one["name"]: one["value"] for one in metrics.send("Performance.getMetrics")["metrics"]}
    assert spent["ProcessTime"] < OPENING
    for route in ("#/table", "#/article/200", "#/pair/300/3", "#/evidence", "#/record", "#/"):
        tab.evaluate("route => { location.hash = route; }", route)
        tab.wait_for_function("route => document.documentElement.dataset.shown === route", arg=route)
        tab.mouse.move(300, 600)
        for _ in range(5):
            tab.mouse.wheel(0, 900)
            tab.wait_for_timeout(20)
    tab.evaluate("location.hash = '#/table'")
    tab.fill("#filter", "coverage>60 credit:none probability>0.8")
    tab.click("th[data-key=probability] button")
    traced = json.loads(browser.stop_tracing())["traceEvents"]
    tab.close()
    tasks = sorted(
        (one["tdur"] / 1e6 for one in traced if one.get("name", "").endswith("RunTask") and "tdur" in one),
        reverse=True,
    )
    assert len(tasks) > 100
    assert tasks[0] < TASK, tasks[:10]


def test_a_long_table_is_shown_whole_in_slices(large, browser, tmp_path):
    """The first lines are there at once, the rest soon after; a filter, another order and paper get just the lines meant."""
    file = tmp_path / "large.html"
    file.write_text(large.html, encoding="utf-8", newline="\n")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    tab.wait_for_function("document.documentElement.dataset.shown !== undefined")
    shown = "[...document.querySelectorAll('TABLE tbody tr')].filter(r => !r.hidden)"
    for route, table in (("#/table", "#lines"), ("#/record", ".inputs")):
        tab.evaluate("route => { location.hash = route; }", route)
        tab.wait_for_function("route => document.documentElement.dataset.shown === route", arg=route)
        assert tab.evaluate(f"{shown.replace('TABLE', table)}.length") == ARTICLES
    lines = shown.replace("TABLE", "#lines")
    tab.evaluate("location.hash = '#/table'")
    tab.fill("#filter", "probability>0.9")
    tab.click("th[data-key=probability] button")
    derivations = large.lineage.derivations
    wanted = sorted(
        (d.probability for d in derivations if phrases.hundredths(d.probability) > 90), reverse=True
    )
    tab.wait_for_function(f"wanted => {lines}.length === wanted", arg=len(wanted))
    order = tab.evaluate(f"{lines}.map(r => +r.dataset.derivation)")
    assert [derivations[place].probability for place in order] == wanted
    at_once = (
        "(e => { e.value = ''; e.dispatchEvent(new Event('input')); })(document.querySelector('#filter'))"
    )
    assert 0 < tab.evaluate(f"{at_once}, {lines}.length") < ARTICLES
    assert tab.evaluate(f"dispatchEvent(new Event('beforeprint')), {lines}.length") == ARTICLES
    tab.close()
