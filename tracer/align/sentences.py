"""Sentences as weighted bags of stems, and how alike the sentences of two texts are.

Sanchez-Perez, Sidorov & Gelbukh, "A Winning Approach to Text Alignment for Text Reuse Detection at PAN 2014",
section 3.1: tf-isf cosine and Dice of every pair of sentences. Departures: stop words stay (their weight is
small by itself); the inverse sentence frequency counts both texts together; short sentences join the one
before and long ones are divided, because pages without full stops give "sentences" of a hundred words.

The cosines come from an inverted index: a stem in p sentences here and q there costs p * q steps. Stems are
taken from the rarest on, up to a budget of steps, so that long or repetitive texts are compared by their
rare stems alone: O(words log words + budget) time and memory. Weights are multiples of 1/256, which keeps
every sum of them exact: the order of summation, and so the machine, cannot change an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tracer.align.stems import stem
from tracer.align.stock import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.params import AlignParams
    from tracer.records import Tokens

STOCK_STEMS = sorted({stem(word) for word in FUNCTION_WORDS})
GRAIN = 256  # weights are multiples of 1 / GRAIN


@dataclass(frozen=True, slots=True, eq=False)
class Bags:
    """One text: n words with their stems, u sentences, e entries (one a sentence and stem)."""

    stems: NDArray[np.int64]  # [n] a number for each word's stem, shared by both texts
    bounds: NDArray[np.int64]  # [u + 1] sentence i is words bounds[i]:bounds[i + 1]
    unit: NDArray[np.int64]  # [e] sentence of each entry, non-decreasing
    term: NDArray[np.int64]  # [e] its stem, increasing within a sentence
    count: NDArray[np.float64]  # [e] how often it stands there

    @property
    def sizes(self) -> NDArray[np.float64]:
        """The number of different stems of each sentence `[u]`."""
        return np.bincount(self.unit, minlength=len(self.bounds) - 1).astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """The pairs of sentences that are alike: p pairs, sorted by left, then right."""

    left: NDArray[np.int64]  # [p] sentence numbers
    right: NDArray[np.int64]  # [p]
    cosine: NDArray[np.float64]  # [p]
    dice: NDArray[np.float64]  # [p]


def bags(left: Tokens, right: Tokens, params: AlignParams) -> tuple[Bags, Bags, NDArray[np.float64]]:
    """Cut both texts into sentences; return them and the weight of each stem `[terms]`, in nats.

    Words inside asides have stems of their own, so that they are like nothing.
    """
    numbers: dict[str, int] = {}
    columns = []
    for tokens in (left, right):
        stems, codes = _coded(tokens)
        column = np.fromiter((numbers.setdefault(one, len(numbers)) for one in stems), np.int64, len(stems))
        columns.append(column[codes])
    terms = len(numbers)
    made = []
    for tokens, column in zip((left, right), columns, strict=True):
        dead = np.flatnonzero(~tokens.live)
        column[dead] = np.arange(terms, terms + len(dead))
        terms += len(dead)
        made.append((column, units(tokens.sentences.tolist(), params.unit_words, params.unit_most)))
    a, b = (_bag(column, bounds, terms) for column, bounds in made)
    weights = _weigh(a, b, terms, params.sentences_least)
    stock = [numbers[word] for word in STOCK_STEMS if word in numbers]
    weights[stock] = np.minimum(weights[stock], params.stock_weight)
    return a, b, weights


@lru_cache(maxsize=256)  # texts: an article is compared with many, and its stems stay
def _coded(tokens: Tokens) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Return the stems of a text as they first occur, and which of them each word has."""
    numbers: dict[str, int] = {}
    words = (numbers.setdefault(stem(form), len(numbers)) for form in tokens.forms)
    codes = np.fromiter(words, np.int64, len(tokens.forms))
    return tuple(numbers), codes


