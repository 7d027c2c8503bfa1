from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from tests.oracles import words as oracle
from tracer.spans import Span
from tracer.text import tokenise


def spelled(text, **options):
    """Return each word with the letters its span marks."""
    tokens = tokenise(text, **options)
    return [(form, text[s:e]) for form, s, e in zip(tokens.forms, tokens.starts, tokens.ends, strict=True)]


def test_words_of_a_plain_sentence():
    """Words are folded, keep inner apostrophes, points and commas, and their spans mark the original letters."""
    text = "Don’t pay 1,000.50 in the U.S. – “naïve” Straße!"
    assert spelled(text) == [
        ("don't", "Don’t"),
        ("pay", "pay"),
        ("1,000.50", "1,000.50"),
        ("in", "in"),
        ("the", "the"),
        ("u.s", "U.S"),
        ("naive", "naïve"),
        ("strasse", "Straße"),
    ]


def test_spans_cover_what_vanishes_inside_a_word():
    """Invisible characters and stacked marks vanish from the form and stay inside the span."""
    assert spelled("a pay\u200bment cafe\u0301\u0323 x") == [
        ("a", "a"),
        ("payment", "pay\u200bment"),
        ("cafe", "cafe\u0301\u0323"),
        ("x", "x"),
    ]


def test_scripts_without_spaces_give_bigrams():
    """Chinese gives overlapping bigrams, a lone character itself; digits and Latin letters stay words."""
    assert [form for form, _ in spelled("水灾2024年BBC报道。他说")] == [
        "水灾",
        "2024",
        "年",
        "bbc",
        "报道",
        "他说",
    ]


def test_line_ends_and_asides_end_sentences():
    """A sentence never runs over a line end or the border of an aside."""
    text = "One two\nthree four five. Six"
    assert tokenise(text, [Span(14, 18)]).sentences.tolist() == [0, 2, 3, 4, 5, 6]


def test_words_in_asides_match_nothing():
    """The hash of a word in an aside differs from the word's own, and from place to place."""
    text = "echo echo echo"
    plain, hidden = tokenise(text), tokenise(text, [Span(5, 14)])
    assert hidden.live.tolist() == [True, False, False]
    assert len({*plain.hashes.tolist(), *hidden.hashes.tolist()}) == 3


def test_nothing_in_nothing_out():
    """Empty text and text of invisible characters only have no words and no sentences."""
    for text in ("", "\u200b\u200d\ufeff", "\ud800\x00"):
        tokens = tokenise(text)
        assert len(tokens.forms) == 0
        assert tokens.sentences.tolist() == [0]


def test_hashes_are_those_of_the_forms():
    """A live word's hash is the mixed polynomial over the code points of its folded form."""
    tokens = tokenise("Straße und Brücke – 水灾 don’t")
    assert tokens.hashes.tolist() == [oracle.word_hash(form) for form in tokens.forms]


def test_salt_keeps_twins_apart():
    """Hidden words of two articles with the same text and different salt never match."""
    text, hole = "one two three four", [Span(4, 13)]
    left, right = tokenise(text, hole, salt="a"), tokenise(text, hole, salt="b")
    assert not set(left.hashes[~left.live].tolist()) & set(right.hashes.tolist())
    assert left.hashes[left.live].tolist() == right.hashes[right.live].tolist()


@given(
    st.text(alphabet="ab c.\n水e\u0301\u200b", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9))),
)
def test_live_words_are_those_outside_asides(text, holes):
    """A word is live unless it shares a code point with an aside; hidden hashes are all different."""
    spans = [Span(start, start + width) for start, width in holes]
    tokens = tokenise(text, spans)
    for start, end, live in zip(tokens.starts, tokens.ends, tokens.live, strict=True):
        assert live == (not any(Span(int(start), int(end)).overlaps(hole) for hole in spans))
    hidden = tokens.hashes[~tokens.live].tolist()
    assert len(set(hidden)) == len(hidden)
    assert not set(hidden) & set(tokenise(text).hashes.tolist())


@given(st.text(max_size=60))
def test_any_text_gives_words_in_range(text):
    """Whatever the code points, spans lie in the text, in order, and each holds a letter or digit."""
    tokens = tokenise(text)
    assert (
        len(tokens.starts) == len(tokens.ends) == len(tokens.forms) == len(tokens.hashes) == len(tokens.live)
    )
    assert (np.diff(tokens.starts) >= 0).all()
    assert (np.diff(tokens.ends) >= 0).all()
    for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True):
        assert 0 <= start < end <= len(text)
        assert any(c.isalnum() for c in text[start:end])


@given(st.text(alphabet="abc déf水灾. \n", max_size=40), st.text(alphabet="xyz ", max_size=10))
def test_words_do_not_depend_on_what_stands_after_a_line_end(text, more):
    """A text's words are a prefix of the words of the text with another line added."""
    assert tokenise(text + "\n" + more).forms[: len(tokenise(text).forms)] == tokenise(text).forms


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "'",
        "“He said. ",
        "word ",
        "a",
        "水",
        "ส",
        "a\u200b",
        "a\u0301",
        "\u0301",
        "aо ",
        "a\xad",
        "Dr. ",
        "1,",
        "\ud800",
        "\n",
        "x\n",
        "(",
        "\U000e0041",
    ],
)
def test_repetition_stays_linear(unit):
    """Eight times as many of any one thing take about eight times the time of the processor, not sixty-four times."""
    assert growth(lambda size: tokenise(unit * (size // len(unit))), 25_000) < 30
