from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tracer.params import TextParams
from tracer.records import Tokens
from tracer.text import passages

PARAMS = TextParams()


def words(lengths, dead=()):
    """Make the tokens of a text whose sentences have these lengths; `dead` sentences lie in asides."""
    n = sum(lengths)
    borders = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    live = np.ones(n, dtype=np.bool_)
    for i in dead:
        live[borders[i] : borders[i + 1]] = False
    places = np.arange(n, dtype=np.int32)
    return Tokens(places, places + 1, ("w",) * n, places.astype(np.uint64), live, borders)


def test_passages_by_hand():
    """Sentences of twenty words: three make a passage, and the next begins where half of it is past."""
    found = passages(words([20] * 6), PARAMS)
    assert found.tolist() == [[0, 60], [40, 100], [80, 120]]


def test_a_short_text_is_one_passage():
    """Ten words are one passage; no words are none."""
    assert passages(words([4, 6]), PARAMS).tolist() == [[0, 10]]
    assert passages(words([]), PARAMS).tolist() == []


def test_long_sentences_are_cut():
    """A sentence of 150 words is cut into three parts of fifty, of which passages are made."""
    assert passages(words([150]), PARAMS).tolist() == [[0, 100], [50, 150]]


def test_asides_are_stepped_over():
    """A caption between two paragraphs counts for nothing, and no passage begins or ends with it."""
    found = passages(words([30, 20, 30, 10], dead=[1]), PARAMS)
    assert found.tolist() == [[0, 80], [50, 90]]
    assert passages(words([10, 20], dead=[0, 1]), PARAMS).tolist() == []


@given(st.lists(st.tuples(st.integers(1, 130), st.booleans()), max_size=30))
def test_passages_cover_every_live_word(shape):
    """Each live word is in a passage; passages begin in order, are about as long as asked, and overlap."""
    tokens = words([n for n, _ in shape], [i for i, (_, dead) in enumerate(shape) if dead])
    found = passages(tokens, PARAMS).tolist()
    covered = np.zeros(len(tokens.forms), dtype=np.bool_)
    for start, end in found:
        covered[start:end] = True
        assert tokens.live[start]
        assert tokens.live[end - 1]
        assert np.count_nonzero(tokens.live[start:end]) < 2 * PARAMS.passage_words
    assert covered[tokens.live].all()
    assert all(a[0] < b[0] and a[1] <= b[1] for a, b in itertools.pairwise(found))
    for start, end in found[:-1]:
        assert np.count_nonzero(tokens.live[start:end]) >= PARAMS.passage_words


def test_what_fits_one_passage_is_one():
    """A text of no more words than a passage, none of them aside, is one passage from its first word to its last."""
    most = PARAMS.passage_words
    for lengths in ([1], [1, 1], [1] * (most - 1), [1] * most, [most], [most - 1, 1]):
        found = passages(words(lengths), PARAMS)
        assert found.tolist() == [[0, sum(lengths)]]
        assert found.dtype == np.int32
    assert len(passages(words([1] * (most + 1)), PARAMS)) == 2
