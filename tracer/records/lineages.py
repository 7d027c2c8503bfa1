"""Who copied whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.records.articles import Problem
    from tracer.records.sharing import Grade, SpanPair
    from tracer.records.texts import Credit, SharedQuote, Signature, Witness
    from tracer.spans import Span

Relation = Literal["copy", "near-copy", "rewrite", "translation", "unknown"]
Verdict = Literal["wholly-derived", "partially-derived", "non-derived", "undetermined"]
CreditStatus = Literal["credited", "partial", "uncredited", "misattributed", "unverified"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One item for (weight > 0) or against a derivation, in log-odds, with a sentence a reader can check."""

    kind: str
    value: str
    weight: float
    note: str


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """A span pair of a derivation, seen from the child, and whether each side stands inside a quote."""

    child: Span
    parent: Span
    grade: Grade
    quoted_child: bool
    quoted_parent: bool
    score: float = 1.0  # how equal the two sides' words are


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another parent that the same child might have; None stands for "no supplied or known source"."""

    parent: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """The claim "child took text from parent", with its evidence and probability."""

    parent: str
    child: str
    relation: Relation
    probability: float
    primary: bool
    credit: CreditStatus
    coverage_child: float
    coverage_parent: float | None
    spans: tuple[SharedSpan, ...]
    evidence: tuple[Evidence, ...]
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Association:
    """Two articles that share only quoted words, an official statement or stock phrases: undirected."""

    left: str
    right: str
    spans: tuple[SpanPair, ...]
    kind: Literal["quotes"] = "quotes"


@dataclass(frozen=True, slots=True)
class UnseenSource:
    """A witness that the texts prove or credit but that nobody supplied."""

    id: str  # "unseen:tass:1"; the middle part is "unknown" where no credit names it
    outlet: str | None
    because: tuple[str, ...]
    text: str | None = None  # reconstructed from what the siblings share


@dataclass(frozen=True, slots=True)
class Story:
    """One connected set of articles, its origins, and what about it could not be told."""

    id: str
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    unresolved: tuple[str, ...]  # one line each
    quotes: tuple[SharedQuote, ...] = ()  # only where they were looked for


@dataclass(frozen=True, slots=True)
class Judged:
    """An article as the finished lineage sees it."""

    witness: Witness
    verdict: Verdict
    original_coverage: float  # the share of its words that no parent explains
    credits: tuple[Credit, ...]  # with support
    signatures: tuple[Signature, ...] = ()  # the same, of the byline


@dataclass(frozen=True, slots=True)
class Lineage:
    """The answer to "who copied whom?" over one pile of articles; every list has a defined order."""

    articles: tuple[Judged, ...]  # by id
    unseen: tuple[UnseenSource, ...]
    derivations: tuple[Derivation, ...]
    associations: tuple[Association, ...]
    stories: tuple[Story, ...]  # largest first, then by id
    problems: tuple[Problem, ...] = ()
    parameters: Mapping[str, object] = field(default_factory=dict)
