"""Short plain texts take a road of their own to the same words as any other text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.spans import Span
from tracer.text import tokenise
from tracer.text.plain import LONGEST, is_plain

CASES = [
    "", " ", "a", "Boat 7 left.", "the wall.The council", "U.S. and Ph.D. and e.g. this", "3.14 1,000 1;2 a,b a;b 1.a a.1", "don't 'tis rock'n'roll o'",
    "snake_case _x_ a__b", "A.B.C", "a.B", "a.Bc", "aA.Bc", "1.Bc", "..a..b..", "x\ty\nz\r\nw", '"no" "yes"', "rt.com/a-b?c=d@e", "a.'b", "a'.b",
]  # fmt: skip
PIECES = st.sampled_from([*"aBz.',;\"_-/ \n1 9", "Bc", "The", "a.b", "1,0", "Mr. ", "! ", "? "])


def _same(text, language):
    """Compare with the general road; a wide blank behind the text, set aside, sends it there."""
    plain = tokenise(text, (), language)
    general = tokenise(text + "\u2003", [Span(len(text), len(text) + 1)], language)
    assert is_plain(text)
    assert plain.forms == general.forms
    for name in ("starts", "ends", "hashes", "live"):
        mine, theirs = getattr(plain, name), getattr(general, name)
        assert mine.dtype == theirs.dtype, name
        assert np.array_equal(mine, theirs), name
    assert plain.sentences.dtype == general.sentences.dtype
    assert sorted({*plain.sentences.tolist()}) == sorted({*general.sentences.tolist()})
    assert plain.disguised == general.disguised


@pytest.mark.parametrize("text", CASES)
def test_cases(text):
    """Stops, apostrophes, numbers and underscores part and join words as they do in any text."""
    _same(text, "en")


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["en", "de", None]))
def test_any_plain_text(text, language):
    """Whatever plain text is made of, both roads give the same words, hashes and sentences."""
    if len(text) <= LONGEST:
        _same(text, language)


@pytest.mark.parametrize("text", ["naïve", "a\u200bb", "a`b", "a\x07b", "“no”", "x" * (LONGEST + 1)])
def test_what_is_not_plain(text):
    """What has to be cleaned, or is long, takes the general road."""
    assert not is_plain(text)
