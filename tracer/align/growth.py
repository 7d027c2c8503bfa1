"""Growth: from two alike sentences to the whole of two passages that say the same.

Each word of one text is worth its weight when the other passage has its stem, and costs `rate` of its weight
always; the passage is the segment of greatest worth (the maximal scoring segment of Karlin & Altschul 1990),
found by prefix sums outwards from the middle of the seed. The two sides are fitted in turn until they
rest. While a passage grows, the other side is read with a margin before and after it, so that a sentence may
meet its counterpart that is not part of the passage yet; at last both are fitted without margin. An end
inside a sentence costs extra, less at a mark of punctuation. The search outwards stops where the worth has
fallen by `drop` (X-drop, as in BLAST) or another passage begins.

This replaces the gap clustering of Sanchez-Perez, Sidorov & Gelbukh (2014, section 3.2), which counts
sentences and not what is in them; ends inside long sentences are found, and far fewer passages fall apart.
O(reach) a step, at most 2 * `rounds` steps a seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tracer.align.sentences import Bags
    from tracer.params import AlignParams
    from tracer.records import Witness

    Box = tuple[int, int, int, int]  # words [0, 1) of the left text and [2, 3) of the right

MARKS = '.!?,;:\n()[]"“”«»–—。！？，；：、'  # between two words: a place where a passage may well end


@dataclass(slots=True, eq=False)
class Side:
    """One text of n words, as growth sees it; `free` is written to as passages are claimed."""

    stems: NDArray[np.int64]  # [n]
    worth: NDArray[np.float64]  # [n] weight of each word's stem, capped
    cut: NDArray[np.float64]  # [n + 1] what an end before each word costs
    free: NDArray[np.bool_]  # [n] False where a word belongs to a passage already
    heard: NDArray[np.bool_]  # [n] True where both texts quote the word, from one speaker maybe

    def own(self, first: int, end: int) -> NDArray[np.int64]:
        """Return the stems of the words `[first, end)` without those that both texts quote."""
        return self.stems[first:end][~self.heard[first:end]]


@dataclass(slots=True, eq=False)
class Field:
    """Both texts, with a scratch array that holds which stems a passage has (all False between uses)."""

    left: Side
    right: Side
    weights: NDArray[np.float64]  # [terms]
    present: NDArray[np.bool_]  # [terms]


def field(
    pair: tuple[Witness, Witness],
    both: tuple[Bags, Bags],
    weights: NDArray[np.float64],
    heard: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    params: AlignParams,
) -> Field:
    """Lay out two texts for growth; `weights` are in nats a stem, `heard` marks the words that both texts quote."""
    capped = np.minimum(weights, params.weight_most)
    left, right = (
        Side(bag.stems, capped[bag.stems], _cuts(witness, params), witness.tokens.live.copy(), mask)
        for witness, bag, mask in zip(pair, both, heard, strict=True)
    )
    return Field(left, right, weights, np.zeros(len(weights), np.bool_))


def _cuts(witness: Witness, params: AlignParams) -> NDArray[np.float64]:
    """Price the ends: nothing at a sentence's edge, little at a mark, most between two plain words."""
    tokens = witness.tokens
    words = len(tokens.starts)
    cut = np.full(words + 1, params.cut_word)
    letters = np.frombuffer(witness.article.text.encode("utf-32-le", "surrogatepass"), np.uint32)
    marks = np.isin(letters, np.array([ord(mark) for mark in MARKS], np.uint32))
    before = np.concatenate(([0], np.cumsum(marks)))
    ends = np.minimum(tokens.ends[:-1], tokens.starts[1:])  # neighbouring bigrams overlap
    cut[1:words][before[tokens.starts[1:]] > before[ends]] = params.cut_mark
    cut[tokens.sentences] = 0
    return cut


def grow(plain: Field, seed: Box, params: AlignParams) -> Box:
    """Return the passage that a seed grows into; it may be empty on a side when nothing is alike."""
    box = seed
    anchors = (seed[0] + seed[1]) // 2, (seed[2] + seed[3]) // 2
    for _ in range(params.rounds):
        fitted = _fit(plain, box, anchors, params, params.margin)
        wider = (
            min(box[0], fitted[0]),
            max(box[1], fitted[1]),
            min(box[2], fitted[2]),
            max(box[3], fitted[3]),
        )
        if wider == box:
            break
        box = wider
    for _ in range(params.rounds):
        fitted = _fit(plain, box, anchors, params, 0)
        if fitted == box:
            break
        box = fitted
    return box


def _fit(plain: Field, box: Box, anchors: tuple[int, int], params: AlignParams, margin: int) -> Box:
    left, right = plain.left, plain.right
    here, there = anchors
    first, end = _segment(left, here, box[:2], _stems(right, box[2], box[3], margin), plain.present, params)
    start, stop = _segment(right, there, box[2:], _stems(left, first, end, margin), plain.present, params)
    return first, end, start, stop


def _stems(side: Side, first: int, end: int, margin: int) -> NDArray[np.int64]:
    return side.stems[max(0, first - margin) : end + margin]


def _segment(
    side: Side,
    middle: int,
    now: tuple[int, int],
    others: NDArray[np.int64],
    present: NDArray[np.bool_],
    params: AlignParams,
) -> tuple[int, int]:
    """Return the segment of greatest worth around the word `middle`, given the stems of the other passage."""
    low, high = max(0, now[0] - params.reach), min(len(side.stems), now[1] + params.reach)
    if not side.free[middle]:
        return now
    taken = np.flatnonzero(~side.free[low:high]) + low
    place = int(np.searchsorted(taken, middle))
    low = int(taken[place - 1]) + 1 if place else low
    high = int(taken[place]) if place < len(taken) else high
    present[others] = True
    gain = side.worth[low:high] * (present[side.stems[low:high]] - params.rate)
    present[others] = False
    worth = np.concatenate(([0.0], np.cumsum(gain)))
    cut = side.cut[low : high + 1]
    at = middle - low
    back = _summit(-(worth[: at + 1] + cut[: at + 1])[::-1], params.drop)
    ahead = _summit((worth[at + 1 :] - cut[at + 1 :]), params.drop)
    return low + at - back, low + at + 1 + ahead


def _summit(heights: NDArray[np.float64], drop: float) -> int:
    """Return the first highest place before the heights fall by more than `drop` from the best so far."""
    fallen = heights < np.maximum.accumulate(heights) - drop
    end = int(np.argmax(fallen)) if fallen.any() else len(heights)
    return int(np.argmax(heights[:end]))


def likeness(plain: Field, box: Box) -> tuple[float, float]:
    """Return the cosine of a passage's two sides, and the weight of the stems that they share, in nats.

    Words that both texts quote count for neither: two reporters who hear one speaker have them in common.
    """
    a, b = plain.left.own(box[0], box[1]), plain.right.own(box[2], box[3])
    terms, place = np.unique(np.concatenate((a, b)), return_inverse=True)
    x = np.bincount(place[: len(a)], minlength=len(terms))
    y = np.bincount(place[len(a) :], minlength=len(terms))
    weights = plain.weights[terms]
    squares = weights * weights
    norm = float(np.sqrt((squares * x * x).sum()) * np.sqrt((squares * y * y).sum()))
    cosine = float((squares * x * y).sum()) / norm if norm else 0.0
    return cosine, float(weights[(x > 0) & (y > 0)].sum())
