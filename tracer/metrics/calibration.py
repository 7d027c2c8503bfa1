"""Whether stated probabilities are frequencies: Brier score, its skill over the base rate, a calibration table.

Brier, "Verification of forecasts expressed in terms of probability" (Monthly Weather Review 78, 1950), in the form for
two outcomes: the mean of (p - y)^2, where y is 1 for what came true. The skill is 1 - BS / BS_base, where BS_base =
b (1 - b) is the score of whoever always says the base rate b of these very outcomes (Murphy 1973 calls it the
uncertainty): 1 is perfect, 0 no better than the base rate, below 0 worse. All are O(n) for n probabilities.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose probability lies in [low, high); the last bin holds 1 too."""

    low: float
    high: float
    count: int
    stated: float  # the mean probability stated; nan where there are none
    observed: float  # the share that came true; nan where there are none

    @property
    def gap(self) -> float:
        """How far the observed share is above the stated one; nan for an empty bin."""
        return self.observed - self.stated


def brier(probabilities: Sequence[float], truths: Sequence[bool]) -> float:
    """Return the mean squared difference of probability and outcome, in [0, 1]; nan for none.

    Raises ValueError where the two differ in length or a probability lies outside [0, 1].
    """
    _check(probabilities, truths)
    if not truths:
        return math.nan
    squares = ((p - y) ** 2 for p, y in zip(probabilities, truths, strict=True))
    return math.fsum(squares) / len(truths)


def brier_skill(probabilities: Sequence[float], truths: Sequence[bool]) -> float:
    """Return 1 - Brier / (Brier of the base rate), at most 1; nan where all outcomes are alike or there are none."""
    score = brier(probabilities, truths)
    base = sum(truths) / len(truths) if truths else math.nan
    reference = base * (1 - base)
    return 1 - score / reference if reference > 0 else math.nan


def calibration(probabilities: Sequence[float], truths: Sequence[bool], bins: int = 10) -> tuple[Bin, ...]:
    """Return the calibration table: `bins` bins of equal width, what they stated and what was observed."""
    _check(probabilities, truths)
    stated: list[list[float]] = [[] for _ in range(bins)]
    true = [0] * bins
    for p, y in zip(probabilities, truths, strict=True):
        place = min(int(p * bins), bins - 1)
        stated[place].append(p)
        true[place] += y
    return tuple(
        Bin(
            place / bins,
            (place + 1) / bins,
            len(group),
            math.fsum(group) / len(group) if group else math.nan,
            true[place] / len(group) if group else math.nan,
        )
        for place, group in enumerate(stated)
    )


def _check(probabilities: Sequence[float], truths: Sequence[bool]) -> None:
    if len(probabilities) != len(truths):
        raise ValueError(f"{len(probabilities)} probabilities for {len(truths)} outcomes")
    if not all(0 <= p <= 1 for p in probabilities):
        raise ValueError("a probability lies outside [0, 1]")
