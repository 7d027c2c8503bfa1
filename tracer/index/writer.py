"""The one writer of an index.

A batch becomes a new segment on the disk, is then named in the catalogue in one transaction, and only then
said to be stored. Merged and rewritten segments take the place of others in one transaction too. Files that
no catalogue names are left from a writer that died; the next one deletes them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tracer.errors import IndexUnusableError
from tracer.index import catalogue
from tracer.index.answers import Added
from tracer.index.arrivals import judge
from tracer.index.building import build_segment
from tracer.index.catalogue import Catalogue, Registered, State
from tracer.index.entries import hash_of, id_in
from tracer.index.merging import due, write_merged
from tracer.index.segments import FOLDER, path_of, segment_files
from tracer.index.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tracer.index.arrivals import Batch, Judgement
    from tracer.index.segments import Segment
    from tracer.params import IndexParams, SketchParams

    Kept = NDArray[np.bool_]


class Writer:
    """Changes the index, from one snapshot to the next. Its methods raise OSError, sqlite3.Error, Damaged.

    After a change that failed half-way it is of no more use: what the disk has is for the next one to read.
    """

    def __init__(self, folder: Path, snapshot: Snapshot, sketch: SketchParams, limits: IndexParams) -> None:
        self.snapshot = snapshot
        self._folder = folder
        self._sketch = sketch
        self._limits = limits
        self._catalogue: Catalogue | None = Catalogue(folder)
        self._sweep()

    def close(self) -> None:
        """Let go of the catalogue."""
        if self._catalogue:
            self._catalogue.close()
            self._catalogue = None

    def store(self, batch: Batch) -> list[Added]:
        """Make a batch durable and return what became of each of its articles."""
        judged = judge(batch, self.snapshot.segments)
        if judged.fresh:
            number = self.snapshot.state.next
            digest = build_segment(self._folder, number, batch, judged, self._sketch, self._limits)
            self._commit((*self._with_replaced(judged), Registered(number, digest)))
        return [
            Added(id_, path, status) for (id_, status), path in zip(judged.statuses, batch.paths, strict=True)
        ]

    def merge(self, most: int, *, last: bool) -> None:
        """Merge segments until no more than `most` are small, in steps that are each a change of their own.

        At the `last` one of an `add`, also those that are not much larger than all smaller ones.
        """
        while chosen := due(self.snapshot.segments, most, self._limits, last=last):
            every = [np.ones(segment.texts, dtype=np.bool_) for segment in chosen]
            made = self._rewritten(chosen, [_live(s) for s in chosen], every, self.snapshot.state.next)
            self._exchange([segment.number for segment in chosen], made)

    def remove(self, ids: Sequence[str]) -> list[str]:
        """Write every segment anew that has articles of these ids, or their texts; return the ids not found."""
        hashes = np.array([hash_of("id", id_) for id_ in ids], dtype=np.uint64)
        missing = set(ids)
        keep = []
        for segment in self.snapshot.segments:
            rows = _live(segment)
            for which, row in zip(*(found.tolist() for found in segment.rows_called(hashes)), strict=True):
                if id_in(segment.entry(row)) == ids[which]:
                    rows[row] = False
                    missing.discard(ids[which])
            keep.append(rows)
        if len(missing) < len(ids):
            self._forget(keep)
        return sorted(missing)

    def _forget(self, keep: Sequence[Kept]) -> None:
        pairs = list(zip(self.snapshot.segments, keep, strict=True))
        high = np.concatenate([segment.columns["row_high"].whole()[rows] for segment, rows in pairs])
        low = np.concatenate([segment.columns["row_low"].whole()[rows] for segment, rows in pairs])
        gone: list[int] = []
        made: list[Registered] = []
        for segment, rows in pairs:
            texts = np.zeros(segment.texts, dtype=np.bool_)
            numbers = segment.numbers_of(high, low)
            texts[numbers[numbers >= 0]] = True
            if not (rows.all() and texts.all()):
                gone.append(segment.number)
                made += self._rewritten([segment], [rows], [texts], self.snapshot.state.next + len(made))
        self._exchange(gone, made)

    def _with_replaced(self, judged: Judgement) -> list[Registered]:
        """Return the present segments, with the rows that the batch replaces."""
        registered = []
        for segment, known in zip(self.snapshot.segments, self.snapshot.state.segments, strict=True):
            rows = np.union1d(segment.dropped, judged.replaced.get(segment.number, []))
            registered.append(replace(known, dropped=rows.astype("<u4").tobytes()))
        return registered

    def _rewritten(
        self, chosen: Sequence[Segment], rows: Sequence[Kept], texts: Sequence[Kept], number: int
    ) -> list[Registered]:
        """Write one segment of what is kept of some; none where nothing is."""
        if not any(kept.any() for kept in (*rows, *texts)):
            return []
        digest = write_merged(self._folder, number, chosen, rows, texts, self._limits)
        return [Registered(number, digest)]

    def _exchange(self, gone: Sequence[int], made: Sequence[Registered]) -> None:
        """Put new segments in the place of others."""
        self._commit([known for known in self.snapshot.state.segments if known.number not in gone] + [*made])

    def _commit(self, segments: Sequence[Registered]) -> None:
        """Make these segments the index, and delete the files of those that are none of it any more."""
        if self._catalogue is None:
            raise IndexUnusableError(
                f"writing to the index {str(self._folder)!r} failed before; open it anew"
            )
        before = self.snapshot.state
        state = State(
            before.parameters,
            before.generation + 1,
            max(before.next, *(segment.number + 1 for segment in segments), 0),
            tuple(sorted(segments, key=lambda segment: segment.number)),
        )
        catalogue.sync(self._folder / FOLDER)
        try:
            self._catalogue.commit(state)
        except BaseException:
            self.close()
            raise
        old = {segment.number: segment for segment in self.snapshot.segments}
        self.snapshot = Snapshot(self._folder, state, self._sketch, self._limits, old)
        for number in sorted(old.keys() - {segment.number for segment in segments}):
            path_of(self._folder, number).unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Delete what a writer that died has left."""
        named = {path_of(self._folder, segment.number) for segment in self.snapshot.segments}
        for path in segment_files(self._folder):
            if path not in named:
                path.unlink()


def _live(segment: Segment) -> Kept:
    """Return which rows of a segment are articles."""
    kept = np.ones(segment.rows, dtype=np.bool_)
    kept[segment.dropped] = False
    return kept
