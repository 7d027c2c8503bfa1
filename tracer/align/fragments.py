"""Fragments: seeds of alike sentences grown into passages.

Sanchez-Perez, Sidorov & Gelbukh (2014), section 3.2: the seeds are split alternately along both texts
wherever neighbours are more than `gap` sentences apart, until nothing splits; a fragment whose two sides are
not alike as wholes is split again with a smaller gap. O(s log s) a split for s seeds; each split ends or
makes the pieces smaller.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Fragment:
    """Sentences `[left, left_end)` and `[right, right_end)`, the seeds that made them, their cosine."""

    left: int
    left_end: int
    right: int
    right_end: int
    seeds: int
    score: float


def clusters(left: NDArray[np.int64], right: NDArray[np.int64], gap: int) -> Iterator[NDArray[np.int64]]:
    """Yield the groups of seeds (as indices) that no gap of more than `gap` sentences divides on either side."""
    waiting = [(np.arange(len(left)), False, 0)]
    while waiting:
        members, on_right, whole = waiting.pop()
        parts = _split(members, right if on_right else left, gap)
        if len(parts) > 1:
            waiting += [(part, not on_right, 0) for part in reversed(parts)]
        elif whole:
            yield members
        else:
            waiting.append((members, not on_right, 1))


def _split(members: NDArray[np.int64], axis: NDArray[np.int64], gap: int) -> list[NDArray[np.int64]]:
    ordered = members[np.argsort(axis[members], kind="stable")]
    return np.split(ordered, np.flatnonzero(np.diff(axis[ordered]) > gap + 1) + 1)


def grow(
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    judge: Callable[[int, int, int, int], float],
    gaps: range,
    least: float,
) -> list[Fragment]:
    """Cluster the seeds with the first of `gaps`, and what is not alike enough with the next ones."""
    found: list[Fragment] = []
    waiting = [(np.arange(len(left)), 0)] if len(left) else []
    while waiting:
        members, level = waiting.pop()
        for part in clusters(left[members], right[members], gaps[level]):
            inside = members[part]
            rows, columns = left[inside], right[inside]
            box = int(rows.min()), int(rows.max()) + 1, int(columns.min()), int(columns.max()) + 1
            score = judge(*box)
            if score >= least:
                found.append(Fragment(*box, len(inside), score))
            elif level + 1 < len(gaps):
                waiting.append((inside, level + 1))
    return sorted(found, key=lambda f: (f.left, f.right, f.left_end, f.right_end))
