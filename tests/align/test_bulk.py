from __future__ import annotations

from dataclasses import replace
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.align import bulk, bulk_joined
from tracer.align.blocks import shared_blocks
from tracer.align.bulk import blocks_of, spans_of
from tracer.params import AlignParams
from tracer.text.bulk import words_of

PARAMS = AlignParams()
FORMS = ["compiled", "numpy"]
# few different words, so that runs repeat and cross, or many, so that edits leave blocks
WORDS = st.one_of(
    st.lists(st.integers(0, 2), max_size=60),
    st.lists(st.integers(0, 9), max_size=60),
    st.lists(st.integers(0, 99), max_size=80),
)


@st.composite
def copies(draw):
    """Return a text as numbers and what a desk made of it: words changed, cut, added, a part moved or doubled."""
    text = draw(WORDS)
    made = list(text)
    for _ in range(draw(st.integers(0, 6))):
        at, drop = draw(st.integers(0, len(made))), draw(st.integers(0, 3))
        made[at : at + drop] = draw(st.lists(st.integers(0, 99), max_size=4))
    cut, doubled = draw(st.integers(0, len(made))), draw(st.integers(0, 15))
    return text, made[cut:] + draw(st.lists(st.integers(100, 109), max_size=6)) + made[:cut] + made[:doubled]


def laid(texts):
    """Return texts of numbers as hashes laid end to end, and their bounds."""
    bounds = np.cumsum([0, *map(len, texts)]).astype(np.int64)
    return np.array([w for text in texts for w in text], dtype=np.uint64) * np.uint64(
        0x9E3779B97F4A7C15
    ), bounds


def found(texts, pairs, params=PARAMS, form="compiled"):
    """Return the blocks of pairs of texts."""
    left, right = (np.array([pair[side] for pair in pairs], dtype=np.int32) for side in (0, 1))
    return blocks_of(*laid(texts), left, right, params, compiled=form == "compiled")


def rows(blocks, pair):
    """Return one pair's blocks as tuples."""
    part = slice(int(blocks.bounds[pair]), int(blocks.bounds[pair + 1]))
    return [
        (*words, shared)
        for words, shared in zip(blocks.words[part].tolist(), blocks.shared[part].tolist(), strict=True)
    ]


@given(st.lists(copies(), min_size=1, max_size=4), st.sampled_from([2, 4]), st.sampled_from([3, 64]))
@pytest.mark.parametrize("form", FORMS)
def test_blocks_are_those_of_each_pair_alone(form, pairs, seed, places):
    """Many pairs at once have the blocks that the word-by-word alignment finds for each of them."""
    params = replace(PARAMS, seed_words=seed, seed_places=places)
    texts = [text for pair in pairs for text in pair]
    asked = [(2 * i, 2 * i + 1) for i in range(len(pairs))] + [(1, 0), (0, 0)]
    blocks = found(texts, asked, params, form)
    for number, (a, b) in enumerate(asked):
        hashes = [laid([texts[i]])[0] for i in (a, b)]
        alone = [(k.left, k.left_end, k.right, k.right_end, k.shared) for k in shared_blocks(*hashes, params)]
        assert rows(blocks, number) == alone


@given(copies(), st.integers(5, 200))
def test_wide_gaps_go_the_general_way(pair, gap):
    """With gaps wider than the compiled form compares, and a buffer that is soon full, the blocks are the same."""
    params = replace(PARAMS, chain_gap=gap)
    texts = [[*pair[0], *range(200, 290), *pair[1]], [*pair[0], *range(300, 310), *pair[1]]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "_ROOM", 1)
        one, other = (found(texts, [(0, 1), (1, 0)] * 3, params, form) for form in FORMS)
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@given(st.lists(copies(), min_size=1, max_size=4), st.integers(1, 200), st.integers(1, 200))
def test_numpy_batches_of_any_size_give_the_same(pairs, words, longest):
    """However few pairs are joined at once, and where long ones go one by one, the blocks are the same."""
    texts = [text for pair in pairs for text in pair]
    asked = [(2 * i, 2 * i + 1) for i in range(len(pairs))] * 2
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_joined, "_WORDS", words)
        patch.setattr(bulk_joined, "_LONGEST", longest)
        one = found(texts, asked, form="numpy")
    other = found(texts, asked)
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@given(copies())
def test_hashes_that_agree_in_their_high_bits_are_told_apart(pair):
    """Words whose hashes differ in the lowest bits only are different words, in whatever form."""
    params = replace(PARAMS, seed_words=1)
    _, bounds = laid(pair)
    hashes = np.array([*pair[0], *pair[1]], dtype=np.uint64) | np.uint64(1 << 63)
    sides = np.zeros(1, np.int32), np.ones(1, np.int32)
    one, other = (blocks_of(hashes, bounds, *sides, params, compiled=form) for form in (True, False))
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("form", FORMS)
def test_moved_paragraphs_are_blocks_of_their_own(form):
    """Two paragraphs in the other order give two blocks, by hand."""
    one, two, lone = list(range(20)), list(range(50, 80)), [7, 8, 9]
    blocks = found([one + two, two + lone + one], [(0, 1)], form=form)
    assert rows(blocks, 0) == [(0, 20, 33, 53, 20), (20, 50, 0, 30, 30)]
    assert blocks.covered().tolist() == [[50, 50]]
    assert rows(blocks.at_least(25), 0) == [(20, 50, 0, 30, 30)]
    assert blocks.at_least(31).covered().tolist() == [[0, 0]]


@pytest.mark.parametrize("form", FORMS)
def test_spans_are_code_points_of_the_texts(form):
    """A block's span is the letters of its words, in either text, and bigrams of two blocks do not overlap."""
    left = "Один. The quick brown fox jumps over the lazy dog. Two"
    right = "Zero — THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG!"
    first, second = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉"
    texts = [left, right, first + second, second + "x" + first]
    words = words_of(texts, places=True, compiled=form == "compiled")
    pairs = np.array([0, 2], dtype=np.int32), np.array([1, 3], dtype=np.int32)
    blocks = blocks_of(words.hashes, words.bounds, *pairs, PARAMS, compiled=form == "compiled")
    spans = spans_of(blocks, *pairs, words.bounds, words.starts, words.ends).tolist()
    assert [(left[a:b], right[c:d]) for a, b, c, d in spans[:1]] == [
        ("The quick brown fox jumps over the lazy dog", "THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG")
    ]
    assert [(texts[2][a:b], texts[3][c:d]) for a, b, c, d in spans[1:]] == [(first, first), (second, second)]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_to_align(form):
    """No pairs, and pairs with empty texts, have no blocks."""
    assert found([], [], form=form).bounds.tolist() == [0]
    assert found([[], [1] * 9], [(0, 1), (1, 0), (0, 0)], form=form).bounds.tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("words", [1, 2, 7])
def test_repetitive_texts_stay_linear(words):
    """Two texts of 100,000 words that repeat a few take seconds at most."""
    text = list(range(words)) * (100_000 // words)
    begun = process_time()
    blocks = found([text, [*text[5:], 99]], [(0, 1)])
    assert process_time() - begun < 20
    assert int(blocks.shared.sum()) > 0.9 * len(text)
