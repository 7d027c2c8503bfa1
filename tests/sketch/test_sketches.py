from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracles.winnow import winnow
from tests.sketch.fiction import PARAMS, Press
from tracer.sketch import sketch, sketch_all
from tracer.spans import Span
from tracer.text import passages, tokenise


def prepared(text, asides=()):
    """Return a text's tokens and passages."""
    tokens = tokenise(text, asides)
    return tokens, passages(tokens, PARAMS.text)


@given(st.lists(st.text(alphabet="abc de.\n水灾", max_size=60), max_size=6), st.integers(1, 40))
def test_a_batch_is_its_texts_one_by_one(texts, batch_words):
    """Sketching many texts at once, in batches of any size, gives each what it gets alone."""
    ready = [prepared(text) for text in texts]
    together = sketch_all(ready, replace(PARAMS.sketch, batch_words=batch_words))
    for (tokens, ranges), found in zip(ready, together, strict=True):
        alone = sketch(tokens, ranges, PARAMS.sketch)
        assert found.fingerprints.tolist() == alone.fingerprints.tolist()
        assert found.positions.tolist() == alone.positions.tolist()
        assert found.passages.tolist() == ranges.tolist()
        assert found.signatures.tolist() == alone.signatures.tolist()


def test_positions_are_words_of_the_text():
    """With a caption in the midst, fingerprints run over it and name the words they begin at."""
    text = "one two three four CAPTION HERE five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    tokens, ranges = prepared(text, [Span(19, 31)])
    found = sketch(tokens, ranges, PARAMS.sketch)
    live = np.flatnonzero(tokens.live)
    expected = winnow(tokens.hashes[live].tolist(), PARAMS.sketch.gram_words, PARAMS.sketch.window_grams)
    assert found.fingerprints.tolist() == [h for h, _ in expected]
    assert found.positions.tolist() == [int(live[place]) for _, place in expected]
    plain = sketch(*prepared(text.replace("CAPTION HERE ", "")), PARAMS.sketch)
    assert found.fingerprints.tolist() == plain.fingerprints.tolist()


@pytest.mark.parametrize("words", [1, 5, 6, 7, 12, 13])
def test_short_texts_have_a_fingerprint(words):
    """However few words a text has, it has a fingerprint, which a copy shares."""
    tokens, ranges = prepared(" ".join(f"word{i}" for i in range(words)))
    assert len(sketch(tokens, ranges, PARAMS.sketch).fingerprints) >= 1


def test_texts_without_live_words_have_an_empty_sketch():
    """Nothing in gives arrays of the right shape with nothing in them."""
    for tokens, ranges in (prepared(""), prepared("a b c", [Span(0, 5)])):
        found = sketch(tokens, ranges, PARAMS.sketch)
        assert found.fingerprints.shape == found.positions.shape == (0,)
        assert found.signatures.shape == (0, PARAMS.sketch.permutations)


def test_a_long_text_is_sketched_in_linear_time():
    """One sentence 20,000 times over, and 200,000 different words, take seconds at most."""
    from time import perf_counter

    begun = perf_counter()
    sketch(*prepared("One and the same sentence again. " * 20_000), PARAMS.sketch)
    sketch(
        *prepared(" ".join(Press(1).random.choices([f"w{i}" for i in range(50_000)], k=200_000))),
        PARAMS.sketch,
    )
    assert perf_counter() - begun < 10
