from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracles import word_pairs as oracle
from tracer.params import RetellingParams
from tracer.sketch.content import elements
from tracer.sketch.word_pairs import columns, word_pairs
from tracer.text import tokenise

PARAMS = RetellingParams()
FORMS = [True, False]
ELEMENT = st.one_of(st.integers(-1, 4), st.integers(0, (1 << 32) - 1))
TEXTS = st.lists(st.lists(ELEMENT, max_size=40), max_size=6)


def laid(texts):
    """Return lists of elements laid end to end, and their bounds."""
    return np.array([e for text in texts for e in text], np.int64), np.array(
        [0, *accumulate(map(len, texts))]
    )


@given(TEXTS)
def test_pairs_are_neighbouring_content_words(texts):
    """Every two content words that follow each other make a pair, unless they are the same; texts do not mix."""
    found = word_pairs(*laid(texts))
    for i, text in enumerate(texts):
        own = found.owners == i
        rows = zip((found.hashes[own] >> np.uint64(24)).tolist(), found.places[own].tolist(), strict=True)
        assert list(rows) == oracle.pairs(text)


@given(TEXTS, st.sampled_from([0.1, 0.42, 1.0]), st.sampled_from([0, 3, 64]))
@settings(max_examples=50)
@pytest.mark.parametrize("compiled", FORMS)
def test_postings_are_the_least_pairs_of_each_text(compiled, texts, share, least):
    """A text's postings are the pairs it may keep, each once, sorted, under its own number."""
    params = replace(PARAMS, kept_share=share, kept_least=least)
    keys = columns(*laid(texts), params, 7, compiled=compiled).tolist()
    assert keys == sorted(
        value << 24 | (i + 7) for i, text in enumerate(texts) for value in oracle.kept(text, share, least)
    )


@given(TEXTS, st.integers(0, 6))
def test_a_batch_may_be_divided_anywhere(texts, cut):
    """The postings of two halves are together the postings of the whole."""
    whole = columns(*laid(texts), PARAMS)
    halves = columns(*laid(texts[:cut]), PARAMS), columns(*laid(texts[cut:]), PARAMS, len(texts[:cut]))
    assert sorted(np.concatenate(halves).tolist()) == whole.tolist()


def test_a_pair_has_no_order():
    """The flood that hit the harbour and the harbour that the flood hit share their pair of words."""
    one, other = (elements(tokenise(t).forms) for t in ("the flood of the harbour", "harbour, by the flood"))
    bounds = np.array([0, 5])
    first, second = columns(one, bounds, PARAMS), columns(other, np.array([0, len(other)]), PARAMS)
    assert len(first) == 1
    assert first.tolist() == second.tolist()


@pytest.mark.parametrize("compiled", FORMS)
def test_a_long_text_keeps_its_share(compiled):
    """Of a text of nothing but content words, about 42 pairs are kept for 100 words; of a short one all."""
    rng = np.random.default_rng(5)
    text = rng.integers(0, 1 << 32, 40_000)
    keys = columns(text, np.array([0, len(text)]), PARAMS, compiled=compiled)
    assert 0.40 < len(keys) / len(text) < 0.44
    assert len(columns(text[:60], np.array([0, 60]), PARAMS, compiled=compiled)) == 59


def test_numbers_beyond_24_bits_are_refused():
    """A text number that a posting has no room for is an error, not another text."""
    with pytest.raises(ValueError, match="2\\^24"):
        columns(np.array([1, 2]), np.array([0, 2]), PARAMS, 1 << 24)


@pytest.mark.parametrize("compiled", FORMS)
def test_no_texts_and_empty_texts_have_no_postings(compiled):
    """Nothing in, nothing out."""
    empty = np.empty(0, np.int64)
    assert not len(columns(empty, np.array([0]), PARAMS, compiled=compiled))
    assert not len(columns(empty, np.array([0, 0, 0]), PARAMS, compiled=compiled))
    assert not len(columns(np.array([-1, 5, -1]), np.array([0, 3]), PARAMS, compiled=compiled))
