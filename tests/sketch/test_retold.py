from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.params import RetellingParams, SketchParams
from tracer.sketch.retold import retold_pairs
from tracer.sketch.word_pairs import columns

PARAMS, SKETCH = RetellingParams(), SketchParams()
FORMS = [True, False]


def keys_of(texts):
    """Return the postings of lists of elements."""
    row = np.array([e for text in texts for e in text], np.int64)
    return columns(row, np.array([0, *accumulate(map(len, texts))]), PARAMS)


def article(seed, length=200):
    """Return the elements of an article of its own."""
    rng = random.Random(seed)  # noqa: S311 - invented words need no secrecy
    return [rng.randrange(1 << 31) for _ in range(length)]


def retelling(text, seed, changed):
    """Return a text with this share of its elements changed."""
    rng = random.Random(seed)  # noqa: S311 - as above
    return [rng.randrange(1 << 31) if rng.random() < changed else e for e in text]


def found(texts, outlets=None, compiled=True, **changes):
    """Return {(left, right): (weight, share)} of texts."""
    numbers = np.arange(len(texts)) if outlets is None else np.array(outlets)
    answer = retold_pairs(keys_of(texts), numbers, replace(PARAMS, **changes), SKETCH, compiled=compiled)
    rows = zip(*(column.tolist() for column in answer), strict=True)
    return {(left, right): (weight, share) for left, right, weight, share in rows}


@pytest.mark.parametrize("compiled", FORMS)
def test_a_retelling_is_paired_with_its_source_alone(compiled):
    """Among 50 articles, those with a third of their words changed are paired with what they were, nothing else."""
    texts = [article(seed) for seed in range(50)]
    texts += [retelling(texts[seed], 100 + seed, 1 / 3) for seed in range(5)]
    assert set(found(texts, compiled=compiled)) == {(seed, 50 + seed) for seed in range(5)}


@pytest.mark.parametrize("compiled", FORMS)
def test_weight_and_share_are_what_they_say(compiled):
    """Equal texts among ten share all; each of their word pairs is worth log(1 + 10 / 2)."""
    texts = [article(seed) for seed in range(9)]
    answer = found([*texts, texts[4]], compiled=compiled)
    weight, share = answer.pop((4, 9))
    taking_part = sum(key >> 24 & 1 == 0 for key in keys_of([texts[4]]).tolist())
    assert share == 1
    assert weight == pytest.approx(taking_part * math.log(6), rel=1e-3)
    assert answer == {}


@pytest.mark.parametrize("compiled", FORMS)
def test_what_few_outlets_print_everywhere_weighs_nothing(compiled):
    """Under forty articles of two outlets the same text pairs none of them; of forty outlets, it pairs them all with the first."""
    stock = article(999, 150)
    texts = [article(seed) + stock for seed in range(40)]
    assert (
        found(texts, [i % 2 for i in range(40)], compiled=compiled, joined_weight=15.0, joined_share=0.0)
        == {}
    )
    assert {(0, i) for i in range(1, 40)} <= set(
        found(texts, compiled=compiled, joined_weight=15.0, joined_share=0.0)
    )


def test_very_many_copies_cost_linear_work():
    """A crowd of equal texts gives two pairs a text, not all pairs."""
    assert len(found([article(1)] * 500, joined_share=0.0, joined_weight=0.0)) <= 2 * 500


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9), st.integers(0, 2)), min_size=1, max_size=25),
)
@settings(max_examples=30)
def test_both_forms_agree(plan):
    """Compiled or not, the pairs, their weights and shares are the same, with crowds, stock text and retellings."""
    texts = [retelling(article(source, 80), seed, 0.2) for source, seed, _ in plan]
    outlets = [min(outlet, len(plan) - 1) for _, _, outlet in plan]
    changes = {"joined_least": 2, "joined_crowd": 4, "joined_weight": 0.0, "joined_share": 0.0}
    assert found(texts, outlets, compiled=True, **changes) == found(texts, outlets, compiled=False, **changes)


@pytest.mark.parametrize("compiled", FORMS)
def test_no_texts_no_pairs(compiled):
    """Nothing in, nothing out."""
    assert found([], compiled=compiled) == {}
    assert found([[1]], compiled=compiled) == {}
