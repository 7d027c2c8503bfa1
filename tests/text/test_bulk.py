from __future__ import annotations

import sys
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracles import words as oracle
from tracer.text import bulk, tokenise
from tracer.text.bulk import words_of, words_of_utf8
from tracer.text.hashing import BASE, INVERSE, form_hash, mixed

ROOT = Path(__file__).parents[2]
# letters with and without accents, one-to-many folds, look-alikes, unspaced scripts, marks, joiners, what vanishes
NASTY = (
    'abcXYZßẞéÉïøłİıŉﬁǅſKÅàạ\u0301\u0323ёЁйабвАВСоер\u0483αβςΣΐῼ\u03aa水灾台でガがｶﾞกำאבג"״عربـ\u064b한글\u1100\u1161\u11a8'
    "हिन्दी0123٣²½①.․。,،:;·'’‘ʼ`´_-–—…“”„«»\t\n\r\u2028\x00\x07\x85\xa0\xad\u200b\u200d\u2060\ufeff\ufe0f\ud800\udc00🙂🇪🇺𝐀𝒷Ａａﷺ№™"
)
TEXTS = st.lists(
    st.one_of(
        st.text(alphabet=NASTY, max_size=40),
        st.text(alphabet="abcDé Ж.,'’1ß ", max_size=60),
        st.text(max_size=20),
    ),
    max_size=6,
)
FORMS = ["compiled", "numpy"]


def each(words):
    """Return the hashes, starts and ends of each text's words as lists."""
    edges = words.bounds.tolist()
    columns = (words.hashes, words.starts, words.ends)
    return [tuple(c[a:b].tolist() for c in columns) for a, b in pairwise(edges)]


def expected(texts):
    """Return the same by `tokenise`, one text at a time."""
    every = map(tokenise, texts)
    return [(tokens.hashes.tolist(), tokens.starts.tolist(), tokens.ends.tolist()) for tokens in every]


@given(TEXTS)
@pytest.mark.parametrize("form", FORMS)
def test_words_are_those_of_tokenise(form, texts):
    """In bulk, every text has the words, hashes and spans that it has alone, whatever its characters."""
    assert each(words_of(texts, places=True, compiled=form == "compiled")) == expected(texts)


@pytest.mark.parametrize("form", FORMS)
def test_every_code_point_counts_the_same(form):
    """Each code point of Unicode, between letters and alone, gives the words of `tokenise`."""
    points = [
        *range(0x3100),
        *range(0xA640, 0xAC00, 3),
        *range(0xD7A0, 0x11300, 3),
        0x1D400,
        0x1F600,
        0xE0061,
    ]
    texts = [f"a{c}b {c}{c} {c}1 x.{c}a {c}" for c in map(chr, points)]
    step = 997  # a batch that is no multiple of anything
    for first in range(0, len(texts), step):
        batch = texts[first : first + step]
        assert each(words_of(batch, places=True, compiled=form == "compiled")) == expected(batch)


@pytest.mark.parametrize("form", FORMS)
def test_the_fixtures_read_the_same(form):
    """The in-house stories, as raw files, give the words of `tokenise`."""
    texts = [
        path.read_text("utf-8")
        for path in sorted((ROOT / "fixtures").rglob("*"))
        if path.suffix in {".txt", ".html"}
    ]
    assert texts
    assert each(words_of(texts, places=True, compiled=form == "compiled")) == expected(texts)


@pytest.mark.parametrize("form", FORMS)
def test_a_buffer_of_texts_reads_as_the_texts(form):
    """Texts lying end to end in one buffer, some of them empty, keep their words apart."""
    texts = ["Ab", "c", "", "Ждаć", "don", "'t", "", "水", "灾", "straße", "1,", "000", "\ud83d", "\ude00 e"]
    utf8 = [text.encode("utf-8", "surrogatepass") for text in texts]
    bounds = np.array([0, *accumulate(map(len, utf8))])
    words = words_of_utf8(
        np.frombuffer(b"".join(utf8), np.uint8), bounds, places=True, compiled=form == "compiled"
    )
    assert each(words) == expected(texts)


def test_spans_cost_nothing_that_is_not_asked_for():
    """Without `places` there are no spans and the hashes are the same."""
    texts = ["One two", "three 水灾"]
    for compiled in (True, False):
        bare = words_of(texts, compiled=compiled)
        assert len(bare.starts) == len(bare.ends) == 0
        assert bare.hashes.tolist() == words_of(texts, places=True).hashes.tolist()


def test_no_texts():
    """Nothing in, nothing out."""
    for compiled in (True, False):
        assert words_of([], compiled=compiled).bounds.tolist() == [0]
        assert words_of(["", ""], compiled=compiled).bounds.tolist() == [0, 0, 0]


def test_damaged_utf8_is_refused():
    """Bytes that are cut off in the midst of a character raise, and read nothing beyond the text."""
    cut = np.frombuffer("é水🙂".encode()[:-1], np.uint8)
    with pytest.raises(UnicodeDecodeError):
        words_of_utf8(cut, np.array([0, len(cut)]))


@given(st.text(min_size=1, max_size=30))
def test_the_hash_is_the_mixed_polynomial(form):
    """Horner's rule and a sum of powers in plain arithmetic give one number."""
    assert form_hash(form) == oracle.word_hash(form)


def test_mixing_in_bulk_is_exact():
    """Arithmetic that wraps in numpy mixes as Python's does, and the base has the inverse it says."""
    numbers = [0, 1, (1 << 64) - 1, 0x123456789ABCDEF]
    letters = [chr(n % sys.maxunicode) for n in numbers]
    assert mixed(np.array([ord(c) for c in letters], np.uint64)).tolist() == [
        oracle.word_hash(c) for c in letters
    ]
    assert BASE * INVERSE % (1 << 64) == 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("unit", ["a", "a.", "ß", "é ", "水", "\xad", "a\u0301", "aо ", "1,", "\ud800", "ж’"])
def test_repetition_stays_linear(unit, form):
    """200,000 characters of any one thing take a second or two at most."""
    from time import process_time

    text = unit * (200_000 // len(unit))
    begun = process_time()
    words_of([text], compiled=form == "compiled")
    assert process_time() - begun < 8


def test_without_numba_the_words_are_the_same(monkeypatch):
    """Where numba cannot be imported, asking for the compiled form gives the same words by numpy."""
    texts = ["One two’s", "Straße 1,000", "水灾"]
    expected_words = each(words_of(texts, places=True))
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.delitem(sys.modules, "tracer.text.compiled", raising=False)
    monkeypatch.delattr("tracer.text.compiled", raising=False)
    bulk._compiled.cache_clear()
    try:
        assert bulk._compiled() is None
        assert each(words_of(texts, places=True)) == expected_words
    finally:
        bulk._compiled.cache_clear()
