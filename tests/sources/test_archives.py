"""WARC archives, feeds and pages saved as one file."""

from __future__ import annotations

import gzip
import hashlib
import io
import itertools
import tracemalloc
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.fiction import BODY, PARAGRAPHS, archive, page, response, warc_record
from tracer.params import SourceLimits
from tracer.records import Problem, Published
from tracer.sources.warc import Record, _Archive

RECORDS = archive(4)


def _numbers(articles):
    return sorted(int(article.text.split()[2]) for article in articles)


def test_pages_of_an_archive(reading):
    """Each archived page is an article with its address, its record number and its text."""
    articles, problems = reading("a.warc", b"".join(RECORDS))
    assert problems == []
    assert [(a.url, a.source.record) for a in articles] == [
        (f"https://courier.example/{i}", i + 1) for i in range(4)
    ]
    assert articles[2].text == "\n".join(("Report number 2 of the wardens.", *PARAGRAPHS))


@pytest.mark.parametrize(
    "pack",
    [lambda rs: b"".join(map(gzip.compress, rs)), lambda rs: gzip.compress(b"".join(rs))],
    ids=["members", "whole"],
)
def test_packed(reading, pack):
    """An archive packed record by record, or as one piece, reads like the plain one."""
    articles, problems = reading("a.warc.gz", pack(RECORDS))
    assert problems == []
    assert _numbers(articles) == [0, 1, 2, 3]


GZ = [gzip.compress(record, mtime=0) for record in RECORDS]
DAMAGED = [
    ("cut.warc", b"".join(RECORDS)[:-200], [0, 1, 2]),
    ("cut-in-header.warc", b"".join(RECORDS[:3]) + RECORDS[3][:40], [0, 1, 2]),
    ("cut.warc.gz", b"".join(GZ)[:-30], [0, 1, 2]),
    ("garbage.warc", RECORDS[0] + b"garbage\r\n" * 2000 + RECORDS[1] + RECORDS[2], [0, 1, 2]),
    ("no-length.warc", RECORDS[0] + RECORDS[1].replace(b"Content-Length", b"Content-Lenght", 1) + RECORDS[2], [0, 2]),
    ("long.warc", RECORDS[0] + RECORDS[1].replace(b"\r\nContent-Length: ", b"\r\nContent-Length: 1", 1) + RECORDS[2], [0, 2]),
    ("short.warc", RECORDS[0] + warc_record(b"x" * 10)[:-12] + b"y" * 30 + b"\r\n\r\n" + RECORDS[2], [0, 2]),
    ("bad-member.warc.gz", GZ[0] + GZ[1][:200] + b"\0" * 20 + GZ[1][220:] + GZ[2], [0, 2]),
    ("bad-checksum.warc.gz", GZ[0] + GZ[1][:-8] + b"\0\0\0\0" + GZ[1][-4:] + GZ[2], [0, 2]),
    ("missing-piece.warc.gz", GZ[0] + GZ[1][150:] + GZ[2], [0, 2]),
    ("endless-header.warc", RECORDS[0] + b"WARC/1.0\r\n" + b"X-Junk: a\r\n" * 20_000 + RECORDS[2], [0, 2]),
    ("huge-number.warc", RECORDS[0] + b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + b"9" * 50 + b"\r\n\r\n" + RECORDS[2], [0, 2]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "kept"), DAMAGED, ids=[case[0] for case in DAMAGED])
def test_damage(reading, tmp_path, name, data, kept):
    """Whatever is damaged, the good records are kept, the loss is reported, and no text is shortened."""
    articles, problems = reading(name, data)
    assert _numbers(articles) == kept
    assert problems
    assert all(problem.path.startswith(f"{tmp_path}/{name}") for problem in problems)
    for article in articles:
        assert article.text.endswith(PARAGRAPHS[-1])


@settings(max_examples=60)
@given(st.integers(0, len(b"".join(GZ)) - 1), st.integers(1, 255))
def test_any_flipped_byte(at, change):
    """With any byte of a packed archive changed, what is read is a part of what was there, and a loss is reported."""
    data = bytearray(b"".join(GZ))
    data[at] ^= change
    blocks, problems = _blocks(bytes(data))
    whole = {gzip.decompress(piece) for piece in GZ}
    assert all(any(block in record for record in whole) for block in blocks)
    assert len(blocks) == 4 or problems


