"""What has been written in a story, and how: the words that are taken, the draws that made a sentence."""

from __future__ import annotations

from random import Random

from .documents import RUN, runs


class Ledger:
    """What has been written in a story, so that no two writers hit on the same words by chance."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], int | str] = {}
        self._next = 0

    def key(self) -> int:
        """Return a new key for a new sentence."""
        self._next += 1
        return self._next

    def claim(self, text: str, maker: int | str) -> bool:
        """Note a writer's own sentence; refuse it where it shares a run of words with another writer's."""
        found = runs(text, RUN)
        if any(self._seen.get(run, maker) != maker for run in found):
            return False
        self._seen.update(dict.fromkeys(found, maker))
        return True


class Tape(Random):
    """A source of draws that keeps them, or repeats kept ones, each drawn anew with some probability.

    The first draw, which takes the pattern, has a probability of its own: rewriters mostly follow the sentence before them.
    """

    def __init__(
        self, source: Random, kept: tuple[float, ...] = (), looseness: float = 1.0, freedom: float = 1.0
    ) -> None:
        super().__init__(0)
        self.values: list[float] = []
        self._source, self._kept, self._looseness, self._freedom = source, kept, looseness, freedom

    def random(self) -> float:
        """Return the next draw, in [0, 1)."""
        place = len(self.values)
        new = place >= len(self._kept) or self._source.random() < self._looseness * (
            1 if place else self._freedom
        )
        self.values.append(self._source.random() if new else self._kept[place])
        return self.values[-1]
