"""Ids, twins and what is kept once."""

from __future__ import annotations

import hashlib
import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.fiction import BODY, RUSSIAN
from tracer.records import Article, Source
from tracer.sources import read, stream
from tracer.sources.addresses import canonical_address, dated_address, stated_address
from tracer.sources.identity import id_of, identify

HASH = hashlib.sha256(BODY.encode()).hexdigest()[:12]


def _article(text=BODY, path="a.txt", own=None, **fields):
    return Article(id_of(own, fields.get("url"), text), text, Source(path), **fields)


def _ids(*found):
    return [(article.id, article.text) for article in identify(found)]


def test_own_id_first():
    """The record's own id comes before its address, and the address before the hash of the text."""
    url = "http://www.courier.example/bell?utm_source=x#top"
    assert _ids(_article(url=url, own="bell-1")) == [("bell-1", BODY)]
    assert _ids(_article(url=url)) == [("https://www.courier.example/bell", BODY)]
    assert _ids(_article()) == [(HASH, BODY)]


def test_twins_are_kept_apart():
    """Two articles of the same text and no address are two witnesses."""
    assert [a.id for a in identify([_article(path="b.txt"), _article(path="a.txt")])] == [
        HASH,
        f"{HASH}-2",
    ]


def test_same_address_and_text_once():
    """The same text under the same address, in whatever form the address is written, is one article."""
    forms = [
        "http://m.courier.example/bell",
        "https://courier.example/bell/amp",
        "https://courier.example/bell/?utm_medium=x",
    ]
    assert len(identify([_article(url=url) for url in forms])) == 1


def test_versions_of_one_address():
    """Different texts of one address are kept and flagged as versions."""
    found = identify([_article(t, url="https://courier.example/bell") for t in ("one", "two")])
    assert [article.id for article in found] == [
        "https://courier.example/bell",
        "https://courier.example/bell-2",
    ]
    assert all(article.flags == ("version",) for article in found)


def test_same_id_with_different_texts():
    """Two texts under one stated id are kept apart and flagged; nothing is overwritten."""
    found = identify([_article("one", own="x"), _article("two", own="x"), _article("three", own="y")])
    assert [article.id for article in found] == ["x", "x-2", "y"]
    assert sorted(article.text for article in found[:2]) == ["one", "two"]
    assert [article.flags for article in found] == [("same-id",), ("same-id",), ()]


def test_suffix_never_hits_a_stated_id():
    """A twin's suffix passes over ids that others state."""
    found = identify([_article("one", own="x"), _article("two", own="x"), _article("three", own="x-2")])
    assert {article.id: article.text for article in found if article.text == "three"} == {"x-2": "three"}
    assert [article.id for article in found] == ["x", "x-2", "x-3"]


def test_reserved_ids():
    """A stated id that looks like an unseen source, or is endless, is no id."""
    assert _ids(_article(own="unseen:rt:1")) == [(HASH, BODY)]
    assert _ids(_article(own="x" * 5000)) == [(HASH, BODY)]


ARTICLES = st.lists(
    st.builds(
        _article,
        text=st.sampled_from(["one", "two"]),
        path=st.sampled_from(["a", "b", "c"]),
        own=st.sampled_from([None, "x", "x-2", "y"]),
        url=st.sampled_from(
            [None, "https://courier.example/1", "http://courier.example/1/", "https://courier.example/2"]
        ),
        title=st.sampled_from([None, "T"]),
    ),
    max_size=8,
)


@settings(max_examples=200)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_order_does_not_matter(found, shuffle):
    """Any order of the input gives the same articles with the same ids, all different and sorted."""
    result = identify(found)
    mixed = list(found)
    shuffle.shuffle(mixed)
    assert identify(mixed) == result
    ids = [article.id for article in result]
    assert ids == sorted(set(ids))


def test_renaming_changes_only_the_source(tmp_path, registry):
    """Other file names, another order and another folder change nothing but `source`."""
    texts = [f"{BODY} Report {i % 5}." for i in range(9)]
    results = []
    for folder, step in (("one", 2), ("two", 7)):
        (tmp_path / folder).mkdir()
        names = [f"{i * step % 9}.txt" for i in range(9)]
        for name, text in zip(names, texts, strict=True):
            (tmp_path / folder / name).write_text(text)
        articles, _ = read([str(tmp_path / folder / name) for name in names], registry)
        results.append([(a.id, a.text, a.flags, a.published) for a in articles])
    assert results[0] == results[1]


def test_argument_order(tmp_path, registry):
    """Every order of the arguments gives the same articles and the same problems."""
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b", "text": BODY}) + "\nbad\n")
    (tmp_path / "c.txt").write_bytes(b"")
    paths = [str(tmp_path / name) for name in ("a.txt", "b.jsonl", "c.txt", "missing.txt")] + [str(tmp_path)]
    results = [read(list(order), registry) for order in itertools.permutations(paths)]
    assert all(result == results[0] for result in results)


