"""Who copied whom: from aligned articles to a lineage. The stage's one entry; read it first.

    alignments ──weigh──> overlaps ──hypotheses──> unseen sources ──claims_of, evened──> claims with evidence
               ──infer_tree──> the likeliest tree with exact probabilities ──Judge──> records

The methods and their papers are told in docs/lineage.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracer.lineage.claims import claims_of
from tracer.lineage.counts import WordCounts
from tracer.lineage.derive import infer_tree
from tracer.lineage.evidence import FEEDING
from tracer.lineage.facts import Facts
from tracer.lineage.groups import Groups
from tracer.lineage.judge import Judge, joins
from tracer.lineage.overlap import weigh
from tracer.lineage.plain import evened
from tracer.lineage.scars import scars
from tracer.lineage.stories import tell_stories
from tracer.lineage.tree import Inferred
from tracer.lineage.unseen import hypotheses
from tracer.lineage.weights import WEIGHTS
from tracer.records import Lineage, UnseenSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracer.lineage.claims import Claim
    from tracer.lineage.hypothesis import Hypothesis
    from tracer.lineage.overlap import Overlap
    from tracer.params import LineageParams
    from tracer.records import Alignment, Outlet, Witness


class Gathered(NamedTuple):
    """What is known of a pile before its tree is inferred."""

    facts: list[Facts]
    overlaps: list[Overlap]
    story_of: list[int]  # the connected set of each article
    unseen: list[Hypothesis]
    claims: list[Claim]


def infer(
    witnesses: Sequence[Witness],
    alignments: Iterable[Alignment],
    outlets: Iterable[Outlet],
    params: LineageParams,
) -> Lineage:
    """Return the lineage of the witnesses, which must be sorted by article id, each id once.

    `alignments` holds each aligned pair once.
    """
    told = inferred(witnesses, alignments, outlets, params)
    judge = Judge(told, params)
    derivations = judge.derivations()
    associations = judge.associations(told.overlaps)
    used = {derivation.parent for derivation in derivations}
    return Lineage(
        articles=tuple(judge.judged(_members(told.story_of))),
        unseen=tuple(UnseenSource(h.id, h.outlet, h.because(), h.text) for h in told.unseen if h.id in used),
        derivations=tuple(derivations),
        associations=tuple(associations),
        stories=tuple(tell_stories(judge, derivations, associations, params)),
    )


def inferred(
    witnesses: Sequence[Witness],
    alignments: Iterable[Alignment],
    outlets: Iterable[Outlet],
    params: LineageParams,
) -> Inferred:
    """Return what the records of a lineage are made from; the arguments are those of `infer`."""
    outlets = list(outlets)
    told = gathered(witnesses, alignments, outlets, params, WEIGHTS)
    vertices = len(told.facts) + len(told.unseen)
    tree = infer_tree(told.claims, vertices, told.facts, WEIGHTS, params)
    return Inferred(*told[:4], tree, frozenset(one.id for one in outlets if one.kind in FEEDING))


def gathered(
    witnesses: Sequence[Witness],
    alignments: Iterable[Alignment],
    outlets: Iterable[Outlet],
    params: LineageParams,
    weights: Mapping[str, float],
) -> Gathered:
    """Return the claims with their clues, weighed by these weights, before any is chosen."""
    counts = [WordCounts(witness) for witness in witnesses]
    facts = _facts(witnesses, counts, outlets)
    overlaps = sorted(weigh(witnesses, alignments, counts, params), key=lambda o: (o.left, o.right))
    for overlap in overlaps:
        facts[overlap.left].overlaps.append(overlap)
        facts[overlap.right].overlaps.append(overlap)
    story_of = _connected(facts, overlaps, params)
    unseen = hypotheses(facts, story_of, params)
    claims = evened(claims_of(facts, overlaps, unseen, weights, params), facts)
    return Gathered(facts, overlaps, story_of, unseen, claims)


def _facts(
    witnesses: Sequence[Witness], counts: Sequence[WordCounts], outlets: Iterable[Outlet]
) -> list[Facts]:
    registry = {outlet.id: outlet for outlet in outlets}
    facts = []
    for index, witness in enumerate(witnesses):
        article = witness.article
        outlet = registry.get(article.outlet) if article.outlet is not None else None
        name = outlet.name if outlet is not None else article.outlet_name or article.title or article.id
        kind = outlet.kind if outlet is not None else None
        facts.append(Facts(index, witness, counts[index], name, kind, article.published, scars(article.text)))
    return facts


def _connected(facts: Sequence[Facts], overlaps: Iterable[Overlap], params: LineageParams) -> list[int]:
    """Return for each article the least index of the set that shared words connect it with."""
    groups = Groups(len(facts))
    for overlap in overlaps:
        if joins(overlap, facts, params):
            groups.join(overlap.left, overlap.right)
    least = {groups.find(members[0]): members[0] for members in groups.sets()}
    return [least[groups.find(index)] for index in range(len(facts))]


def _members(story_of: Sequence[int]) -> list[list[int]]:
    """Return for each article the members of its connected set (one shared list a set)."""
    sets: dict[int, list[int]] = {}
    for index, story in enumerate(story_of):
        sets.setdefault(story, []).append(index)
    return [sets[story] for story in story_of]
