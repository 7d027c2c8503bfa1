"""Parquet files (extra `parquet`): one record a row, the fields as in other records."""

from __future__ import annotations

import io
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tracer.records import Problem, Source
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.fields import columns, draft_of
from tracer.sources.files import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.params import SourceLimits

ROWS = 256  # read at once


def read_parquet(stream: io.BufferedReader, path: str, limits: SourceLimits) -> Iterator[Draft | Problem]:
    """Yield the rows of a Parquet file; a row without text is a problem, named by its number after the path."""
    try:
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise Unreadable("Parquet needs the extra: pip install 'tracer-news[parquet]'") from error
    source = stream if stream.seekable() else io.BytesIO(read_whole(stream, limits.file_bytes))
    number = 0
    try:
        file = parquet.ParquetFile(source)
        chosen = columns(file.schema_arrow.names)
        if "text" not in chosen:
            raise Unreadable("no column named text")
        groups = (file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups))
        if max(groups, default=0) > limits.group_bytes:
            raise Unreadable(f"a row group larger than {limits.group_bytes >> 20} MB (limit)")
        for batch in file.iter_batches(batch_size=ROWS, columns=sorted(chosen.values())):
            for row in batch.to_pylist():
                number += 1
                yield _draft(row, path, number)
    except (ValueError, OSError, KeyError, NotImplementedError, TypeError, OverflowError) as error:
        raise Unreadable(f"Parquet data that cannot be read behind row {number}") from error


def _draft(row: dict[str, object], path: str, number: int) -> Draft | Problem:
    """Read one row."""
    try:
        return draft_of({name: _plain(value) for name, value in row.items()}, Source(path, number))
    except Unreadable as error:
        return Problem(f"{path}:{number}", str(error))


def _plain(value: object) -> object:
    """Write times as ISO 8601, and bytes as text."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value
