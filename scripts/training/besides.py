"""What tells a further parent from chance: every article that was weighed as one, beside the gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.lineage.derive import further_rivals, infer_tree
from tracer.lineage.infer import gathered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracer.params import LineageParams
    from tracer.records import Outlet, Witness
    from training.stories import Aligned


def further_rows(
    story: Aligned,
    witnesses: Sequence[Witness],
    outlets: Sequence[Outlet],
    params: LineageParams,
    weights: Mapping[str, float],
) -> list[tuple[dict[str, float], bool]]:
    """Return the numbers of every possible further parent in the inferred tree, and whether it is a true one."""
    told = gathered(witnesses, story.alignments, outlets, params, weights)
    tree = infer_tree(told.claims, len(told.facts) + len(told.unseen), told.facts, weights, params)
    ids = [w.article.id for w in witnesses]
    true = {(edge["child"], edge["parent"]) for edge in story.gold["edges"]}
    return [
        (dict(clue.numbers), (ids[fact.index], ids[claim.parent]) in true)
        for fact in told.facts
        for claim, clue in further_rivals(fact, tree, params)
    ]
