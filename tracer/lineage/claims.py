"""Claims: every edge that might be in a story's tree, with its clues, before any is chosen.

A claim says "vertex `child` took text from vertex `parent`". Vertices are witness indices, then hypothetical
sources, then one root; a claim from the root says "the child has no source that we know of". Its weight is the sum
of its clues in log-odds, by the table of weights. Linear in the overlaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.lineage import evidence as ev
from tracer.lineage.clues import weigh_clues
from tracer.lineage.facts import possible
from tracer.lineage.hidden import common_source, hypothetical
from tracer.lineage.hypothesis import WITNESSES
from tracer.lineage.overlap import other_end, parent_coverage, seen_from
from tracer.lineage.rivals import rivals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracer.lineage.clues import Clue
    from tracer.lineage.facts import Facts
    from tracer.lineage.hypothesis import Hypothesis
    from tracer.lineage.overlap import Overlap
    from tracer.params import LineageParams
    from tracer.records import Evidence
    from tracer.spans import Span

MOSTLY = (
    0.5  # of the strength: from here what two articles share is equal words, and may be counted as covered
)
ROOT = -1  # the parent of an article that has no source that we know of


@dataclass(frozen=True, slots=True)
class Claim:
    """One possible edge; `overlap` where both ends were supplied, `hypothesis` where the parent was not."""

    parent: int
    child: int
    weight: float
    evidence: tuple[Evidence, ...]
    clues: tuple[Clue, ...] = ()
    overlap: Overlap | None = None
    hypothesis: Hypothesis | None = None
    directed: bool = True  # False: nothing says which of the two is older (plain.py)

    def spans(self) -> list[Span]:
        """Return the child's spans that a supplied parent shares."""
        return [] if self.overlap is None else [span for span, _, _ in seen_from(self.overlap, self.child)]


def claims_of(
    facts: Sequence[Facts],
    overlaps: Sequence[Overlap],
    hypotheses: Sequence[Hypothesis],
    weights: Mapping[str, float],
    params: LineageParams,
) -> list[Claim]:
    """Return every claim over these articles, in a fixed order: root claims, overlaps, hypotheses."""
    strong = [o for o in overlaps if o.strength >= params.association_strength]
    for overlap in strong:
        _note_credits(facts[overlap.left], facts[overlap.right])
    fields = rivals(facts, strong, params)
    sources: dict[int, list[Hypothesis]] = {}
    for hypothesis in hypotheses:
        for child in hypothesis.reasons:
            sources.setdefault(child, []).append(hypothesis)
    kins = [_kin(hypothesis, facts, params) for hypothesis in hypotheses]
    claims = [_claim(ROOT, f.index, ev.original(f, fields[f.index]), weights) for f in facts]
    explained = {
        (h.id, child): _explained(child, h, facts)
        for h, kin in zip(hypotheses, kins, strict=True)
        for child in (*h.reasons, *kin)
    }
    for overlap in strong:
        for parent, child in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
            clues = ev.between(facts[parent], facts[child], overlap, fields[child], fields[parent])
            for hypothesis in sources.get(parent, ())[:1]:
                held = max(explained.get((hypothesis.id, end), 1.0) for end in (parent, child))
                clues += common_source(facts[parent], facts[child], hypothesis, held)
            claims.append(_claim(parent, child, clues, weights, overlap=overlap))
    for number, (hypothesis, kin) in enumerate(zip(hypotheses, kins, strict=True)):
        outvoted = _outvoted(hypothesis, facts, params)
        for child in sorted({*hypothesis.reasons, *kin}):
            held = explained[hypothesis.id, child]
            clues = hypothetical(hypothesis, facts[child], held, kin.get(child, 0.0), outvoted)
            claims.append(_claim(len(facts) + number, child, clues, weights, hypothesis=hypothesis))
    return claims


def _claim(
    parent: int,
    child: int,
    clues: Sequence[Clue],
    weights: Mapping[str, float],
    *,
    overlap: Overlap | None = None,
    hypothesis: Hypothesis | None = None,
) -> Claim:
    total, items = weigh_clues(clues, weights)
    return Claim(parent, child, total, items, tuple(clues), overlap, hypothesis)


def _note_credits(left: Facts, right: Facts) -> None:
    """Note on each of two articles that share words whether the other names its outlet as the origin."""
    for parent, child in ((left, right), (right, left)):
        if parent.outlet in child.text:
            parent.crediting.add(child.index)


def _kin(hypothesis: Hypothesis, facts: Sequence[Facts], params: LineageParams) -> dict[int, float]:
    """Return the articles that share much with a child of the source, with the strength that they share at most.

    One credit may be false, and takes no others with it.
    """
    found: dict[int, float] = {}
    if hypothesis.kind == "siblings" or len(hypothesis.reasons) < WITNESSES:
        return found
    for child in sorted(hypothesis.reasons):
        for overlap in facts[child].overlaps:
            other = other_end(overlap, child)
            if other not in hypothesis.reasons and overlap.strength >= params.strength_even:
                found[other] = max(found.get(other, 0.0), overlap.strength)
    return found


def _outvoted(hypothesis: Hypothesis, facts: Sequence[Facts], params: LineageParams) -> int:
    """Return how many articles share much with those that name the source and name another outlet as the origin."""
    others = {
        other_end(overlap, child)
        for child in hypothesis.reasons
        for overlap in facts[child].overlaps
        if overlap.strength >= params.strength_even
    }
    return sum(
        bool(facts[other].text) and hypothesis.outlet not in facts[other].text
        for other in others - set(hypothesis.reasons)
    )


def _explained(child: int, hypothesis: Hypothesis, facts: Sequence[Facts]) -> float:
    """Return the share of the child that a supplied article without the same credit explains."""
    best = 0.0
    for overlap in facts[child].overlaps:
        other = facts[other_end(overlap, child)]
        if other.index in hypothesis.reasons or hypothesis.outlet in (other.text | other.residue):
            continue
        if possible(other, facts[child]):
            share = overlap.strength / max(1, facts[child].counts.total)
            if overlap.equal > MOSTLY * overlap.strength:
                share = max(share, parent_coverage(overlap, child))
            best = max(best, share)
    return min(1.0, best)
