"""From claims to derivations: the likeliest tree of each story, its probabilities, and further parents.

A story's primary parents are the maximum spanning arborescence over a virtual root (see arborescence.py); the
probability of each edge is exact over all trees (see marginals.py). What no primary parent explains may come from a
further one (besides.py).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tracer.lineage.arborescence import maximum_arborescence
from tracer.lineage.besides import besides, further_claims, unexplained
from tracer.lineage.claims import ROOT, Claim
from tracer.lineage.groups import Groups
from tracer.lineage.marginals import edge_probabilities
from tracer.lineage.tree import Chosen, Tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracer.lineage.clues import Clue
    from tracer.lineage.facts import Facts
    from tracer.params import LineageParams


def infer_tree(
    claims: Sequence[Claim],
    vertices: int,
    facts: Sequence[Facts],
    weights: Mapping[str, float],
    params: LineageParams,
) -> Tree:
    """Choose the primary parents of all articles, component by component, then the further ones.

    Siblings that prove a source are two or more: where a single child was left to such a source, it is taken away and
    the tree is inferred anew.
    """
    tree = _primary(claims, vertices)
    if lonely := _lonely(tree):
        tree = _primary([claim for claim in claims if claim.parent not in lonely], vertices)
    for fact in facts:
        tree.further += _further(fact, tree, weights, params)
    return tree


def _primary(claims: Sequence[Claim], vertices: int) -> Tree:
    tree = Tree({}, [], {}, {})
    groups = Groups(vertices)
    for claim in claims:
        tree.into.setdefault(claim.child, []).append(claim)
        if claim.parent != ROOT:
            groups.join(claim.parent, claim.child)
    for members in groups.sets():
        if len(members) > 1:
            _infer_component(members, tree)
        elif members[0] in tree.into:  # it has the root's claim alone
            tree.probability[ROOT, members[0]] = 1.0
    return tree


def _lonely(tree: Tree) -> set[int]:
    """Return the sources that siblings are to prove and that have one child in the tree."""
    children: dict[int, int] = {}
    for chosen in tree.primary.values():
        if chosen.claim.hypothesis is not None and chosen.claim.hypothesis.kind == "siblings":
            children[chosen.claim.parent] = children.get(chosen.claim.parent, 0) + 1
    return {source for source, count in children.items() if count == 1}


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
    _leave_open(claims, tree)
    for index in maximum_arborescence(len(members) + 1, root, edges)[:root]:
        best = claims[index]
        if best is not None and best.parent != ROOT:
            tree.primary[best.child] = Chosen(best, tree.probability[best.parent, best.child], primary=True)


def _leave_open(claims: Sequence[Claim | None], tree: Tree) -> None:
    """Give both directions the same probability where nothing tells them apart but their places in the tree."""
    for claim in claims:
        if claim is not None and not claim.directed and claim.parent < claim.child:
            ways = (claim.parent, claim.child), (claim.child, claim.parent)
            mean = sum(tree.probability[way] for way in ways) / 2
            tree.probability.update(dict.fromkeys(ways, mean))


def _further(fact: Facts, tree: Tree, weights: Mapping[str, float], params: LineageParams) -> list[Chosen]:
    """Return the further parents of an article: greedily the likeliest, each for what none before it explains."""
    rivals = further_claims(fact, tree)
    if not rivals:
        return []
    open_words = unexplained(fact, tree)
    least = math.log(params.further_probability / (1.0 - params.further_probability))
    found: list[Chosen] = []
    while rivals:
        weighed = [
            (clue, claim) for claim in rivals if (clue := besides(fact, claim, open_words, tree, params))
        ]
        if not weighed:
            break
        clue, claim = max(weighed, key=lambda one: (one[0].weight(weights), -one[1].parent))
        odds = clue.weight(weights)
        if odds < least:
            break
        found.append(Chosen(claim, 1.0 / (1.0 + math.exp(-odds)), primary=False, clues=(clue,)))
        open_words[fact.counts.place(claim.spans())] = False
        rivals = [rival for rival in rivals if rival is not claim]
    return found


def further_rivals(fact: Facts, tree: Tree, params: LineageParams) -> list[tuple[Claim, Clue]]:
    """Return every claim that might make a further parent of the article before any is chosen, with its clue."""
    open_words = unexplained(fact, tree)
    return [
        (claim, clue)
        for claim in further_claims(fact, tree)
        if (clue := besides(fact, claim, open_words, tree, params)) is not None
    ]
