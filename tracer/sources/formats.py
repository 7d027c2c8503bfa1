"""Which reader a file gets: by its extension, else by its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from tracer.sources.draft import Unreadable
from tracer.sources.files import read_whole
from tracer.sources.jsonl import looks_like_records, read_json, read_jsonl
from tracer.sources.table import read_table
from tracer.sources.text import read_text

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator

    from tracer.params import SourceLimits
    from tracer.sources.draft import Item

    Whole = Callable[[bytes, str, SourceLimits], Iterator[Item]]
    Streamed = Callable[[io.BufferedReader, str, SourceLimits], Iterator[Item]]

EXTENSIONS: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "table",
    ".tsv": "table",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".warc": "warc",
    ".wet": "warc",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
}

# how files begin, in lower case
_SIGNS = (
    ("warc", re.compile(rb"warc/")),
    (
        "feed",
        re.compile(
            rb"(?:<\?xml[^>]{0,200}>\s{0,99}(?:<!--[^>]{0,400}-->\s{0,99})?)?<(?:rss|feed|rdf:rdf)[\s>]"
        ),
    ),
    (
        "page",
        re.compile(rb"<(?:!doctype html|html|head|body|\?xml[^>]{0,200}>\s{0,99}<(?:!doctype html|html))"),
    ),
    (
        "mhtml",
        re.compile(
            rb"(?:from|mime-version|subject|date|snapshot-content-location):.{0,900}multipart/related",
            re.DOTALL,
        ),
    ),
    ("json", re.compile(rb"\[\s{0,99}[{\]]")),
    ("json", re.compile(rb"\{\s{0,99}\r?\n")),
)


def _page(data: bytes, path: str, limits: SourceLimits) -> Iterator[Item]:
    """Read a page; its reader and lxml are loaded with the first one."""
    from tracer.sources.page import read_page

    return read_page(data, path, limits)


def _feed(data: bytes, path: str, limits: SourceLimits) -> Iterator[Item]:
    """Read a feed; lxml is loaded with the first one."""
    from tracer.sources.feed import read_feed

    return read_feed(data, path, limits)


def _mhtml(data: bytes, path: str, limits: SourceLimits) -> Iterator[Item]:
    """Read a page saved as one file."""
    from tracer.sources.mhtml import read_mhtml

    return read_mhtml(data, path, limits)


def _warc(stream: io.BufferedReader, path: str, limits: SourceLimits) -> Iterator[Item]:
    """Read an archive."""
    from tracer.sources.warc import read_warc

    return read_warc(stream, path, limits)


WHOLE: dict[str, Whole] = {
    "text": read_text,
    "page": _page,
    "json": read_json,
    "table": read_table,
    "feed": _feed,
    "mhtml": _mhtml,
}
STREAMED: dict[str, Streamed] = {"jsonl": read_jsonl, "warc": _warc}


def known(name: str) -> bool:
    """Whether a file of this name is read when it is met in a folder."""
    return _by_name(name) is not None


def read_stream(stream: io.BufferedReader, path: str, limits: SourceLimits) -> Iterator[Item]:
    """Yield what an opened file holds; raises Unreadable when that is nothing at all."""
    head = stream.peek(1)
    if not head:
        raise Unreadable("empty")
    kind = _by_name(path) or _by_content(stream.peek(4096)[:4096])
    if kind in STREAMED:
        yield from STREAMED[kind](stream, path, limits)
        return
    most = limits.page_bytes if kind == "page" else limits.file_bytes
    data = read_whole(stream, most)
    if not data.strip():
        raise Unreadable("empty")
    yield from WHOLE[kind](data, path, limits)


def _by_name(name: str) -> str | None:
    """Return the kind that the extension names; `.gz` behind it does not matter."""
    return EXTENSIONS.get(PurePath(name.lower().removesuffix(".gz")).suffix)


def _by_content(head: bytes) -> str:
    """Guess the kind from the first bytes."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1024].lower()
    for kind, sign in _SIGNS:
        if sign.match(start):
            return kind
    return "jsonl" if looks_like_records(head) else "text"
