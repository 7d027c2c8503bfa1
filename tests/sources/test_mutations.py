"""Sound files of every kind with pieces broken, moved, doubled and cut: always articles or named problems."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.fiction import BODY, RUSSIAN, archive, page
from tests.sources.test_archives import ATOM, MHTML, _feed
from tests.sources.test_documents import WRAPPED, _docx, _parquet, _pdf, _wacz
from tracer.outlets import load
from tracer.sources import read

REGISTRY = load()
RECORD = {
    "id": 1,
    "text": BODY,
    "published": "2021-05-06",
    "url": "https://courier.example/2021/05/06/x",
    "author": [{"name": "Ana"}],
}
LINKED = json.dumps(
    {"@type": "NewsArticle", "datePublished": "2021-05-06", "author": {"name": "Ana"}, "headline": "The bell"}
)
SOUND = {
    "a.txt": f"The bell of Veldt\nBy Ana Quill\nMay 6, 2021\n\n{BODY}".encode(),
    "a.md": f"---\ntitle: x\ndate: 2021-05-06\n---\n{BODY}".encode(),
    "a.jsonl": "\n".join([json.dumps(RECORD)] * 2).encode(),
    "a.json": json.dumps({"articles": [RECORD]}).encode(),
    "a.csv": b'id,text,date\n1,"a ""b"" c",2021-05-06\n2,more words,\n',
    "a.xml": _feed(2).encode(),
    "a.atom": ATOM.encode(),
    "a.warc": b"".join(archive(2)),
    "a.warc.gz": b"".join(map(gzip.compress, archive(2))),
    "a.mhtml": MHTML.format(body=page()).encode(),
    "a.html": page(
        f"<meta name='date' content='2021-05-06'><script type='application/ld+json'>{LINKED}</script>"
    ).encode(),
    "a.txt.gz": gzip.compress(BODY.encode()),
    "a.docx": _docx(),
    "a.parquet": _parquet({"text": [BODY] * 3, "date": ["2021-05-06"] * 3}),
    "a.pdf": _pdf(WRAPPED),
    "a.wacz": _wacz({"a.warc.gz": b"".join(map(gzip.compress, archive(2)))}),
    "a": RUSSIAN.encode("cp1251"),
}
PIECES = [
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\n", b"\r", b'"', b"<", b">", b"&#0;", b"&#xD800;", b"{", b"[", b"]]>", b"<!--", b"\x1b[31m",
    b"9" * 400, b"NaN", b"null", b"1e999", b"WARC/1.0\r\n", b"Content-Length: 99999999\r\n", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<p>" * 50,
    b",,,,", b"=?utf-8?q?x?=", b"charset=utf-7", b"\x1f\x8b\x08", b"http://[", b"https://a.example:99999/x", b"2021-02-30", b'"@type":5,',
    b'"name":[],', b"[[[[", b"\\ud800", b"-1", b'{"@graph":{"@graph":[]}}',
]  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.sampled_from(["insert", "replace", "delete", "double", "cut"]),
        st.sampled_from(PIECES),
    ),
    min_size=1,
    max_size=8,
)


def _edited(data, edits):
    data = bytearray(data)
    for where, how, piece in edits:
        at = int(where * len(data))
        if how == "insert":
            data[at:at] = piece
        elif how == "replace":
            data[at : at + max(len(piece), 1)] = piece
        elif how == "delete":
            del data[at : at + 1 + 5 * len(piece)]
        elif how == "double":
            data[at:at] = data[at // 2 : at]
        elif where > 0.3:
            del data[at:]
    return bytes(data)


@settings(max_examples=120)
@given(st.sampled_from(sorted(SOUND)), EDITS)
def test_broken_files(name, edits):
    """Nothing raises, nothing is a fault of ours, and every file gives an article or a problem of one line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(_edited(SOUND[name], edits))
        articles, problems = read([os.fspath(path)], REGISTRY)
    assert articles or problems
    for problem in problems:
        assert problem.reason.isprintable()
        assert "fault" not in problem.reason
    for article in articles:
        assert article.text.strip()
        assert all(aside.span.end <= len(article.text) for aside in article.asides)
