"""Which stored texts share fingerprints with one that is asked for.

A fingerprint's holders are read from the sorted postings of each segment. No group is dropped for its
length: of a group that more than `group_read` texts hold, those with the least keys are read, the same ones
for each of its fingerprints, so that many copies of one story still agree on whom they name. A crowd whose
texts come from few known outlets is what those outlets print under everything (as in sketch.shared_grams);
it counts only where half of the smaller text is made of such.

Nothing depends on how the texts are divided into segments: groups are counted over all, and read and
ranked by the texts' keys. O(fingerprints * log n) and at most `group_read` postings of each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from tracer.index.answers import Hit
from tracer.index.lookup import HOLDER_BITS, find_ranges, holders_of, spread
from tracer.index.segments import REGISTERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.index.segments import Segment
    from tracer.params import SketchParams

    Numbers = NDArray[np.uint64]
    Places = NDArray[np.int64]

_SHIFT = np.uint64(HOLDER_BITS)
_LOW = np.uint64((1 << HOLDER_BITS) - 1)
_REMEMBERED = 1 << 18  # crowds of which is known whether they are stock; 30 MB


@dataclass(slots=True)
class Finder:
    """Searches the segments of one state of the index."""

    segments: Sequence[Segment]
    bases: Places  # int64[s + 1], the number of each segment's first article
    sketch: SketchParams
    group_read: int
    _stock: dict[int, bool] = field(default_factory=dict)

    def find(self, prints: Numbers, limit: int) -> list[Hit]:
        """Return the texts that share fingerprints, best first, until they have `limit` articles."""
        hashes = np.unique(prints >> _SHIFT << _SHIFT)
        if not len(hashes) or not self.segments:
            return []
        texts, which, sizes = self._read(hashes)
        if not len(texts):
            return []
        stock = self._stock_groups(hashes, sizes, texts, which)
        return self._ranked(texts, which, sizes, stock, limit)

    def _read(self, hashes: Numbers) -> tuple[Places, Places, Places]:
        """Return postings (text, hash) and how many texts hold each hash.

        A text here is its number in its segment, and the segment's place above 24 bits.
        """
        texts, whiches = [], []
        sizes = np.zeros(len(hashes), dtype=np.int64)
        for place, segment in enumerate(self.segments):
            first, last = find_ranges(segment.grams, hashes, hashes | _LOW)
            sizes += last - first
            which, at = spread(first, np.minimum(last, first + self.group_read))
            if len(at):
                texts.append(holders_of(segment.grams.take(at)) + (place << HOLDER_BITS))
                whiches.append(which)
        if not texts:
            return np.empty(0, np.int64), np.empty(0, np.int64), sizes
        if len(texts) == 1:
            return texts[0], whiches[0], sizes
        every, which = np.concatenate(texts), np.concatenate(whiches)
        if int(sizes.max()) > self.group_read:
            kept = self._least(every, which, sizes)
            every, which = every[kept], which[kept]
        return every, which, sizes

    def _least(self, texts: Places, which: Places, sizes: Places) -> NDArray[np.bool_]:
        """Mark the postings that are read: of a group too large those with the least keys over all segments."""
        kept = np.ones(len(texts), dtype=np.bool_)
        crowded = np.flatnonzero((sizes > self.group_read)[which])
        high, low = self._keys(texts[crowded])
        order = crowded[np.lexsort((low, high, which[crowded]))]
        groups = which[order]
        starts = np.flatnonzero(np.concatenate(([True], groups[1:] != groups[:-1])))
        rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
        kept[order[rank >= self.group_read]] = False
        return kept

    def _keys(self, texts: Places) -> tuple[Numbers, Numbers]:
        high, low = np.empty(len(texts), np.uint64), np.empty(len(texts), np.uint64)
        places = texts >> HOLDER_BITS
        for place in np.unique(places).tolist():
            here = places == place
            numbers = texts[here] & int(_LOW)
            high[here] = self.segments[place].text_high.take(numbers)
            low[here] = self.segments[place].text_low.take(numbers)
        return high, low

    def _stock_groups(
        self, hashes: Numbers, sizes: Places, texts: Places, which: Places
    ) -> NDArray[np.bool_]:
        """Return which groups are crowds of few outlets."""
        stock = np.zeros(len(hashes), dtype=np.bool_)
        for group in np.flatnonzero(sizes > self.sketch.crowd).tolist():
            known = self._stock.get(int(hashes[group]))
            if known is None:
                read = texts[which == group]
                known = self._outlets(read) < self.sketch.stock_outlets * len(read)
                if len(self._stock) > _REMEMBERED:
                    self._stock.clear()
                self._stock[int(hashes[group])] = known
            stock[group] = known
        return stock

    def _outlets(self, texts: Places) -> int:
        """Count the outlets of all articles that have one of the texts; an unknown one is an outlet of its own."""
        high, low = self._keys(texts)
        found = [np.empty(0, np.uint64)]
        for segment in self.segments:
            _, rows = segment.rows_with(high, low)
            found.append(segment.columns["row_outlet"].take(rows))
        outlets = np.concatenate(found)
        known = outlets >= REGISTERED
        return len(np.unique(outlets[known])) + int(np.count_nonzero(~known))

    def _ranked(
        self, texts: Places, which: Places, sizes: Places, stock: NDArray[np.bool_], limit: int
    ) -> list[Hit]:
        found, owner = np.unique(texts, return_inverse=True)
        shared = np.bincount(owner, minlength=len(found))
        idle = np.bincount(owner[stock[which]], minlength=len(found))
        rare = np.bincount(owner[(sizes <= self.sketch.rare_holders)[which]], minlength=len(found))
        asked = len(sizes)
        sound = shared - idle
        kept = (sound >= self.sketch.shared_least) | (rare > 0)
        others = np.flatnonzero(~kept & (idle > 0))
        if len(others):
            smaller = np.minimum(asked, self._prints(found[others]))
            kept[others] = shared[others] >= self.sketch.stock_share * smaller
        candidates = np.flatnonzero(kept)
        if len(candidates) > limit:  # all that tie with the last one stay until keys decide
            least = np.partition(sound[candidates], len(candidates) - limit)[len(candidates) - limit]
            candidates = candidates[sound[candidates] >= least]
        high, low = self._keys(found[candidates])
        order = np.lexsort((low, high, -shared[candidates], -sound[candidates]))
        candidates, high, low = candidates[order], high[order], low[order]
        most = slice(0, limit)  # each has an article at least
        return self._hits(candidates[most], high[most], low[most], shared, idle, limit)

    def _prints(self, texts: Places) -> Places:
        """Return about how many fingerprints texts have: two in nine words, of six bytes."""
        sizes = np.empty(len(texts), dtype=np.int64)
        places = texts >> HOLDER_BITS
        for place in np.unique(places).tolist():
            here = places == place
            sizes[here] = self.segments[place].columns["text_sizes"].take(texts[here] & int(_LOW))
        return sizes // 30 + 1

    def _hits(
        self, candidates: Places, high: Numbers, low: Numbers, shared: Places, idle: Places, limit: int
    ) -> list[Hit]:
        articles: list[list[int]] = [[] for _ in candidates]
        for place, segment in enumerate(self.segments):
            which, rows = segment.rows_with(high, low)
            base = int(self.bases[place])
            for text, row in zip(which.tolist(), rows.tolist(), strict=True):
                articles[text].append(base + row)
        hits: list[Hit] = []
        room = limit
        for text, numbers, candidate in zip(
            range(len(candidates)), articles, candidates.tolist(), strict=True
        ):
            if not numbers:
                continue
            if room <= 0:
                break
            if len(numbers) > 1:
                numbers.sort(key=self._entry)
            hits.append(Hit(tuple(numbers[:room]), int(shared[candidate]), int(idle[candidate])))
            room -= len(articles[text])
        return hits

    def _entry(self, number: int) -> bytes:
        """Return the stored bytes of an article without its text."""
        place = int(np.searchsorted(self.bases, number, side="right")) - 1
        return self.segments[place].entry(number - int(self.bases[place]))
