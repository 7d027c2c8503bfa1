"""Where a summary is looked for: the richest segment, and how likeness and particulars are counted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.align.build import witness
from tests.oracles import blocks as oracle
from tracer.align import align
from tracer.align.agreement import particulars
from tracer.align.condensing import _richest
from tracer.align.growth import Field, Side, likeness
from tracer.params import AlignParams

RATE = 0.59375  # a sum of halves, so that every worth below is exact


@given(
    st.lists(
        st.tuples(
            st.booleans(),
            st.integers(0, 8),
            st.integers(0, 4),
            st.integers(0, 3).map(bool),
            st.integers(0, 3).map(lambda n: n == 0),
        ),
        min_size=1,
        max_size=14,
    )
)
def test_the_richest_segment_is_worth_what_the_best_of_all_is(words):
    """One pass finds the greatest worth that trying every segment of open words finds, and its ends.

    Words that both texts quote are worth nothing and cost nothing.
    """
    worth = np.array([float(weight) for _, weight, *_ in words])
    cut = np.array([0.0] + [float(price) for _, _, price, *_ in words])
    open_words = np.array([free for *_, free, _ in words])
    heard = np.array([both and quoted for both, *_, quoted in words])
    side = Side(np.arange(len(words)), worth, cut, open_words.copy(), heard)
    present = np.zeros(len(words), np.bool_)
    shared = np.array([i for i, (both, *_) in enumerate(words) if both], np.int64)
    first, end, found = _richest(side, shared, open_words, present, RATE)
    gain = [
        0 if mark else weight * (both - RATE) for (both, weight, *_), mark in zip(words, heard, strict=True)
    ]
    assert found == oracle.richest(gain, cut.tolist(), open_words.tolist())
    assert not present.any()
    if found > 0:
        assert open_words[first:end].all()
        assert sum(gain[first:end]) - cut[first] - cut[end] == found


@given(
    st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12),
    st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12),
    st.lists(st.integers(0, 24).map(lambda n: n / 4), min_size=6, max_size=6),
)
def test_likeness_is_that_of_plain_counting(left, right, weights):
    """The cosine of two passages and the weight they share are what counting each stem gives, of words not heard."""
    sides = [
        Side(
            np.array([0, *(stem for stem, _ in words), 0]),
            np.zeros(len(words) + 2),
            np.zeros(len(words) + 3),
            np.ones(0, np.bool_),
            np.array([False, *(heard for _, heard in words), False]),
        )
        for words in (left, right)
    ]
    plain = Field(*sides, np.array(weights), np.zeros(6, np.bool_))
    found = likeness(plain, (1, len(left) + 1, 1, len(right) + 1))
    own = [[stem for stem, heard in words if not heard] for words in (left, right)]
    assert found == pytest.approx(oracle.cosine_and_shared(*own, weights))


def test_particulars_by_hand():
    """Numbers, and words with a capital that do not begin their sentence; a letter by itself is no name."""
    text = "Mayor Orsk Brand paid 340 crowns. In Tolven the A road was shut on 2 May, she said."
    side = witness(text)
    assert particulars(side, 0, len(side.tokens.forms)) == (
        frozenset({"340", "2"}),
        frozenset({"orsk", "brand", "tolv", "may"}),
    )
    assert particulars(side, 3, 6) == (frozenset({"340"}), frozenset())


def told(seed, words):
    """Return sentences of twenty words by Zipf's law, of a language with 5,000 words."""
    chances = 1 / np.arange(1, 5_001)
    drawn = np.random.default_rng(seed).choice(5_000, words, p=chances / chances.sum())
    return ". ".join(" ".join(f"w{word}" for word in row).capitalize() for row in drawn.reshape(-1, 20))


def test_a_book_that_holds_every_word_is_no_source():
    """Nearly all words of any text stand somewhere in a book: that alone makes it no summary of the book."""
    short, book = witness(told(1, 1_000), quotes=False), witness(told(2, 40_000), name="b", quotes=False)
    assert align(short, book, AlignParams()).pairs == ()
