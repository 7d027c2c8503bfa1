"""Saved pages: text, claims, dates; the processes that extract them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from tests.sources.fiction import PARAGRAPHS, page
from tracer.params import SourceLimits
from tracer.sources.draft import PageJob, Unreadable
from tracer.sources.extraction import extracted
from tracer.sources.page import own_address
from tracer.sources.workers import Workers

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Somebody else"},
        {
            "@type": ["NewsArticle"],
            "headline": "The bell of Veldt",
            "datePublished": "2021-05-06T08:30:00+02:00",
            "author": [{"@type": "Person", "name": "Ana Quill"}, {"name": "Bertram Oake"}],
            "publisher": {"@type": "Organization", "name": "The Veldt Courier"},
            "mainEntityOfPage": {"@id": "https://courier.example/bell"},
        },
    ],
}


def _linked(**changes):
    article = {**LINKED["@graph"][1], **changes}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [article]})}</script>'


def _one(reading, head="", name="a.html", **how):
    articles, problems = reading(name, page(head, **how))
    assert problems == []
    return articles[0]


def test_text_is_the_article(reading):
    """The text holds every paragraph of the article, and neither the menu nor the footer."""
    article = _one(reading)
    assert article.text == "\n".join(PARAGRAPHS)
    assert article.language == "en"


def test_linked_data(reading):
    """Title, authors, outlet, address and time are read from JSON-LD, wherever in its graph the article is."""
    article = _one(reading, f'<script type="application/ld+json">{json.dumps(LINKED)}</script>')
    assert (article.title, article.byline) == ("The bell of Veldt", "Ana Quill, Bertram Oake")
    assert (article.outlet_name, article.url, article.id) == (
        "The Veldt Courier",
        "https://courier.example/bell",
        "https://courier.example/bell",
    )
    assert article.published.earliest == article.published.latest == datetime(2021, 5, 6, 6, 30, tzinfo=UTC)
    assert article.published.basis == "json-ld"


def test_meta(reading):
    """The same claims are read from `meta` and `link`, and the site's name is cut off the title."""
    head = (
        '<title>The bell of Veldt | The Veldt Courier</title><meta property="og:site_name" content="The Veldt Courier">'
        '<meta name="author" content="Ana Quill"><meta property="article:published_time" content="2021-05-06T06:30:00Z">'
        '<link rel="canonical" href="https://courier.example/bell">'
    )
    article = _one(reading, head)
    assert (article.title, article.byline, article.outlet_name) == (
        "The bell of Veldt",
        "Ana Quill",
        "The Veldt Courier",
    )
    assert article.url == "https://courier.example/bell"
    assert article.published.basis == "meta"


@pytest.mark.parametrize(
    ("markup", "basis", "day"),
    [
        ('<time datetime="2021-05-06T06:30:00Z">6 May</time>', "time", "2021-05-06"),
        (
            '<time class="updated" datetime="2022-01-01">x</time><time class="published" datetime="2021-05-06T06:30:00Z">x</time>',
            "time",
            "2021-05-06",
        ),
        ("<p>Published on May 6, 2021</p>", "htmldate", "2021-05-05"),
    ],
)
def test_other_times(reading, markup, basis, day):
    """Where nothing else is stated the marked `time`, then htmldate's day, is taken."""
    paragraphs = (markup, *PARAGRAPHS) if basis == "htmldate" else PARAGRAPHS
    html = page(paragraphs=paragraphs).replace("<article>", f"<article>{markup if basis == 'time' else ''}")
    articles, _ = reading("a.html", html)
    assert articles[0].published.basis == basis
    assert articles[0].published.earliest.date().isoformat() == day


@pytest.mark.parametrize(
    ("head", "flags", "basis"),
    [
        (_linked() + '<meta name="date" content="2021-05-06">', [], "json-ld"),
        # a later basis that is more exact and agrees is better
        (_linked(datePublished="2021-05-06") + '<meta name="pubdate" content="2021-05-06T06:30:00Z">', [], "meta"),
        (_linked(datePublished="2019-01-01") + '<meta name="pubdate" content="2021-05-06T06:30:00Z">', ["dates-disagree"], "json-ld"),
        (_linked(datePublished="0000-00-00") + '<meta name="pubdate" content="2021-05-06T06:30:00Z">', [], "meta"),
        (_linked(datePublished="1970-01-01T00:00:00Z"), ["bad-date"], None),
    ],
)  # fmt: skip
def test_dates_that_agree_or_not(reading, head, flags, basis):
    """Stated dates are compared: the exact one wins where they agree, and a contradiction is flagged."""
    article = _one(reading, head)
    assert list(article.flags) == flags
    assert (article.published and article.published.basis) == basis


def test_outlet_by_address(reading):
    """A page of a known site belongs to its outlet."""
    assert _one(reading, '<link rel="canonical" href="https://tass.com/world/1">').outlet == "tass"


def test_copy_that_names_its_original_as_canonical(reading):
    """A page saved from one site keeps that address though its canonical link names another site's."""
    head = '<link rel="canonical" href="https://tass.com/world/1">'
    saved = "<!-- saved from url=(0030)https://courier.example/bell -->" + page(head)
    articles, _ = reading("a.html", saved)
    assert articles[0].url == "https://courier.example/bell"
    assert articles[0].outlet is None
    assert (
        own_address("https://www.courier.example/bell", "https://m.courier.example/bell?x=1")
        == "https://www.courier.example/bell"
    )


