"""Condensing: a passage of one text that sums up a long stretch of the other.

A summary has no compact counterpart: its sentences draw on places far apart. What gives it away is that
nearly all its words, by weight, occur somewhere in the other text. Each word earns its weight where the other
text has its stem and costs `rate` of it always, with a rate far above chance; the segment of greatest worth
(Kadane's algorithm) is a candidate. It stands if it is worth enough, if several of its sentences have alike
sentences in the other text, and if no single grown passage explains it already; its counterpart runs from the
first to the last of those sentences. The rate rises with the length of the other text, in which more stems
occur by chance; a book holds nearly all of them, so none of more than `condensed_longest` words is tried.
O(words) a candidate, at most `condensed_most` candidates a text.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from tracer.align.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.align.growth import Field, Side
    from tracer.align.sentences import Bags, Likeness
    from tracer.params import AlignParams


def condensed(
    plain: Field,
    both: tuple[Bags, Bags],
    alike: Likeness,
    grown: Sequence[Passage],
    least: float,
    params: AlignParams,
) -> list[Passage]:
    """Return the grown passages, where fit replaced by passages of the left text that condense the right one.

    `plain.left.free` says which words copied blocks leave over; `alike` holds pairs of sentences; a summary
    is worth `least` nats or more.
    """
    side, other = plain.left, plain.right
    passages = list(grown)
    if len(other.stems) > params.condensed_longest:
        return passages
    open_words = side.free.copy()
    rate = params.condensed_rate + params.condensed_slope * max(0.0, math.log2(len(other.stems) / 1024))
    middles = (both[0].bounds[alike.left] + both[0].bounds[alike.left + 1]) // 2
    for _ in range(params.condensed_most):
        first, end, worth = _richest(side, other.stems, open_words, plain.present, min(rate, 0.9375))
        if worth < least:
            break
        open_words[first:end] = False
        inside = (middles >= first) & (middles < end)
        within = [p for p in passages if p.left < end and p.left_end > first]
        if len(np.unique(alike.left[inside])) < params.condensed_sentences:
            continue
        if any(min(p.left_end - p.left, p.right_end - p.right) >= params.condensed_compact for p in within):
            continue
        if _explained(plain, (first, end), within) >= params.condensed_explained:
            continue
        start = min([int(both[1].bounds[alike.right[inside]].min()), *(p.right for p in within)])
        stop = max([int(both[1].bounds[alike.right[inside] + 1].max()), *(p.right_end for p in within)])
        first, end = min([first, *(p.left for p in within)]), max([end, *(p.left_end for p in within)])
        if stop - start < params.condensed_spread * (end - first):
            continue
        summary = Passage(
            first, end, start, stop, "rewritten", min(1.0, worth / side.worth[first:end].sum() + rate)
        )
        rest = [p for p in passages if p not in within]
        if (
            side.free[first:end].all()
            and other.free[start:stop].all()
            and not any(summary.meets(p) for p in rest)
        ):
            passages = [*rest, summary]
    return passages


def _richest(
    side: Side,
    others: NDArray[np.int64],
    open_words: NDArray[np.bool_],
    present: NDArray[np.bool_],
    rate: float,
) -> tuple[int, int, float]:
    """Return the segment of greatest worth among the open words, and its worth (ends in sentences cost)."""
    present[others] = True
    gain = np.where(side.heard, 0.0, side.worth * (present[side.stems] - rate))
    present[others] = False
    worth = np.concatenate(([0.0], np.cumsum(np.where(open_words, gain, -1e6))))
    before = worth + side.cut
    total = worth - side.cut - np.minimum.accumulate(before)
    end = int(np.argmax(total))
    return int(np.argmin(before[: end + 1])), end, float(total[end])


def _explained(plain: Field, segment: tuple[int, int], within: Sequence[Passage]) -> float:
    """Return how much of the segment's shared weight the best single passage's other side holds already."""
    side, present = plain.left, plain.present
    words = slice(*segment)
    stems, worth = side.stems[words], side.worth[words]

    def held(others: NDArray[np.int64]) -> float:
        present[others] = True
        weight = float((worth * present[stems]).sum())
        present[others] = False
        return weight

    best = max((held(plain.right.stems[p.right : p.right_end]) for p in within), default=0.0)
    return best / (held(plain.right.stems) or 1.0)
