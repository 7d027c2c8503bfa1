"""The sentence layer: passages that say the same in other words, laid beside the blocks that are copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.align.fragments import grow
from tracer.align.passages import Passage
from tracer.align.sentences import bags, liken, passage_cosine, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.params import AlignParams
    from tracer.records import Witness


def rewritten(left: Witness, right: Witness, copied: Sequence[Passage], params: AlignParams) -> list[Passage]:
    """Return the copied passages together with the rewritten ones, disjoint on both sides.

    A copied passage of `strong_words` stands. A shorter one that lies in a rewritten passage is part of it.
    """
    strong = [p for p in copied if p.left_end - p.left >= params.strong_words]
    weak = [p for p in copied if p.left_end - p.left < params.strong_words]
    fresh = disjoint(_fragments(left, right, params), strong)
    return disjoint(weak, [*strong, *fresh])


def disjoint(candidates: Iterable[Passage], claimed: Iterable[Passage]) -> list[Passage]:
    """Add the candidates, best first, that share no word of either side with what is claimed before them."""
    taken = list(claimed)
    waiting = sorted(candidates, key=lambda p: (-p.score * p.words, p.left, p.right))
    free_left = np.ones(max((p.left_end for p in (*taken, *waiting)), default=0), np.bool_)
    free_right = np.ones(max((p.right_end for p in (*taken, *waiting)), default=0), np.bool_)
    claims = len(taken)
    for number, passage in enumerate([*taken, *waiting]):
        left = free_left[passage.left : passage.left_end]
        right = free_right[passage.right : passage.right_end]
        if number >= claims:
            if not (left.all() and right.all()):
                continue
            taken.append(passage)
        left[:] = False
        right[:] = False
    return taken


def _fragments(left: Witness, right: Witness, params: AlignParams) -> list[Passage]:
    a, b, terms = bags(left.tokens, right.tokens, params.unit_words)
    if not len(a.stems) or not len(b.stems):
        return []
    weights = weigh(a, b, terms)
    seeds = liken(a, b, weights, (params.seed_cosine, params.seed_dice), params.sentence_budget)

    def judge(first: int, last: int, start: int, end: int) -> float:
        box = (a.bounds[first], a.bounds[last], b.bounds[start], b.bounds[end])
        return passage_cosine(a, b, weights, box)

    gaps = range(params.sentence_gap, -1, -1)
    found = grow(seeds.left, seeds.right, judge, gaps, params.passage_cosine)
    return [
        Passage(
            int(a.bounds[f.left]),
            int(a.bounds[f.left_end]),
            int(b.bounds[f.right]),
            int(b.bounds[f.right_end]),
            "rewritten",
            min(1.0, f.score),
        )
        for f in found
        if f.seeds > 1 or f.score >= params.single_cosine
    ]
