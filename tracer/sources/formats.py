"""Which reader a file gets: by its extension, else by its first bytes."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO, TYPE_CHECKING

from tracer.sources.draft import Draft, Unreadable
from tracer.sources.files import read_whole
from tracer.sources.jsonl import looks_like_records, read_json, read_jsonl
from tracer.sources.table import read_table
from tracer.sources.text import read_text

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator

    from tracer.params import SourceLimits
    from tracer.records import Problem

    Whole = Callable[[bytes, str, SourceLimits], Iterator[Draft | Problem]]
    Streamed = Callable[[IO[bytes], str, SourceLimits], Iterator[Draft | Problem]]

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
}


def _page(data: bytes, path: str, limits: SourceLimits) -> Iterator[Draft | Problem]:
    """Read a page; its reader and lxml are loaded with the first one."""
    from tracer.sources.page import read_page

    return read_page(data, path, limits)


WHOLE: dict[str, Whole] = {"text": read_text, "page": _page, "json": read_json, "table": read_table}
STREAMED: dict[str, Streamed] = {"jsonl": read_jsonl}


def known(name: str) -> bool:
    """Whether a file of this name is read when it is met in a folder."""
    return _by_name(name) is not None


def read_stream(stream: io.BufferedReader, path: str, limits: SourceLimits) -> Iterator[Draft | Problem]:
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
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<") and b"<html" in start):
        return "page"
    if looks_like_records(head):
        return "jsonl"
    if start.startswith((b"{", b"[{", b"[\n", b"[ ")):
        return "json" if start.startswith(b"[") or b'"' in start[:40] else "text"
    return "text"
