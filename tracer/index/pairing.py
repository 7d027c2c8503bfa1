"""All pairs of stored texts that share passages: the postings of every segment, joined once.

The postings of all segments come into memory, 8 bytes each: some 800 MB for a million articles of 400 words. Texts
are ranked by the time of their first article and then by key, for crowds are linked along that order. O(n log n).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tracer.index.lookup import HOLDER_BITS, HOLDERS, holders_of
from tracer.index.segments import REGISTERED, UNDATED
from tracer.sketch.bulk_pairs import shared_pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tracer.index.snapshot import Snapshot
    from tracer.params import SketchParams

    Numbers = NDArray[np.uint64]
    Places = NDArray[np.int64]


class SharedTexts(NamedTuple):
    """Pairs of stored texts, left < right, sorted; and the articles that have each text, by number."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    shared: NDArray[np.int32]  # fingerprints in common, those of stock text left out
    bounds: Places  # [t + 1] text i is that of the articles numbers[bounds[i]:bounds[i + 1]]
    numbers: Places

    def articles(self, text: int) -> list[int]:
        """Return the numbers of the articles that have a text."""
        found: list[int] = self.numbers[self.bounds[text] : self.bounds[text + 1]].tolist()
        return found


def pairs_of(snapshot: Snapshot, params: SketchParams, *, compiled: bool = True) -> SharedTexts:
    """Return all pairs of texts that share enough fingerprints. ValueError beyond 16 million texts."""
    total = sum(segment.texts for segment in snapshot.segments)
    if total > HOLDERS:
        raise ValueError(f"{total} texts are more than can be paired at once")
    rows, texts = _holders(snapshot)
    order = np.argsort(texts, kind="stable")
    rows, texts = rows[order], texts[order]
    ranks, outlets = _ranked(snapshot, rows, texts, total)
    keys = np.empty(sum(len(segment.grams) for segment in snapshot.segments), dtype=np.uint64)
    at = base = 0
    for segment in snapshot.segments:
        grams = segment.grams.whole()
        here = keys[at : at + len(grams)]
        np.copyto(here, grams >> np.uint64(HOLDER_BITS) << np.uint64(HOLDER_BITS))
        here |= ranks[base : base + segment.texts][holders_of(grams)].astype(np.uint64)
        at += len(grams)
        base += segment.texts
    found = shared_pairs(keys, HOLDER_BITS, outlets, params, compiled=compiled)
    owners = ranks[texts]
    order = np.lexsort((rows, owners))
    bounds = np.searchsorted(owners[order], np.arange(total + 1))
    return SharedTexts(found.left, found.right, found.shared, bounds.astype(np.int64), rows[order])


def _holders(snapshot: Snapshot) -> tuple[Places, Places]:
    """Return every article's number and the number of its text, counted over all segments."""
    rows, highs, lows = [np.empty(0, np.int64)], [np.empty(0, np.uint64)], [np.empty(0, np.uint64)]
    base = 0
    for segment in snapshot.segments:
        live = segment.live()
        rows.append(live + base)
        highs.append(segment.columns["row_high"].whole()[live])
        lows.append(segment.columns["row_low"].whole()[live])
        base += segment.rows
    high, low = np.concatenate(highs), np.concatenate(lows)
    texts = np.zeros(len(high), dtype=np.int64)
    first = 0
    for segment in snapshot.segments:
        numbers = segment.numbers_of(high, low)
        texts[numbers >= 0] = numbers[numbers >= 0] + first
        first += segment.texts
    return np.concatenate(rows), texts


def _ranked(snapshot: Snapshot, rows: Places, texts: Places, total: int) -> tuple[Places, Places]:
    """Return each text's rank, and by rank the numbers of their outlets. Rows are sorted by their text."""
    if not total:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    segments = snapshot.segments
    every = {
        name: np.concatenate([s.columns[name].whole() for s in segments])[rows]
        for name in ("row_earliest", "row_outlet")
    }
    starts = np.searchsorted(texts, np.arange(total))
    when = np.where(every["row_earliest"] == UNDATED, np.iinfo(np.int64).max, every["row_earliest"])
    earliest = np.minimum.reduceat(when, starts)
    high, low = (np.concatenate([getattr(s, n).whole() for s in segments]) for n in ("text_high", "text_low"))
    order = np.lexsort((low, high, earliest))
    ranks = np.empty(total, dtype=np.int64)
    ranks[order] = np.arange(total)
    least = np.minimum.reduceat(every["row_outlet"], starts)
    # a text that several outlets print, or an unknown one, has an outlet of its own
    alone = (least != np.maximum.reduceat(every["row_outlet"], starts)) | (least < REGISTERED)
    outlets = np.where(alone, np.arange(total, dtype=np.uint64), least)[order]
    return ranks, np.unique(outlets, return_inverse=True)[1].astype(np.int64)
