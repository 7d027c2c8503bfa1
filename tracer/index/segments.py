"""Segments: immutable files that hold articles, their texts, and all by which both are found.

A text is known by its key, 128 bits of its SHA-256, and numbered within the segment by the rank of its key:
texts that share a fingerprint stand in an order that depends on nothing but the texts. An article is a
row. It names its text by the key; the text may lie in another segment.

    texts, text_starts, text_sizes     the bytes of the texts, and where each lies
    text_high, text_low                their keys, sorted
    grams, tellings                    postings: fingerprint, text; word pair, text
    entries, entry_ends                the articles without their texts
    row_high, row_low                  each article's text
    row_place, row_id, row_outlet      hashes of its place, id and outlet
    row_earliest, row_latest           when it was published, in microseconds since 1970; UNDATED: not known
    places, ids, owners                postings: row_place, row_id and row_high, each with the row
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from tracer.index.columns import ColumnWriter, Damaged, read_columns
from tracer.index.lookup import HOLDERS, find_holders, find_ranges, postings, spread

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from tracer.params import IndexParams

    Numbers = NDArray[np.uint64]
    Places = NDArray[np.int64]

FOLDER = "segments"
ROWS = ("row_high", "row_low", "row_place", "row_id", "row_outlet", "row_earliest", "row_latest")
UNDATED = -(1 << 63)
REGISTERED = np.uint64(1 << 63)  # of an outlet's hash: it is of an id; without, of a name; 0 is neither
COLUMNS = frozenset(
    {
        *(
            "texts",
            "text_starts",
            "text_sizes",
            "text_high",
            "text_low",
            "grams",
            "tellings",
            "entries",
            "entry_ends",
        ),
        *(*ROWS, "places", "ids", "owners"),
    }
)


def path_of(folder: Path, number: int) -> Path:
    """Return where the segment of that number lies."""
    return folder / FOLDER / f"{number:010d}.seg"


class Segment:
    """One segment, opened for reading."""

    def __init__(self, folder: Path, number: int, digest: int, dropped: NDArray[np.uint32]) -> None:
        path = path_of(folder, number)
        self.number = number
        self.digest = digest
        self.dropped = dropped  # rows, sorted, that another segment's entry replaces
        self.bytes = path.stat().st_size
        file = read_columns(path)
        columns = file.by_name
        if file.digest != digest or columns.keys() != COLUMNS:
            raise Damaged(f"{path.name} is not the segment that was registered")
        self.columns = columns
        self.let_go = file.let_go
        self.grams = columns["grams"]
        self.text_high, self.text_low = columns["text_high"], columns["text_low"]
        self.texts, self.rows = len(self.text_high), len(columns["row_high"])
        if max(self.texts, self.rows) > HOLDERS or (len(dropped) and int(dropped[-1]) >= self.rows):
            raise Damaged(f"{path.name}: more rows than can be numbered")

    @property
    def articles(self) -> int:
        """How many rows are articles of the index."""
        return self.rows - len(self.dropped)

    def live(self) -> Places:
        """Return the rows that are articles of the index."""
        return np.setdiff1d(np.arange(self.rows), self.dropped, assume_unique=True)

    def text(self, number: int) -> bytes:
        """Return the bytes of a text."""
        start = int(self.columns["text_starts"].part(number, number + 1)[0])
        size = int(self.columns["text_sizes"].part(number, number + 1)[0])
        return bytes(self.columns["texts"].raw(start, start + size))

    def texts_of(self, numbers: Places) -> list[memoryview]:
        """Return the bytes of some texts."""
        starts, sizes = (self.columns[name].take(numbers) for name in ("text_starts", "text_sizes"))
        return self.columns["texts"].pieces(starts.astype(np.int64), sizes.astype(np.int64))

    def entry(self, row: int) -> bytes:
        """Return the bytes of an article without its text."""
        ends = self.columns["entry_ends"].part(max(row - 1, 0), row + 1).tolist()
        return bytes(self.columns["entries"].raw(ends[0] if row else 0, ends[-1]))

    def key(self, row: int) -> tuple[int, int]:
        """Return the key of the text that a row names."""
        high, low = (self.columns[name].part(row, row + 1)[0] for name in ("row_high", "row_low"))
        return int(high), int(low)

    def numbers_of(self, high: Numbers, low: Numbers) -> Places:
        """Return the number of the text of each key, -1 where it is not here."""
        found = np.full(len(high), -1, dtype=np.int64)
        which, places = spread(*find_ranges(self.text_high, high, high))
        same = self.text_low.take(places) == low[which]
        found[which[same]] = places[same]
        return found

    def rows_at(self, places: Numbers) -> tuple[Places, Places]:
        """Return which of the places are known, and the rows that stand there."""
        return self._holding("places", "row_place", places)

    def rows_called(self, ids: Numbers) -> tuple[Places, Places]:
        """Return which of the ids (as hashes) are known, and the rows that have them."""
        return self._holding("ids", "row_id", ids)

    def rows_with(self, high: Numbers, low: Numbers) -> tuple[Places, Places]:
        """Return which of the texts are named, and the rows that name them."""
        which, rows = self._holding("owners", "row_high", high)
        same = self.columns["row_low"].take(rows) == low[which]
        return which[same], rows[same]

    def _holding(self, index: str, column: str, hashes: Numbers) -> tuple[Places, Places]:
        which, rows = find_holders(self.columns[index], hashes)
        same = self.columns[column].take(rows) == hashes[which]
        if len(self.dropped):
            same &= ~np.isin(rows, self.dropped)
        return which[same], rows[same]


class SegmentWriter:
    """Writes the columns of one segment in the order in which they become known."""

    def __init__(self, folder: Path, number: int, params: IndexParams) -> None:
        self.path = path_of(folder, number)
        self.number = number
        self.params = params
        self._file = ColumnWriter(self.path)

    def bytes_column(self, name: str, parts: Iterable[bytes | memoryview]) -> None:
        """Write a column of bytes, part by part."""
        self._file.begin(name, "|u1", self.params.text_block)
        for part in parts:
            self._file.write(part)
        self._file.end()

    def texts(self, starts: Numbers, sizes: NDArray[np.uint32], high: Numbers, low: Numbers) -> None:
        """Write where the texts lie and their keys, in the order of the keys."""
        block = self.params.number_block
        self._file.column("text_starts", starts, block)
        self._file.column("text_sizes", sizes, block)
        self._file.column("text_high", high, block, is_sorted=True)
        self._file.column("text_low", low, block)

    def postings(self, name: str, parts: Iterable[Numbers]) -> None:
        """Write postings of the texts, in sorted parts."""
        self._file.begin(name, "<u8", self.params.number_block, is_sorted=True)
        for part in parts:
            self._file.numbers(part)
        self._file.end()

    def rows(self, ends: Numbers, columns: dict[str, NDArray[Any]]) -> None:
        """Write where the entries end, the columns `row_...`, and the postings of their rows."""
        block = self.params.number_block
        self._file.column("entry_ends", ends, block)
        for name in ROWS:
            self._file.column(name, columns[name], block)
        every = np.arange(len(ends))
        for name, of in (("places", "row_place"), ("ids", "row_id"), ("owners", "row_high")):
            self._file.column(name, postings(columns[of], every), block, is_sorted=True)

    def close(self) -> int:
        """Bring the segment to the disk and return the checksum by which it is registered."""
        return self._file.close()

    def abandon(self) -> None:
        """Give up: the file goes, so that a full disk is not left fuller."""
        self._file.abandon()
        self.path.unlink(missing_ok=True)


def segment_files(folder: Path) -> list[Path]:
    """Return every file among the segments, registered or not."""
    return sorted((folder / FOLDER).iterdir())
