"""Bad input, as tables: a name, its bytes, and what must come out."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sources.fiction import BODY, CHINESE, RUSSIAN, page
from tracer.params import SourceLimits
from tracer.sources import read

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"
RECORD = json.dumps({"text": BODY})
ENTITIES = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FEED = "<rss version='2.0'>{}<channel><item><title>&b;</title><description>text</description></item></channel></rss>"

REFUSED = [
    ("nothing.txt", b"", "empty"),
    ("blank.txt", b" \n\t \r\n\n", "empty"),
    ("mark-only.txt", b"\xef\xbb\xbf", "empty"),
    ("image.txt", PNG, "not text (a PNG image)"),
    ("noise.txt", bytes(range(256)) * 20, "not text"),
    ("zeros.txt", bytes(5000), "not text"),
    ("image.jsonl", PNG, "not text (a PNG image)"),
    ("image.html", PNG, "not text (a PNG image)"),
    ("archive.txt", b"PK\x03\x04" + bytes(100), "not text (a ZIP archive)"),
    ("blank.jsonl", b"\n\n \n", "empty"),
    ("bad.json", b'{"text": ', "bad JSON"),
    ("word.json", b"hello", "bad JSON"),
    ("number.json", b"17", "not a JSON object"),
    ("list.json", b"[]", "holds no records"),
    ("deep.json", b"[" * 200_000, "bad JSON"),
    ("no-text.json", b'{"title": "A title alone"}', "no text"),
    ("no-text.csv", b"title,url\nA title,https://courier.example/1\n", "no column named text"),
    ("blank.csv", b"\n\n", "empty"),
    ("no-page.html", b"<html><head><title>Nothing</title></head><body></body></html>", "without an article"),
    ("deep.html", page(before="<div>" * 300), "deep"),
    ("deeper.html", "<div>" * 100_000, "deep"),
    ("entities.xml", FEED.format(ENTITIES), "entities"),
    ("no-feed.xml", b"<note><to>nobody</to></note>", "not a feed"),
    ("entries.rss", b"<rss version='2.0'><channel><title>Empty</title></channel></rss>", "without entries"),
    ("broken.txt.gz", b"\x1f\x8b\x08\0garbage that is no deflate stream", "gzip data are damaged"),
    ("cut.txt.gz", gzip.compress(BODY.encode())[:-12], "gzip data end early"),
    ("twice.txt.gz", gzip.compress(gzip.compress(BODY.encode())), "gzip data inside gzip data"),
    ("bomb.txt.gz", gzip.compress(bytes(64 << 20)), "(limit)"),
    ("no-archive.warc", b"This is a letter and no archive.\n", "not a WARC record"),
    ("no-mime.mhtml", BODY.encode(), "without an HTML part"),
    ("values.json", b"[" + b"[]," * 1_500_000 + b"[]]", "values (limit)"),
    ("values.jsonl", b"[" + b"[]," * 1_500_000 + b"[]]", "values (limit)"),
    ("cells.csv", b"text,b\n" + b"," * 3_000_000, "cells (limit)"),
    ("entries.xml", b"<rss version='2.0'><channel>" + b"<item>" * 20_000, "entries (limit)"),
    ("head-only.txt", b"title: A title\nauthor: Ana Quill\n\n", "no text"),
]


@pytest.mark.parametrize(("name", "data", "why"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refused(reading, name, data, why):
    """Unusable input is one problem of one printable line, and no article."""
    articles, problems = reading(name, data)
    assert articles == []
    assert len(problems) == 1
    assert why in problems[0].reason
    assert problems[0].reason.isprintable()


MIXED = BODY.encode() + b" \xe9\xe8 " + RUSSIAN.encode()
READ = [
    ("utf-8.txt", RUSSIAN.encode(), RUSSIAN),
    ("mark.txt", b"\xef\xbb\xbf" + BODY.encode(), BODY),
    ("utf-16.txt", RUSSIAN.encode("utf-16"), RUSSIAN),
    ("utf-16-be.txt", b"\xfe\xff" + CHINESE.encode("utf-16-be"), CHINESE),
    ("utf-16-unmarked.txt", BODY.encode("utf-16-le"), BODY),
    ("utf-32.txt", RUSSIAN.encode("utf-32"), RUSSIAN),
    ("cp1251.txt", RUSSIAN.encode("cp1251"), RUSSIAN),
    ("koi8-r.txt", RUSSIAN.encode("koi8-r"), RUSSIAN),
    ("gb18030.txt", CHINESE.encode("gb18030"), CHINESE),
    (
        "big5.txt",
        "維爾特島港口週日重新開放，此前一場風暴使漁船停港九天。".encode("big5"),
        "維爾特島港口週日重新開放，此前一場風暴使漁船停港九天。",
    ),
    ("nul.txt", BODY.replace(" ", "\0", 2), BODY.replace(" ", "\0", 2)),
    ("escape.txt", "\x1b[31m" + BODY + "\x1b]0;x\x07", "\x1b[31m" + BODY + "\x1b]0;x\x07"),
    ("bidi.txt", BODY + "\u202e\u2066", BODY + "\u202e\u2066"),
    ("surrogate.txt", BODY + "\ud800", BODY + "\ud800"),
    ("mixed.txt", MIXED, MIXED.decode("utf-8", "replace")),
    ("ends.txt", BODY.replace("\n", "\r\n"), BODY.replace("\n", "\r\n")),
    ("old-ends.txt", BODY.replace("\n", "\r"), BODY.replace("\n", "\r")),
    ("packed.txt.gz", gzip.compress(BODY.encode()), BODY),
    ("members.txt.gz", gzip.compress(BODY[:50].encode()) + gzip.compress(BODY[50:].encode()), BODY),
    ("packed-without-saying.txt", gzip.compress(BODY.encode()), BODY),
    ("long-number.jsonl", '{"id": ' + "7" * 5000 + ', "text": ' + json.dumps(BODY) + "}", BODY),
    ("nan.jsonl", '{"published": NaN, "score": -Infinity, "text": ' + json.dumps(BODY) + "}", BODY),
    (
        "separator.jsonl",
        json.dumps({"text": BODY + "\u2028\u0085 the end"}, ensure_ascii=False),
        BODY + "\u2028\u0085 the end",
    ),
    ("lone.jsonl", '{"text": "' + "word " * 40 + '\\ud83d"}', "word " * 40 + "\ud83d"),
    ("wide.jsonl", (RECORD + "\n").encode("utf-16"), BODY),
    ("long-cell.csv", "text\n" + "harbour " * 25_000 + "\n", "harbour " * 25_000),
    ("names.csv", 'Headline;Body;Date\n"Bell";"' + BODY + '";2021-05-06\n', BODY),
    ("rich.txt", "[bold red]x[/] [/slug] :bomb: " + BODY, "[bold red]x[/] [/slug] :bomb: " + BODY),
    ("long-line.txt", "harbour " * 500_000, "harbour " * 500_000),
]


@pytest.mark.parametrize(("name", "data", "text"), READ, ids=[case[0] for case in READ])
def test_read(reading, name, data, text):
    """Odd but honest input is read, and not one character of it is changed."""
    articles, problems = reading(name, data)
    assert problems == []
    assert [article.text for article in articles] == [text]


PARTLY = [
    ("lines.jsonl", f'{RECORD}\nnot JSON\n[]\n{{"text": 5}}\n{{"title": "x"}}\n{RECORD[:-1]}\n{RECORD}', [2, 3, 4, 5, 6]),
    ("cut.jsonl.gz", gzip.compress("".join(f'{{"id": "{i}", "text": "{os.urandom(400).hex()}"}}\n' for i in range(500)).encode())[:-2000], None),
    ("depth.jsonl", f"{RECORD}\n" + "[" * 100_000 + f"\n{RECORD}\n", [2]),
    ("open-quote.csv", 'id,text\n1,one\n2,two\n3,"three\n4,four\n', [3]),
    ("rows.csv", "id,text\n1," + "words of the wardens\n2,\n3,more words\n", [2]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "lines"), PARTLY, ids=[case[0] for case in PARTLY])
def test_partly_read(reading, tmp_path, name, data, lines):
    """Of a file that is damaged in places the good records are kept, and each loss is named by its place."""
    articles, problems = reading(name, data)
    assert len(articles) >= 2
    if lines is None:
        assert len(problems) == 1
        assert "early" in problems[0].reason
    else:
        assert [problem.path for problem in problems] == [f"{tmp_path}/{name}:{line}" for line in lines]


def _special(folder):
    """Make everything that is no file, and say what it is called."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "folder.txt").mkdir()
    (folder / ("n" * 250 + ".txt")).write_bytes(b"")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(folder / "socket.txt"))
    listening.close()
    return {
        "pipe.txt": "named pipe",
        "loop.txt": "leads back",
        "device.txt": "device",
        "gone.txt": "no such file",
        "missing.txt": "no such file",
        "folder.txt": "no file",
        "socket.txt": "socket",
        "n" * 250 + ".txt": "empty",
        "n" * 300 + ".txt": "too long",
        "nul\0.txt": "not a file name",
    }


