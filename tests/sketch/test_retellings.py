from __future__ import annotations

import random
from dataclasses import replace
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracles import word_pairs as oracle
from tracer.params import RetellingParams
from tracer.sketch.retellings import SortedPostings, rank
from tracer.sketch.word_pairs import columns

PARAMS = RetellingParams()
FORMS = [True, False]
TEXTS = st.lists(st.lists(st.integers(-1, 12), max_size=30), min_size=1, max_size=6)


def postings_of(texts):
    """Return the postings of lists of elements."""
    row = np.array([e for text in texts for e in text], np.int64)
    return SortedPostings(columns(row, np.array([0, *accumulate(map(len, texts))]), PARAMS), len(texts))


def article(seed, length=300, words=1 << 31):
    """Return the elements of an article of its own: two stop words, then a content word, and so on."""
    rng = random.Random(seed)  # noqa: S311 - invented words need no secrecy
    return [e for _ in range(length // 3) for e in (-1, -1, rng.randrange(words))]


@given(st.lists(st.integers(-1, 12), max_size=60), TEXTS, st.sampled_from([3, 20]))
@pytest.mark.parametrize("compiled", FORMS)
def test_worth_is_the_rarity_shared_with_the_best_passage(compiled, asker, texts, block):
    """With few texts everything is read, and each text's worth is the definition's."""
    params = replace(PARAMS, block_pairs=block)
    ranked = rank(np.array(asker, np.int64), postings_of(texts), 100, params, compiled=compiled)
    held = [oracle.kept(text, PARAMS.kept_share, PARAMS.kept_least) for text in texts]
    expected = oracle.rank(asker, held, block, params.weight_steps)
    found = dict(zip(ranked.texts.tolist(), ranked.worth.tolist(), strict=True))
    assert found == {text: worth / params.weight_steps for text, worth in expected.items()}
    assert ranked.texts.tolist() == sorted(found, key=lambda text: (-found[text], text))


@given(st.lists(st.integers(-1, 12), max_size=60), TEXTS, st.integers(1, 6), st.integers(1, 4))
@settings(max_examples=50)
def test_both_forms_agree_where_little_may_be_read(asker, texts, read, crowded):
    """However few postings may be read, the compiled form gives the numpy form's answer."""
    params = replace(PARAMS, block_read=read, crowded_pairs=crowded, crowded_read=1, block_pairs=4)
    answers = [
        rank(np.array(asker, np.int64), postings_of(texts), 3, params, compiled=compiled)
        for compiled in FORMS
    ]
    assert [column.tolist() for column in answers[0]] == [column.tolist() for column in answers[1]]


@pytest.mark.parametrize("compiled", FORMS)
def test_a_passage_told_in_other_words_is_found_in_a_long_article(compiled):
    """Sixty content words of one of 300 texts, a third of them changed, stand in the midst of a text of 3,000 words."""
    texts = [article(seed) for seed in range(300)]
    rng = random.Random(1)  # noqa: S311 - as above
    told = [rng.randrange(1 << 31) if e >= 0 and rng.random() < 1 / 3 else e for e in texts[123][60:240]]
    asker = np.array(article(1000, 1500) + told + article(1001, 1500))
    assert rank(asker, postings_of(texts), 1, PARAMS, compiled=compiled).texts.tolist() == [123]


@pytest.mark.parametrize("compiled", FORMS)
def test_a_story_of_very_many_copies_is_not_lost(compiled):
    """Where all pairs of a story are longer than may be read, some of its copies still lead the ranking."""
    story = article(7)
    copies = [story[:150] + article(seed, 30) + story[150:] for seed in range(400)]
    texts = copies + [article(seed) for seed in range(5000, 5100)]
    params = replace(PARAMS, block_read=256, crowded_read=16)
    ranked = rank(np.array(article(9000) + story), postings_of(texts), 10, params, compiled=compiled)
    assert len(ranked.texts) >= 10
    assert (ranked.texts < 400).all()


def test_a_pair_that_all_texts_hold_costs_no_more_than_its_bound():
    """Postings read stay within the bounds, whatever an article asks for."""
    texts = [[1, 2, 3, 4, 5, 6] * 20 for _ in range(3000)]

    class Counting(SortedPostings):
        read_so_far = 0

        def read(self, hashes, most):
            which, found = super().read(hashes, most)
            self.read_so_far += len(found)
            return which, found

    row = np.array([e for text in texts for e in text], np.int64)
    bounds = np.arange(0, len(row) + 1, 120)
    postings = Counting(columns(row, bounds, PARAMS), len(texts))
    rank(np.array([1, 2, 3, 4, 5, 6] * 2000), postings, 5, PARAMS)
    assert 0 < postings.read_so_far <= PARAMS.block_read + PARAMS.crowded_pairs * PARAMS.crowded_read


def test_ties_are_all_returned():
    """Texts of equal worth at the limit all come back, the least number first."""
    texts = [[1, 2], [9, 8], [1, 2], [2, 1]]
    assert rank(np.array([1, 2]), postings_of(texts), 1, PARAMS).texts.tolist() == [0, 2, 3]


@pytest.mark.parametrize("asker", [[], [-1, -1], [5], [7, 8]])
@pytest.mark.parametrize("compiled", FORMS)
def test_an_article_that_shares_nothing_finds_nothing(compiled, asker):
    """No words, no content, a single content word or strange words: no text is ranked."""
    assert not len(
        rank(np.array(asker, np.int64), postings_of([[1, 2, 3]]), 5, PARAMS, compiled=compiled).texts
    )
