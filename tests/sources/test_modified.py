"""When something was changed last: read wherever it is stated, held against the publication, evidence of nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.sources.fiction import BODY, PARAGRAPHS, page, response, warc_record
from tracer.sources.dates import parse_modified

NOON = datetime(2021, 5, 7, 12, 0, tzinfo=UTC)
DAY = (datetime(2021, 5, 6, 10, tzinfo=UTC), datetime(2021, 5, 8, 12, tzinfo=UTC))  # 7 May in any zone


def _linked(**fields):
    said = {"@type": "NewsArticle", "headline": "The bell of Veldt", **fields}
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


def _meta(name, value):
    return f'<meta property="{name}" content="{value}">'


def _one(reading, name, data):
    articles, problems = reading(name, data)
    assert problems == []
    return articles[0]


PAGES = [
    (_linked(dateModified="2021-05-07T12:00:00Z"), "json-ld"),
    (_meta("article:modified_time", "2021-05-07T14:00:00+02:00"), "meta"),
    (_meta("og:updated_time", "2021-05-07T12:00:00Z"), "meta"),
    # JSON-LD comes first, as with publication
    (_linked(dateModified="2021-05-07T12:00:00Z") + _meta("article:modified_time", "2021-05-09T12:00:00Z"), "json-ld"),
    # what is no time is passed over
    (_linked(dateModified="0000-00-00T00:00:00") + _meta("article:modified_time", "2021-05-07T12:00:00Z"), "meta"),
    (_linked(dateModified=["x"]) + _meta("last-modified", "Fri, 07 May 2021 12:00:00 GMT"), "meta"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "basis"), PAGES)
def test_pages(reading, head, basis):
    """A page's change is read from JSON-LD, then from `meta`, and its publication stays what it was."""
    article = _one(reading, "a.html", page(head + _meta("article:published_time", "2021-05-06T06:30:00Z")))
    assert (article.modified.earliest, article.modified.latest) == (NOON, NOON)
    assert article.modified.basis == basis
    assert article.published.earliest == datetime(2021, 5, 6, 6, 30, tzinfo=UTC)
    assert article.flags == ()


def test_time_elements(reading):
    """A `time` marked as the change is the change; the other one is the publication."""
    times = (
        '<time class="updated" datetime="2021-05-07T12:00:00Z">x</time><time datetime="2021-05-06">x</time>'
    )
    article = _one(reading, "a.html", page().replace("<article>", f"<article>{times}"))
    assert (article.modified.earliest, article.modified.basis) == (NOON, "time")
    assert article.published.latest == datetime(2021, 5, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "modified", "flags"),
    [
        ("2021-05-07T12:00:00Z", "2021-05-07T12:00:00Z", ()),
        ("2021-05-07T12:00:00Z", "2021-05-07T11:00:00Z", ("dates-disagree",)),
        # 7 May somewhere ends as late as noon of 8 May in UTC
        ("2021-05-08T11:00:00Z", "2021-05-07", ()),
        ("2021-05-08T13:00:00Z", "2021-05-07", ("dates-disagree",)),
        # 9 May somewhere begins at ten in the morning of 8 May
        ("2021-05-09", "2021-05-08T11:00:00Z", ()),
        ("2021-05-09", "2021-05-08T09:00:00Z", ("dates-disagree",)),
        ("2021-05-09", "2019-01-01", ("dates-disagree",)),
        ("2019-01-01", "2021-05-09", ()),
        ("2021-05-09", "1970-01-01T00:00:00Z", ()),
    ],
)
def test_changed_before_it_was_published(reading, published, modified, flags):
    """A change before the publication, beyond what either leaves open, is a disagreement; the epoch is no time."""
    head = _linked(datePublished=published, dateModified=modified)
    assert _one(reading, "a.html", page(head)).flags == flags
    record = json.dumps({"text": BODY, "published": published, "modified": modified})
    assert _one(reading, "a.jsonl", record).flags == flags


def test_a_change_after_the_capture_is_none(reading):
    """A page cannot have been changed after it was captured."""
    head = _linked(datePublished="2021-05-06T06:30:00Z", dateModified="2021-06-06T06:30:00Z")
    article = _one(reading, "a.warc", warc_record(response(page(head)), date="2021-05-06T10:00:00Z"))
    assert article.modified is None
    assert article.published is not None


