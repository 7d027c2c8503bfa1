"""Which reader a file gets: by its extension, else by its first bytes."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tracer.sources.draft import Unreadable
from tracer.sources.files import read_whole
from tracer.sources.jsonl import looks_like_records

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator

    from tracer.params import SourceLimits
    from tracer.sources.draft import Item

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
    ".wacz": "wacz",
    ".docx": "docx",
    ".pdf": "pdf",
    ".parquet": "parquet",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
}

# how files begin, in lower case
_SIGNS = (
    ("warc", re.compile(rb"warc/")),
    ("pdf", re.compile(rb"%pdf-")),
    ("parquet", re.compile(rb"par1")),
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


# kind: module of this folder, its function, and whether it takes the stream (True) or the whole content;
# modules are loaded with the first file of their kind, because some bring heavy packages
READERS: dict[str, tuple[str, str, bool]] = {
    "text": ("text", "read_text", False),
    "page": ("page", "read_page", False),
    "json": ("jsonl", "read_json", False),
    "jsonl": ("jsonl", "read_jsonl", True),
    "table": ("table", "read_table", False),
    "parquet": ("parquet", "read_parquet", True),
    "feed": ("feed", "read_feed", False),
    "warc": ("warc", "read_warc", True),
    "wacz": ("zipped", "read_wacz", True),
    "mhtml": ("mhtml", "read_mhtml", False),
    "docx": ("zipped", "read_docx", True),
    "pdf": ("pdf", "read_pdf", False),
}


def known(name: str) -> bool:
    """Whether a file of this name is read when it is met in a folder."""
    return _by_name(name) is not None


def read_stream(stream: io.BufferedReader, path: str, limits: SourceLimits) -> Iterator[Item]:
    """Yield what an opened file holds; raises Unreadable when that is nothing at all."""
    head = stream.peek(1)
    if not head:
        raise Unreadable("empty")
    kind = _by_name(path) or _by_content(stream.peek(4096)[:4096])
    module, function, streamed = READERS[kind]
    reader: Callable[[Any, str, SourceLimits], Iterator[Item]]
    reader = getattr(import_module(f"tracer.sources.{module}"), function)
    if streamed:
        yield from reader(stream, path, limits)
        return
    data = read_whole(stream, limits.page_bytes if kind == "page" else limits.file_bytes)
    if not data.strip():
        raise Unreadable("empty")
    yield from reader(data, path, limits)


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
