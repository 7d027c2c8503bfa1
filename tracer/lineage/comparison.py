"""Clues by comparison: why one possible parent rather than another.

Of several witnesses that hold a text, the child comes from the one that shares most of its readings and has the least
besides (the common-variant method of textual criticism), that had it first, and that others name as the origin.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tracer.lineage.clues import Clue
from tracer.lineage.facts import SURELY
from tracer.lineage.overlap import parent_coverage

if TYPE_CHECKING:
    from tracer.lineage.facts import Facts
    from tracer.lineage.overlap import Overlap
    from tracer.lineage.readings import Reading
    from tracer.lineage.rivals import Rivals

MOST_LOST = 6.0  # sentences; more say no more


def variants(parent: Facts, reading: Reading, field: Rivals) -> Clue:
    """Say how much of what the child shares with anybody this parent lacks, and what they alone have in common."""
    if field.near < 2:
        note = "No other article at hand shares words with the child."
    elif reading.behind:
        note = f"Another possible parent holds {reading.behind} of the child's runs of three words that this one lacks."
    elif reading.missing:
        note = "The other possible parents hold little of the child's wording that this one lacks."
    else:
        note = "No other possible parent holds anything of the child's wording that this one lacks."
    if reading.alone:
        note += f" {reading.alone} stand in these two alone."
    return Clue(
        "shared-variants",
        f"-{reading.behind}/+{reading.alone}",
        note,
        (
            ("missing-share", reading.missing / max(1, field.readings.explained)),
            ("behind-share", reading.behind / max(1, field.readings.best)),
            ("alone", math.log1p(reading.alone)),
            ("lead", math.log1p(max(0, reading.shared - field.readings.second(parent.index)))),
        ),
    )


def sentences(parent: Facts, field: Rivals) -> Clue:
    """Say what of the child's sentences, quotes among them, this parent lacks and another possible parent has."""
    lacking = field.readings.by[parent.index].lacking
    said = field.said.by[parent.index].lacking
    lost = lacking.lost + said.lost
    whole = field.readings.sentences.whole + field.said.sentences.whole
    if lost:
        note = f"{lost} sentence{'s' if lost > 1 else ''} of the child stand{'' if lost > 1 else 's'} whole, or nearly, in another possible parent and not in this one."
    elif whole:
        note = "It has every sentence of the child that stands whole, or nearly, in any possible parent."
    else:
        note = "No possible parent holds a sentence of the child whole."
    return Clue(
        "shared-sentences",
        f"-{lost}",
        note,
        (
            ("lacking", lacking.mean),
            ("lacking-edited", lacking.edited),
            ("lost-sentence", float(lacking.lost > 0)),
            ("lost-sentences", float(min(lacking.lost, MOST_LOST))),
            ("lacking-quotes", said.mean),
            ("lost-quotes", min(said.whole, MOST_LOST)),
        ),
    )


def fullness(parent: Facts, child: Facts, overlap: Overlap, field: Rivals, above: Rivals) -> Clue:
    """Say how fully the parent stands in the child, beside the rival that stands in it most fully."""
    reading = field.readings.by[parent.index]
    of_parent = reading.shared / max(1, above.readings.total)
    covered = parent_coverage(overlap, parent.index)
    note = f"{covered:.0%} of {parent.name}'s article stands in the child's"
    note += f"; of another possible parent {field.coverage:.0%}." if field.coverage > covered else "."
    return Clue(
        "fullness",
        f"{covered - field.coverage:+.2f}",
        note,
        (
            ("full", of_parent),
            ("fuller-rival", max(0.0, field.coverage - covered)),
            ("same-outlet", float(child.outlet is not None and child.outlet == parent.outlet)),
        ),
    )


def first_holder(parent: Facts, field: Rivals) -> list[Clue]:
    """Say what speaks against a parent whose words others had before it."""
    earlier = field.earlier[parent.index]
    if earlier <= SURELY:
        return []
    note = f"About {earlier:.1f} other articles that hold the same words are older than {parent.name}'s."
    return [
        Clue(
            "first-holder",
            f"{earlier:.1f}",
            note,
            (("earlier-holders", math.log1p(earlier)),),
        )
    ]


def named_by_others(parent: Facts, child: Facts) -> list[Clue]:
    """Say what it tells that other articles with the parent's words name it as their origin."""
    others = len(parent.crediting - {child.index})
    if not others:
        return []
    note = f"{others} other article{'s' if others > 1 else ''} with shared words name{'' if others > 1 else 's'} {parent.name} as the origin."
    return [Clue("named-by-others", str(others), note, (("named-by-others", math.log1p(others)),))]
