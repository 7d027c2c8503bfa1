"""What an index holds, in numbers, and whether all of it is as it was written."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import numpy as np

from tracer.index.columns import Damaged
from tracer.index.entries import article_of, id_in
from tracer.index.segments import path_of
from tracer.records import Searched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.index.segments import Segment
    from tracer.index.snapshot import Snapshot
    from tracer.records import Published


def info(snapshot: Snapshot) -> dict[str, object]:
    """Return counts and sizes; sizes in bytes."""
    segments = snapshot.segments
    outlets = [s.columns["row_outlet"].whole()[s.live()] for s in segments]
    return {
        "folder": str(snapshot.folder),
        "articles": sum(s.articles for s in segments),
        "texts": sum(s.texts for s in segments),
        "outlets": len(np.unique(np.concatenate(outlets))) if outlets else 0,
        "fingerprints": sum(len(s.grams) for s in segments),
        "segments": len(segments),
        "bytes": sum(s.bytes for s in segments),
        "text_bytes": sum(len(s.columns["texts"]) for s in segments),
        "parameters": json.loads(snapshot.state.parameters),
    }


def searched(snapshot: Snapshot) -> Searched:
    """Return among what a search looks: articles, outlets, the earliest and the latest date."""
    dates: list[Published] = []
    for number in snapshot.numbers():
        published = article_of(snapshot.entry(number), "").published
        if published is not None:
            dates.append(published)
    dates.sort(key=lambda one: (one.earliest, one.latest, one.basis))
    counts = info(snapshot)
    return Searched(int(str(counts["articles"])), int(str(counts["outlets"])), tuple(dates))


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
    for name in ("grams", "places", "ids", "owners", "text_high"):
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
