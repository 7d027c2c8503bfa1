"""Aligning only what one article is connected with: a breadth-first walk over candidate pairs that share spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.align.aligner import align

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from tracer.params import AlignParams
    from tracer.records import Alignment, Candidates, Witness


def around(
    article: str,
    witnesses: Sequence[Witness],
    pairs: Candidates,
    params: AlignParams,
    kept: MutableMapping[tuple[str, str], Alignment],
) -> tuple[list[Witness], list[Alignment]]:
    """Return the witnesses that shared text connects with an article, by its id, and all their alignments.

    Both keep the order of the witnesses. `kept` holds alignments by their ids; those made are added to it, for the
    next article. Each candidate pair of the connected witnesses is aligned once, any other never.
    """
    near: dict[int, list[tuple[int, int]]] = {}
    for pair in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
        for end in pair:
            near.setdefault(end, []).append(pair)
    found: dict[tuple[int, int], Alignment] = {}
    reached = {place for place, witness in enumerate(witnesses) if witness.article.id == article}
    waiting = sorted(reached)
    while waiting:
        for left, right in near.get(waiting.pop(), ()):
            ids = (witnesses[left].article.id, witnesses[right].article.id)
            if ids not in kept:
                kept[ids] = align(witnesses[left], witnesses[right], params)
            if kept[ids].pairs:
                found[left, right] = kept[ids]
                waiting += sorted({left, right} - reached)
                reached |= {left, right}
    return [witnesses[place] for place in sorted(reached)], [found[pair] for pair in sorted(found)]
