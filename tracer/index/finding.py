"""Which stored texts share fingerprints with one that is asked for.

A fingerprint's holders are read from the sorted postings of each segment. No group is dropped for its
length: of a group that more than `group_read` texts hold, those with the least keys are read, the same ones
for each of its fingerprints, so that many copies of one story still agree on whom they name. A crowd whose
texts come from few known outlets is what those outlets print under everything (as in sketch.shared_grams);
it counts only where it makes up half of what is asked, and then half of the smaller of two texts.

Nothing depends on how the texts are divided into segments: groups are counted over all, and read and
ranked by the texts' keys. O(fingerprints * log n) and at most `group_read` postings of each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from tracer.index.answers import Hit, Retold
from tracer.index.groups import Groups, by_segment, keys_of
from tracer.index.kernels import compiled_kernels
from tracer.index.lookup import HOLDER_BITS
from tracer.index.parameters import RETELLINGS
from tracer.sketch.retellings import rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.index.segments import Segment
    from tracer.params import IndexParams, SketchParams

    Numbers = NDArray[np.uint64]
    Places = NDArray[np.int64]

_SHIFT = np.uint64(HOLDER_BITS)
_REMEMBERED = 1 << 18  # crowds of which is known whether they are stock; 30 MB


@dataclass(slots=True)
class Finder:
    """Searches the segments of one state of the index."""

    segments: Sequence[Segment]
    bases: Places  # int64[s + 1], the number of each segment's first article
    sketch: SketchParams
    limits: IndexParams
    _known: dict[int, bool] = field(default_factory=dict)
    _asked: int = 0

    def find(self, prints: Numbers, limit: int) -> list[Hit]:
        """Return the texts that share fingerprints, best first, until they have `limit` articles."""
        self._asked += 1
        if self._asked % self.limits.asked_mapped == 0:
            for segment in self.segments:
                segment.let_go()
        hashes = np.unique(prints >> _SHIFT << _SHIFT)
        if not len(hashes) or not self.segments:
            return []
        groups = Groups(self.segments, hashes)
        stock = self._stock(groups, hashes)
        # where stock is the lesser part of what is asked, the very many that hold it need not be read
        wanted = groups.sizes > 0
        if int(stock.sum()) < self.sketch.stock_share * len(hashes):
            wanted &= ~stock
        texts, which = groups.read(np.flatnonzero(wanted), self.limits.group_read)
        if not len(texts):
            return []
        return self._ranked(texts, which, groups.sizes, stock, limit)

    def _stock(self, groups: Groups, hashes: Numbers) -> NDArray[np.bool_]:
        """Return which groups are crowds of few outlets."""
        stock = np.zeros(len(hashes), dtype=np.bool_)
        crowds = np.flatnonzero(groups.sizes > self.sketch.crowd)
        if not len(crowds):
            return stock
        values = hashes[crowds].tolist()
        unknown = [n for n, value in enumerate(values) if value not in self._known]
        if unknown:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
                unknown = list(range(len(values)))
            few = groups.few_outlets(crowds[unknown], self.sketch.stock_outlets, self.limits.crowd_sample)
            self._known.update(zip([values[n] for n in unknown], few.tolist(), strict=True))
        stock[crowds] = [self._known[value] for value in values]
        return stock

    def _ranked(
        self, texts: Places, which: Places, sizes: Places, stock: NDArray[np.bool_], limit: int
    ) -> list[Hit]:
        flags = stock.astype(np.int64) | (sizes <= self.sketch.rare_holders).astype(np.int64) << 1
        keys = texts << 2 | flags[which]
        keys.sort()
        found, shared, idle, rare = _tally(keys)
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
        high, low = keys_of(self.segments, found[candidates])
        order = np.lexsort((low, high, -shared[candidates], -sound[candidates]))
        candidates, high, low = candidates[order], high[order], low[order]
        most = slice(0, limit)  # each has an article at least
        candidates = candidates[most]
        held = self._articles(high[most], low[most], limit)
        return [
            Hit(numbers, *counted)
            for numbers, *counted in zip(
                held,
                shared[candidates].tolist(),
                idle[candidates].tolist(),
                found[candidates].tolist(),
                strict=False,
            )
        ]

    def retold(self, elements: Places, limit: int) -> list[Retold]:
        """Return the texts that tell a passage in other words, best first, until they have `limit` articles."""
        found = rank(
            elements, _Tellings(self.segments), limit, RETELLINGS, compiled=compiled_kernels() is not None
        )
        high, low = keys_of(self.segments, found.texts)
        order = np.lexsort((low, high, -found.worth))[:limit]
        held = self._articles(high[order], low[order], limit)
        return [
            Retold(numbers, worth) for numbers, worth in zip(held, found.worth[order].tolist(), strict=False)
        ]

    def _prints(self, texts: Places) -> Places:
        """Return about how many fingerprints texts have: two in nine words, of six bytes."""
        sizes = np.empty(len(texts), dtype=np.int64)
        for place, here, numbers in by_segment(texts):
            sizes[here] = self.segments[place].columns["text_sizes"].take(numbers)
        return sizes // 30 + 1

    def _articles(self, high: Numbers, low: Numbers, limit: int) -> list[tuple[int, ...]]:
        """Return the articles that have each text, for as many of the texts as have `limit` articles."""
        articles: list[list[int]] = [[] for _ in range(len(high))]
        for place, segment in enumerate(self.segments):
            which, rows = segment.rows_with(high, low)
            base = int(self.bases[place])
            for text, row in zip(which.tolist(), rows.tolist(), strict=True):
                articles[text].append(base + row)
        found: list[tuple[int, ...]] = []
        room = limit
        for numbers in articles:
            if room <= 0:
                break
            if len(numbers) > 1:
                numbers.sort(key=self._entry)
            found.append(tuple(numbers[:room]))
            room -= len(numbers)
        return found

    def _entry(self, number: int) -> bytes:
        """Return the stored bytes of an article without its text."""
        place = int(np.searchsorted(self.bases, number, side="right")) - 1
        return self.segments[place].entry(number - int(self.bases[place]))


def _tally(keys: Places) -> tuple[Places, Places, Places, Places]:
    """Return of each text in the sorted keys: its number, its fingerprints, how many are stock, and whether one is rare.

    A key is a text's number, then a bit for "rare", then one for "stock".
    """
    fast = compiled_kernels()
    if fast is not None:
        table = np.empty((4, len(keys)), np.int64)
        found, shared, idle, rare = table[:, : fast.tally(keys, table)]
        return found, shared, idle, rare
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] >> 2 != keys[:-1] >> 2)))
    shared = np.diff(starts, append=len(keys))
    return (
        keys[starts] >> 2,
        shared,
        np.add.reduceat(keys & 1, starts),
        np.bitwise_or.reduceat(keys, starts) >> 1 & 1,
    )


class _Tellings:
    """The word pairs of the stored texts, as `sketch.retellings` asks for them."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self.texts = sum(segment.texts for segment in segments)

    def sizes(self, hashes: Numbers) -> Places:
        """Return how many texts hold each of the sorted hashes."""
        return Groups(self._segments, hashes, "tellings").sizes

    def read(self, hashes: Numbers, most: Places) -> tuple[Places, Places]:
        """Return which hash and which text, up to `most` texts of each hash, those with the least keys."""
        texts, which = Groups(self._segments, hashes, "tellings").read(np.arange(len(hashes)), most)
        order = np.argsort(which, kind="stable")
        return which[order], texts[order]
