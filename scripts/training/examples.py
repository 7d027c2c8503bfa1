"""From a story to an example: every claim with its numbers, and which claims the gold allows.

Each child is allowed the parents that the gold names. Where its parent was deleted: the hypothetical source that stands
for it; else the nearest ancestor at hand; else its heirs, the articles that hold the very words, or no source. A child that is
weighed against none of these teaches nothing: everything is allowed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from evaluation.lineage import history

from tracer.lineage.claims import ROOT
from tracer.lineage.infer import gathered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.lineage.hypothesis import Hypothesis
    from tracer.metrics.lineages import TrueHistory
    from tracer.params import LineageParams
    from tracer.records import Outlet, Witness
    from training.stories import Aligned

MODES = ("dated", "undated", "half")  # each story is learned from in three copies


@dataclass(slots=True)
class Example:
    """One story: vertices are articles, then hypotheses; the root is the vertex after the last."""

    articles: int
    vertices: int
    parent: NDArray[np.int64]  # [claims]
    child: NDArray[np.int64]  # [claims]
    allowed: NDArray[np.bool_]  # [claims]
    numbers: list[dict[str, float]]  # [claims]


def shown(witnesses: Sequence[Witness], mode: str, salt: str) -> list[Witness]:
    """Return the witnesses with all dates, none, or about half of them."""
    if mode == "dated":
        return list(witnesses)
    lot = random.Random(salt)  # noqa: S311 - no secret
    return [
        replace(w, article=replace(w.article, published=None))
        if mode == "undated" or lot.random() < 0.5
        else w
        for w in witnesses
    ]


def example_of(
    story: Aligned, witnesses: Sequence[Witness], outlets: Sequence[Outlet], params: LineageParams
) -> Example:
    """Return the example that a story makes, with these witnesses for its own (their dates may be hidden)."""
    told = gathered(witnesses, story.alignments, outlets, params, {})
    count, root = len(witnesses), len(witnesses) + len(told.unseen)
    ids = [w.article.id for w in witnesses]
    edges = {(claim.parent, claim.child) for claim in told.claims}
    wanted = _wanted(story.gold, ids, told.unseen, edges)
    numbers = []
    for claim in told.claims:
        summed: dict[str, float] = {}
        for clue in claim.clues:
            for name, value in clue.numbers:
                summed[name] = summed.get(name, 0.0) + value
        numbers.append(summed)
    parent = np.array([root if c.parent == ROOT else c.parent for c in told.claims], dtype=np.int64)
    child = np.array([c.child for c in told.claims], dtype=np.int64)
    allowed = np.array([c.parent in wanted[c.child] for c in told.claims], dtype=np.bool_)
    _open_rings(parent, child, allowed, count, root)
    return Example(count, root, parent, child, allowed, numbers)


def _wanted(
    gold: dict[str, object], ids: list[str], unseen: Sequence[Hypothesis], edges: set[tuple[int, int]]
) -> list[set[int]]:
    true = history(gold)
    lines = true.lines()
    at = {name: index for index, name in enumerate(ids)}
    standing = _standing_for(gold, true, lines, ids, unseen)
    found: list[set[int]] = [set() for _ in ids]
    for edge in true.edges:
        if edge.child not in at:
            continue
        child, some = at[edge.child], found[at[edge.child]]
        hypothesis = standing.get(edge.parent)
        if edge.parent in at:
            some.add(at[edge.parent])
        elif hypothesis is not None and (hypothesis, child) in edges:
            some.add(hypothesis)
        elif edge.nearest:
            some.add(at[edge.nearest])
        else:
            heirs = {at[b] for b in ids if edge.parent in lines[b] and edge.child not in lines[b]}
            some |= heirs | {at[name] for name in edge.equals if name in at} | {ROOT}
    every: list[set[int]] = [{ROOT} for _ in ids]
    for parent, child in edges:
        every[child].add(parent)
    return [(some & every[child] or every[child]) if some else {ROOT} for child, some in enumerate(found)]


def _standing_for(
    gold: dict[str, object],
    true: TrueHistory,
    lines: dict[str, frozenset[str]],
    ids: list[str],
    unseen: Sequence[Hypothesis],
) -> dict[str, int]:
    """Pair deleted sources with hypotheses: of its outlet with an heir, or siblings that are mostly its children."""
    fits = []
    for number, hypothesis in enumerate(unseen):
        showing = {ids[child] for child in hypothesis.reasons}
        for source in gold["unseen"]:
            heirs = {name for name in ids if source["id"] in lines[name]}
            children = showing & true.unseen[source["id"]]
            named = hypothesis.outlet is not None and hypothesis.outlet == source["outlet"]
            kin = hypothesis.outlet is None and len(children) >= 2 and 2 * len(children) >= len(showing)
            if (named and showing & heirs) or kin:
                fits.append((not named, -len(children), number, source["id"]))
    pairs: dict[str, int] = {}
    for _, _, number, name in sorted(fits):
        if name not in pairs and len(ids) + number not in pairs.values():
            pairs[name] = len(ids) + number
    return pairs


def _open_rings(
    parent: NDArray[np.int64], child: NDArray[np.int64], allowed: NDArray[np.bool_], count: int, root: int
) -> None:
    """Allow "no source" too for articles that the allowed claims do not join to the root (equal holders in a ring)."""
    reached = set(range(count, root + 1))
    edges = [(int(p), int(c)) for p, c in zip(parent[allowed], child[allowed], strict=True)]
    while new := {c for p, c in edges if p in reached} - reached:
        reached |= new
    allowed |= (parent == root) & ~np.isin(child, sorted(reached))
