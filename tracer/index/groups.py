"""The texts that hold fingerprints or word pairs, group by group, over all segments of an index.

A text here is its number in its segment, with the segment's place above 24 bits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.index.lookup import HOLDER_BITS, HOLDERS, find_ranges, holders_of, spread
from tracer.index.segments import REGISTERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.index.segments import Segment

    Numbers = NDArray[np.uint64]
    Places = NDArray[np.int64]

_LOW = np.uint64(HOLDERS - 1)


class Groups:
    """Where the holders of some hashes lie. `sizes` tells how many texts hold each."""

    __slots__ = ("_column", "_ranges", "_segments", "sizes")

    def __init__(self, segments: Sequence[Segment], hashes: Numbers, column: str = "grams") -> None:
        """Look up `hashes`, sorted, whose lowest 24 bits are zero, in a column of postings of texts."""
        self._segments, self._column = segments, column
        self._ranges = [find_ranges(s.columns[column], hashes, hashes | _LOW) for s in segments]
        self.sizes: Places = np.zeros(len(hashes), dtype=np.int64)
        for first, last in self._ranges:
            self.sizes += last - first

    def read(self, groups: Places, most: int | Places) -> tuple[Places, Places]:
        """Return postings (text, group) of some groups; of a large one the `most` texts (of each) with the least keys."""
        texts, whiches = [], []
        for place, (segment, (first, last)) in enumerate(zip(self._segments, self._ranges, strict=True)):
            start = first[groups]
            which, at = spread(start, np.minimum(last[groups], start + most))
            if len(at):
                texts.append(holders_of(segment.columns[self._column].take(at)) + (place << HOLDER_BITS))
                whiches.append(groups[which])
        if not texts:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        if len(texts) == 1:
            return texts[0], whiches[0]
        every, which = np.concatenate(texts), np.concatenate(whiches)
        limits = np.zeros(len(self.sizes), dtype=np.int64)
        limits[groups] = most
        if bool((self.sizes[groups] > limits[groups]).any()):
            kept = self._least(every, which, limits)
            every, which = every[kept], which[kept]
        return every, which

    def _least(self, texts: Places, which: Places, most: Places) -> NDArray[np.bool_]:
        kept = np.ones(len(texts), dtype=np.bool_)
        crowded = np.flatnonzero((self.sizes > most)[which])
        high, low = keys_of(self._segments, texts[crowded])
        order = crowded[np.lexsort((low, high, which[crowded]))]
        groups = which[order]
        starts = np.flatnonzero(np.concatenate(([True], groups[1:] != groups[:-1])))
        rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
        kept[order[rank >= most[groups]]] = False
        return kept

    def few_outlets(self, groups: Places, share: float, sample: int) -> NDArray[np.bool_]:
        """Return which of the groups have fewer outlets than this share of their texts, as told from a sample.

        All articles that have a text count; one of unknown outlet counts as an outlet of its own.
        """
        texts, which = self.read(groups, sample)
        high, low = keys_of(self._segments, texts)
        postings, outlets = [], []
        for segment in self._segments:
            posting, rows = segment.rows_with(high, low)
            postings.append(posting)
            outlets.append(segment.columns["row_outlet"].take(rows))
        group, outlet = which[np.concatenate(postings)], np.concatenate(outlets)
        order = np.lexsort((outlet, group))
        group, outlet = group[order], outlet[order]
        new = outlet < REGISTERED
        new[:1] = True
        new[1:] |= (group[1:] != group[:-1]) | (outlet[1:] != outlet[:-1])
        length = len(self.sizes)
        counts, held = np.bincount(group[new], minlength=length), np.bincount(which, minlength=length)
        few: NDArray[np.bool_] = counts[groups] < share * held[groups]
        return few


def keys_of(segments: Sequence[Segment], texts: Places) -> tuple[Numbers, Numbers]:
    """Return both halves of the texts' keys."""
    if len(segments) == 1:
        return segments[0].text_high.take(texts), segments[0].text_low.take(texts)
    high, low = np.empty(len(texts), np.uint64), np.empty(len(texts), np.uint64)
    for place, here, numbers in by_segment(texts):
        high[here] = segments[place].text_high.take(numbers)
        low[here] = segments[place].text_low.take(numbers)
    return high, low


def by_segment(texts: Places) -> list[tuple[int, Places, Places]]:
    """Return for each segment its place, which of the texts it has, and their numbers in it."""
    places = texts >> HOLDER_BITS
    found = []
    for place in np.unique(places).tolist():
        here = np.flatnonzero(places == place)
        found.append((place, here, texts[here] & (HOLDERS - 1)))
    return found
