"""What two articles share, weighed: how strongly the shared words speak for copying at all.

Words that both sides give inside quotation marks are no sign of copying (two reporters hear one speech), words
that one side quotes are a weak one. What remains is counted in words of `strength`: equal words outside quotes count
whole, paraphrase less (see `LineageParams`). Linear in words and span pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.lineage.counts import Rest, WordCounts
    from tracer.params import LineageParams
    from tracer.records import Alignment, SpanPair, Witness
    from tracer.spans import Span


EQUAL = frozenset({"verbatim", "near-verbatim"})  # grades of equal words


@dataclass(frozen=True, slots=True)
class WeighedPair:
    """A span pair with the shares of its sides that are quoted, and its strength in words."""

    pair: SpanPair
    left_quoted: float
    right_quoted: float
    strength: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """An alignment, weighed. `left` and `right` are indices into the witnesses."""

    left: int
    right: int
    pairs: tuple[WeighedPair, ...]
    strength: float  # words, outside quotes
    agreement: float  # words that both have, quoted or not, weighted by how equal they are
    quoted_words: float  # words that either side quotes, weighted by closeness where they are rewritten
    equal: float  # the part of the strength that equal words give
    longest: float  # strength of the longest passage of equal words
    left_coverage: float
    right_coverage: float
    left_rest: Rest  # where the left article's other words stand
    right_rest: Rest


def weigh(
    witnesses: Sequence[Witness],
    alignments: Iterable[Alignment],
    counts: Sequence[WordCounts],
    params: LineageParams,
) -> list[Overlap]:
    """Weigh each alignment that holds any span; the order is that of the alignments."""
    place = {witness.article.id: index for index, witness in enumerate(witnesses)}
    weighed: list[Overlap] = []
    alignments = list(alignments)
    for alignment in alignments:
        _note_said(alignment, counts[place[alignment.left]], counts[place[alignment.right]])
    for alignment in alignments:
        if not alignment.pairs:
            continue
        left, right = place[alignment.left], place[alignment.right]
        if _furniture(witnesses[left], witnesses[right], alignment, params):
            continue
        pairs = tuple(_weigh_pair(pair, counts[left], counts[right], params) for pair in alignment.pairs)
        weighed.append(
            Overlap(
                left,
                right,
                pairs,
                strength=sum(pair.strength for pair in pairs),
                agreement=sum(
                    _words(pair.pair, counts[left], counts[right]) * pair.pair.score for pair in pairs
                ),
                quoted_words=sum(_quoted(pair.pair, counts[left], counts[right], params) for pair in pairs),
                equal=sum(pair.strength for pair in pairs if pair.pair.grade in EQUAL),
                longest=max((pair.strength for pair in pairs if pair.pair.grade in EQUAL), default=0.0),
                left_coverage=alignment.left_coverage,
                right_coverage=alignment.right_coverage,
                left_rest=counts[left].rest(pair.left for pair in alignment.pairs),
                right_rest=counts[right].rest(pair.right for pair in alignment.pairs),
            )
        )
    return weighed


def _note_said(alignment: Alignment, left: WordCounts, right: WordCounts) -> None:
    """Note on each of two articles the words that it prints as its own and the other inside quotation marks."""
    for pair in alignment.pairs:
        if pair.grade in EQUAL:
            left.note_said(pair.left, right, pair.right)
            right.note_said(pair.right, left, pair.left)


def _furniture(left: Witness, right: Witness, alignment: Alignment, params: LineageParams) -> bool:
    """Whether the two are of one outlet and share little: its stock lines and background, no copying."""
    a, b = left.article, right.article
    one = a.outlet == b.outlet if a.outlet is not None else a.outlet_name == b.outlet_name
    known = a.outlet is not None or a.outlet_name is not None
    return (
        known and one and max(alignment.left_coverage, alignment.right_coverage) < params.own_outlet_coverage
    )


def _words(pair: SpanPair, left: WordCounts, right: WordCounts) -> int:
    return min(left.words(pair.left), right.words(pair.right))


def _quoted(pair: SpanPair, left: WordCounts, right: WordCounts, params: LineageParams) -> float:
    quoted = max(left.said_words(pair.left), right.said_words(pair.right))
    return quoted if pair.grade in EQUAL else quoted * _closeness(pair, left, right, params)


def _weigh_pair(pair: SpanPair, left: WordCounts, right: WordCounts, params: LineageParams) -> WeighedPair:
    quoted_left = _share(left.quoted_words(pair.left), left.words(pair.left))
    quoted_right = _share(right.quoted_words(pair.right), right.words(pair.right))
    said_left = _share(left.said_words(pair.left), left.words(pair.left))
    said_right = _share(right.said_words(pair.right), right.words(pair.right))
    both, either = min(quoted_left, quoted_right), max(said_left, said_right)
    free = (1.0 - either) + params.weight_one_sided_quote * (either - both)
    strength = grade_weight(pair.grade, params) * free * _words(pair, left, right)
    if pair.grade not in EQUAL:
        strength *= _closeness(pair, left, right, params)
    return WeighedPair(pair, quoted_left, quoted_right, strength)


def _closeness(pair: SpanPair, left: WordCounts, right: WordCounts, params: LineageParams) -> float:
    """Return how far the two sides' words are those of a rewriting, in [0, 1], and not of one topic told twice.

    Jaccard similarity of the different words, stretched between two bounds (see `LineageParams`).
    """
    a, b = left.vocabulary(pair.left), right.vocabulary(pair.right)
    common = len(np.intersect1d(a, b, assume_unique=True))
    similarity = common / max(1, len(a) + len(b) - common)
    reach = params.rewriting_surely - params.rewriting_least
    return min(1.0, max(0.0, (similarity - params.rewriting_least) / reach))


def grade_weight(grade: str, params: LineageParams) -> float:
    """Return the strength of one shared word of that grade."""
    if grade == "verbatim":
        return params.weight_verbatim
    if grade == "near-verbatim":
        return params.weight_near_verbatim
    return params.weight_rewritten


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def seen_from(overlap: Overlap, child: int) -> list[tuple[Span, Span, WeighedPair]]:
    """Return (span of the child, span of the other, pair) for each pair, in the child's order."""
    mirrored = overlap.right == child
    turned = [
        (p.pair.right, p.pair.left, p) if mirrored else (p.pair.left, p.pair.right, p) for p in overlap.pairs
    ]
    return sorted(turned, key=lambda triple: (triple[0], triple[1]))


def other_end(overlap: Overlap, index: int) -> int:
    """Return the article at the overlap's other end."""
    return overlap.left if overlap.right == index else overlap.right


def parent_coverage(overlap: Overlap, parent: int) -> float:
    """Return the share of the parent that the overlap covers."""
    return overlap.left_coverage if overlap.left == parent else overlap.right_coverage
