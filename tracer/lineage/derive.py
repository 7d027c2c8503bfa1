"""From claims to derivations: the likeliest tree of each story, its probabilities, and further parents.

A story's primary parents are the maximum spanning arborescence over a virtual root (see arborescence.py); the
probability of each edge is exact over all trees (see marginals.py). What no primary parent explains may come from a
further one: the greedy cover of sourmash's `gather` (Irber et al. 2022), each step taking the article that explains
most of the words still unexplained.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.arborescence import maximum_arborescence
from tracer.lineage.claims import ROOT, Claim
from tracer.lineage.groups import Groups
from tracer.lineage.marginals import edge_probabilities
from tracer.lineage.overlap import grade_weight, seen_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.lineage.evidence import Facts
    from tracer.params import LineageParams


# evidence on how much two articles share in all, or by comparison with rivals; a further parent is asked
# only what it alone explains
OF_OVERLAP = frozenset({"shared-words", "shared-variants", "fullness", "first-holder"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """A claim that the lineage makes, with its probability."""

    claim: Claim
    probability: float
    primary: bool


@dataclass(slots=True)
class Tree:
    """What was inferred over all vertices: articles first, then hypothetical sources."""

    primary: dict[int, Chosen]  # by child
    further: list[Chosen]
    probability: dict[tuple[int, int], float]  # of every claim, by (parent, child)
    into: dict[int, list[Claim]]  # every claim by child

    def parents(self, child: int) -> list[Chosen]:
        """Return the chosen parents of a child, the primary one first."""
        first = [self.primary[child]] if child in self.primary else []
        return first + [chosen for chosen in self.further if chosen.claim.child == child]

    def line(self, child: int) -> list[int]:
        """Return the child's primary ancestors, nearest first."""
        line: list[int] = []
        while (chosen := self.primary.get(child)) is not None:
            child = chosen.claim.parent
            line.append(child)
        return line

    def root_probability(self, child: int) -> float:
        """Return the probability that the child has no source that we know of (1 for an unseen source)."""
        return self.probability.get((ROOT, child), 1.0)


def infer_tree(claims: Sequence[Claim], vertices: int, facts: Sequence[Facts], params: LineageParams) -> Tree:
    """Choose the primary parents of all articles, component by component, then the further ones."""
    tree = Tree({}, [], {}, {})
    groups = Groups(vertices)
    for claim in claims:
        tree.into.setdefault(claim.child, []).append(claim)
        if claim.parent != ROOT:
            groups.join(claim.parent, claim.child)
    for members in groups.sets():
        _infer_component(members, tree)
    for fact in facts:
        tree.further += _further(fact, tree, params)
    return tree


def _infer_component(members: Sequence[int], tree: Tree) -> None:
    place = {vertex: at for at, vertex in enumerate(members)}
    root = len(members)
    place[ROOT] = root
    claims: list[Claim | None] = []
    edges: list[tuple[int, int, float]] = []
    for vertex in members:
        if vertex not in tree.into:  # a hypothetical source hangs from the root alone
            claims.append(None)
            edges.append((root, place[vertex], 0.0))
        for one in tree.into.get(vertex, ()):
            claims.append(one)
            edges.append((place[one.parent], place[vertex], one.weight))
    probabilities = edge_probabilities(len(members) + 1, root, edges)
    for claim, probability in zip(claims, probabilities, strict=True):
        if claim is not None:
            tree.probability[claim.parent, claim.child] = float(probability)
    for index in maximum_arborescence(len(members) + 1, root, edges)[:root]:
        best = claims[index]
        if best is not None and best.parent != ROOT:
            tree.primary[best.child] = Chosen(best, float(probabilities[index]), primary=True)


def _further(fact: Facts, tree: Tree, params: LineageParams) -> list[Chosen]:
    """Return the further parents of an article by greedy cover of its words."""
    first = tree.primary.get(fact.index)
    if first is None:
        return []
    explained = np.zeros(len(fact.counts.live), dtype=np.bool_)
    if first.claim.overlap is not None:
        explained[_words(fact, first.claim)] = True
    elif first.claim.hypothesis is not None and fact.index in first.claim.hypothesis.covers:
        explained[fact.counts.place([first.claim.hypothesis.covers[fact.index]])] = True
    barred = _barred(fact.index, first, tree)
    rivals = [
        c
        for c in tree.into[fact.index]
        if c.overlap is not None and c.parent not in barred and fact.index not in tree.line(c.parent)
    ]
    found: list[Chosen] = []
    while rivals:
        gains = [(_log_odds(fact, claim, explained, params), claim) for claim in rivals]
        (odds, gain), claim = max(gains, key=lambda pair: (pair[0], -pair[1].parent))
        if gain < params.further_words or odds < _logit(params.derived_probability):
            break
        found.append(Chosen(claim, _logistic(odds), primary=False))
        explained[_words(fact, claim)] = True
        rivals = [rival for rival in rivals if rival is not claim]
    return found + _further_unseen(fact, first, found, tree)


def _barred(child: int, first: Chosen, tree: Tree) -> set[int]:
    """Return the vertices that cannot be further parents: the primary line, and those that share its source."""
    barred = {child, *tree.line(child)}
    if first.claim.hypothesis is not None:
        barred.update(first.claim.hypothesis.children)
    return barred


def _further_unseen(fact: Facts, first: Chosen, found: Sequence[Chosen], tree: Tree) -> list[Chosen]:
    """Return the credited unseen sources beside the chosen parents, where those do not lead to them."""
    lines = {
        vertex
        for chosen in (first, *found)
        for vertex in (chosen.claim.parent, *tree.line(chosen.claim.parent))
    }
    more = []
    for claim in tree.into[fact.index]:
        if claim.hypothesis is None or claim.parent in lines:
            continue
        probability = _logistic(claim.weight)
        if claim.hypothesis.kind == "unseen-credit" and probability >= 0.5:
            more.append(Chosen(claim, probability, primary=False))
    return more


def _words(fact: Facts, claim: Claim) -> NDArray[np.int64]:
    spans = [span for span, _, _ in seen_from(claim.overlap, fact.index)] if claim.overlap is not None else []
    return fact.counts.place(spans)


def _gain(fact: Facts, claim: Claim, explained: NDArray[np.bool_], params: LineageParams) -> float:
    """Return the strength, in words, of what the claim explains and nothing before it does."""
    gain = 0.0
    if claim.overlap is None:
        return gain
    for span, _, pair in seen_from(claim.overlap, fact.index):
        words = fact.counts.place([span])
        fresh = words[~explained[words] & ~fact.counts.quoted[words]]
        gain += grade_weight(pair.pair.grade, params) * len(fresh)
    return gain


def _log_odds(
    fact: Facts, claim: Claim, explained: NDArray[np.bool_], params: LineageParams
) -> tuple[float, float]:
    """Return the log-odds of a further parent by what it alone explains, and that in words of strength."""
    gain = _gain(fact, claim, explained, params)
    of_overlap = min(params.overlap_cap, (gain - params.strength_even) / params.strength_step)
    return _without_overlap(claim) + of_overlap, gain


def _without_overlap(claim: Claim) -> float:
    """Return the claim's weight less what only speaks of how much the two share in all."""
    return sum(item.weight for item in claim.evidence if item.kind not in OF_OVERLAP)


def _logit(probability: float) -> float:
    return math.log(probability / (1.0 - probability))


def _logistic(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))
