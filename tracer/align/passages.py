"""Passages: what the layers of alignment hand to each other, in words rather than characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