FEED = "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><title>T</title><description>{}</description>{}</item></channel></rss>"
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><content>{}</content>{}</entry></feed>"
)
PUBLISHED = "2021-05-06T06:30:00+00:00"


@pytest.mark.parametrize(
    ("feed", "fields", "published", "modified"),
    [
        (ATOM, "<published>2021-05-06T06:30:00Z</published><updated>2021-05-07T12:00:00Z</updated>", PUBLISHED, NOON),
        (ATOM, "<published>2021-05-06T06:30:00Z</published>", PUBLISHED, None),
        (ATOM, "<updated>2021-05-07T12:00:00Z</updated>", NOON.isoformat(), NOON),
        (FEED, "<pubDate>Thu, 06 May 2021 06:30:00 GMT</pubDate>", PUBLISHED, None),
        (FEED, "<pubDate>Thu, 06 May 2021 06:30:00 GMT</pubDate><a:updated>2021-05-07T12:00:00Z</a:updated>", PUBLISHED, NOON),
        # the one date of RSS 1.0 is that of the publication
        (FEED, "<dc:date>2021-05-06T06:30:00Z</dc:date>", PUBLISHED, None),
    ],
)  # fmt: skip
def test_feeds(reading, feed, fields, published, modified):
    """An entry's `updated` is its change where it is more than the only date of an RSS entry."""
    article = _one(reading, "a.xml", feed.format(BODY, fields))
    assert article.published.earliest.isoformat() == published
    assert (article.modified and article.modified.earliest) == modified


def test_records(reading):
    """A record's change keeps its zone-less width and is known as a field of the record."""
    article = _one(reading, "a.jsonl", json.dumps({"text": BODY, "updated_at": "2021-05-07"}))
    assert (article.modified.earliest, article.modified.latest) == DAY
    assert article.modified.basis == "record"
    assert article.published is None


@pytest.mark.parametrize(
    ("head", "published", "modified"),
    [
        ("date: 2021-05-06\nupdated: 2021-05-07", True, DAY),
        ("---\ntitle: The bell\nmodified: 2021-05-07\n---", False, DAY),
        ("The bell of Veldt\n\nPublished 6 May 2021 | Updated 7 May 2021", True, DAY),
        ("The bell of Veldt\n\nUpdated 7 May 2021 | Published 6 May 2021", True, DAY),
        ("The bell of Veldt\n\n6 May 2021, last updated: 7 May 2021", True, DAY),
        ("Колокол\n\nОпубликовано: 6 мая 2021\nОбновлено: 7 мая 2021", True, DAY),
        ("Die Glocke\n\n6. Mai 2021 | Aktualisiert am 7. Mai 2021", True, DAY),
        ("La campana\n\n6 de mayo de 2021 | Actualizado: 7 de mayo de 2021", True, DAY),
        ("维尔特的钟声响起\n\n2021年5月6日\n更新时间：2021年5月7日", True, DAY),
        # a change alone does not tell when it was published
        ("The bell of Veldt\n\nUpdated 7 May 2021", False, DAY),
        ("The bell of Veldt\n\n6 May 2021", True, None),
    ],
)
def test_heads_of_texts(reading, head, published, modified):
    """The head of a text tells a change by its word, in any order, and such a line is no evidence."""
    article = _one(reading, "a.txt", f"{head}\n\n{BODY}")
    said = article.published and (article.published.earliest, article.published.latest)
    assert said == ((DAY[0] - timedelta(days=1), DAY[1] - timedelta(days=1)) if published else None)
    assert (article.modified and (article.modified.earliest, article.modified.latest)) == modified
    end = max(aside.span.end for aside in article.asides)
    assert article.text[end:].strip() == BODY


@pytest.mark.parametrize("value", [None, "", "soon", [], {"a": 1}, float("nan"), "Updated", "1" * 5000])
def test_what_is_no_time(value):
    """Anything else is no change, and no fault."""
    assert parse_modified(value, "record") is None


def test_the_text_is_not_touched(reading):
    """A page that states its change has the text that it had."""
    article = _one(reading, "a.html", page(_linked(dateModified="2021-05-07T12:00:00Z")))
    assert article.text == "\n".join(PARAGRAPHS)
