from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.oracles import winnow as oracle
from tracer.sketch.fingerprints import grams, mix, winnow

U64 = st.integers(0, (1 << 64) - 1)
# few values, so that equal grams and equal minima occur
HASHES = st.lists(st.one_of(U64, st.sampled_from([0, 1, 7, (1 << 64) - 1])), max_size=40)


def array(values):
    """Return the values as uint64."""
    return np.array(values, dtype=np.uint64)


@given(st.lists(U64, min_size=1, max_size=20))
def test_mixing_is_exact(values):
    """The mixed numbers are those of arithmetic without overflow."""
    assert mix(array(values)).tolist() == [oracle.mix(v) for v in values]


@given(st.lists(U64, min_size=6, max_size=30), st.integers(1, 6))
def test_grams_are_exact(values, k):
    """Wrapping arithmetic gives the polynomial modulo 2^64 of big integers."""
    assert grams(array(values), k).tolist() == [
        oracle.gram(values[i : i + k]) for i in range(len(values) - k + 1)
    ]


@given(st.lists(HASHES, max_size=5), st.integers(1, 7), st.integers(1, 9))
def test_winnowing_is_the_paper_s(texts, k, w):
    """Every text of a batch has the fingerprints that the paper's definition gives it alone."""
    prints, words, bounds = winnow([array(text) for text in texts], k, w)
    for i, text in enumerate(texts):
        part = slice(int(bounds[i]), int(bounds[i + 1]))
        assert list(zip(prints[part].tolist(), words[part].tolist(), strict=True)) == oracle.winnow(
            text, k, w
        )


@given(HASHES, HASHES, st.lists(U64, min_size=13, max_size=20), HASHES, HASHES)
def test_shared_runs_share_a_fingerprint(a, b, shared, c, d):
    """Any k + w - 1 words in common give a fingerprint in common, whatever stands around them."""
    prints, _, bounds = winnow([array(a + shared + b), array(c + shared + d)], 6, 8)
    left, right = prints[: bounds[1]], prints[bounds[1] :]
    assert set(left.tolist()) & set(right.tolist())


def test_density_is_the_paper_s():
    """On random text 2 in w + 1 grams are kept (section 4 of the paper)."""
    text = np.random.default_rng(1).integers(0, 1 << 64, 100_000, dtype=np.uint64)
    prints, _, _ = winnow([text], 6, 8)
    assert abs(len(prints) / len(text) - 2 / 9) < 0.005


def test_nothing_to_winnow():
    """No texts, and texts without words, have no fingerprints."""
    assert winnow([], 6, 8)[2].tolist() == [0]
    assert winnow([array([]), array([])], 6, 8)[2].tolist() == [0, 0, 0]
    assert winnow([array([]), array([5]), array([])], 6, 8)[2].tolist() == [0, 0, 1, 1]
