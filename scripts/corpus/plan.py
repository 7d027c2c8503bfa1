"""Who takes from whom: kind, parent, story, event, outlet and minute of every article, before any is written."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

KINDS = ("own", "verbatim", "edited", "partial", "shuffled", "rewritten")
DERIVED = 0.15  # of all articles
SHARES = {
    "verbatim": 0.25,
    "edited": 0.25,
    "partial": 0.25,
    "shuffled": 0.10,
    "rewritten": 0.15,
}  # of the derived
HOT_STORIES, HOT_COPIES = 20, 240
HOT_SHARES = {
    "verbatim": 0.45,
    "edited": 0.35,
    "partial": 0.10,
    "shuffled": 0.10,
}  # of the copies of a hot story
SIBLING, CHAIN = 0.35, 0.15  # of the derived: another copy of a parent that has one; a copy of a copy
SAME_EVENT = 0.2  # of the articles of their own: a second, independent report of an event
OUTLETS = 200
MINUTES = 2  # between two articles, on average


@dataclass(frozen=True, slots=True)
class Plan:
    """One row an article, in the order of publication; a parent always stands before its child."""

    kind: np.ndarray  # int8, place in KINDS
    parent: np.ndarray  # int64, -1 for none
    story: np.ndarray  # int64, the root that its text comes from, if only in part; itself for an own article
    event: np.ndarray  # int64
    outlet: np.ndarray  # int16
    minute: np.ndarray  # int64 since the corpus begins

    @property
    def parents(self) -> set[int]:
        """The articles that others take from."""
        return set(self.parent[self.parent >= 0].tolist())


def plan(size: int, seed: int, *, hot: bool) -> Plan:
    """Plan `size` articles and, with `hot`, HOT_STORIES * HOT_COPIES more among them."""
    draw = random.Random(f"corpus plan {seed} {size} {hot}")  # noqa: S311  # repeatable, not secret
    extra = HOT_STORIES * HOT_COPIES if hot else 0
    total = size + extra
    hot_slots = set(draw.sample(range(total // 10, total), extra))
    roots: list[int] = []  # of the hot stories: articles of the first tenth
    copies: list[list[int]] = []
    kinds, parents = [0] * total, [-1] * total
    taken: list[int] = []  # derived articles so far
    due = sorted(hot_slots)
    turn = [story for story in range(HOT_STORIES) for _ in range(HOT_COPIES)] if hot else []
    draw.shuffle(turn)
    story_of_slot = dict(zip(due, turn, strict=True))
    usual = (list(SHARES), list(accumulate(SHARES.values())))
    much = (list(HOT_SHARES), list(accumulate(HOT_SHARES.values())))
    for place in range(total):
        if place in story_of_slot:
            if not roots:
                roots = draw.sample([i for i in range(place) if not kinds[i]], HOT_STORIES)
                copies = [[] for _ in roots]
            story = story_of_slot[place]
            chained = copies[story] and draw.random() < CHAIN
            parents[place] = draw.choice(copies[story]) if chained else roots[story]
            kinds[place] = KINDS.index(draw.choices(much[0], cum_weights=much[1])[0])
            if KINDS[kinds[place]] != "partial":
                copies[story].append(place)
        elif place > 10 and draw.random() < DERIVED:
            kinds[place] = KINDS.index(draw.choices(usual[0], cum_weights=usual[1])[0])
            parents[place] = _parent(draw, place, taken, parents)
            taken.append(place)
    return _filled(draw, np.array(kinds, dtype=np.int8), np.array(parents, dtype=np.int64))


def _parent(draw: random.Random, place: int, taken: list[int], parents: list[int]) -> int:
    lot = draw.random()
    if taken and lot < SIBLING:
        return parents[draw.choice(taken)]
    if taken and lot < SIBLING + CHAIN:
        return draw.choice(taken)
    return draw.randrange(place)


def _filled(draw: random.Random, kind: np.ndarray, parent: np.ndarray) -> Plan:
    """Add what does not bear on who takes from whom."""
    total = len(kind)
    story, event = list(range(total)), list(range(total))
    stands = list(accumulate(1 / (rank + 8) for rank in range(OUTLETS)))
    outlet = draw.choices(range(OUTLETS), cum_weights=stands, k=total)
    for place, (what, source) in enumerate(zip(kind.tolist(), parent.tolist(), strict=True)):
        if source >= 0:
            story[place] = story[source]
            if KINDS[what] != "partial" or draw.random() < 0.5:
                event[place] = event[source]
            if outlet[place] == outlet[source]:
                outlet[place] = (outlet[place] + 1 + draw.randrange(OUTLETS - 1)) % OUTLETS
        elif place and draw.random() < SAME_EVENT:
            event[place] = event[draw.randrange(max(0, place - 2000), place)]
    jitter = [draw.randrange(MINUTES) for _ in range(total)]
    return Plan(
        kind,
        parent,
        np.array(story, dtype=np.int64),
        np.array(event, dtype=np.int64),
        np.array(outlet, dtype=np.int16),
        np.arange(total, dtype=np.int64) * MINUTES + np.array(jitter, dtype=np.int64),
    )
