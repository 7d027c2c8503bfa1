from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.params import TextParams
from tracer.text import tokenise
from tracer.text.sentences import bounded

WRAPPED = """The harbour council of Port Amble approved on Tuesday evening the repair
of the northern breakwater, which storms had damaged twice since the
spring. Work is to begin in May. The mayor said that the town would not
wait for money from the capital.

The fishermen, who had asked for the work for years and paid for a part
of it themselves, were content.
"""


def sentences(text, language="en"):
    """Return the words of each sentence, joined."""
    tokens = tokenise(text, language=language)
    borders = tokens.sentences.tolist()
    return [" ".join(tokens.forms[a:b]) for a, b in itertools.pairwise(borders)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Dr. Moss left. The U.S. envoy stayed.", "en", ["dr moss left", "the u.s envoy stayed"]),
        ("Он ушёл. Она осталась!", "ru", ["он ушел", "она осталась"]),
        ("他走了。她留下。", "zh", ["他走 走了", "她留 留下"]),
        ("A headline\nA sentence. Another", "en", ["a headline", "a sentence", "another"]),
        ("One\r\ntwo\u2028three\x85four", "en", ["one", "two", "three", "four"]),
        ('He said: "Go. Now."\nShe went. He "stayed.\nThey slept. All did.', "en", None),
        ("No language. Here", None, ["no language", "here"]),
        ("Bad language. Here", "\ud800", ["bad language", "here"]),
    ],
)
def test_sentences_by_hand(text, language, found):
    """Sentences end where a reader sees their end, and at every line end."""
    if found is not None:
        assert sentences(text, language) == found
    else:  # an unclosed quotation mark does not swallow the next line
        assert sentences(text, language)[-2:] == ["they slept", "all did"]


def test_wrapped_text_keeps_its_sentences():
    """In text broken at a fixed width a sentence runs over line ends; blank lines still end it."""
    assert [len(sentence.split()) for sentence in sentences(WRAPPED)] == [24, 6, 14, 20]


def test_lists_are_not_wrapped_text():
    """Lines that each begin with a capital, or are short, stay apart."""
    text = "\n".join(["Repairs to the northern breakwater of the harbour cost a lot of money"] * 6)
    assert len(sentences(text)) == 6
    assert len(sentences("salt\nfish\ncoal\nrope\ntar\n")) == 5


@given(st.text(alphabet="ab .!?\"“”'\n(", max_size=80))
def test_sentences_divide_the_words(text):
    """Sentence offsets rise strictly from the first word to the last."""
    tokens = tokenise(text)
    borders = tokens.sentences.tolist()
    assert borders[0] == 0
    assert borders[-1] == len(tokens.forms)
    assert all(a < b for a, b in itertools.pairwise(borders))


@given(st.lists(st.integers(0, 50), max_size=12).map(sorted), st.integers(1, 9))
def test_bounded_parts_are_even_and_small(borders, limit):
    """Cutting keeps every border, leaves no part over the limit, and parts of one stretch differ by one at most."""
    offsets = np.array(sorted({0, *borders}), dtype=np.int32)
    cut = bounded(offsets, limit)
    assert set(offsets.tolist()) <= set(cut.tolist())
    for a, b in zip(offsets.tolist(), offsets[1:].tolist(), strict=False):
        inside = [x for x in cut.tolist() if a <= x <= b]
        widths = [y - x for x, y in itertools.pairwise(inside)]
        assert max(widths) <= limit
        assert max(widths) - min(widths) <= 1
        assert len(widths) == -(-(b - a) // limit)


def test_a_line_without_end_is_cut():
    """A sentence of ten thousand words is cut at the bound of the parameters."""
    tokens = tokenise("word " * 10_000)
    assert np.diff(tokens.sentences).max() <= TextParams().sentence_words
