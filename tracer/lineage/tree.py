"""The inferred tree over articles and hypothetical sources, and the claims that it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracer.lineage.claims import ROOT

if TYPE_CHECKING:
    from tracer.lineage.claims import Claim
    from tracer.lineage.clues import Clue
    from tracer.lineage.facts import Facts
    from tracer.lineage.hypothesis import Hypothesis
    from tracer.lineage.overlap import Overlap


@dataclass(frozen=True, slots=True)
class Chosen:
    """A claim that the lineage makes, with its probability."""

    claim: Claim
    probability: float
    primary: bool
    clues: tuple[Clue, ...] = ()  # of a further parent: what it alone explains


@dataclass(slots=True)
class Tree:
    """What was inferred over all vertices: articles first, then hypothetical sources."""

    primary: dict[int, Chosen]  # by child
    further: list[Chosen]
    probability: dict[tuple[int, int], float]  # of every claim, by (parent, child)
    into: dict[int, list[Claim]]  # every claim by child

    def parents(self, child: int) -> list[Chosen]:
        """Return the chosen parents of a child, the primary one first."""
        first = [self.primary[child]] if child in self.primary else []
        return first + [chosen for chosen in self.further if chosen.claim.child == child]

    def line(self, child: int) -> list[int]:
        """Return the child's primary ancestors, nearest first."""
        line: list[int] = []
        while (chosen := self.primary.get(child)) is not None:
            child = chosen.claim.parent
            line.append(child)
        return line

    def root_probability(self, child: int) -> float:
        """Return the probability that the child has no source that we know of (1 for an unseen source)."""
        return self.probability.get((ROOT, child), 1.0)

    def is_open(self, chosen: Chosen, share: float) -> bool:
        """Whether the reverse has so large a share of the chosen probability that the direction is an open question."""
        claim = chosen.claim
        return self.probability.get((claim.child, claim.parent), 0.0) >= share * chosen.probability


class Inferred(NamedTuple):
    """What is known of a pile before it is judged."""

    facts: list[Facts]
    overlaps: list[Overlap]
    story_of: list[int]  # the connected set of each article
    unseen: list[Hypothesis]
    tree: Tree
    feeding: frozenset[str]  # ids of the outlets from which others take text: agencies and the like
