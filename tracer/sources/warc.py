"""WARC archives: each archived page is an article (ISO 28500:2017; `.warc`, `.warc.gz`, WET files).

Read record by record in constant memory. Unlike the readers that were tried (fastwarc takes a record that
breaks off for whole, and stops at damage), this one reports every loss and goes on at the next record:
after damaged gzip data with the next member, after a bad header with the next line "WARC/1.".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.records import Problem, Source
from tracer.sources.dates import parse_published
from tracer.sources.decode import decode
from tracer.sources.draft import Damaged, Draft, PageJob, Unreadable
from tracer.sources.files import CHUNK
from tracer.sources.http import fields_of, media_type, response_of
from tracer.sources.page import Context, job_of

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

    from tracer.params import SourceLimits
    from tracer.sources.draft import Item

LONGEST_HEADER = 1 << 16  # bytes
LINE_FEED = 10
_START = b"WARC/"
_BLANK = re.compile(rb"[\r\n]*")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_PAGES = {"text/html", "application/xhtml+xml"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record that may hold an article."""

    number: int  # counted from 1, records of all types
    kind: str  # "response", "resource" or "conversion"
    fields: dict[str, str]
    block: bytes


def read_warc(stream: io.BufferedReader, path: str, limits: SourceLimits) -> Iterator[Item]:
    """Yield the pages of an archive, and a problem for each record or stretch that was lost."""
    for item in _Archive(stream, path, limits).records():
        if isinstance(item, Problem):
            yield item
            continue
        try:
            found = _item(item, path, limits)
        except Unreadable as error:
            yield Problem(f"{path}:{item.number}", str(error))
            continue
        if found:
            yield found


def _item(record: Record, path: str, limits: SourceLimits) -> Draft | PageJob | None:
    """Read a record; None when it holds no page (a picture, a redirect); raises Unreadable."""
    kind, charset = media_type(record.fields.get("content-type", ""))
    body = record.block
    if record.kind == "response":
        if kind and kind != "application/http":
            return None
        response = response_of(record.block, limits.page_bytes)
        if not 200 <= response.status < 300:
            return None
        kind, charset, body = response.kind, response.charset, response.body
    address = record.fields.get("warc-target-uri", "").strip("<>") or None
    captured, _ = parse_published(record.fields.get("warc-date"), "warc")
    source = Source(path, record.number, captured)
    if kind in _PAGES:
        if len(body) > limits.page_bytes:
            raise Unreadable(f"a page larger than {limits.page_bytes >> 20} MB (limit)")
        return job_of(body, source, Context(charset, address))
    if kind == "text/plain" and body.strip():
        return Draft(text=decode(body, charset), source=source, url=address)
    return None


class _Archive:
    """The records of one stream, with the buffer between the two."""

    def __init__(self, stream: io.BufferedReader, path: str, limits: SourceLimits) -> None:
        self._stream = stream
        self._path = path
        self._limits = limits
        self._buffer = bytearray()
        self._number = 0
        self._ended = False

    def records(self) -> Iterator[Record | Problem]:
        """Yield the records that may hold pages, and problems."""
        while True:
            try:
                item = self._next()
                if item is None:
                    return
                if not isinstance(item, bool):
                    yield item
            except Damaged as damage:
                self._buffer.clear()
                yield self._lost(f"{damage}, in this record or the next")
            except _Broken as broken:
                yield self._lost(str(broken))
                try:
                    self._resume()
                except Damaged:
                    self._buffer.clear()

    def _lost(self, why: str) -> Problem:
        """Name the record at which something was lost."""
        return Problem(f"{self._path}:{max(self._number, 1)}", why)

    def _next(self) -> Record | Problem | bool | None:
        """Read one record. Returns None at the end, True for a record that holds no page."""
        self._skip_blank()
        if not self._buffer:
            return None
        self._number += 1
        fields, length = self._header()
        kind = fields.get("warc-type", "").lower()
        if kind not in {"response", "resource", "conversion"}:
            self._drop(length)
            return True
        if length > self._limits.record_bytes:
            self._drop(length)
            return self._lost(f"a record larger than {self._limits.record_bytes >> 20} MB (limit)")
        if not self._fill(length):
            raise _Broken("the archive breaks off in this record")
        # what follows must be a blank line: else the length was wrong, or the packing turns out damaged
        self._fill(length + 4)
        after = bytes(self._buffer[length : length + 4])
        if after.strip(b"\r\n") or (len(after) < 2 and not self._ended):
            raise _Broken("a record whose length is wrong")
        block = bytes(self._buffer[:length])
        del self._buffer[:length]
        return Record(self._number, kind, fields, block)

    def _header(self) -> tuple[dict[str, str], int]:
        """Read the header of a record and the length of its block."""
        if not self._fill(len(_START)) or not self._buffer.startswith(_START):
            raise _Broken("not a WARC record")
        found = _HEADER_END.search(self._buffer)
        while not found and len(self._buffer) < LONGEST_HEADER and self._pull():
            found = _HEADER_END.search(self._buffer)
        if not found or found.start() > LONGEST_HEADER:
            del self._buffer[: len(_START)]
            raise _Broken(
                "the archive breaks off in this record" if self._ended else "a record with a bad header"
            )
        fields = fields_of(bytes(self._buffer[: found.start()]))
        length = fields.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            del self._buffer[: len(_START)]
            raise _Broken("a record without its length")
        del self._buffer[: found.end()]
        return fields, int(length)

    def _drop(self, length: int) -> None:
        """Pass over a block without keeping it."""
        while length > len(self._buffer):
            length -= len(self._buffer)
            self._buffer.clear()
            if not self._pull():
                raise _Broken("the archive breaks off in this record")
        del self._buffer[:length]

    def _resume(self) -> None:
        """Go on to the next place where a record may begin."""
        passed = 0
        while True:
            at = self._buffer.find(_START)
            while at > 0 and self._buffer[at - 1] != LINE_FEED:
                at = self._buffer.find(_START, at + 1)
            if at >= 0:
                del self._buffer[:at]
                return
            passed += len(self._buffer)
            if passed > 2 * self._limits.record_bytes:
                raise Unreadable(f"no record within {passed >> 20} MB behind damage (limit)")
            del self._buffer[: -len(_START)]
            if not self._pull():
                self._buffer.clear()
                return

    def _skip_blank(self) -> None:
        """Pass over the line ends between records."""
        while True:
            blank = _BLANK.match(self._buffer)
            del self._buffer[: blank.end() if blank else 0]
            if self._buffer or not self._pull():
                return

    def _fill(self, count: int) -> bool:
        """Read until the buffer holds `count` bytes; False when the stream ends before."""
        while len(self._buffer) < count:
            if not self._pull():
                return False
        return True

    def _pull(self) -> bool:
        """Read once; False at the end. Raises Damaged, after which reading may go on."""
        data = self._stream.read1(CHUNK)
        self._buffer += data
        self._ended = not data
        return bool(data)


class _Broken(Exception):  # noqa: N818 -- private to this file
    """A record that cannot be used; its text is the reason."""
