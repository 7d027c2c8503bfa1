"""What the possible parents of one article have in common, so that each can be measured against the best of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracer.lineage.facts import SURELY, before, possible
from tracer.lineage.overlap import parent_coverage
from tracer.lineage.readings import readings
from tracer.lineage.runs import NO_RUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.lineage.facts import Facts
    from tracer.lineage.overlap import Overlap
    from tracer.lineage.readings import Readings
    from tracer.params import LineageParams


@dataclass(slots=True)
class Rivals:
    """The possible parents of one article, taken together."""

    readings: Readings  # of runs outside quotes
    wording: Readings  # of single words outside quotes
    said: Readings  # of runs inside quotes
    coverage: float = 0.0  # greatest share of a possible parent that stands in the child
    outlets: set[str] = field(default_factory=set)  # whose articles may be parents
    earlier: dict[int, float] = field(
        default_factory=dict
    )  # parent: older articles with its words (expected)
    words: float = 0.0  # greatest strength that it shares with a possible parent
    equal: float = 0.0  # greatest strength of equal words
    near: int = 0  # articles that share words with it
    before: int = 0  # of them, surely dated before it


def rivals(facts: Sequence[Facts], overlaps: Sequence[Overlap], params: LineageParams) -> list[Rivals]:
    """Return the rivals for each article. Linear in the overlaps, but for a sort of each article's."""
    # what nobody shares a word with has no readings to compare
    near = {end for overlap in overlaps for end in (overlap.left, overlap.right)}
    counts = [fact.counts if fact.index in near else None for fact in facts]
    runs = readings(facts, overlaps, [one.runs if one else NO_RUNS for one in counts], params)
    words = readings(facts, overlaps, [one.wording if one else NO_RUNS for one in counts], params)
    said = readings(facts, overlaps, [one.said if one else NO_RUNS for one in counts], params)
    found = [Rivals(*three) for three in zip(runs, words, said, strict=True)]
    for overlap in overlaps:
        for parent, child in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
            best = found[child]
            best.near += 1
            order = before(facts[parent], facts[child])
            best.before += order is not None and order >= 1 - SURELY
            if not possible(facts[parent], facts[child]):
                continue
            best.words = max(best.words, overlap.strength)
            best.equal = max(best.equal, overlap.equal)
            best.coverage = max(best.coverage, parent_coverage(overlap, parent))
            if (outlet := facts[parent].outlet) is not None:
                best.outlets.add(outlet)
    for best in found:
        best.earlier = _earlier(best.readings, facts)
    return found


def _earlier(read: Readings, facts: Sequence[Facts]) -> dict[int, float]:
    """Return for each possible parent how many holders of its words are older, as their dates lead one to expect."""
    found: dict[int, float] = {}
    for parent, reading in read.by.items():
        orders = [before(facts[other], facts[parent]) for other in reading.holders]
        found[parent] = sum(order for order in orders if order is not None)
    return found
