"""How many derived articles a contestant found, and how many of its pairs are right, by kind.

A child counts as found when it is paired with a true relative: any other article of its story, that is, of the
closure of the gold pairs. `exact` asks for the pair of child and parent itself. A pair is right when both are of one
story; the precision of a kind is taken over the pairs whose later article is of that kind.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .corpora import Child

KINDS = ("verbatim", "edited", "partial", "shuffled", "rewritten")
COPIED = KINDS[:4]  # what the fingerprint tier is for


class Score(NamedTuple):
    """Shares in [0, 1] by kind; "copied" is the four kinds that keep wording, "all" is all five."""

    recall: dict[str, float]
    exact: dict[str, float]
    precision: dict[str, float]
    pairs: int


def score(left: np.ndarray, right: np.ndarray, children: Sequence[Child], size: int) -> Score:
    """Score the pairs of a contestant; either order, and each pair counts once."""
    low, high = np.minimum(left, right).astype(np.int64), np.maximum(left, right).astype(np.int64)
    keys = np.unique((low * size + high)[low != high])
    low, high = keys // size, keys % size
    story = np.arange(size)
    kind = np.full(size, -1)
    for child in children:
        story[child.child] = child.story
        kind[child.child] = KINDS.index(child.kind)
    right_pairs = story[low] == story[high]
    linked = np.zeros(size, dtype=bool)
    linked[low[right_pairs]] = True
    linked[high[right_pairs]] = True
    exact = np.isin([min(c.child, c.parent) * size + max(c.child, c.parent) for c in children], keys)
    found: dict[str, list[bool]] = defaultdict(list)
    hit: dict[str, list[bool]] = defaultdict(list)
    for child, same in zip(children, exact.tolist(), strict=True):
        for name in _names(child.kind):
            found[name].append(bool(linked[child.child]))
            hit[name].append(same)
    later = kind[high]
    precision = {name: _mean(right_pairs[later == number]) for number, name in enumerate(KINDS)}
    precision["all"] = _mean(right_pairs)
    return Score(
        {name: _mean(values) for name, values in found.items()},
        {name: _mean(values) for name, values in hit.items()},
        precision,
        len(keys),
    )


def _names(kind: str) -> tuple[str, ...]:
    return (kind, "copied", "all") if kind in COPIED else (kind, "all")


def _mean(values: Sequence[bool] | np.ndarray) -> float:
    return float(np.mean(values)) if len(values) else float("nan")
