"""How well detected passages match the true ones: recall, precision, granularity and plagdet.

Potthast, Stein, Barron-Cedeno & Rosso, "An Evaluation Framework for Plagiarism Detection" (COLING 2010),
equations 1-4, macro-averaged, over characters. A case and a detection each mark a span of a suspicious
and a span of a source document; r *detects* s when both documents agree and both their spans overlap.

    recall(S, R)      = 1/|S| * sum over s of |s and the union of the r that detect s| / |s|
    precision(S, R)   = recall(R, S)
    granularity(S, R) = mean number of detections of a case, over the cases that are detected at all
    plagdet           = F1(recall, precision) / log2(1 + granularity)

where |s| counts the characters of both its spans, and the union is taken on each side by itself. With
neither cases nor detections, recall and precision are 1; with only one of them, 0; without a detected
case, granularity is 1. O(n log n) for n passages of which few share one pair of documents.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.spans import Span, intersection, length

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Passage:
    """A case or a detection: a span of `suspicious` and the span of `source` it was taken from."""

    suspicious: str
    left: Span
    source: str
    right: Span


@dataclass(frozen=True, slots=True)
class Plagdet:
    """The three measures and the one that joins them."""

    recall: float
    precision: float
    granularity: float

    @property
    def plagdet(self) -> float:
        """F1 over log2(1 + granularity); 0 when nothing was found."""
        both = self.recall + self.precision
        if both == 0:
            return 0.0
        return 2 * self.recall * self.precision / both / math.log2(1 + self.granularity)


def plagdet(cases: Sequence[Passage], detections: Sequence[Passage]) -> Plagdet:
    """Score `detections` against the true `cases`; passages given twice count once."""
    cases, detections = list(dict.fromkeys(cases)), list(dict.fromkeys(detections))
    return Plagdet(_recall(cases, detections), _recall(detections, cases), _granularity(cases, detections))


def _recall(cases: Sequence[Passage], detections: Sequence[Passage]) -> float:
    if not cases or not detections:
        return float(not cases and not detections)
    found = _by_documents(detections)
    return math.fsum(_share_found(case, _detecting(case, found)) for case in cases) / len(cases)


def _granularity(cases: Sequence[Passage], detections: Sequence[Passage]) -> float:
    found = _by_documents(detections)
    counts = [n for n in (len(_detecting(case, found)) for case in cases) if n]
    return sum(counts) / len(counts) if counts else 1.0


def _by_documents(passages: Sequence[Passage]) -> dict[tuple[str, str], list[Passage]]:
    groups: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        groups[passage.suspicious, passage.source].append(passage)
    return groups


def _detecting(case: Passage, found: dict[tuple[str, str], list[Passage]]) -> list[Passage]:
    candidates = found.get((case.suspicious, case.source), [])
    return [c for c in candidates if c.left.overlaps(case.left) and c.right.overlaps(case.right)]


def _share_found(case: Passage, detecting: Sequence[Passage]) -> float:
    left = length(intersection([case.left], [d.left for d in detecting]))
    right = length(intersection([case.right], [d.right for d in detecting]))
    return (left + right) / (len(case.left) + len(case.right))
