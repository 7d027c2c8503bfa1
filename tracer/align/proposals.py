"""Proposals by meaning: runs of sentences that say the same in the same order, in hardly a common word.

A sentence encoder gives each sentence a vector. Two sentences that are each other's nearest and near enough
are a link; links that follow each other on both sides, few sentences apart, make a chain (the recurrence of
chains.py). A chain proposes the passage from its first to its last sentence. Near vectors prove nothing
(two reports of one event have them too), so a passage stands only if the chain is long and dense, if
its two sides share names or numbers, and most of those that the smaller side has, and if they share some words.
O(u * v) for u and v sentences, at most `meaning_sentences` on a side.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tracer.align.agreement import particulars
from tracer.align.growth import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.align.growth import Box, Field
    from tracer.align.meaning import Encoder
    from tracer.align.sentences import Bags
    from tracer.params import AlignParams
    from tracer.records import Witness

GRAIN = 1024  # similarities are rounded to 1 / GRAIN, so that the last bits of a sum decide nothing
Link = tuple[int, int, float]  # sentence of the left text, of the right text, their similarity


def proposals(
    pair: tuple[Witness, Witness],
    both: tuple[Bags, Bags],
    plain: Field,
    encoder: Encoder,
    params: AlignParams,
) -> list[Box]:
    """Return passages that the encoder proposes among the words that are free, longest chains first."""
    rows, columns = both[0].bounds.tolist(), both[1].bounds.tolist()
    if max(len(rows), len(columns)) - 1 > params.meaning_sentences:
        return []
    vectors = [
        encoder(_sentences(witness, bounds)) for witness, bounds in zip(pair, (rows, columns), strict=True)
    ]
    near = np.rint(vectors[0] @ vectors[1].T * GRAIN) / GRAIN
    best = (near >= near.max(axis=1, keepdims=True)) & (near >= near.max(axis=0, keepdims=True))
    taken = [
        np.logical_or.reduceat(~side.free, bag.bounds[:-1])
        for side, bag in zip((plain.left, plain.right), both, strict=True)
    ]
    best &= ~taken[0][:, None] & ~taken[1]
    walls = np.cumsum(taken[0]).tolist(), np.cumsum(taken[1]).tolist()
    i, j = np.nonzero(best & (near >= params.meaning_least))
    links = list(zip(i.tolist(), j.tolist(), near[i, j].tolist(), strict=True))
    return [
        (rows[chain[0][0]], rows[chain[-1][0] + 1], columns[chain[0][1]], columns[chain[-1][1] + 1])
        for chain in _chains(links, walls, params)
        if _dense(chain, params)
    ]


def _sentences(witness: Witness, bounds: Sequence[int]) -> list[str]:
    """Return the text of each sentence, from its first word to its last."""
    tokens, text = witness.tokens, witness.article.text
    starts, ends = tokens.starts.tolist(), tokens.ends.tolist()
    return [text[starts[a] : ends[b - 1]] for a, b in pairwise(bounds)]


def _chains(
    links: Sequence[Link], walls: tuple[Sequence[int], Sequence[int]], params: AlignParams
) -> list[list[Link]]:
    """Return disjoint chains of links, best sum of similarities first.

    `walls` count the taken sentences up to each sentence of either text; no chain runs across one.
    """
    worth: list[float] = []
    before: list[int] = []
    for place, (row, column, near) in enumerate(links):
        earlier = [
            (worth[k], -k)
            for k in range(max(0, place - params.chain_lookback), place)
            if 0 < row - links[k][0] <= params.meaning_gap
            and 0 < column - links[k][1] <= params.meaning_gap
            and walls[0][row] == walls[0][links[k][0]]
            and walls[1][column] == walls[1][links[k][1]]
        ]
        top, k = max(earlier, default=(0.0, 1))
        worth.append(top + near)
        before.append(-k)
    chains: list[list[Link]] = []
    used: set[int] = set()
    for end in sorted(range(len(links)), key=lambda k: (-worth[k], k)):
        chain: list[Link] = []
        at = end
        while at >= 0 and at not in used:
            used.add(at)
            chain.append(links[at])
            at = before[at]
        if chain:
            chains.append(chain[::-1])
    return chains


def _dense(chain: Sequence[Link], params: AlignParams) -> bool:
    """Whether a chain is long, and links most of the sentences that it spans."""
    spanned = max(chain[-1][0] - chain[0][0], chain[-1][1] - chain[0][1]) + 1
    return len(chain) >= params.meaning_links and len(chain) >= params.meaning_density * spanned


def agrees(pair: tuple[Witness, Witness], plain: Field, box: Box, params: AlignParams) -> bool:
    """Whether a proposed passage has names, numbers and some words in common."""
    ours, theirs = (
        frozenset().union(*particulars(witness, *ends))
        for witness, ends in zip(pair, (box[:2], box[2:]), strict=True)
    )
    common = len(ours & theirs)
    if common < params.meaning_particulars or common < params.meaning_share * min(len(ours), len(theirs)):
        return False
    cosine, shared = likeness(plain, box)
    return cosine >= params.meaning_cosine and shared >= params.passage_weight
