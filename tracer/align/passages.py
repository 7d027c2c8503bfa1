"""Passages: what the layers of alignment hand to each other, in words rather than characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.records import Grade


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `[left, left_end)` of one text and `[right, right_end)` of the other that say the same."""

    left: int
    left_end: int
    right: int
    right_end: int
    grade: Grade
    score: float  # in [0, 1]

    def meets(self, other: Passage) -> bool:
        """Whether the two share a word on either side."""
        return (self.left < other.left_end and other.left < self.left_end) or (
            self.right < other.right_end and other.right < self.right_end
        )

    @property
    def words(self) -> int:
        """The words of both sides."""
        return self.left_end - self.left + self.right_end - self.right


def disjoint(candidates: Iterable[Passage], claimed: Iterable[Passage]) -> list[Passage]:
    """Add the candidates, best first, that share no word of either side with what is claimed before them."""
    taken = list(claimed)
    waiting = sorted(candidates, key=lambda p: (-p.score * p.words, p.left, p.right))
    free_left = np.ones(max((p.left_end for p in (*taken, *waiting)), default=0), np.bool_)
    free_right = np.ones(max((p.right_end for p in (*taken, *waiting)), default=0), np.bool_)
    claims = len(taken)
    for number, passage in enumerate([*taken, *waiting]):
        left = free_left[passage.left : passage.left_end]
        right = free_right[passage.right : passage.right_end]
        if number >= claims:
            if not (left.all() and right.all()):
                continue
            taken.append(passage)
        left[:] = False
        right[:] = False
    return taken
