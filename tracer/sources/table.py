"""CSV and TSV: a header row that names the fields, one record a row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Self

from tracer.records import Problem, Source
from tracer.sources.decode import decode
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.fields import columns, draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.params import SourceLimits

SEPARATORS = ",;\t|"


def read_table(data: bytes, path: str, limits: SourceLimits) -> Iterator[Draft | Problem]:
    """Yield the rows of a table; a row without text is a problem, named by its number after the path."""
    text = decode(data)
    header = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(SEPARATORS, key=header.count) if any(c in header for c in SEPARATORS) else ","
    if text.count(separator) > limits.values:
        raise Unreadable(f"more than {limits.values} cells (limit)")
    before = csv.field_size_limit(limits.record_bytes)
    try:
        yield from _drafts(text, separator, path)
    finally:
        csv.field_size_limit(before)


def _drafts(text: str, separator: str, path: str) -> Iterator[Draft | Problem]:
    """Read the header, then each row."""
    names: list[str] = []
    number = 0
    try:
        for row in _rows(text, separator):
            if names:
                number += 1
                yield _draft(names, row, path, number)
                continue
            names = row
            if "text" not in columns(names):
                raise Unreadable("no column named text")
    except csv.Error as error:
        yield Problem(f"{path}:{number + 1}", f"{error}; this row and what follows could not be read")


def _draft(names: list[str], row: list[str], path: str, number: int) -> Draft | Problem:
    """Read one row."""
    try:
        return draft_of(dict(zip(names, row, strict=False)), Source(path, number))
    except Unreadable as error:
        return Problem(f"{path}:{number}", str(error))


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """Yield the rows that are not blank; raises csv.Error, also where the last row is cut within quotes."""
    lines = _Lines(text)
    row: list[str] | None = None
    for following in csv.reader(lines, delimiter=separator):
        if row is not None and any(cell.strip() for cell in row):
            yield row
        row, cut, lines.quotes = following, lines.quotes % 2 == 1, 0
    if row is None or not any(cell.strip() for cell in row):
        return
    # the csv module ends an open quote at the end of the file without a word
    if cut:
        raise csv.Error("a quote that is never closed")
    yield row


class _Lines:
    """The lines of a text, with a count of the quotes in those that were taken."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.quotes = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.quotes += line.count('"')
        return line
