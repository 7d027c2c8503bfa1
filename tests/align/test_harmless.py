"""What an edit that changes no word does to the spans: nothing but move them."""

from __future__ import annotations

import time

import numpy as np
import pytest

from tests.align.build import witness
from tests.align.test_cases import CASES, read
from tracer.align import align, coverage
from tracer.params import AlignParams
from tracer.records import Tokens
from tracer.spans import Span

BEFORE = (
    "A brass kettle stood beside seven painted marbles. Nobody counted plums, though Wilma hummed twice. "
)
AFTER = " Grandmother's accordion needs new leather before carnival. Thick porridge cools slowly."


def _curled(text):
    """Return the text with each straight mark curled by its turn, each pair of curly marks made straight."""
    opened, made = False, []
    for letter in text:
        if letter == '"':
            opened = not opened
            made.append("“" if opened else "”")
        else:
            made.append('"' if letter in "“”" else letter)
    return "".join(made)


EDITS = {
    "before": lambda text: BEFORE + text,
    "paragraph before": lambda text: f"{BEFORE}\n\n{text}",
    "after": lambda text: text + AFTER,
    "both": lambda text: f"{BEFORE}\n\n{text}\n\n{AFTER}",
    "capitals": str.upper,
    "quotes": _curled,
    "spaces": lambda text: text.replace(" ", "\u00a0 "),
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "empty lines": lambda text: text.replace("\n", "\n \n"),
    "zero-width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "full-width": lambda text: "".join(
        chr(ord(c) + 0xFEE0) if c.isalnum() and c < "\x7f" else c for c in text
    ),
}


def words_of(side, found):
    """Return the ranges of words that spans of one side hold whole, as (first, end)."""
    starts, ends = side.tokens.starts.tolist(), side.tokens.ends.tolist()
    return [
        (
            sum(start < span.start for start in starts),
            sum(end <= span.end for end in ends),
        )
        for span in found
    ]


def answer(texts, language, before=(0, 0)):
    """Return the pairs as ranges of words and grades; `before` words of each side are not counted."""
    sides = [witness(text, name=name, language=language) for text, name in zip(texts, "ab", strict=True)]
    pairs = align(*sides, AlignParams()).pairs
    ranges = [words_of(sides[0], [p.left for p in pairs]), words_of(sides[1], [p.right for p in pairs])]
    return [
        (a - before[0], b - before[0], c - before[1], d - before[1], p.grade)
        for (a, b), (c, d), p in zip(*ranges, pairs, strict=True)
    ]


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_harmless_edits_move_no_span(file):
    """What stands around a text, its capitals, marks, spaces and invisible letters change no span by a word."""
    language, texts, _ = read(file)
    plain = answer(texts, language)
    added = len(witness(BEFORE).tokens.forms)
    for name, edit in EDITS.items():
        for side in (0, 1):
            edited = [edit(text) if place == side else text for place, text in enumerate(texts)]
            ahead = added if name in {"before", "paragraph before", "both"} else 0
            before = (ahead, 0) if side == 0 else (0, ahead)
            assert answer(edited, language, before) == plain, (name, side)


COPIED = (
    "Seventeen ferries stayed in the harbour of Tolven on Friday because the crews want a written promise of two "
    "free days a fortnight, which the company calls impossible."
)


@pytest.mark.parametrize(
    ("before", "offset"),
    [
        ("Old.\r\n\r\n", 8),  # a CRLF is two code points
        ("𝄞🎻 play.\n", 9),  # a letter outside the basic plane is one
        ("👩\u200d🚒 waits.\r\n", 12),  # three code points that look like one, and two that end the line
        ("e\u0301t\u00e9\u2028", 5),  # a combining mark is a code point, a line separator too
        ("\ufeffOld. ", 6),  # a mark inside the text that is no byte-order mark any more
        ("\x00\t\x0b ", 4),
    ],
    ids=["crlf", "astral", "joined", "combining", "bom", "controls"],
)
def test_spans_count_code_points_of_the_text_as_it_stands(before, offset):
    """A copy that begins at a place counted by hand is found at that place, on either side."""
    text = f"{before}{COPIED}\r\n\r\n🎻"
    expected = Span(offset, offset + len(COPIED))
    (pair,) = align(witness(text), witness(COPIED, name="b"), AlignParams()).pairs
    assert (pair.left, pair.right) == (expected, Span(0, len(COPIED)))
    (pair,) = align(witness(COPIED), witness(text, name="b"), AlignParams()).pairs
    assert (pair.left, pair.right) == (Span(0, len(COPIED)), expected)


def test_coverage_of_many_spans_in_a_long_text_is_linear():
    """20,000 spans of a text of 400,000 words are summed in a second, not in twenty."""
    words = 400_000
    starts = np.arange(0, 2 * words, 2, dtype=np.int32)
    tokens = Tokens(
        starts, starts + 1, (), np.zeros(0, np.uint64), np.ones(words, np.bool_), np.zeros(0, np.int32)
    )
    spans = [Span(at, at + 19) for at in range(0, 2 * words, 40)]  # ten words in, ten words out
    began = time.process_time()
    assert coverage(tokens, spans) == 0.5
    assert time.process_time() - began < 3
