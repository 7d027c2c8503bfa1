"""What the possible parents of one child hold of its wording, each beside the others.

Textual criticism's common-variant method (P. Maas, Textkritik, 1927): of several witnesses that hold a text, a child
comes from one that has all the readings which it shares with the rest. Readings are runs of three words outside
quotation marks; whoever was there has the quotes. Per child O(neighbours * (runs + RIVALS * runs)), linear in the overlaps.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.facts import possible
from tracer.lineage.sentences import NO_SENTENCES, by_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.lineage.facts import Facts
    from tracer.lineage.overlap import Overlap
    from tracer.lineage.runs import Runs
    from tracer.lineage.sentences import Lacking, Sentences
    from tracer.params import LineageParams

RIVALS = 16  # nearest possible parents that the others are measured against; bounds the work per child


@dataclass(frozen=True, slots=True)
class Reading:
    """One possible parent's hold on a child's runs; counts of different runs."""

    shared: int  # held by both
    missing: int  # of the child, held by some possible parent and not by this
    behind: int  # of the child, held by the rival that has most which this lacks
    alone: int  # held by both and by nobody else
    holders: tuple[int, ...]  # near possible parents that hold all that this shares with the child, or nearly
    lacking: Lacking  # sentence by sentence


@dataclass(frozen=True, slots=True)
class Readings:
    """The runs of one child as its neighbours hold them."""

    total: int  # runs of the child; 0 where it has no neighbour
    attested: int  # of them, held by any neighbour
    explained: int  # of them, held by any possible parent
    best: int  # of them, held by the possible parent that has most
    top: tuple[tuple[int, int], ...]  # (runs, possible parent) of the two that have most
    by: dict[int, Reading]  # by neighbour
    sentences: Sentences  # the child's, by what its possible parents hold of them

    def second(self, parent: int) -> int:
        """Return the runs of the possible parent that has most apart from this one."""
        return next((runs for runs, other in self.top if other != parent), 0)


_ALONE = Readings(0, 0, 0, 0, (), {}, NO_SENTENCES)  # of an article without neighbours


def readings(
    facts: Sequence[Facts],
    overlaps: Sequence[Overlap],
    held_by: Sequence[Runs],
    params: LineageParams,
) -> list[Readings]:
    """Return what the neighbours of each article hold of its readings; overlaps join neighbours.

    `held_by` gives each article's different readings: runs of words, or single words.
    """
    near: list[list[int]] = [[] for _ in facts]
    for overlap in overlaps:
        near[overlap.left].append(overlap.right)
        near[overlap.right].append(overlap.left)
    numbers = _numbered([runs.hashes for runs in held_by])
    place = np.full(max((int(n.max(initial=-1)) for n in numbers), default=-1) + 1, -1, dtype=np.int64)
    found = []
    for child, fact in enumerate(facts):
        if not near[child]:
            found.append(_ALONE)
            continue
        mine = numbers[child]
        place[mine] = np.arange(len(mine))
        held = np.zeros((len(near[child]), len(mine)), dtype=np.bool_)
        for row, other in enumerate(near[child]):
            at = place[numbers[other]]
            held[row, at[at >= 0]] = True
        place[mine] = -1
        able = np.array([possible(facts[other], fact) for other in near[child]], dtype=np.bool_)
        when = np.array([_when(facts[other]) for other in near[child]])
        found.append(_read(near[child], held, able, when, held_by[child].sentences, params))
    return found


def _when(fact: Facts) -> float:
    """Return the middle of the time interval; articles without a date come last."""
    published = fact.published
    if published is None:
        return math.inf
    return (published.earliest.timestamp() + published.latest.timestamp()) / 2


def _numbered(runs: Sequence[NDArray[np.uint64]]) -> list[NDArray[np.int64]]:
    """Give the different readings of all articles numbers."""
    if not runs:
        return []
    _, inverse = np.unique(np.concatenate(runs), return_inverse=True)
    return np.split(inverse.reshape(-1), np.cumsum([len(r) for r in runs])[:-1])


def _read(
    near: Sequence[int],
    held: NDArray[np.bool_],
    able: NDArray[np.bool_],
    when: NDArray[np.float64],
    sentences: NDArray[np.int64],
    params: LineageParams,
) -> Readings:
    counts = held.sum(axis=0)
    explained = held[able].any(axis=0)
    shared = held.sum(axis=1)
    missing = (explained & ~held).sum(axis=1)
    alone = (held & (counts == 1)).sum(axis=1)
    slack = np.maximum(params.holder_runs, params.holder_share * shared)
    ranked = np.flatnonzero(able)
    most = shared[ranked].max(initial=0)
    step = max(1.0, params.holder_runs, params.holder_share * most)
    ranked = ranked[np.lexsort((when[ranked], (most - shared[ranked]) // step))][:RIVALS]
    behind = np.zeros(len(near), dtype=np.float32)
    holds = np.zeros((len(near), len(ranked)), dtype=np.bool_)
    if len(ranked):
        top = held[ranked].astype(np.float32)
        both = held.astype(np.float32) @ top.T
        behind = (top.sum(axis=1) - both).max(axis=1)
        holds = (shared[:, None] - both <= slack[:, None]) & (np.arange(len(near))[:, None] != ranked)
    lacking, whole = by_sentence(held, able, sentences)
    return Readings(
        total=held.shape[1],
        attested=int((counts > 0).sum()),
        explained=int(explained.sum()),
        best=int(shared[able].max(initial=0)),
        top=tuple(sorted(((int(shared[row]), near[row]) for row in ranked.tolist()), reverse=True)[:2]),
        by={
            other: Reading(
                int(shared[row]),
                int(missing[row]),
                int(behind[row]),
                int(alone[row]),
                tuple(near[other] for other in ranked[holds[row]].tolist()),
                lacking[row],
            )
            for row, other in enumerate(near)
        },
        sentences=whole,
    )
