from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracles import winnow as oracle
from tests.sketch.fiction import PARAMS, Press, random_hashes
from tracer.params import SketchParams
from tracer.sketch import sketch_all
from tracer.sketch.bulk import prints_of
from tracer.text import passages, tokenise
from tracer.text.bulk import words_of

U64 = st.integers(0, (1 << 64) - 1)
# few values, so that equal grams and equal minima occur
HASHES = st.lists(st.one_of(U64, st.sampled_from([0, 1, 7, (1 << 64) - 1])), max_size=40)
FORMS = ["compiled", "numpy"]


def laid(texts):
    """Return lists of hashes laid end to end, and their bounds."""
    bounds = np.cumsum([0, *map(len, texts)])
    return np.array([h for text in texts for h in text], dtype=np.uint64), bounds.astype(np.int64)


@given(st.lists(HASHES, max_size=5), st.integers(1, 7), st.integers(1, 9))
@pytest.mark.parametrize("form", FORMS)
def test_fingerprints_are_the_paper_s(form, texts, k, w):
    """Every text has the fingerprints of the paper's definition, under its own number."""
    params = SketchParams(gram_words=k, window_grams=w)
    found = prints_of(*laid(texts), params, places=True, compiled=form == "compiled")
    for i, text in enumerate(texts):
        own = found.owners == i
        rows = zip(found.hashes[own].tolist(), found.words[own].tolist(), strict=True)
        assert list(rows) == oracle.winnow(text, k, w)
    assert (np.diff(found.owners) >= 0).all()


@pytest.mark.parametrize("form", FORMS)
def test_from_text_to_fingerprints_as_in_the_sketch(form):
    """Words and fingerprints in bulk are those of the sketches of the same texts."""
    press = Press(8)
    texts = [" ".join(press.article(n)) for n in (1, 3, 20, 40)] + ["", "One word", "水灾报道" * 30]
    words = words_of(texts, compiled=form == "compiled")
    found = prints_of(words.hashes, words.bounds, PARAMS.sketch, places=True, compiled=form == "compiled")
    tokens = [tokenise(text) for text in texts]
    for i, sketch in enumerate(sketch_all([(t, passages(t, PARAMS.text)) for t in tokens], PARAMS.sketch)):
        assert found.hashes[found.owners == i].tolist() == sketch.fingerprints.tolist()
        assert found.words[found.owners == i].tolist() == sketch.positions.tolist()


@pytest.mark.parametrize("period", [1, 2, 7, 8, 9])
def test_repetitive_texts_agree(period):
    """Texts of repeated words, whose windows are full of equal minima, have the same fingerprints in both forms."""
    text = np.tile(random_hashes(period, period), 5000)
    bounds = np.array([0, 100, 100, len(text)])
    one, other = (prints_of(text, bounds, PARAMS.sketch, places=True, compiled=c) for c in (True, False))
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_places_cost_nothing_that_is_not_asked_for():
    """Without `places` there are none, and the fingerprints are the same."""
    hashes, bounds = laid([random_hashes(2, 60).tolist(), []])
    for compiled in (True, False):
        bare = prints_of(hashes, bounds, PARAMS.sketch, compiled=compiled)
        placed = prints_of(hashes, bounds, PARAMS.sketch, places=True, compiled=compiled)
        assert len(bare.words) == 0
        assert bare.hashes.tolist() == placed.hashes.tolist()
        assert bare.owners.tolist() == placed.owners.tolist()