@pytest.mark.parametrize(
    ("charset", "declared", "language", "words"),
    [
        ("cp1251", "windows-1251", "ru", "Гавань острова Вельт вновь открыта после шторма, сообщили портовые смотрители в воскресенье."),
        ("gb18030", "gb2312", "zh", "维尔特岛港口周日重新开放，此前一场风暴使渔船停港九天。十二艘渔船在黎明前出海。"),
        ("shift_jis", "Shift_JIS", "ja", "灯台の鐘が日曜日に鳴らされた。島の港は再び開かれた。漁船は夜明け前に出港した。"),
        ("utf-8", "iso-8859-1", "fr", "Le port de l’île a rouvert après la tempête, ont annoncé les gardes dans un communiqué."),
        ("cp1252", "iso-8859-1", "fr", "Le port de l’île a rouvert après la tempête, ont annoncé les gardes dans un communiqué."),
        ("utf-8", "rot13", "fr", "Le port de l’île a rouvert après la tempête, ont annoncé les gardes dans un communiqué."),
    ],
)  # fmt: skip
def test_declared_charsets(reading, charset, declared, language, words):
    """A declared charset is believed as browsers do; UTF-8 that declares another one is still UTF-8."""
    html = page(f'<meta charset="{declared}">', paragraphs=(words * 3,) * 3, language=language)
    articles, problems = reading("a.html", html.encode(charset))
    assert problems == []
    assert words in articles[0].text


@pytest.mark.parametrize(
    "line", ["6. Mai 2021", "6 мая 2021 года", "le 6 mai 2021 à 10h30", "6 de mayo de 2021", "2021年5月6日"]
)
def test_days_in_words(reading, line):
    """A day that stands only in the words of the page is found, in other languages too, and at once."""
    html = page().replace("<article>", f'<article><div class="date">{line}</div>')
    begun = time.monotonic()
    articles, _ = reading("a.html", html)
    assert time.monotonic() - begun < 2
    assert articles[0].published.earliest.date().isoformat() == "2021-05-05"
    assert articles[0].published.basis == "htmldate"


def test_nothing_is_fetched_or_opened(reading, tmp_path):
    """Entities, includes and remote parts of a page lead nowhere."""
    secret = tmp_path / "secret.dat"
    secret.write_text("the secret of the island")
    html = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'
        f'<html xmlns:xi="http://www.w3.org/2001/XInclude"><body><xi:include href="file://{secret}" parse="text"/>'
        f'<link rel="stylesheet" href="http://127.0.0.1:9/x.css"><article>{"".join(f"<p>{p} &x;</p>" for p in PARAGRAPHS)}</article></body></html>'
    )
    articles, _ = reading("a.html", html)
    assert "secret of the island" not in articles[0].text


def test_a_page_alone_and_in_a_process():
    """The process that extracts many pages answers what this process would."""
    jobs = [
        PageJob(page(_linked(headline=f"Bell {i} \ud800"), paragraphs=(f"Report {i}.", *PARAGRAPHS)), None)
        for i in range(6)
    ]
    with Workers(SourceLimits(pages_here=0)) as workers:
        answers = [workers.submit(job) for job in jobs]
        assert [answer.result() for answer in answers] == [extracted(job.html, job.address) for job in jobs]


def test_a_page_that_takes_too_long():
    """A page that takes too long is refused soon after the limit, and the next page is extracted."""
    slow = PageJob(page(before="<a href='x'>harbour bell</a> " * 200_000), None)
    good = PageJob(page(), None)
    begun = time.monotonic()
    with Workers(SourceLimits(pages_here=0, page_seconds=1.0, page_workers=1)) as workers:
        with pytest.raises(Unreadable, match="within 1 seconds"):
            workers.submit(slow).result()
        assert time.monotonic() - begun < 5
    with Workers(SourceLimits(pages_here=0, page_workers=1)) as workers:
        assert workers.submit(good).result().text == "\n".join(PARAGRAPHS)


def test_a_page_that_takes_too_much_memory():
    """A process that may use no memory to speak of fails with a reason, not with a traceback."""
    with Workers(SourceLimits(pages_here=0, page_memory=1 << 20)) as workers, pytest.raises(Unreadable):
        workers.submit(PageJob(page(), None)).result()


READ_AND_LOOK = """
import os, sys
from tracer.outlets import load
from tracer.sources import read
print(len(read([sys.argv[1]], load())[0]))
try:
    print(os.waitpid(-1, os.WNOHANG))
except ChildProcessError:
    print("no child")
"""


def test_no_process_is_left_behind(tmp_path):
    """When reading is done every process it started has ended; told in a process of its own, for other tests have children."""
    for i in range(8):
        (tmp_path / f"{i}.html").write_text(page(paragraphs=(f"Report {i}.", *PARAGRAPHS)))
    told = subprocess.run(
        [sys.executable, "-c", READ_AND_LOOK, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == ["8", "no child"]
