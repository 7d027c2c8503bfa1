"""Merging segments, and writing them anew without what was removed.

Texts are copied in long runs, as they lie; only their numbers change, and the rank of a key within one
segment orders the same in the merged one. Postings are merged in parts of the key range, so that no more
than `merge_keys` of each segment are in memory; what grows with the merged segment is some 60 bytes a
text. Everything copied is checked first: damage is found here, not carried on. O(n) but for one sort.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from tracer.index.lookup import HOLDER_BITS, find_ranges
from tracer.index.segments import ROWS, SegmentWriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tracer.index.columns import Column
    from tracer.index.segments import Segment
    from tracer.params import IndexParams

    Kept = NDArray[np.bool_]

_RUN = 1 << 22  # bytes copied at once
_SHIFT = np.uint64(HOLDER_BITS)
_GONE = np.int64(-1)


def due(segments: Sequence[Segment], most: int, params: IndexParams, *, last: bool) -> list[Segment]:
    """Return the segments to merge now, so that at most `most` remain; none where they are few or full.

    The smallest, up to the last one that is no larger than those before it together; at the `last` merge of an `add`, than
    `merged_times` of these, however few there are. So each article is copied a number of times that grows as the
    logarithm of all. Segments with many replaced rows count.
    """
    able = sorted(
        (
            s
            for s in segments
            if s.bytes < params.merged_bytes // 2 and max(s.rows, s.texts) < params.merged_rows // 2
        ),
        key=lambda s: (s.bytes, s.number),
    )
    least = max(len(able) - most, 0) + 1
    times = params.merged_times if last else float(least > 1)  # 0: none is small enough
    before = [0, *accumulate(segment.bytes for segment in able)]
    small = (n for n, s in enumerate(able, 1) if n <= least or s.bytes <= times * before[n - 1])
    chosen = able[: max(small, default=0)]
    while sum(s.bytes for s in chosen) > params.merged_bytes or (
        max(sum(s.rows for s in chosen), sum(s.texts for s in chosen)) > params.merged_rows
    ):
        chosen.pop()
    return chosen if len(chosen) > 1 else [s for s in segments if len(s.dropped) * 4 > s.rows][:1]


def write_merged(
    folder: Path,
    number: int,
    segments: Sequence[Segment],
    rows: Sequence[Kept],
    texts: Sequence[Kept],
    params: IndexParams,
) -> int:
    """Write one segment of the rows and texts that are kept of each; return its checksum. OSError, Damaged."""
    writer = SegmentWriter(folder, number, params)
    try:
        _merge_texts(writer, segments, texts)
        _merge_rows(writer, segments, rows)
        return writer.close()
    except BaseException:
        writer.abandon()
        raise


def _merge_texts(writer: SegmentWriter, segments: Sequence[Segment], kept: Sequence[Kept]) -> None:
    starts: list[NDArray[np.uint64]] = []
    sizes: list[NDArray[np.uint32]] = []
    at = 0
    parts: list[tuple[Segment, list[tuple[int, int]]]] = []
    for segment, keep in zip(segments, kept, strict=True):
        own_starts = segment.columns["text_starts"].whole()[keep]
        own_sizes = segment.columns["text_sizes"].whole()[keep]
        order = np.argsort(own_starts, kind="stable")
        ends = np.cumsum(own_sizes[order], dtype=np.uint64)
        moved = np.empty(len(order), dtype=np.uint64)
        moved[order] = ends - own_sizes[order] + np.uint64(at)
        starts.append(moved)
        sizes.append(own_sizes)
        at += int(ends[-1]) if len(ends) else 0
        parts.append((segment, _runs(own_starts[order], own_sizes[order])))
    writer.bytes_column("texts", _copied(parts, "texts"))
    high = np.concatenate([s.text_high.whole()[k] for s, k in zip(segments, kept, strict=True)])
    low = np.concatenate([s.text_low.whole()[k] for s, k in zip(segments, kept, strict=True)])
    order = np.lexsort((low, high))
    writer.texts(np.concatenate(starts)[order], np.concatenate(sizes)[order], high[order], low[order])
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    numbers: list[NDArray[np.int64]] = []
    first = 0
    for keep in kept:
        count = int(keep.sum())
        renumbered = np.full(len(keep), _GONE)
        renumbered[keep] = ranks[first : first + count]
        numbers.append(renumbered)
        first += count
    for name in ("grams", "tellings"):
        columns = [segment.columns[name] for segment in segments]
        writer.postings(name, _merged_postings(columns, numbers, writer.params.merge_keys))


def _runs(starts: NDArray[np.uint64], sizes: NDArray[np.uint32]) -> list[tuple[int, int]]:
    """Return the runs of bytes that sorted pieces make up."""
    if not len(starts):
        return []
    ends = starts + sizes
    breaks = np.flatnonzero(starts[1:] != ends[:-1])
    firsts = starts[np.concatenate(([0], breaks + 1))].tolist()
    lasts = ends[np.concatenate((breaks, [len(ends) - 1]))].tolist()
    return list(zip(firsts, lasts, strict=True))


def _copied(parts: Sequence[tuple[Segment, list[tuple[int, int]]]], column: str) -> Iterator[memoryview]:
    for segment, runs in parts:
        for first, last in runs:
            for start in range(first, last, _RUN):
                yield segment.columns[column].raw(start, min(start + _RUN, last))


def _merged_postings(
    columns: Sequence[Column], numbers: Sequence[NDArray[np.int64]], most: int
) -> Iterator[NDArray[np.uint64]]:
    """Yield the postings of all segments under the texts' new numbers, in ascending parts."""
    total = max((len(column) for column in columns), default=0)
    pieces = max(1, -(-total // most))
    # the hashes are spread evenly, so equal ranges of hashes hold about equally many postings
    borders = [(1 << 64) * n // pieces >> HOLDER_BITS << HOLDER_BITS for n in range(1, pieces)]
    lasts = np.array([*(border - 1 for border in borders), (1 << 64) - 1], dtype=np.uint64)
    firsts = np.array([0, *borders], dtype=np.uint64)
    ranges = [find_ranges(column, firsts, lasts) for column in columns]
    for n in range(pieces):
        found = [np.empty(0, np.uint64)]
        for column, renumbered, (first, last) in zip(columns, numbers, ranges, strict=True):
            keys = column.part(int(first[n]), int(last[n]))
            number = renumbered[(keys & np.uint64((1 << HOLDER_BITS) - 1)).astype(np.int64)]
            here = number >= 0
            found.append((keys[here] >> _SHIFT << _SHIFT) | number[here].astype(np.uint64))
        together = np.concatenate(found)
        together.sort(kind="stable")  # runs in order already, which a merge sort makes use of
        yield together


def _merge_rows(writer: SegmentWriter, segments: Sequence[Segment], kept: Sequence[Kept]) -> None:
    sizes: list[NDArray[np.uint64]] = []
    parts: list[tuple[Segment, list[tuple[int, int]]]] = []
    for segment, keep in zip(segments, kept, strict=True):
        ends = segment.columns["entry_ends"].whole()
        own = np.diff(ends, prepend=np.uint64(0))
        sizes.append(own[keep])
        parts.append((segment, _runs((ends - own)[keep], own[keep])))
    writer.bytes_column("entries", _copied(parts, "entries"))
    columns = {
        name: np.concatenate([s.columns[name].whole()[k] for s, k in zip(segments, kept, strict=True)])
        for name in ROWS
    }
    writer.rows(np.cumsum(np.concatenate(sizes), dtype=np.uint64), columns)
