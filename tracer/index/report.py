"""What an index holds, in numbers, and whether all of it is as it was written."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from tracer.index.columns import Damaged
from tracer.index.entries import EPOCH, article_of, id_in
from tracer.index.segments import REGISTERED, UNDATED, path_of
from tracer.records import Published, Searched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from tracer.index.segments import Segment
    from tracer.index.snapshot import Snapshot

_DAY = 86_400_000_000  # microseconds; an article's day is told from its earliest instant and lies within one of it
_OPEN = (
    -30_610_224_000_000_000,
    221_845_392_000_000_000,
)  # the years 1000 and 9000, beyond which no bound is meant


def info(snapshot: Snapshot) -> dict[str, object]:
    """Return counts and sizes; sizes in bytes."""
    segments = snapshot.segments
    return {
        "folder": str(snapshot.folder),
        "articles": sum(s.articles for s in segments),
        "texts": sum(s.texts for s in segments),
        "outlets": _outlets(snapshot),
        "fingerprints": sum(len(s.grams) for s in segments),
        "word_pairs": sum(len(s.columns["tellings"]) for s in segments),
        "segments": len(segments),
        "bytes": sum(s.bytes for s in segments),
        "text_bytes": sum(len(s.columns["texts"]) for s in segments),
        "parameters": json.loads(snapshot.state.parameters),
    }


def searched(snapshot: Snapshot, without: Sequence[int] = ()) -> Searched:
    """Return among what a search looks: how many articles and outlets, and the dates at both ends of them.

    The articles of the numbers `without` are not counted.

    The dates are those from which one can tell the earliest and the latest instant and day.
    """
    earliest, latest = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    outlets = [np.empty(0, np.uint64)]
    base = articles = 0
    for segment in snapshot.segments:
        live = np.ones(segment.rows, dtype=np.bool_)
        live[segment.dropped] = False
        live[[number - base for number in without if base <= number < base + segment.rows]] = False
        base += segment.rows
        count = int(live.sum())
        articles += count
        rows = slice(None) if count == segment.rows else live
        outlets.append(np.unique(segment.columns["row_outlet"].whole()[rows]))
        earliest.append(segment.columns["row_earliest"].whole()[rows])
        latest.append(segment.columns["row_latest"].whole()[rows])
    early, late = np.concatenate(earliest), np.concatenate(latest)
    dated = early != UNDATED
    if not dated.all():
        early, late = early[dated], late[dated]
    kept = np.zeros(len(early), dtype=np.bool_)
    for part in (np.ones(len(early), dtype=np.bool_), (early > _OPEN[0]) & (late < _OPEN[1])):
        if part.any():
            kept |= part & ((early <= early[part].min() + _DAY) | (late == late[part].max()))
            kept |= part & (early >= early[part].max() - _DAY)
    ends = sorted(set(zip(early[kept].tolist(), late[kept].tolist(), strict=True)))
    dates = tuple(Published(_instant(first), _instant(last), "index") for first, last in ends)
    return Searched(articles, _named(outlets), dates)


def _instant(microseconds: int) -> datetime:
    return EPOCH + timedelta(microseconds=microseconds)


def _outlets(snapshot: Snapshot) -> int:
    """Count the outlets that are known at least by name."""
    found = [np.unique(s.columns["row_outlet"].whole()[s.live()]) for s in snapshot.segments]
    return _named([np.empty(0, np.uint64), *found])


def _named(outlets: Sequence[NDArray[np.uint64]]) -> int:
    return int(np.count_nonzero(np.unique(np.concatenate(outlets) & ~REGISTERED)))


def problems(snapshot: Snapshot) -> list[str]:
    """Return one line for each thing that is wrong; a damaged catalogue is found on opening."""
    segments = snapshot.segments
    found = [
        line for segment in segments for column in segment.columns.values() for line in column.wrong_blocks()
    ]
    if found:
        return sorted(found)
    for segment in segments:
        name = path_of(snapshot.folder, segment.number).name
        try:
            found += [f"{name}: {line}" for line in _contradictions(segment, segments)]
        except (Damaged, ValueError) as error:
            found.append(f"{name}: {error}")
    return found


def _contradictions(segment: Segment, segments: Sequence[Segment]) -> Iterator[str]:
    for number in range(segment.texts):
        digest = hashlib.sha256(segment.text(number)).digest()
        key = (int(segment.text_high.data[number]), int(segment.text_low.data[number]))
        if key != (int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:16], "big")):
            yield f"text {number} is not the text of its key"
    for name in ("grams", "tellings", "places", "ids", "owners", "text_high"):
        keys = segment.columns[name].data
        if len(keys) > 1 and bool((keys[1:] < keys[:-1]).any()):
            yield f"{name} is out of order"
    for row in range(segment.rows):
        article_of(segment.entry(row), "")
    high, low = segment.columns["row_high"].whole(), segment.columns["row_low"].whole()
    missing = np.ones(segment.rows, dtype=np.bool_)
    for holder in segments:
        missing &= holder.numbers_of(high, low) < 0
    for row in np.flatnonzero(missing).tolist():
        yield f"the text of article {id_in(segment.entry(row))!r} is nowhere"
