"""The records that flow through the program, from the floor below everything.

    files ──sources──> Article ──text──> Tokens ──sketch──> Sketch ──> Candidates
          ──align──> Alignment ──lineage──> Lineage ──render──> what people read

All are frozen. Arrays inside them are never written to after construction. Every `Span` counts code
points of `Article.text`, whatever normalisation a stage used on the way.
"""

from __future__ import annotations

from tracer.records.answers import Check, Explanation, FoundSource, FoundUnseen, Searched
from tracer.records.articles import Article, Aside, AsideKind, Outlet, Problem, Published, Source
from tracer.records.lineages import (
    Alternative,
    Association,
    CreditStatus,
    Derivation,
    Evidence,
    Judged,
    Lineage,
    Relation,
    SharedSpan,
    Story,
    UnseenSource,
    Verdict,
)
from tracer.records.sharing import Alignment, Difference, Grade, SharedText, SpanPair
from tracer.records.texts import (
    Attribution,
    Candidates,
    Credit,
    Quote,
    QuoteChange,
    QuoteReading,
    Role,
    SharedQuote,
    Signature,
    Sketch,
    Support,
    Tokens,
    Witness,
)

__all__ = [
    "Alignment",
    "Alternative",
    "Article",
    "Aside",
    "AsideKind",
    "Association",
    "Attribution",
    "Candidates",
    "Check",
    "Credit",
    "CreditStatus",
    "Derivation",
    "Difference",
    "Evidence",
    "Explanation",
    "FoundSource",
    "FoundUnseen",
    "Grade",
    "Judged",
    "Lineage",
    "Outlet",
    "Problem",
    "Published",
    "Quote",
    "QuoteChange",
    "QuoteReading",
    "Relation",
    "Role",
    "Searched",
    "SharedQuote",
    "SharedSpan",
    "SharedText",
    "Signature",
    "Sketch",
    "Source",
    "SpanPair",
    "Story",
    "Support",
    "Tokens",
    "UnseenSource",
    "Verdict",
    "Witness",
]
