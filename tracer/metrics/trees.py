"""Scores of a lineage against a known one: parent edges, roots, ancestry.

An edge is a pair (child, parent). Precision is the share of the found edges that are in the gold, recall the share of
the gold edges that were found; F1 is their harmonic mean. A root is an article with no primary parent. Ancestry counts
every (descendant, ancestor) pair of the primary trees, so that a skipped intermediate costs less than a wrong origin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Edge = tuple[str, str]  # child, parent


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, found and in the gold."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where the gold is empty."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_edges(found: Collection[Edge], gold: Collection[Edge]) -> Score:
    """Score found edges against gold edges; each counts once."""
    return Score(len(set(found) & set(gold)), len(set(found)), len(set(gold)))


def ancestry(parent: Mapping[str, str]) -> set[Edge]:
    """Return every (descendant, ancestor) pair of a forest given as child -> parent; a ring ends where it closes."""
    pairs: set[Edge] = set()
    for start in parent:
        seen = {start}
        at = parent.get(start)
        while at is not None and at not in seen:
            pairs.add((start, at))
            seen.add(at)
            at = parent.get(at)
    return pairs
