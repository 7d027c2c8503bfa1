"""Further parents: what the primary parent and its own line leave unexplained may come from another article.

Greedy cover, as in sourmash's `gather` (Irber et al. 2022): each step asks of every article that is left what it alone
explains. Linear in the span pairs of the child.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tracer.lineage.clues import Clue
from tracer.lineage.overlap import EQUAL, grade_weight, seen_from

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tracer.lineage.claims import Claim
    from tracer.lineage.facts import Facts
    from tracer.lineage.tree import Tree
    from tracer.params import LineageParams

MOST = 4.0  # log-odds; more evidence of the two articles alone says no more
# Kinds of evidence that hold of a further parent as of a first one. What it lacks of the child, the first parent gave.
ALONE = frozenset(
    {"time", "credit", "residue", "credit-reverse", "registry", "named-by-others", "first-holder", "errors"}
)


def further_claims(fact: Facts, tree: Tree) -> list[Claim]:
    """Return the claims that might make a further parent: of articles outside the primary line and its unseen source's kin."""
    first = tree.primary.get(fact.index)
    if first is None:
        return []
    barred = {fact.index, *tree.line(fact.index)}
    if first.claim.hypothesis is not None:
        barred.update(first.claim.hypothesis.reasons, first.claim.hypothesis.others)
    return [
        claim
        for claim in tree.into[fact.index]
        if claim.overlap is not None
        and claim.parent not in barred
        and fact.index not in tree.line(claim.parent)
    ]


def unexplained(fact: Facts, tree: Tree) -> NDArray[np.bool_]:
    """Mark the live words outside quotes that neither the primary parent nor its ancestors share."""
    left = fact.counts.live & ~fact.counts.quoted
    first = tree.primary.get(fact.index)
    line = set(tree.line(fact.index))
    for claim in tree.into[fact.index]:
        if claim.parent in line and claim.overlap is not None:
            left[fact.counts.place(claim.spans())] = False
    if first is not None and first.claim.hypothesis is not None:
        covered = first.claim.hypothesis.covers.get(fact.index)
        left[fact.counts.place([covered] if covered is not None else [])] = False
    return left


def besides(
    fact: Facts, claim: Claim, left: NDArray[np.bool_], tree: Tree, params: LineageParams
) -> Clue | None:
    """Return what speaks for a further parent by the words that it alone explains; None where those are few."""
    if claim.overlap is None:
        return None
    gain, longest = 0.0, 0
    for span, _, pair in seen_from(claim.overlap, fact.index):
        words = fact.counts.place([span])
        fresh = int(left[words].sum())
        gain += grade_weight(pair.pair.grade, params) * fresh
        if pair.pair.grade in EQUAL:
            longest = max(longest, fresh)
    if gain < params.further_words:
        return None
    first = tree.primary[fact.index]
    ours, theirs = tree.line(fact.index)[-1], [claim.parent, *tree.line(claim.parent)][-1]
    seen = {name for clue in claim.clues for name, _ in clue.numbers}
    alone = sum(item.weight for item in claim.evidence if item.kind in ALONE)
    return Clue(
        "besides",
        f"{gain:.1f}",
        f"It alone explains the equivalent of {gain:.0f} equal words, {longest} of them in a row.",
        (
            ("besides", 1.0),
            ("besides-longest", math.log1p(longest)),
            ("besides-other-origin", float(ours != theirs)),
            ("besides-claim", max(-MOST, min(MOST, alone))),
            ("besides-named", float(bool(seen & {"names", "reports", "traces"}))),
            ("besides-later", float("later" in seen)),
            ("besides-chance", first.probability),
        ),
    )
