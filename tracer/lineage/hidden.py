"""Clues for and against sources that nobody supplied."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tracer.lineage.clues import Clue

if TYPE_CHECKING:
    from tracer.lineage.facts import Facts
    from tracer.lineage.hypothesis import Hypothesis

HELD = 0.2  # share of a text; what a supplied article holds less of, it does not explain
HALF = 0.5  # of a text that its siblings share; a few lines of a broadcast that three papers print make no common source


def common_source(parent: Facts, child: Facts, hypothesis: Hypothesis, held: float) -> list[Clue]:
    """Return what speaks against copying where the parent has a source that nobody supplied, and perhaps the child too.

    `held` is the greater share of the two that a supplied article outside the siblings holds.
    """
    if parent.outlet is not None and parent.outlet in child.text:
        return []
    both = child.index in hypothesis.reasons
    note = (
        "Both go back to one source that was not supplied; it explains what they share."
        if both
        else "The parent goes back to a source that was not supplied, and so may the child."
    )
    alike = hypothesis.kind == "siblings"
    if both:
        apart = float(held < HELD)
        numbers = (
            [("both-siblings", 1.0), ("siblings-apart", apart)]
            if alike
            else [("both-credit", 1.0), ("credit-apart", apart)]
        )
    elif alike:
        return []
    else:
        numbers = [("parent-credit", 1.0)]
    return [Clue("common-source", hypothesis.id, note, tuple(numbers))]


def hypothetical(
    hypothesis: Hypothesis, child: Facts, explained: float, best: float, outvoted: int
) -> list[Clue]:
    """Return the clues that the child took its text from a source that nobody supplied.

    `explained` is the share of the child that a supplied article without the same credit explains, `best` the strength
    that the child shares with the children that show the source, `outvoted` how many articles with much of their text name
    another outlet as its origin.
    """
    note = hypothesis.reasons.get(child.index)
    shared = child.counts.coverage(span for span, *_ in hypothesis.spans.get(child.index, ()))
    children = math.log1p(len(hypothesis.reasons))
    lone = float(len(hypothesis.reasons) == 1)
    if note is None:
        kind = "kin"
        note = (
            f"It shares the equivalent of {best:.0f} equal words with articles that go back to this source."
        )
        numbers = [
            ("kin", 1.0),
            ("kin-words", math.log1p(best)),
            ("kin-children", children),
            ("kin-mark", float(child.own_mark)),
        ]
    elif hypothesis.kind == "siblings":
        kind = "siblings"
        numbers = [
            ("siblings", 1.0),
            ("siblings-children", children),
            ("siblings-unexplained", float(explained < HELD) * min(1.0, shared / HALF)),
        ]
    else:
        kind = "hidden" if hypothesis.kind == "unseen-credit" else "hidden-traces"
        numbers = [
            (kind, 1.0),
            ("hidden-children", children),
            ("hidden-lines", math.log1p(hypothesis.lines)),
            ("hidden-lone", lone),
            ("hidden-unexplained", float(explained < HELD)),
            ("hidden-present", float(bool(hypothesis.others))),
        ]
    clues = [
        Clue(f"unseen-{kind}" if kind == "kin" else hypothesis.kind, hypothesis.id, note, tuple(numbers))
    ]
    if explained > 0 and kind not in ("siblings", "hidden"):
        note = f"A supplied article without this credit holds {explained:.0%} of the text."
        clues.append(Clue("explained", f"{explained:.2f}", note, ((f"explained-{kind}", explained),)))
    if outvoted and kind in ("hidden", "hidden-traces"):
        note = f"{outvoted} articles with much of its text name another outlet as its origin."
        clues.append(Clue("outvoted", str(outvoted), note, (("hidden-outvoted", math.log1p(outvoted)),)))
    return clues
