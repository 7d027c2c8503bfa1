"""Stories: connected sets of articles, their origins, and what about them could not be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.lineage.groups import Groups
from tracer.records import Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.lineage.judge import Judge
    from tracer.lineage.tree import Tree
    from tracer.params import LineageParams
    from tracer.records import Association, Derivation

SHOWN = 20  # unresolved lines of a story; the rest is counted


def tell_stories(
    judge: Judge,
    derivations: Iterable[Derivation],
    associations: Iterable[Association],
    params: LineageParams,
) -> list[Story]:
    """Return every story, largest first; every article is in exactly one, alone if need be."""
    ids = [judge.name(vertex) for vertex in range(len(judge.facts) + len(judge.hypotheses))]
    place = {name: vertex for vertex, name in enumerate(ids)}
    groups = Groups(len(ids))
    for derivation in derivations:
        groups.join(place[derivation.parent], place[derivation.child])
    for association in associations:
        groups.join(place[association.left], place[association.right])
    count = len(judge.facts)
    sets = [members for members in groups.sets() if members[0] < count]
    sets.sort(key=lambda members: (-sum(1 for m in members if m < count), ids[members[0]]))
    return [
        Story(
            id=f"story:{number}",
            articles=tuple(sorted(ids[m] for m in members if m < count)),
            origins=tuple(sorted(ids[m] for m in members if m not in judge.tree.primary)),
            unresolved=_unresolved(members, judge.tree, judge, params),
        )
        for number, members in enumerate(sets, 1)
    ]


def _unresolved(members: Sequence[int], tree: Tree, judge: Judge, params: LineageParams) -> tuple[str, ...]:
    """Say of which edges the direction, or the parent, is an open question."""
    lines: list[str] = []
    for child in members:
        chosen = tree.primary.get(child)
        if chosen is None:
            continue
        parent = chosen.claim.parent
        back = tree.probability.get((child, parent), 0.0)
        if tree.is_open(chosen, params.close_call):
            lines.append(
                f"Which of {judge.name(parent)} and {judge.name(child)} took from the other cannot be told "
                f"({chosen.probability:.2f} against {back:.2f})."
            )
        elif chosen.probability < 0.5:
            lines.append(
                f"The parent of {judge.name(child)} is uncertain; the likeliest has {chosen.probability:.2f}."
            )
    if len(lines) > SHOWN:
        return (*lines[:SHOWN], f"And {len(lines) - SHOWN} more of the kind.")
    return tuple(lines)
