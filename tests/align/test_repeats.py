"""Texts that stand in several articles are aligned once, and with the same outcome."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from tests.align.build import witness
from tracer.align import Repeats, align
from tracer.params import AlignParams
from tracer.records import Aside
from tracer.spans import Span

FIRST = "The harbour of Veldt reopened on Sunday after a storm, the wardens said."
REST = (
    "Boats may leave at noon again, and the ferry to Halma follows on Monday, with twelve cars and eighty people on board "
    "at the most until the northern mole is mended and the second crane stands on its old place beside the fish market"
)
FULL = f"{FIRST} {REST}."
CUT = f"{REST}. Nobody was hurt."


def test_copies_are_aligned_as_each_pair_is():
    """Every pair of copies and parts of one text has the spans and the ids that it has when aligned by itself."""
    pile = [witness(text, name=f"a{n}") for n, text in enumerate([FULL, CUT, FULL, CUT, FULL])]
    repeats = Repeats(pile, AlignParams())
    for left, right in permutations(pile, 2):
        found = repeats.align(left, right)
        assert found.pairs
        assert found == align(left, right, AlignParams())


def test_what_is_aside_keeps_copies_apart():
    """A copy whose first sentence is aside shares with its twin only the rest, though others share all."""
    aside = Aside(Span(0, len(FIRST)), "caption")
    one, other = (witness(FULL, name=f"a{n}") for n in range(2))
    hidden = witness(FULL, name="a2", asides=[aside.span])
    hidden = replace(hidden, article=replace(hidden.article, asides=(aside,)))
    repeats = Repeats([one, other, hidden], AlignParams())
    assert repeats.align(one, other).left_coverage == 1.0
    assert repeats.align(one, hidden).left_coverage < 1.0
