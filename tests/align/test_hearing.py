"""Words that two texts quote alike: which they are, and that they speak for no rewriting and no summary."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.align.build import witness
from tracer.align.blocks import Block
from tracer.align.condensing import _richest
from tracer.align.growth import Field, Side, likeness
from tracer.align.hearing import heard, quoted
from tracer.params import AlignParams

PARAMS = AlignParams()


def marked(left, right, block):
    """Return the forms that are heard in each text, given one block of both."""
    sides = witness(left), witness(right, name="b")
    marks = heard(*sides, (quoted(sides[0]), quoted(sides[1])), [block], PARAMS)
    return [
        " ".join(form for form, mark in zip(side.tokens.forms, found, strict=True) if mark)
        for side, found in zip(sides, marks, strict=True)
    ]


def test_what_both_quote_is_heard_by_hand():
    """The quote is marked on both sides; the words around it that belong to the block are not."""
    left = 'Orsk said: "The last boat has left the quay without us," and sat down.'
    right = 'Then she said: "The last boat has left the quay without us." Nobody stirred.'
    assert marked(left, right, Block(1, 11, 2, 12, 10)) == ["the last boat has left the quay without us"] * 2


def test_a_changed_word_of_a_quote_is_not_heard():
    """Only the words that both quotes have are marked: what one of them changed is its own."""
    left = '"The last big boat has left the quay without us," she said.'
    right = '"The last grey boat has left the quay without us," he said.'
    found = ["the last boat has left the quay without us"] * 2
    assert marked(left, right, Block(0, 10, 0, 10, 9)) == found


def test_what_one_side_quotes_is_not_heard():
    """Words that only one text puts in quotation marks may be copied from the other."""
    left = '"The last boat has left the quay without us," she said.'
    right = "The last boat has left the quay without us, they say."
    assert marked(left, right, Block(0, 9, 0, 9, 9)) == ["", ""]


def test_a_short_phrase_is_not_heard():
    """Five quoted words are a phrase, six are a speaker's sentence."""
    assert marked('"We have lost the harbour."', '"We have lost the harbour."', Block(0, 5, 0, 5, 5)) == [
        "",
        "",
    ]
    six = "we have now lost the harbour"
    assert marked(f'"{six.capitalize()}."', f'"{six.capitalize()}."', Block(0, 6, 0, 6, 6)) == [six, six]


def test_a_copied_block_keeps_its_quote():
    """Where most of a block is no quote, the text around the quote was copied and the quote with it."""
    text = 'The ferry company closed its office on Monday. "Nobody has come for three weeks," Orsk said at the door.'
    words = len(witness(text).tokens.forms)
    assert marked(text, text, Block(0, words, 0, words, words)) == ["", ""]


WORDS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), min_size=1, max_size=12)


def side(words, heard_words):
    """Return a text of heard words followed by others, each a stem and its worth."""
    both = [*heard_words, *words]
    stems, worth = (np.array(column) for column in zip(*both, strict=True))
    mark = np.arange(len(both)) < len(heard_words)
    return Side(stems, worth.astype(float), np.zeros(len(both) + 1), np.ones(len(both), np.bool_), mark)


@given(WORDS, WORDS, st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), max_size=6))
def test_what_both_quote_never_speaks_for_a_passage(left, right, both):
    """With the same words marked in two texts, what they share weighs no more, and no segment is worth more."""
    weights = np.arange(6.0)
    present = np.zeros(6, np.bool_)
    marked_sides = side(left, both), side(right, both)
    plain_sides = side(left, both), side(right, both)
    for one in plain_sides:
        one.heard[:] = False
    box = (0, len(left) + len(both), 0, len(right) + len(both))
    shared = [likeness(Field(*pair, weights, present), box)[1] for pair in (marked_sides, plain_sides)]
    assert shared[0] <= shared[1]
    richest = [
        _richest(one, other.stems, one.free, present, 0.59375)[2]
        for one, other in (marked_sides, plain_sides)
    ]
    assert richest[0] <= richest[1]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_two_passages_that_only_quote_the_same_are_not_alike(stems):
    """Where every word is heard, nothing is left that could be alike."""
    words = [(stem, 1) for stem in stems]
    sides = side([], words), side([], words)
    assert likeness(Field(*sides, np.ones(6), np.zeros(6, np.bool_)), (0, len(words), 0, len(words))) == (
        0,
        0,
    )
