"""How many words of an article stand in which shared spans: what the page adds up when parts are switched off.

Each word of the article that can be evidence belongs to a set of classes, one for each derivation and match group
whose spans hold the whole word. The words of equal sets are counted together, so that a page with any of the
classes switched on finds its score by adding a few numbers, exactly as the lineage counted. O(words * derivations).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.render.documents import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracer.records import Derivation, Judged, SharedSpan, Witness
    from tracer.spans import Span

GROUPS = ("credited", "uncredited", "quoted-credited", "quoted-uncredited")
_ACKNOWLEDGED = ("credited", "partial")


@dataclass(frozen=True, slots=True)
class Scores:
    """The counts of one article."""

    live: int  # words that can be evidence: all but those set aside
    words: tuple[
        tuple[int, tuple[int, ...]], ...
    ]  # how many words, and their classes: derivation * 4 + group


def group_of(derivation: Derivation, span: SharedSpan) -> int:
    """Return the match group of a span: whether its source is credited, and whether it is quoted."""
    return 2 * int(span.quoted_child) + int(derivation.credit not in _ACKNOWLEDGED)


def scores(judged: Judged, into: Sequence[tuple[int, Derivation]]) -> Scores:
    """Count an article's words by class; `into` holds the derivations of which it is the child, with their numbers."""
    tokens = judged.witness.tokens
    live = int(tokens.live.sum())
    classes: dict[int, list[Span]] = {}
    for place, derivation in into:
        for group, spans in _grouped(judged, derivation).items():
            classes[4 * place + group] = spans
    if not classes:
        return Scores(live, ())
    import numpy as np

    sets: list[tuple[int, ...]] = [()]  # the sets of classes met so far; `which` says whose each word is
    which = np.zeros(len(tokens.live), dtype=np.int64)
    for name, spans in sorted(classes.items()):
        inside = tokens.inside(spans) & tokens.live
        met, which = np.unique(2 * which + inside, return_inverse=True)
        sets = [sets[code >> 1] + (name,) * (code & 1) for code in met.tolist()]
    counted = zip(sets, np.bincount(which, minlength=len(sets)).tolist(), strict=True)
    return Scores(live, tuple((words, those) for those, words in sorted(counted) if those))


def explained(judged: Judged, derivation: Derivation) -> list[Span]:
    """Return what of the child its parent explains: the shared spans, else what a credit to it speaks of."""
    shared = [span.child for span in derivation.spans]
    if not derivation.parent.startswith("unseen:"):
        return shared
    credited = [one.covers for one in judged.credits if one.role in ("text", "residue")]
    told = [
        covers for covers in (*credited, *(one.covers for one in judged.signatures)) if covers is not None
    ]
    for spans in (shared, told, *([one] for one in told)):
        if number(_coverage(judged.witness, spans)) == number(derivation.coverage_child):
            return spans
    return shared


def by_credit(judged: Judged, derivation: Derivation) -> bool:
    """Whether what the parent explains is told by a credit's extent, not by shared spans."""
    return explained(judged, derivation) != [span.child for span in derivation.spans]


def _grouped(judged: Judged, derivation: Derivation) -> Mapping[int, list[Span]]:
    spans = explained(judged, derivation)
    if spans != [
        span.child for span in derivation.spans
    ]:  # a credit's extent: no part of it is a quote by itself
        return {int(derivation.credit not in _ACKNOWLEDGED): spans}
    found: dict[int, list[Span]] = {}
    for span in derivation.spans:
        found.setdefault(group_of(derivation, span), []).append(span.child)
    return found


def _coverage(witness: Witness, spans: Iterable[Span]) -> float:
    live = int(witness.tokens.live.sum())
    inside = int((witness.tokens.inside(spans) & witness.tokens.live).sum())
    return inside / live if live else 0.0
