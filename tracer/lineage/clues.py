"""A clue: something seen in two articles, in a plain sentence and in numbers; the table of weights makes it evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEAST_SAID = 0.05  # log-odds; weaker evidence is summed and not listed


@dataclass(frozen=True, slots=True)
class Clue:
    """One item: what a reader is told, and the numbers by which it counts."""

    kind: str
    value: str
    note: str
    numbers: tuple[tuple[str, float], ...]  # feature and value

    def weight(self, weights: Mapping[str, float]) -> float:
        """Return its log-odds; a feature that the table lacks weighs nothing."""
        return sum(weights.get(name, 0.0) * value for name, value in self.numbers)


def weigh_clues(clues: Iterable[Clue], weights: Mapping[str, float]) -> tuple[float, tuple[Evidence, ...]]:
    """Return the sum of all clues in log-odds, and as evidence those that are worth a sentence."""
    total, items = 0.0, []
    for clue in clues:
        weight = clue.weight(weights)
        total += weight
        if abs(weight) >= LEAST_SAID:
            items.append(Evidence(clue.kind, clue.value, weight, clue.note))
    return total, tuple(items)
