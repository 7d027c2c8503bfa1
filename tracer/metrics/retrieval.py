"""How many of the right answers a ranking gives early: recall at k.

Manning, Raghavan & Schuetze, "Introduction to Information Retrieval" (2008), section 8.4, for one asker and one
right answer: found if it is among the first k. An asker may have several right answers, and no ranking can
put more than k of them among the first k; so a right answer counts as found when fewer than k *wrong* ones stand
before it. O(ranking).
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

Answer = TypeVar("Answer")  # hashable


def found_early(
    ranking: Sequence[Answer],
    wanted: Collection[Answer],
    k: int,
    right: Callable[[Answer], bool] = lambda _: False,
) -> list[Answer]:
    """Return those of the wanted answers that have fewer than k wrong ones before them, in order of rank.

    `right` says of an answer that is not wanted whether it is right all the same; it is asked only where that
    matters. An answer that the ranking lacks is not found.
    """
    sought = set(wanted)
    found: list[Answer] = []
    wrong = 0
    doubtful: deque[Answer] = deque()  # passed, and not asked about yet
    for answer in ranking:
        if len(found) == len(sought):
            break
        if answer in sought:
            found.append(answer)
            continue
        doubtful.append(answer)
        while doubtful and wrong + len(doubtful) >= k:
            wrong += not right(doubtful.popleft())
        if wrong >= k:
            break
    return found


def recall_at(ranking: Sequence[Answer], wanted: Collection[Answer], k: int) -> float:
    """Return the share of the wanted answers among the first k, whatever else is there; 1 when none is wanted."""
    sought = set(wanted)
    return len(sought.intersection(ranking[:k])) / len(sought) if sought else 1.0
