"""JSON Lines and JSON: one record a line; or one object, a list, or a list under a usual key."""

from __future__ import annotations

import json
import re
from typing import IO, TYPE_CHECKING

from tracer.params import SourceLimits
from tracer.records import Problem, Source
from tracer.sources.binary import refuse_binary
from tracer.sources.decode import decode
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.fields import draft_of
from tracer.sources.files import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTS = ("articles", "items", "results", "documents", "docs", "data", "records", "entries", "news")
LONGEST_NUMBER = 300  # digits; Python refuses more than 4,300, and no field of ours is a number of 300


def read_jsonl(stream: IO[bytes], path: str, limits: SourceLimits) -> Iterator[Draft | Problem]:
    """Yield the records of a JSON Lines file, line by line; a line ends at LF and at nothing else.

    A bad line is one problem, named `path:line`; a stream that breaks off keeps the lines before.
    """
    for number, line in _lines(stream, path, limits):
        where = f"{path}:{number}"
        if isinstance(line, Problem):
            yield line
            continue
        try:
            yield draft_of(_object(parsed(line, limits)), Source(path, number))
        except Unreadable as error:
            yield Problem(where, str(error))


def read_json(data: bytes, path: str, limits: SourceLimits) -> Iterator[Draft | Problem]:
    """Yield the records of a JSON document."""
    text = decode(data)
    try:
        document = parsed(text, limits)
    except Unreadable:
        lines = [line for line in text.split("\n", 20) if line.strip()]
        if len(lines) > 1 and lines[0].lstrip().startswith("{") and lines[0].rstrip().endswith("}"):
            import io

            yield from read_jsonl(io.BytesIO(data), path, limits)  # JSON Lines under another name
            return
        raise
    records = _records(document)
    if records is None:
        yield draft_of(_object(document), Source(path))
        return
    if not records:
        raise Unreadable("holds no records")
    for number, record in enumerate(records, 1):
        try:
            yield draft_of(_object(record), Source(path, number))
        except Unreadable as error:
            yield Problem(f"{path}:{number}", str(error))


def parsed(text: str, limits: SourceLimits) -> object:
    """Parse one JSON value, NaN and very long numbers included; raises Unreadable."""
    if len(text) > limits.values and sum(map(text.count, ",[{")) > limits.values:
        raise Unreadable(f"more than {limits.values} values (limit)")
    try:
        value: object = json.loads(text, parse_int=_integer)
    except RecursionError as error:
        raise Unreadable("bad JSON: nested too deeply") from error
    except ValueError as error:
        message = getattr(error, "msg", None) or "bad value"
        raise Unreadable(f"bad JSON: {str(message).lower()}") from error
    return value


_OPENING = re.compile(rb'\{\s*"[^"\\]{1,60}"\s*:\s*[\[{"\d tfn-]')


def looks_like_records(head: bytes) -> bool:
    """Whether the first line of a file is a JSON object of its own, as far as its beginning shows."""
    line, ended, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    line = line.strip()
    if not line.startswith(b"{"):
        return False
    if not ended and _OPENING.match(line):
        return True  # the line is longer than what was looked at
    try:
        return isinstance(parsed(line.decode("utf-8", "replace"), SourceLimits()), dict)
    except Unreadable:
        return False


def _integer(digits: str) -> int | str:
    """Read an integer; one of thousands of digits stays the string it is."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits


def _object(value: object) -> dict[str, object]:
    """Return the value if it is a JSON object; raises Unreadable."""
    if isinstance(value, dict):
        return value
    raise Unreadable("not a JSON object")


def _records(document: object) -> list[object] | None:
    """Return the list of records of a document, None when the document is the record."""
    if isinstance(document, list):
        return document
    if isinstance(document, dict):
        for key in LISTS:
            inner = document.get(key)
            if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
                return inner
    return None


def _lines(stream: IO[bytes], path: str, limits: SourceLimits) -> Iterator[tuple[int, str | Problem]]:
    """Yield (number, line), a Problem in the place of a line that cannot be read; blank lines are skipped."""
    raw = stream.readline(limits.record_bytes + 1)
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        yield from _wide_lines(raw, stream, limits)
        return
    refuse_binary(raw)
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    number = 1
    try:
        while raw:
            if len(raw) > limits.record_bytes:
                while raw and not raw.endswith(b"\n"):
                    raw = stream.readline(1 << 20)
                reason = f"line longer than {limits.record_bytes >> 20} MB (limit)"
                yield number, Problem(f"{path}:{number}", reason)
            elif raw.strip():
                yield number, _line(raw, f"{path}:{number}")
            raw = stream.readline(limits.record_bytes + 1)
            number += 1
    except Unreadable as error:
        yield number, Problem(path, f"{error}, in line {number}; the lines before were kept")


def _line(raw: bytes, where: str) -> str | Problem:
    """Decode a line."""
    try:
        return decode(raw)
    except Unreadable as error:
        return Problem(where, str(error))


def _wide_lines(raw: bytes, stream: IO[bytes], limits: SourceLimits) -> Iterator[tuple[int, str]]:
    """Yield the lines of a UTF-16 or UTF-32 file, which cannot be cut at a byte."""
    text = decode(raw + read_whole(stream, limits.file_bytes))
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line
