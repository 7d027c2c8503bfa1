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
from tracer.lineage.comparison import levelled, named_by_others, preference
from tracer.lineage.overlap import EQUAL, other_end, seen_from
from tracer.lineage.rivals import rivals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracer.lineage.evidence import Facts
    from tracer.lineage.hypothesis import Hypothesis
    from tracer.lineage.overlap import Overlap
    from tracer.lineage.rivals import Rivals
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
    fields = rivals(facts, strong, params)
    for overlap in strong:
        _note_credits(facts[overlap.left], facts[overlap.right])
    for child, edges in enumerate(_edges(facts, strong, fields, unseen_outlets, params)):
        best = max((preference(items) for _, _, items in edges), default=0.0)
        for parent, overlap, items in edges:
            listed = (*items, *levelled(best))
            claims.append(Claim(parent, child, sum(i.weight for i in listed), listed, overlap=overlap))
    for number, hypothesis in enumerate(hypotheses):
        for child in hypothesis.children:
            items = ev.hypothetical(
                hypothesis, facts[child], _explained(child, hypothesis, facts, params), params
            )
            weight = sum(item.weight for item in items)
            claims.append(Claim(len(facts) + number, child, weight, tuple(items), hypothesis=hypothesis))
    return claims


def _edges(
    facts: Sequence[Facts],
    overlaps: Sequence[Overlap],
    fields: Sequence[Rivals],
    unseen_outlets: Mapping[int, frozenset[str]],
    params: LineageParams,
) -> list[list[tuple[int, Overlap, list[Evidence]]]]:
    """Return for each child its possible parents among the supplied articles, with the evidence for each."""
    edges: list[list[tuple[int, Overlap, list[Evidence]]]] = [[] for _ in facts]
    for overlap in overlaps:
        for parent, child in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
            items = ev.between(facts[parent], facts[child], overlap, fields[child], params)
            shared = unseen_outlets.get(parent, frozenset()) & unseen_outlets.get(child, frozenset())
            items += named_by_others(facts[parent], facts[child], params)
            items += ev.common_source(facts[parent], facts[child], shared, params)
            edges[child].append((parent, overlap, items))
    return edges


def _note_credits(left: Facts, right: Facts) -> None:
    """Note on each of two articles that share words whether the other names its outlet as the origin."""
    for parent, child in ((left, right), (right, left)):
        if parent.witness.article.outlet in outlets_credited(child.witness, "text"):
            parent.crediting.add(child.index)


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
