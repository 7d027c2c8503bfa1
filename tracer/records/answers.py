"""Answers to questions about one article or one claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.records.articles import Published
    from tracer.records.lineages import Association, Derivation, Judged, Lineage, UnseenSource
    from tracer.records.sharing import Alignment


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a lineage says, or does not say, that `child` took text from `parent`; both are ids."""

    child: str
    parent: str
    lineage: Lineage
    claimed: bool  # whether the lineage says so
    derivation: Derivation | None  # the claim as made, else as it was weighed; None: never weighed
    shared: Alignment | None  # of the two, by id; None where the parent is an unseen source
    sources: tuple[Derivation, ...]  # what the lineage says of the child instead, or besides
    reverse: Derivation | None  # what it says the other way round
    association: Association | None
    line: tuple[str, ...]  # the child's primary ancestors, nearest first
    parent_line: tuple[str, ...]  # the parent's


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A supplied article that explains part of a checked one; `unique_coverage` is what none before it explains."""

    source: Judged
    derivation: Derivation
    unique_coverage: float


@dataclass(frozen=True, slots=True)
class FoundUnseen:
    """An unseen source of a checked article, and the supplied articles that have it too."""

    source: UnseenSource
    derivation: Derivation
    siblings: tuple[Judged, ...]  # by id


@dataclass(frozen=True, slots=True)
class Searched:
    """Among what sources were looked for."""

    articles: int
    outlets: int
    dates: tuple[Published, ...]  # as the articles state them, by time


@dataclass(frozen=True, slots=True)
class Check:
    """The answer to "where does this article's text come from?", as far as the supplied articles can tell."""

    article: Judged
    coverage: float  # the share of its words that stand in the sources
    sources: tuple[FoundSource, ...]  # the smallest set that explains it, best first
    unseen: tuple[FoundUnseen, ...]
    takers: tuple[tuple[Judged, Derivation], ...]  # supplied articles that take from it, likeliest first
    quoting: tuple[Judged, ...]  # supplied articles that share only quotes with it, by id
    searched: Searched
    parameters: Mapping[str, object] = field(default_factory=dict)