def test_same_file_once(tmp_path, registry):
    """A file given twice, by its folder, by a link or by another spelling of its path is read once."""
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    paths = [str(tmp_path / "a.txt"), str(tmp_path), f"{tmp_path}/./a.txt", str(tmp_path / "link.txt")]
    articles, problems = read(paths, registry)
    assert problems == []
    assert len(articles) == 1


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("http://www.Courier.example:80/Bell?utm_source=a&id=3#x", "https://www.courier.example/Bell?id=3"),
        ("https://amp.courier.example/bell", "https://courier.example/bell"),
        ("https://mobile.courier.example/bell/", "https://courier.example/bell"),
        ("https://courier.example/bell.amp.html", "https://courier.example/bell"),
        ("https://courier.example/bell?outputType=amp", "https://courier.example/bell"),
        ("https://example.com/m.html", "https://example.com/m.html"),
        ("https://m.example/bell", "https://m.example/bell"),
    ],
)
def test_canonical_addresses(address, canonical):
    """Tracking, mobile and AMP forms of an address are one page; the rest of it stays."""
    assert canonical_address(address) == canonical


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://courier.example/x", "//courier.example", "http://", "http://[bad", "https://a b.example/", "x" * 5000, "https://courier.example/\x1b", "data:text/html,x", "https://localhost/x", 7, None],
)  # fmt: skip
def test_no_addresses(value):
    """What is no http(s) address of a public host is none."""
    assert stated_address(value) is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://courier.example/2021/05/06/bell", "2021-05-06"),
        ("https://courier.example/world/2021/may/6/bell", "2021-05-06"),
        ("https://courier.example/2021-05-06/bell", "2021-05-06"),
        ("https://courier.example/news/20210506/bell.html", "2021-05-06"),
        ("https://courier.example/2021/12/27", "2021-12-27"),
        ("https://courier.example/2021/13/01/bell", None),
        ("https://courier.example/2021/mix/12/bell", None),
        ("https://courier.example/2021/05/bell", None),
        ("https://courier.example/item/20210506123", None),
    ],
)
def test_dated_addresses(address, day):
    """The day in the path of an address is read where it is a whole day."""
    found = dated_address(address)
    assert (found[0].date().isoformat() if found else None) == (day and _before(day))


def _before(day):
    """Return the day before: the interval begins 14 hours before midnight UTC."""
    from datetime import date, timedelta

    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def test_contradicting_address_is_flagged(reading):
    """A stated date far from the day in the address is kept and flagged; one that agrees is not."""
    record = {"text": BODY, "url": "https://courier.example/2021/05/06/bell", "published": "2020-01-01"}
    articles, _ = reading("a.jsonl", json.dumps(record))
    assert articles[0].flags == ("dates-disagree",)
    assert articles[0].published.basis == "record"
    articles, _ = reading("b.jsonl", json.dumps({**record, "published": "2021-05-07T01:00:00Z"}))
    assert articles[0].flags == ()


def test_day_of_the_address_when_nothing_else(reading):
    """Without a stated date the day in the address is the publication day, and says so."""
    articles, _ = reading(
        "a.jsonl", json.dumps({"text": BODY, "url": "https://courier.example/2021/05/06/bell"})
    )
    assert articles[0].published.basis == "address"


def test_stream_gives_what_read_gives(tmp_path, registry):
    """The stream yields the same articles and problems, only without numbers for twins."""
    for i in range(4):
        (tmp_path / f"{i}.txt").write_text(BODY if i < 2 else f"{BODY} {i}")
    (tmp_path / "bad.txt").write_bytes(b"")
    articles, problems = read([str(tmp_path)], registry)
    items = list(stream([str(tmp_path)], registry))
    assert [item for item in items if not isinstance(item, Article)] == problems
    assert sorted(item.text for item in items if isinstance(item, Article)) == sorted(
        a.text for a in articles
    )
    assert len({item.id for item in items if isinstance(item, Article)}) == 3


def test_an_open_date_is_settled_by_the_address(reading):
    """Where 3 April and 4 March are both possible, the day in the address decides."""
    record = {"text": BODY, "published": "03/04/2020"}
    articles, _ = reading("a.jsonl", json.dumps({**record, "url": "https://courier.example/2020/04/03/bell"}))
    assert articles[0].published.earliest.isoformat() == "2020-04-02T10:00:00+00:00"
    assert articles[0].published.basis == "address"


@pytest.mark.parametrize("charset", ["cp1252", "cp1251"])
def test_mojibake_is_flagged(reading, charset):
    """A text that was once decoded wrongly is flagged and left as it is; a sound one is not flagged."""
    sound = (
        "Le port de l’île a rouvert après la tempête, ont annoncé les gardes."
        if charset == "cp1252"
        else RUSSIAN
    )
    raw = sound.encode()
    broken = "".join(
        chr(b)
        if charset == "cp1252" and b in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
        else bytes([b]).decode(charset, "replace")
        for b in raw
    )
    articles, _ = reading("a.jsonl", json.dumps({"text": broken}) + "\n" + json.dumps({"text": sound}))
    assert {article.text: article.flags for article in articles} == {broken: ("mojibake",), sound: ()}
