"""CSV and TSV: a header row that names the fields, one record a row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tracer.records import Problem, Source
from tracer.sources.decode import decode
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.fields import columns, draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.params import SourceLimits

SEPARATORS = ",;\t|"


def read_table(data: bytes, path: str, limits: SourceLimits) -> Iterator[Draft | Problem]:
    """Yield the rows of a table; a row without text is a problem, named `path:line`."""
    text = decode(data)
    header = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(SEPARATORS, key=header.count) if any(c in header for c in SEPARATORS) else ","
    before = csv.field_size_limit(limits.record_bytes)
    try:
        yield from _rows(csv.reader(io.StringIO(text, newline=""), delimiter=separator), path)
    finally:
        csv.field_size_limit(before)


def _rows(reader: Iterator[list[str]], path: str) -> Iterator[Draft | Problem]:
    """Read the header, then each row."""
    names: list[str] | None = None
    number = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            number += 1
            yield Problem(f"{path}:{number + 1}", f"bad row: {error}")
            continue
        if not any(cell.strip() for cell in row):
            continue
        if names is None:
            names = row
            if "text" not in columns(names):
                raise Unreadable("no column named text")
            continue
        number += 1
        try:
            yield draft_of(dict(zip(names, row, strict=False)), Source(path, number))
        except Unreadable as error:
            yield Problem(f"{path}:{number}", str(error))
    if names is None:
        raise Unreadable("empty")
