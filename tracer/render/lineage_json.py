"""A lineage as `tracer.lineage/1`, the JSON that scripts may rely on."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tracer import __version__
from tracer.render.documents import (
    byline_credits,
    credits_,
    document,
    number,
    pair,
    plain,
    published,
    quotes,
    shared_quotes,
    source,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.records import (
        Article,
        Association,
        Derivation,
        Judged,
        Lineage,
        Problem,
        SpanPair,
        Story,
        UnseenSource,
    )

SCHEMA = "tracer.lineage/1"
TOOL = f"tracer {__version__}"


def lineage_json(lineage: Lineage, *, text: bool = True) -> Iterator[str]:
    """Yield the document in pieces; `text` says whether the articles' texts are part of it."""
    return document(
        {
            "schema": SCHEMA,
            "tool": TOOL,
            "parameters": plain(dict(lineage.parameters)),
            "articles": [judged_fields(one, text=text) for one in lineage.articles],
            "unseen": [unseen_fields(one) for one in lineage.unseen],
            "derivations": [derivation_fields(one) for one in lineage.derivations],
            "associations": [association_fields(one) for one in lineage.associations],
            "stories": [_story(one) for one in lineage.stories],
            "problems": problems(lineage.problems),
        },
    )


def stated(article: Article) -> dict[str, object]:
    """Return who and what an article is, by what is stated of it."""
    return {
        "id": article.id,
        "source": source(article),
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "outlet_name": article.outlet_name,
        "byline": article.byline,
        "language": article.language,
    }


def article_fields(article: Article, words: int, *, text: bool) -> dict[str, object]:
    """Return what is known of an article itself, with or without its text."""
    fields = {**stated(article), "words": words}
    if text:
        fields["text"] = article.text
    fields["text_sha256"] = text_sha256(article.text)
    fields["published"] = published(article.published)
    fields["modified"] = published(article.modified)
    return fields


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8; lone surrogates are text too: hashed as their three bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def problems(found: tuple[Problem, ...]) -> list[dict[str, object]]:
    """Return what could not be read."""
    return [{"path": one.path, "reason": one.reason} for one in found]


def judged_fields(judged: Judged, *, text: bool) -> dict[str, object]:
    """Return an article with what the lineage says of it alone, with or without its text."""
    witness = judged.witness
    return {
        **article_fields(witness.article, len(witness.tokens.forms), text=text),
        "verdict": judged.verdict,
        "original_coverage": number(judged.original_coverage),
        "credits": credits_(judged.credits),
        "byline_credits": byline_credits(judged.signatures),
        "quotes": quotes(witness.quotes),
        "flags": list(witness.article.flags),
    }


def unseen_fields(one: UnseenSource) -> dict[str, object]:
    """Return an unseen source."""
    return {"id": one.id, "outlet": one.outlet, "because": list(one.because), "text": one.text}


def spans_of(one: Derivation) -> list[dict[str, object]]:
    """Return the shared spans of a derivation."""
    return [
        {
            "child": pair(span.child),
            "parent": pair(span.parent),
            "grade": span.grade,
            "quoted": {"child": span.quoted_child, "parent": span.quoted_parent},
        }
        for span in one.spans
    ]


def derivation_fields(one: Derivation) -> dict[str, object]:
    """Return a derivation with its spans, evidence and alternatives."""
    return {
        "parent": one.parent,
        "child": one.child,
        "relation": one.relation,
        "probability": number(one.probability),
        "primary": one.primary,
        "credit": one.credit,
        "coverage_child": number(one.coverage_child),
        "coverage_parent": number(one.coverage_parent),
        "spans": spans_of(one),
        "evidence": [
            {"kind": item.kind, "value": item.value, "weight": number(item.weight), "note": item.note}
            for item in one.evidence
        ],
        "alternatives": [
            {"parent": other.parent, "probability": number(other.probability)} for other in one.alternatives
        ],
    }


def span_pair(one: SpanPair) -> dict[str, object]:
    """Return a span pair without its score."""
    return {"left": pair(one.left), "right": pair(one.right), "grade": one.grade}


def association_fields(one: Association) -> dict[str, object]:
    """Return an association."""
    return {
        "left": one.left,
        "right": one.right,
        "kind": one.kind,
        "spans": [span_pair(span) for span in one.spans],
    }


def _story(one: Story) -> dict[str, object]:
    return {
        "id": one.id,
        "articles": list(one.articles),
        "origins": list(one.origins),
        "unresolved": list(one.unresolved),
        "quotes": shared_quotes(one.quotes),
    }
