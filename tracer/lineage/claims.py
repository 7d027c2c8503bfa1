"""Claims: every edge that might be in a story's tree, with its evidence, before any is chosen.

A claim says "vertex `child` took text from vertex `parent`". Vertices are witness indices, then hypothetical
sources, then one root; a claim from the root says "the child has no source that we know of". Its weight is the sum
of its evidence in log-odds. Linear in the overlaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.lineage import evidence as ev
from tracer.lineage.audit import outlets_credited
from tracer.lineage.overlap import EQUAL, other_end, seen_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.lineage.evidence import Facts
    from tracer.lineage.hypothesis import Hypothesis
    from tracer.lineage.overlap import Overlap
    from tracer.params import LineageParams
    from tracer.records import Evidence

ROOT = -1  # the parent of an article that has no source that we know of


@dataclass(frozen=True, slots=True)
class Claim:
    """One possible edge; `overlap` where both ends were supplied, `hypothesis` where the parent was not."""

    parent: int
    child: int
    weight: float
    evidence: tuple[Evidence, ...]
    overlap: Overlap | None = None
    hypothesis: Hypothesis | None = None


def claims_of(
    facts: Sequence[Facts],
    overlaps: Sequence[Overlap],
    hypotheses: Sequence[Hypothesis],
    params: LineageParams,
) -> list[Claim]:
    """Return every claim over these articles, in a fixed order: root claims, overlaps, hypotheses."""
    unseen_outlets = _unseen_outlets(hypotheses)
    claims = [_root_claim(fact, params) for fact in facts]
    strong = [o for o in overlaps if o.strength >= params.association_strength]
    nearest = _nearest(facts, strong, params)
    for overlap in strong:
        for parent, child in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
            items = ev.between(facts[parent], facts[child], overlap, nearest[child], params)
            shared = unseen_outlets.get(parent, frozenset()) & unseen_outlets.get(child, frozenset())
            items += ev.common_source(facts[parent], facts[child], shared, params)
            claims.append(Claim(parent, child, sum(i.weight for i in items), tuple(items), overlap=overlap))
    for number, hypothesis in enumerate(hypotheses):
        for child in hypothesis.children:
            items = ev.hypothetical(
                hypothesis, facts[child], _explained(child, hypothesis, facts, params), params
            )
            weight = sum(item.weight for item in items)
            claims.append(Claim(len(facts) + number, child, weight, tuple(items), hypothesis=hypothesis))
    return claims


def _root_claim(fact: Facts, params: LineageParams) -> Claim:
    items = ev.original(fact, params)
    return Claim(ROOT, fact.index, sum(item.weight for item in items), tuple(items))


def _unseen_outlets(hypotheses: Sequence[Hypothesis]) -> dict[int, frozenset[str]]:
    """Return for each child the ids of the hypothetical sources that it has."""
    found: dict[int, frozenset[str]] = {}
    for hypothesis in hypotheses:
        for child in hypothesis.children:
            found[child] = found.get(child, frozenset()) | {hypothesis.id}
    return found


def _nearest(facts: Sequence[Facts], overlaps: Sequence[Overlap], params: LineageParams) -> list[float]:
    """Return for each article how many words its nearest possible parent has in common with it."""
    best = [0.0] * len(facts)
    for overlap in overlaps:
        for parent, child in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
            if ev.possible(facts[parent], facts[child], params):
                best[child] = max(best[child], overlap.agreement)
    return best


def _explained(
    child: int,
    hypothesis: Hypothesis,
    facts: Sequence[Facts],
    params: LineageParams,
) -> float:
    """Return the share of the child that a supplied article without the same credit explains."""
    best = 0.0
    for overlap in facts[child].overlaps:
        other = facts[other_end(overlap, child)]
        if other.index in hypothesis.children or hypothesis.outlet in outlets_credited(
            other.witness, "text", "residue"
        ):
            continue
        if ev.possible(other, facts[child], params):
            equal = [span for span, _, pair in seen_from(overlap, child) if pair.pair.grade in EQUAL]
            best = max(
                best,
                facts[child].counts.coverage(equal),
                overlap.strength / max(1, facts[child].counts.total),
            )
    return min(1.0, best)