def units(sentences: Sequence[int], least: int, most: int) -> NDArray[np.int64]:
    """Join sentences shorter than `least` words to the one before, divide those longer than `most` evenly.

    Takes and returns the bounds of sentences, in words; the first short sentence joins the one after.
    """
    joined = list(sentences[:1])
    for start, end in pairwise(sentences):
        if end - start < least and len(joined) > 1:
            joined[-1] = end
        else:
            joined.append(end)
    if len(joined) > 2 and joined[1] - joined[0] < least:
        del joined[1]
    bounds = joined[:1] or [0]
    for start, end in pairwise(joined):
        parts = -(-(end - start) // most)
        bounds += [start + (end - start) * part // parts for part in range(1, parts + 1)]
    return np.array(bounds, np.int64)


def _bag(column: NDArray[np.int64], bounds: NDArray[np.int64], terms: int) -> Bags:
    unit = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    keys, count = np.unique(unit * terms + column, return_counts=True)
    return Bags(column, bounds, keys // max(1, terms), keys % max(1, terms), count.astype(np.float64))


def _weigh(left: Bags, right: Bags, terms: int, least: int) -> NDArray[np.float64]:
    """Return the inverse sentence frequency of each stem, over the sentences of both texts, `least` or more."""
    frequency = np.bincount(left.term, minlength=terms) + np.bincount(right.term, minlength=terms)
    sentences = max(least, len(left.bounds) + len(right.bounds) - 2)
    weights: NDArray[np.float64] = np.rint(np.log(sentences / np.maximum(frequency, 1)) * GRAIN) / GRAIN
    return weights


def liken(
    left: Bags, right: Bags, weights: NDArray[np.float64], least: tuple[float, float], budget: int
) -> Likeness:
    """Return the pairs of sentences whose cosine and Dice are above the `least` two."""
    value_left, value_right = left.count * weights[left.term], right.count * weights[right.term]
    i, j = _postings(left.term, right.term, budget)
    rows, columns = len(left.bounds) - 1, len(right.bounds) - 1
    cell = left.unit[i] * columns + right.unit[j]
    if rows * columns <= budget:
        cells, place = np.arange(rows * columns), cell
    else:
        cells, place = np.unique(cell, return_inverse=True)
    product = np.bincount(place, value_left[i] * value_right[j], minlength=len(cells))
    common = np.bincount(place, minlength=len(cells))
    unit_left, unit_right = cells // max(1, columns), cells % max(1, columns)
    norms = _norms(left, value_left)[unit_left] * _norms(right, value_right)[unit_right]
    cosines = np.divide(product, norms, out=np.zeros(len(cells)), where=norms > 0)
    dices = 2 * common / (left.sizes[unit_left] + right.sizes[unit_right])
    keep = (cosines >= least[0]) & (dices >= least[1])
    return Likeness(unit_left[keep], unit_right[keep], cosines[keep], dices[keep])


def _norms(side: Bags, values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.sqrt(np.bincount(side.unit, values * values, minlength=len(side.bounds) - 1))


def _postings(
    left: NDArray[np.int64], right: NDArray[np.int64], budget: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return all pairs of entries with the same stem, rare stems first, as many as the budget allows."""
    order_left, order_right = np.argsort(left, kind="stable"), np.argsort(right, kind="stable")
    terms, low_left, count_left = np.unique(left[order_left], return_index=True, return_counts=True)
    sorted_right = right[order_right]
    low_right = np.searchsorted(sorted_right, terms, "left")
    count_right = np.searchsorted(sorted_right, terms, "right") - low_right
    steps = count_left * count_right
    if steps.sum() > budget:
        cheap = np.argsort(steps, kind="stable")
        steps[cheap[np.cumsum(steps[cheap]) > budget]] = 0
    group = np.repeat(np.arange(len(steps)), steps)
    number = np.arange(len(group)) - np.repeat(np.cumsum(steps) - steps, steps)
    return (
        order_left[low_left[group] + number // count_right[group]],
        order_right[low_right[group] + number % count_right[group]],
    )
