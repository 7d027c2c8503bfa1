"""Siblings of a source that nobody names: articles that share words none can have given the others.

Two proofs are known: articles of the same minute share much text, so that there was no time to copy it; or each two of
three share words that the third lacks, while no supplied article holds them all (textual criticism's argument for a
lost hyparchetype: P. Maas, Textkritik, 1927). Only an article's nearest few are tried, so that the work is linear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.audit import has_own_mark, outlets_credited
from tracer.lineage.groups import Groups
from tracer.lineage.hypothesis import Hypothesis
from tracer.lineage.overlap import EQUAL, other_end, seen_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.lineage.facts import Facts
    from tracer.lineage.overlap import Overlap
    from tracer.params import LineageParams

MINUTE = 60.0  # seconds
NEIGHBOURS = 6  # nearest witnesses of an article that are tried as its siblings; bounds the work per article


def siblings(facts: Sequence[Facts], named: set[int], params: LineageParams) -> list[Hypothesis]:
    """Find articles of one minute, and threes of which each two share words that the third lacks; melt what meets."""
    groups = Groups(len(facts))
    proven: set[int] = set()
    for fact in facts:
        if fact.index in named:
            continue
        for other in _twins(fact, facts, named, params):
            groups.join(fact.index, other)
            proven.update((fact.index, other))
        for a, b in _proofs(fact, facts, named, params):
            groups.join(fact.index, a)
            groups.join(fact.index, b)
            proven.update((fact.index, a, b))
    found = []
    for members in groups.sets():
        children = tuple(member for member in members if member in proven)
        if children:
            names = ", ".join(facts[child].name for child in children[:4])
            note = (
                f"{names} share words that none can have given the others: they appeared in the same minute, "
                "or each two share words that a third lacks."
            )
            found.append(
                Hypothesis(
                    "unseen:unknown",
                    None,
                    "siblings",
                    children,
                    dict.fromkeys(children, note),
                )
            )
    return found


def _twins(fact: Facts, facts: Sequence[Facts], named: set[int], params: LineageParams) -> list[int]:
    """Return the articles of the same minute that share much text: there was no time to copy it."""
    found = []
    for overlap in fact.overlaps:
        other = facts[other_end(overlap, fact.index)]
        if other.index in named or overlap.strength < 2 * params.strength_even:
            continue
        if _same_minute(fact, other) and not _one_names_the_other(fact, other):
            found.append(other.index)
    return found


def _same_minute(left: Facts, right: Facts) -> bool:
    """Whether both are known to the minute and agree; midnight is what programs write for "no time given"."""
    a, b = left.published, right.published
    if a is None or b is None or a.earliest != a.latest or b.earliest != b.latest:
        return False
    midnight = a.earliest.hour == a.earliest.minute == 0
    return not midnight and abs((a.earliest - b.earliest).total_seconds()) < MINUTE


def _one_names_the_other(left: Facts, right: Facts) -> bool:
    roles = ("text", "statement", "residue")
    return any(
        a.witness.article.outlet in outlets_credited(b.witness, *roles) or has_own_mark(a.witness)
        for a, b in ((left, right), (right, left))
    )


def _proofs(
    fact: Facts, facts: Sequence[Facts], named: set[int], params: LineageParams
) -> list[tuple[int, int]]:
    """Return the pairs (a, b) of neighbours that with this article make a proof by siblings."""
    near = sorted(fact.overlaps, key=lambda o: (-o.agreement, o.left, o.right))[:NEIGHBOURS]
    shared = {
        other: _words_shared(fact, overlap)
        for overlap in near
        if (other := other_end(overlap, fact.index)) not in named
        and not _one_names_the_other(fact, facts[other])
    }
    proofs = []
    for a in sorted(shared):
        for b in sorted(shared):
            if a >= b or not _each_lacks(shared[a], shared[b], params):
                continue
            both = np.union1d(shared[a], shared[b])
            if any(len(np.setdiff1d(both, words)) < len(both) / 10 for words in shared.values()):
                continue  # one supplied article holds it all
            across = next((o for o in facts[a].overlaps if other_end(o, a) == b), None)
            with_us = next(o for o in facts[a].overlaps if other_end(o, a) == fact.index)
            if across is not None:
                theirs = _words_shared(facts[a], across)
                ours = _words_shared(facts[a], with_us)
                if len(np.setdiff1d(theirs, ours)) >= params.sibling_words:
                    proofs.append((a, b))
    return proofs


def _each_lacks(left: NDArray[np.int64], right: NDArray[np.int64], params: LineageParams) -> bool:
    least = params.sibling_words
    return len(np.setdiff1d(left, right)) >= least and len(np.setdiff1d(right, left)) >= least


def _words_shared(fact: Facts, overlap: Overlap) -> NDArray[np.int64]:
    """Return the indices of the article's unquoted words that lie in the overlap's equal spans."""
    spans = [span for span, _, pair in seen_from(overlap, fact.index) if pair.pair.grade in EQUAL]
    words = fact.counts.place(spans)
    unquoted: NDArray[np.int64] = words[~fact.counts.quoted[words]]
    return unquoted