def test_special_files(tmp_path, registry):
    """Pipes, devices, loops and missing files are refused at once; the good file beside them is read."""
    (tmp_path / "good.txt").write_text(BODY)
    expected = _special(tmp_path)
    begun = time.monotonic()
    articles, problems = read([f"{tmp_path}/{name}" for name in (*expected, "good.txt")], registry)
    assert time.monotonic() - begun < 5
    assert len(articles) == 1
    reasons = {problem.path: problem.reason for problem in problems}
    assert len(problems) == len(expected)
    for name, why in expected.items():
        assert why in reasons[f"{tmp_path}/{name}"]


def test_walk_over_special_files(tmp_path, registry):
    """A folder that holds them is walked to its end."""
    (tmp_path / "good.txt").write_text(BODY)
    _special(tmp_path)
    (tmp_path / "round").symlink_to(tmp_path)
    articles, problems = read([str(tmp_path)], registry)
    assert len(articles) == 1
    assert {Path(problem.path).name[:6] for problem in problems} == {
        "device",
        "gone.t",
        "loop.t",
        "nnnnnn",
        "pipe.t",
        "socket",
    }


@pytest.mark.parametrize(
    "name",
    [b"new\nline.txt", b"-dash.txt", b"\xff\xfe.txt", "гавань.txt".encode(), b"[bold].txt", b"a b.txt"],
)
def test_names(reading, name):
    """Any name that the system allows is read, and given back as it is."""
    articles, problems = reading(name, BODY)
    assert problems == []
    assert os.fsencode(articles[0].source.path).endswith(b"/" + name)


