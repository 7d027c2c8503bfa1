"""Word documents, PDF, Parquet and WACZ."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.sources.fiction import BODY, archive
from tracer.sources import read
from tracer.sources.pdf import paragraphs

LINES = ("The bell of Veldt", "By Ana Quill", "May 6, 2021", *BODY.split("\n\n"))
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _zip(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def _docx(lines=LINES, before=""):
    runs = "".join(
        f"<w:p><w:r><w:t>{line[:7]}</w:t></w:r><w:r><w:t>{line[7:]}</w:t></w:r></w:p>" for line in lines
    )
    deleted = "<w:p><w:del><w:r><w:delText>Never said.</w:delText></w:r></w:del></w:p>"
    return _zip(
        {
            "word/document.xml": f"<?xml version='1.0'?>{before}<w:document {WORD}><w:body>{runs}{deleted}</w:body></w:document>"
        }
    )


def test_docx(reading):
    """A Word document is its paragraphs, without what was deleted; its head is read as in a plain text."""
    articles, problems = reading("a.docx", _docx())
    assert problems == []
    article = articles[0]
    assert article.text == "\n\n".join(LINES)
    assert (article.title, article.byline, article.published.basis) == (
        "The bell of Veldt",
        "Ana Quill",
        "head",
    )
    assert article.text[article.asides[-1].span.end :].lstrip() == BODY


PAGE = "BT /F1 12 Tf 40 700 Td 14 TL {} ET"


def _pdf(lines):
    """Build a PDF of one page of Helvetica."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    content = PAGE.format(shown)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = "%PDF-1.4\n"
    places = []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{i} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        out
        + f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode()


WRAPPED = (
    "The harbour of Veldt reopened on Sunday after a storm",
    "that had kept the fishing fleet ashore for nine days,",
    "the port wardens said.",
    "Twelve boats left before dawn, and the old lighthouse",
    "bell was rung, as it is after every long closure here.",
)


def test_pdf(reading):
    """A PDF is its paragraphs: lines are joined, and a short line ends one."""
    articles, problems = reading("a.pdf", _pdf(WRAPPED))
    assert problems == []
    assert articles[0].text == " ".join(WRAPPED[:3]) + "\n\n" + " ".join(WRAPPED[3:])


def test_divided_words():
    """A word divided at the end of a line is made whole, also over a page."""
    assert paragraphs(
        ["The light\ufffe\r\nhouse of Veldt was lit", "again by the war\x02\nden of the island"]
    ) == ["The lighthouse of Veldt was lit again by the warden of the island"]


def _parquet(columns, **how):
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **how)
    return out.getvalue()


def test_parquet(reading, tmp_path):
    """A row of a Parquet file is a record; times keep their zones, a row without text is named."""
    data = _parquet(
        {
            "id": [1, 2, 3],
            "body": [BODY, None, f"{BODY} Again."],
            "published_at": pa.array(
                [datetime(2021, 5, 6, 10, tzinfo=UTC)] * 3, pa.timestamp("us", tz="UTC")
            ),
            "embedding": [[0.5] * 8] * 3,
        }
    )
    articles, problems = reading("a.parquet", data)
    assert [(a.id, a.source.record) for a in articles] == [("1", 1), ("3", 3)]
    assert (
        articles[0].published.earliest == articles[0].published.latest == datetime(2021, 5, 6, 10, tzinfo=UTC)
    )
    assert [(p.path, p.reason) for p in problems] == [(f"{tmp_path}/a.parquet:2", "no text")]


def test_parquet_days(reading):
    """A column of dates gives whole days."""
    articles, _ = reading("a.parquet", _parquet({"text": [BODY], "date": [date(2021, 5, 6)]}))
    assert articles[0].published.latest.isoformat() == "2021-05-07T12:00:00+00:00"


def _wacz(pieces):
    return _zip(
        {"datapackage.json": "{}", **{f"archive/{name}": data for name, data in pieces.items()}},
        zipfile.ZIP_STORED,
    )


def test_wacz(reading):
    """The pages of every archive in a WACZ file are read, packed or not."""
    pages = archive(4)
    data = _wacz({"a.warc.gz": b"".join(map(gzip.compress, pages[:2])), "b.warc": b"".join(pages[2:])})
    articles, problems = reading("a.wacz", data)
    assert problems == []
    assert [article.url[-1] for article in articles] == ["0", "1", "2", "3"]
    captures = {article.source.captured.latest for article in articles}
    assert captures == {datetime(2021, 5, 6, 10, tzinfo=UTC)}


def test_standard_input(registry):
    """What needs to be read from its end is read from standard input too."""
    articles, _ = read(["-"], registry, stdin=io.BytesIO(_parquet({"text": [BODY]})))
    assert [article.text for article in articles] == [BODY]


PAGES = archive(3)
REFUSED = [
    ("a.docx", b"PK\x03\x04 no archive", "not a ZIP"),
    ("b.docx", _zip({"other.xml": "x"}), "without its text"),
    ("c.docx", _docx(before='<!DOCTYPE d [<!ENTITY a "x">]>'), "entities"),
    ("d.docx", _zip({"word/document.xml": "<w:document"}), "damaged"),
    ("e.docx", _docx([]), "without text"),
    ("f.docx", _zip({"word/document.xml": bytes(40 << 20)}), "limit"),
    ("g.docx", _docx()[:-300], "damaged"),
    ("a.pdf", b"%PDF-1.4 nothing", "damaged"),
    ("b.pdf", _pdf(()), "without text"),
    ("c.pdf", BODY.encode(), "damaged"),
    ("a.parquet", b"PAR1 nothing", "cannot be read"),
    ("b.parquet", _parquet({"text": [BODY]})[:-5], "cannot be read"),
    ("c.parquet", _parquet({"title": ["x"]}), "no column named text"),
    ("a.wacz", _zip({"other": "x"}), "without an archive"),
    ("b.wacz", b"no zip", "not a ZIP"),
]


@pytest.mark.parametrize(("name", "data", "why"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refused(reading, name, data, why):
    """Damaged, empty and hostile documents are one problem with its reason."""
    articles, problems = reading(name, data)
    assert articles == []
    assert [why in problem.reason for problem in problems] == [True]


def test_damaged_wacz(reading):
    """Of a WACZ file with one damaged archive the other is read."""
    data = bytearray(_wacz({"a.warc": PAGES[0] + PAGES[1], "b.warc": PAGES[2]}))
    at = data.index(b"Report number 0")
    data[at : at + 6] = b"REPORT"
    articles, problems = reading("a.wacz", bytes(data))
    assert "2" in {article.url[-1] for article in articles}
    assert len(problems) == 1
    assert "damaged" in problems[0].reason