def _blocks(data):
    """Return the blocks of an archive, and the problems."""
    from tracer.sources.files import Gunzip

    stream = io.BufferedReader(Gunzip(io.BufferedReader(io.BytesIO(data)), SourceLimits()))
    items = list(itertools.islice(_Archive(stream, "a", SourceLimits()).records(), 100))
    return [i.block for i in items if isinstance(i, Record)], [i for i in items if isinstance(i, Problem)]


def test_against_fastwarc():
    """On sound archives of mixed records the blocks are those that fastwarc reads."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    mixed = [
        warc_record(b"software: none\r\n", kind="warcinfo"),
        RECORDS[0],
        warc_record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        warc_record(b"WARC/1.0 in a text\r\n\r\nWARC/1.0\r\n", kind="conversion"),
        warc_record(b"", kind="resource"),
        RECORDS[1],
    ]
    for data in (b"".join(map(gzip.compress, mixed)), gzip.compress(b"".join(mixed))):
        wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
        theirs = [
            r.reader.read() for r in ArchiveIterator(io.BytesIO(data), parse_http=False, record_types=wanted)
        ]
        blocks, problems = _blocks(data)
        assert problems == []
        assert blocks == theirs


def test_what_is_no_page_is_passed_over(reading):
    """Redirects, errors, pictures and other records make neither articles nor problems."""
    records = [
        warc_record(response("gone", status=b"404 Not Found")),
        warc_record(response("", status=b"301 Moved")),
        warc_record(response(b"\x89PNG", kind="image/png")),
        warc_record(b"software: none", kind="warcinfo"),
        RECORDS[3],
    ]
    articles, problems = reading("a.warc", b"".join(records))
    assert problems == []
    assert _numbers(articles) == [3]


HTML = page().encode()
CHUNKED = b"".join(
    f"{len(HTML[i : i + 100]):x}\r\n".encode() + HTML[i : i + 100] + b"\r\n" for i in range(0, len(HTML), 100)
)
RAW_DEFLATE = zlib.compressobj(wbits=-15)
BODIES = [
    ("gzip", gzip.compress(HTML), b"Content-Encoding: gzip\r\n"),
    ("deflate", zlib.compress(HTML), b"Content-Encoding: deflate\r\n"),
    ("raw-deflate", RAW_DEFLATE.compress(HTML) + RAW_DEFLATE.flush(), b"Content-Encoding: deflate\r\n"),
    ("chunked", CHUNKED + b"0\r\n\r\n", b"Transfer-Encoding: chunked\r\n"),
    ("already-joined", HTML, b"Transfer-Encoding: chunked\r\n"),
    ("already-unpacked", HTML, b"Content-Encoding: gzip\r\n"),
]


@pytest.mark.parametrize(("body", "header"), [case[1:] for case in BODIES], ids=[case[0] for case in BODIES])
def test_encoded_bodies(reading, body, header):
    """A body that was packed or cut into chunks on its way is the same page."""
    articles, problems = reading("a.warc", warc_record(response(body, extra=header)))
    assert problems == []
    assert articles[0].text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("body", "header", "why"),
    [
        (gzip.compress(HTML)[:-20], b"Content-Encoding: gzip\r\n", "breaks off"),
        (CHUNKED[:-50], b"Transfer-Encoding: chunked\r\n", "breaks off"),
        (gzip.compress(bytes(20 << 20)), b"Content-Encoding: gzip\r\n", "limit"),
        (HTML, b"Content-Encoding: zebra\r\n", "zebra"),
    ],
)
def test_bad_bodies(reading, body, header, why):
    """A body that breaks off, explodes or is packed in an unknown way is refused with its record; the next is read."""
    articles, problems = reading("a.warc", warc_record(response(body, extra=header)) + RECORDS[2])
    assert _numbers(articles) == [2]
    assert len(problems) == 1
    assert problems[0].path.endswith("a.warc:1")
    assert why in problems[0].reason


def test_plain_text_records(reading):
    """The text records of a WET file are articles."""
    articles, _ = reading(
        "a.wet", warc_record(BODY.encode(), kind="conversion", address="https://courier.example/bell")
    )
    assert (articles[0].text, articles[0].url) == (BODY, "https://courier.example/bell")


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2021-05-06T10:00:00Z", "2021-05-06T10:00:00", "2021-05-06T10:00:00"),
        ("2021-05-06T10:00:00.123456Z", "2021-05-06T10:00:00", "2021-05-06T10:00:00"),  # WARC 1.1
        ("2021-05-06", "2021-05-05T10:00:00", "2021-05-07T12:00:00"),  # WARC 1.1: a day
    ],
)
@pytest.mark.parametrize("kind", ["response", "conversion"])
def test_the_time_of_capture_is_the_source_s(reading, kind, date, earliest, latest):
    """A record's WARC-Date is kept with the place it was read from; it is no time of publication."""
    block = response(page()) if kind == "response" else BODY.encode()
    articles, problems = reading("a.warc", warc_record(block, kind=kind, date=date))
    assert problems == []
    captured = articles[0].source.captured
    assert [captured.earliest.isoformat(), captured.latest.isoformat()] == [
        f"{earliest}+00:00",
        f"{latest}+00:00",
    ]
    assert captured.basis == "warc"
    assert articles[0].published is None


