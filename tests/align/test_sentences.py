from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.align.build import witness
from tests.oracles import alike as oracle
from tracer.align.growth import _summit
from tracer.align.sentences import bags, liken, units
from tracer.align.stems import stem
from tracer.params import AlignParams
from tracer.spans import Span

PARAMS = AlignParams()
text = st.lists(
    st.lists(
        st.sampled_from(
            ["river", "bridge", "mayor", "vote", "storm", "wall", "the", "a", "of", "signs", "signed"]
        ),
        min_size=5,
        max_size=9,
    ),
    min_size=1,
    max_size=6,
).map(lambda sentences: " ".join(" ".join(words).capitalize() + "." for words in sentences))


@given(text, text)
def test_cosine_and_dice_are_those_of_plain_counting(left, right):
    """The inverted index gives for every pair of sentences what counting their stems gives."""
    a, b, weights = bags(witness(left).tokens, witness(right, name="b").tokens, PARAMS)
    alike = liken(a, b, weights, (0.0, 0.0), PARAMS.sentence_budget)
    found = {
        (i, j): (c, d) for i, j, c, d in zip(alike.left, alike.right, alike.cosine, alike.dice, strict=True)
    }
    for i in range(len(a.bounds) - 1):
        for j in range(len(b.bounds) - 1):
            sides = [side.stems[side.bounds[k] : side.bounds[k + 1]].tolist() for side, k in ((a, i), (b, j))]
            expected = oracle.cosine_and_dice(*sides, weights)
            assert found[i, j] == pytest.approx(expected)


def test_a_small_budget_keeps_the_rare_stems():
    """With ten steps allowed, sentences still meet by the word that each text has once."""
    left = witness("The dam burst near Oldmoor. " + "The rain was heavy again. " * 20)
    right = witness("Rain was again heavy there. " * 20 + "Oldmoor saw the dam burst.", name="b")
    a, b, weights = bags(left.tokens, right.tokens, PARAMS)
    alike = liken(a, b, weights, (0.3, 0.1), 10)
    assert (alike.left.tolist(), alike.right.tolist()) == ([0], [20])


@given(st.lists(st.integers(1, 80), max_size=12), st.integers(1, 6), st.integers(6, 40))
def test_units_cover_the_text_in_order(lengths, least, most):
    """Joining and dividing sentences loses no word, and no unit is longer than allowed."""
    sentences = np.concatenate(([0], np.cumsum(lengths))).astype(int).tolist()
    bounds = units(sentences, least, most).tolist()
    assert (bounds[0], bounds[-1]) == (0, sentences[-1])
    assert all(0 < end - start <= most for start, end in pairwise(bounds))


def test_units_by_hand():
    """Sentences of 2, 9, 3 and 25 words, at least 5 and at most 10: 11 divided, the 3 joined to what is before."""
    assert units([0, 2, 11, 14, 39], 5, 10).tolist() == [0, 7, 14, 22, 30, 39]


def test_words_inside_asides_are_like_nothing():
    """A sentence inside an aside shares no stem with the same sentence in the open."""
    sentence = "The mayor of Oldmoor opened the long bridge."
    hidden = witness(sentence, asides=[Span(0, len(sentence))])
    a, b, weights = bags(hidden.tokens, witness(sentence, name="b").tokens, PARAMS)
    assert len(liken(a, b, weights, (0.01, 0.01), 1000).left) == 0


@given(st.lists(st.integers(-8, 8), min_size=1, max_size=20), st.integers(0, 30))
def test_a_summit_is_the_first_highest_place_in_reach(heights, drop):
    """Walking by hand until the heights fall by more than `drop` below the best finds the same place."""
    best = 0
    for place, height in enumerate(heights):
        if height > heights[best]:
            best = place
        elif height < heights[best] - drop:
            break
    assert _summit(np.array(heights, float), drop) == best


@pytest.mark.parametrize(
    "family",
    [
        "vote votes voted voting",
        "sign signs signed signing",
        "переговоры переговоров переговорами переговорах",
        "министр министра министру министром",
    ],
)
def test_inflections_share_a_stem(family):
    """English and Russian forms of one word meet."""
    assert len({stem(form) for form in family.split()}) == 1


@pytest.mark.parametrize("form", ["", "is", "2024", "b2b", "新闻", "مرحبا", "a" * 200_000])
def test_stems_of_odd_forms_are_never_empty_or_slow(form):
    """Short words, numbers and other scripts stay as they are; a huge word is no trouble."""
    assert bool(stem(form)) == bool(form)