def test_sparse_file(tmp_path, registry):
    """A file of 3 GB of nothing is refused by its size, not read."""
    for name in ("sparse.txt", "sparse.jsonl", "sparse.warc", "sparse.html"):
        with (tmp_path / name).open("wb") as file:
            file.write(b"A harbour reopens. ")
            file.truncate(3 << 30)
    begun = time.monotonic()
    articles, problems = read([str(tmp_path)], registry)
    assert time.monotonic() - begun < 20
    assert articles == []
    assert len({problem.path.split(":")[0] for problem in problems}) == 4


def test_limits_are_parameters(reading):
    """A smaller limit refuses what the default reads, and the reason names it."""
    articles, problems = reading("a.txt", BODY, limits=SourceLimits(file_bytes=100))
    assert articles == []
    assert problems[0].reason == "larger than 100 bytes (limit)"


def test_flood_of_problems(reading):
    """Ten thousand bad lines after a good one become a bounded number of problems that still count them all."""
    articles, problems = reading(
        "bad.jsonl", RECORD + "\n" + "bad\n" * 10_000, limits=SourceLimits(problems=100)
    )
    assert len(articles) == 1
    assert len(problems) == 101
    assert "9900 more" in problems[-1].reason


def test_file_of_nothing_but_problems(reading):
    """A file whose first thousand lines are all bad is left, so that it costs no hours."""
    articles, problems = reading("bad.jsonl", "bad\n" * 1_000_000)
    assert articles == []
    assert len(problems) == 1000
    assert "the rest was left" in problems[-1].reason


def test_records_of_one_line_keep_the_rest(reading):
    """A line beyond the limit is one problem, and the lines around it are read."""
    data = f'{{"id": "a", "text": "one"}}\n{"x" * 5000}\n{{"id": "b", "text": "two"}}\n'
    articles, problems = reading("a.jsonl", data, limits=SourceLimits(record_bytes=1000))
    assert [article.id for article in articles] == ["a", "b"]
    assert [problem.path[-2:] for problem in problems] == [":2"]


SLOW = [
    ("links.html", page(before="<a href='x'>harbour bell</a> " * 200_000)),
    ("open.html", page(before="<p>" * 300_000)),
    ("nested.html", "<div>" * 1_000_000),
    ("attributes.html", page(before="<p " + "a=1 " * 200_000 + ">")),
    ("angle.html", page(before="<" * 100_000)),
    ("script.html", page(head="<script type='application/ld+json'>" + "[" * 300_000 + "</script>")),
    ("colons.txt", "a:" * 100_000 + "\n" + BODY),
    ("keys.txt", "title: x\n" * 100_000),
    ("bars.txt", "| " * 100_000 + "\n" + BODY),
    ("blanks.txt", " " * 1_000_000 + BODY),
    ("lines.txt", "\n" * 1_000_000 + BODY),
    ("digits.txt", "1" * 200_000 + "\n\n" + BODY),
    ("dashes.md", "---\n" * 50_000 + BODY),
    ("quotes.csv", 'text\n"' + '""' * 500_000 + "\n"),
    (
        "feed.xml",
        "<rss version='2.0'><channel><item><description>"
        + "<a>" * 40_000
        + "</description></item></channel></rss>",
    ),
    ("entity.html", page(before="&amp;" * 200_000)),
]


@pytest.mark.parametrize(("name", "data"), SLOW, ids=[case[0] for case in SLOW])
def test_no_hang(reading, name, data):
    """Input made to be slow ends soon after the limit, in an article or in a problem."""
    begun = time.monotonic()
    articles, problems = reading(name, data, limits=SourceLimits(page_seconds=1))
    assert time.monotonic() - begun < 10
    assert len(articles) + len(problems) >= 1


def test_silence(tmp_path):
    """Neither a library's log nor its warnings reach the screen."""
    (tmp_path / "a.html").write_text(page(head="<meta name='date' content='not a date'>"))
    (tmp_path / "b.html").write_text("<html><body></body></html>")
    (tmp_path / "c.xml").write_text("<rss><channel><item><title>cut")
    program = "import sys; from tracer.outlets import load; from tracer.sources import read; read(sys.argv[1:], load())"
    done = subprocess.run(
        [sys.executable, "-W", "always::UserWarning", "-c", program, str(tmp_path)],
        capture_output=True,
        check=True,
    )
    assert done.stdout == b""
    assert done.stderr == b""
