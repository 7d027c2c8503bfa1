"""What a lineage tells of one article: the smallest set of sources that explains it, and what goes with them.

The set is found as in sourmash's `gather` (Irber et al. 2022), by greedy cover.

Greedy covers are within a factor 1 + ln(n) of the smallest set (Chvátal 1979). O(sources^2 + spans log words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.counts import WordCounts
from tracer.records import Check, FoundSource, FoundUnseen, Searched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.records import Article, Derivation, Lineage, Witness


def smallest_cover(
    witness: Witness, derivations: Iterable[Derivation]
) -> tuple[list[tuple[Derivation, float]], float]:
    """Return the derivations that explain the article, each with what none before it explains, and their sum.

    `derivations` have the witness for child. Each step takes the one that explains most live words that are still
    unexplained, the likelier one where two explain as many; one that adds none is left out. Shares are of all live
    words.
    """
    counts = WordCounts(witness)
    total = max(1, counts.total)
    open_ = np.ones(len(counts.starts), dtype=np.bool_)
    waiting = [(one, counts.place(span.child for span in one.spans)) for one in derivations]
    waiting.sort(key=lambda pair: (-pair[0].probability, pair[0].parent))
    cover: list[tuple[Derivation, float]] = []
    explained = 0
    while waiting:
        gains = [int(open_[words].sum()) for _, words in waiting]
        best = int(np.argmax(gains))  # the first of equals: the likeliest
        if gains[best] == 0:
            break
        one, words = waiting.pop(best)
        open_[words] = False
        explained += gains[best]
        cover.append((one, gains[best] / total))
    return cover, explained / total


def check_of(article: str, lineage: Lineage, searched: Sequence[Article]) -> Check:
    """Return what a lineage over an article and (part of) `searched` tells of that article, by its id."""
    known = {judged.witness.article.id: judged for judged in lineage.articles}
    hidden = {source.id: source for source in lineage.unseen}
    own = [one for one in lineage.derivations if one.child == article]
    cover, coverage = smallest_cover(known[article].witness, [one for one in own if one.parent in known])
    unseen = [one for one in own if one.parent in hidden]
    takers = sorted(
        (one for one in lineage.derivations if one.parent == article), key=lambda d: (-d.probability, d.child)
    )
    quoting = {end for a in lineage.associations if article in (a.left, a.right) for end in (a.left, a.right)}
    return Check(
        article=known[article],
        coverage=coverage,
        sources=tuple(FoundSource(known[one.parent], one, unique) for one, unique in cover),
        unseen=tuple(
            FoundUnseen(
                hidden[one.parent],
                one,
                tuple(
                    known[d.child]
                    for d in lineage.derivations
                    if d.parent == one.parent and d.child != article
                ),
            )
            for one in unseen
        ),
        takers=tuple((known[one.child], one) for one in takers),
        quoting=tuple(known[id_] for id_ in sorted(quoting - {article})),
        searched=_searched(searched),
        parameters=lineage.parameters,
    )


def _searched(articles: Sequence[Article]) -> Searched:
    outlets = {article.outlet or (article.outlet_name or "").casefold() for article in articles} - {""}
    dates = [article.published for article in articles if article.published is not None]
    dates.sort(key=lambda one: (one.earliest, one.latest, one.basis))
    return Searched(len(articles), len(outlets), tuple(dates))