@pytest.mark.parametrize("date", ["", "yesterday", "0000-00-00T00:00:00Z", "2021-05-06T99:00:00Z"])
def test_a_capture_that_is_no_time_is_unknown(reading, date):
    """The page is read all the same."""
    articles, problems = reading("a.warc", warc_record(response(page()), date=date))
    assert problems == []
    assert articles[0].source.captured is None


def test_a_date_after_the_capture_is_bad(reading):
    """No page is published after it was captured."""
    body = page('<meta property="article:published_time" content="2031-01-01T00:00:00Z">')
    articles, _ = reading("a.warc", warc_record(response(body)))
    assert articles[0].flags == ("bad-date",)


def test_bomb(reading):
    """An archive that unpacks to a thousand times its size is stopped at the limit; the records before are kept."""
    data = GZ[0] + gzip.compress(warc_record(b"\0" * (64 << 20), kind="response"))
    articles, problems = reading("a.warc.gz", data)
    assert _numbers(articles) == [0]
    assert any("(limit)" in problem.reason for problem in problems)


def test_constant_memory():
    """Reading an archive takes no more memory for 400 records than for 40."""

    def peak(count):
        block = hashlib.shake_256(b"harbour").hexdigest(40_000).encode()
        data = b"".join(gzip.compress(warc_record(block), 1) for _ in range(count))
        tracemalloc.start()
        from tracer.sources.files import Gunzip

        stream = io.BufferedReader(Gunzip(io.BufferedReader(io.BytesIO(data)), SourceLimits()))
        found = sum(isinstance(item, Record) for item in _Archive(stream, "a", SourceLimits()).records())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert found == count
        return most

    assert peak(400) < 1.5 * peak(40)


ITEM = (
    "<item><title>The bell of Veldt {0}</title><link>https://courier.example/{0}</link><guid>g{0}</guid>"
    "<pubDate>Thu, 06 May 2021 10:00:00 GMT</pubDate><author>Ana Quill</author>"
    "<description>Short.</description><content:encoded><![CDATA[<p>Report {0}.</p><p>It was <b>rung</b> again.</p>"
    "<script>x()</script>]]></content:encoded></item>"
)
RSS = (
    '<?xml version="1.0" encoding="{charset}"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><title>The Veldt Courier</title><language>en-gb</language>{items}</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Veldt Courier</title><entry><id>tag:courier.example,2021:1</id>'
    "<title>The bell of Veldt</title><published>2021-05-06T10:00:00Z</published><author><name>Ana Quill</name></author>"
    '<content type="html">&lt;p&gt;It was rung.&lt;/p&gt;</content></entry></feed>'
)


def _feed(count, charset="utf-8"):
    return RSS.format(charset=charset, items="".join(ITEM.format(i) for i in range(count)))


