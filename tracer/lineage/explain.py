"""One claim of a lineage, with its evidence, whether it was made or only weighed, and what is claimed instead.

`weigh_claim` asks what `infer` asks, so a claim that was made comes back exactly as `infer` has it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.lineage.claims import ROOT, Claim
from tracer.lineage.infer import inferred
from tracer.lineage.judge import Judge
from tracer.lineage.tree import Chosen
from tracer.records import Explanation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracer.params import LineageParams
    from tracer.records import Alignment, Derivation, Lineage, Outlet, Witness


def weigh_claim(
    witnesses: Sequence[Witness],
    alignments: Iterable[Alignment],
    outlets: Iterable[Outlet],
    params: LineageParams,
    *,
    child: str,
    parent: str,
) -> Derivation | None:
    """Return the claim "child took text from parent", by their ids; None if the two share too little for one.

    A claim that was weighed and not chosen is not `primary`; its probability is that of its edge over all trees.
    The other arguments are those of `infer`.
    """
    told = inferred(witnesses, alignments, outlets, params)
    return _Weigher(told, params).weighed(child, parent)


class _Weigher(Judge):
    """A judge that also tells of claims which were not chosen."""

    def weighed(self, child: str, parent: str) -> Derivation | None:
        """Return the claim between two ids as a derivation, chosen or not."""
        claim = self._claim(child, parent)
        if claim is None:
            return None
        made = next((c for c in self.tree.parents(claim.child) if c.claim is claim), None)
        if made is not None:
            return self._derivation(made)
        probability = self.tree.probability.get((claim.parent, claim.child), 0.0)
        chosen = Chosen(claim, probability, primary=False)
        return replace(self._derivation(chosen), alternatives=self._alternatives(chosen))

    def _claim(self, child: str, parent: str) -> Claim | None:
        vertex = next((f.index for f in self.facts if f.witness.article.id == child), None)
        if vertex is None:
            return None
        rivals = self.tree.into.get(vertex, ())
        return next((c for c in rivals if c.parent != ROOT and self.name(c.parent) == parent), None)


def explanation_of(
    lineage: Lineage, child: str, parent: str, claim: Derivation | None, shared: Alignment | None
) -> Explanation:
    """Return the claim "child took text from parent" beside what the lineage claims of the two."""
    made = [one for one in lineage.derivations if one.child == child]
    above = {one.child: one.parent for one in lineage.derivations if one.primary}
    return Explanation(
        child=child,
        parent=parent,
        lineage=lineage,
        claimed=any(one.parent == parent for one in made),
        derivation=claim,
        shared=shared,
        sources=tuple(one for one in made if one.parent != parent),
        reverse=next((d for d in lineage.derivations if (d.child, d.parent) == (parent, child)), None),
        association=next((a for a in lineage.associations if {a.left, a.right} == {child, parent}), None),
        line=_line(child, above),
        parent_line=_line(parent, above),
    )


def _line(id_: str, above: Mapping[str, str]) -> tuple[str, ...]:
    """Return the primary ancestors, nearest first."""
    line: list[str] = []
    while id_ in above:
        id_ = above[id_]
        line.append(id_)
    return tuple(line)
