"""One state of an index, opened for reading: it stays as it is whatever a writer does meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from tracer.index import catalogue
from tracer.index.columns import Damaged
from tracer.index.entries import unpacked_text
from tracer.index.finding import Finder
from tracer.index.groups import by_segment
from tracer.index.segments import Segment, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tracer.index.catalogue import State
    from tracer.params import IndexParams, SketchParams

_PAUSE = 0.005  # seconds before a catalogue that has just changed is read again


class Snapshot:
    """The segments that a state names. Articles have numbers: a segment's rows follow those of the one before."""

    def __init__(
        self,
        folder: Path,
        state: State,
        sketch: SketchParams,
        limits: IndexParams,
        known: Mapping[int, Segment] | None = None,
    ) -> None:
        self.folder = folder
        self.state = state
        self.segments: list[Segment] = []
        for entry in state.segments:
            dropped = np.frombuffer(entry.dropped, dtype="<u4")
            segment = (known or {}).get(entry.number)
            if segment is None:
                segment = Segment(folder, entry.number, entry.digest, dropped)
            segment.dropped = dropped
            self.segments.append(segment)
        bases = np.cumsum([0, *(segment.rows for segment in self.segments)])
        self.finder = Finder(self.segments, bases, sketch, limits)

    @classmethod
    def load(
        cls, folder: Path, sketch: SketchParams, limits: IndexParams, accept: Callable[[State], None]
    ) -> Snapshot:
        """Open what the catalogue names, again where a writer merges segments meanwhile. Damaged, OSError.

        `accept` sees the state before any segment is opened, and raises where it is of another kind.
        """
        said = ""
        for _ in range(limits.opening_tries):
            try:
                state = catalogue.read(folder)
                accept(state)
                return cls(folder, state, sketch, limits)
            except (FileNotFoundError, Damaged) as error:
                # half a copy of a catalogue in use, or a segment merged since: what is damaged says the same twice
                if str(error) == said:
                    break
                said = str(error)
                time.sleep(_PAUSE)
        raise Damaged(said)

    def at(self, number: int) -> tuple[Segment, int]:
        """Return the segment and the row of an article. IndexError."""
        row = number
        for segment in self.segments:
            if 0 <= row < segment.rows:
                return segment, row
            row -= segment.rows
        raise IndexError(number)

    def entry(self, number: int) -> bytes:
        """Return an article without its text."""
        segment, row = self.at(number)
        return segment.entry(row)

    def text(self, number: int) -> str:
        """Return an article's text, from whichever segment has it."""
        segment, row = self.at(number)
        high, low = (np.array([half], dtype=np.uint64) for half in segment.key(row))
        for holder in (segment, *self.segments):
            found = int(holder.numbers_of(high, low)[0])
            if found >= 0:
                return unpacked_text(holder.text(found))
        raise Damaged(f"{path_of(self.folder, segment.number).name}: the text of row {row} is nowhere")

    def texts(self, numbers: Sequence[int]) -> list[memoryview]:
        """Return the texts of these numbers (those of hits) as they are stored."""
        found = [memoryview(b"")] * len(numbers)
        for place, here, own in by_segment(np.array(numbers, dtype=np.int64)):
            for at, text in zip(here.tolist(), self.segments[place].texts_of(own), strict=True):
                found[at] = text
        return found

    def standing(self, place: int, key: tuple[int, int]) -> list[int]:
        """Return the numbers of the articles at a place (as a hash) that have the text of a key."""
        found: list[int] = []
        base = 0
        for segment in self.segments:
            _, rows = segment.rows_at(np.array([place], dtype=np.uint64))
            found += [base + row for row in rows.tolist() if segment.key(row) == key]
            base += segment.rows
        return found

    def numbers(self) -> list[int]:
        """Return the numbers of all articles, sorted by id, then by what else is known of them and by text."""
        found = []
        base = 0
        for segment in self.segments:
            found += [(segment.entry(row), segment.key(row), base + row) for row in segment.live().tolist()]
            base += segment.rows
        found.sort()
        return [number for *_, number in found]