def test_rss(reading):
    """An entry of a feed is an article: its whole text, not its summary, and its fields."""
    articles, problems = reading("a.xml", _feed(3))
    assert problems == []
    article = articles[1]
    assert article.text == "Report 1.\nIt was rung again."
    assert (article.id, article.url) == ("https://courier.example/1", "https://courier.example/1")
    assert (article.title, article.byline, article.outlet_name) == (
        "The bell of Veldt 1",
        "Ana Quill",
        "The Veldt Courier",
    )
    assert (article.language, article.source.record) == ("en", 2)
    assert article.published.earliest.isoformat() == "2021-05-06T10:00:00+00:00"
    assert (article.published.basis, article.flags) == ("feed", ())


def test_atom(reading):
    """An Atom entry without a link goes by its own id."""
    articles, problems = reading("a.atom", ATOM)
    assert problems == []
    assert (articles[0].id, articles[0].text) == ("tag:courier.example,2021:1", "It was rung.")


def test_summary_is_flagged(reading):
    """An entry that carries only a summary says so."""
    feed = "<rss version='2.0'><channel><item><link>https://courier.example/1</link><description>Short.</description></item></channel></rss>"
    articles, _ = reading("a.rss", feed)
    assert articles[0].flags == ("summary",)


@pytest.mark.parametrize("cut", [60, 200, 500])
def test_cut_feed(reading, cut):
    """A feed that breaks off keeps its whole entries, drops the cut one, and says so."""
    articles, problems = reading("a.xml", _feed(5)[:-cut])
    assert 3 <= len(articles) <= 5
    assert all(article.text.endswith("rung again.") for article in articles)
    assert "breaks off" in problems[-1].reason


def test_feed_charset(reading):
    """The declared charset of a feed is used."""
    articles, _ = reading("a.xml", _feed(1, "windows-1251").replace("Report", "Гавань").encode("cp1251"))
    assert articles[0].text.startswith("Гавань 0.")


@pytest.mark.parametrize("junk", ["\x00", "\x1b[31m", "\ufffe", "&unknown;"])
def test_junk_in_a_feed(reading, junk):
    """Characters that XML forbids and unknown entities do not lose the entries."""
    articles, _ = reading("a.xml", _feed(3).replace("Report 1", f"Report 1{junk}"))
    assert len(articles) == 3


def test_feed_opens_nothing(reading, tmp_path):
    """A feed's external entity and a content that looks like a file name or an address lead nowhere."""
    (tmp_path / "secret.dat").write_text("the secret of the island")
    declared = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret.dat">]>'
    articles, problems = reading(
        "a.xml", _feed(2).replace("<rss", declared + "<rss").replace("Report 1", "&x;")
    )
    assert articles == []
    assert "entities" in problems[0].reason
    assert reading("b.xml", str(tmp_path / "secret.dat"))[0] == []


MHTML = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://courier.example/bell\r\nSubject: The bell\r\n"
    "Date: Fri, 7 May 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\n'
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{body}\r\n------b\r\n"
    "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------b--\r\n"
)


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.unknown"])
def test_mhtml(reading, name):
    """A page saved as one file is read with the address it was saved from."""
    import quopri

    body = quopri.encodestring(
        page(paragraphs=(*PARAGRAPHS, "Die Glocke läutete über der Bucht von Veldt am Sonntag.")).encode()
    ).decode()
    articles, problems = reading(name, MHTML.format(body=body))
    assert problems == []
    assert articles[0].url == "https://courier.example/bell"
    assert articles[0].text.endswith("läutete über der Bucht von Veldt am Sonntag.")
    saved = datetime(2021, 5, 7, 10, tzinfo=UTC)
    assert articles[0].source.captured == Published(saved, saved, "mhtml")


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (b"".join(RECORDS), 4),
        (b"".join(GZ), 4),
        (_feed(2).encode(), 2),
        (ATOM.encode(), 1),
        (page().encode(), 1),
        (gzip.compress(page().encode()), 1),
    ],
    ids=["warc", "warc.gz", "rss", "atom", "page", "page.gz"],
)
def test_told_by_content(reading, data, count):
    """A file whose name says nothing is told by its first bytes."""
    articles, problems = reading("data", data)
    assert problems == []
    assert len(articles) == count
