"""The view model: a lineage as stories of rows that renderers only have to lay out.

    Lineage ──view()──> View ─┬─ StoryView ── Row (an article, an unseen source, a group of copies)
                              └─ Card (articles that share nothing)

Every string in it is one printable line. A story's tree is a list of rows in reading order with depths, not
nested records, so that a chain of thousands of copies needs no recursion. O(n log n) in articles and derivations.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.records import CreditStatus, Derivation, Evidence, Judged, Problem, Published, Relation


@dataclass(frozen=True, slots=True)
class Card:
    """An article or unseen source as people see it."""

    id: str
    name: str  # the outlet's, else the site's, else the file's
    label: str  # the name, made unique within its story
    title: str  # else how the text begins; "" for an unseen source
    published: Published | None
    unseen: bool
    remarks: tuple[str, ...]  # flags, doubtful credits; why an unseen source must exist
    credits: tuple[str, ...]  # "RT (end mark)"; photo credits and its own marks left out
    judged: Judged | None = None  # None for an unseen source


@dataclass(frozen=True, slots=True)
class Edge:
    """What a row says of the derivation from its parent; of a group, the range over its members."""

    relation: Relation
    share: str  # "92 %", of the child's words
    probability: str  # "0.93"
    likelihood: str  # "very likely"; "" where the members of a group differ
    credit: CreditStatus


@dataclass(frozen=True, slots=True)
class Row:
    """One node of a story's tree, in reading order."""

    depth: int  # 0 for a root
    last: bool  # of its siblings
    parent: bool  # whether rows hang from it
    cards: tuple[Card, ...]  # one, or the members of a group
    edge: Edge | None  # None for a root
    notes: tuple[str, ...] = ()
    identical: bool = False  # a group whose texts are all the same as the parent's

    @property
    def card(self) -> Card:
        """The only card, or a group's first."""
        return self.cards[0]


@dataclass(frozen=True, slots=True)
class Passage:
    """One primary derivation whose text is worth showing."""

    story: int
    child: Card
    parent: Card
    derivation: Derivation
    edge: Edge
    alternatives: tuple[str, ...]
    evidence: tuple[Evidence, ...]  # strongest first, notes as printable lines


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story, ready to be laid out."""

    number: int  # counted from 1
    id: str
    articles: int
    outlets: int
    origins: int
    when: str  # "8 to 9 Feb 2024", "" if no article is dated
    year: int | None  # the only year, so that rows need not repeat it
    rows: tuple[Row, ...]
    associations: tuple[tuple[str, tuple[str, ...]], ...]  # label, and with whom it shares only quotes
    unresolved: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole answer, ready to be laid out."""

    articles: int
    stories: tuple[StoryView, ...]  # those of more than one witness
    alone: tuple[Card, ...]  # articles that share nothing with the others
    calibrated: bool
    problems: tuple[Problem, ...] = field(default=())
