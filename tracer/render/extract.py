"""An article as it was read: what was recognised, on what basis, and its text with what is set aside greyed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from tracer.render import phrases, times
from tracer.render.cards import file_of
from tracer.render.clean import line, printable
from tracer.render.documents import credits_, document, pair, quotes
from tracer.render.lineage_json import TOOL, article_fields, problems
from tracer.render.look import STYLES, styled, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracer.records import Article, Credit, Problem, Witness
    from tracer.render.look import Look

SCHEMA = "tracer.extract/1"
_BREAKS = re.compile(r"\n+")


def extract_json(witnesses: Sequence[Witness], found: Sequence[Problem]) -> Iterator[str]:
    """Yield what was read as one document: each article's fields, asides, credits and quotes."""
    return document(
        {
            "schema": SCHEMA,
            "tool": TOOL,
            "articles": [_fields(one) for one in witnesses],
            "problems": problems(tuple(found)),
        },
    )


def extract_text(witness: Witness, names: Mapping[str, str], look: Look) -> list[Text]:
    """Return one article: facts in two columns, then its text; asides are greyed and name their kind."""
    article = witness.article
    facts = [fact for fact in _facts(witness, names) if fact[1]]
    width = max(len(name) for name, _ in facts) + 2
    lines = [styled(file_of(article), "name")]
    for name, value in facts:
        first = Text().append("  " + name.ljust(width), STYLES["quiet"])
        lines += wrap(Text(value), look, " " * (width + 2), first)
    lines.append(Text())
    for paragraph in _paragraphs(witness):
        lines += wrap(paragraph, look, "  ")
    return lines


def _facts(witness: Witness, names: Mapping[str, str]) -> list[tuple[str, str]]:
    article = witness.article
    when, basis = times.moment(article.published), article.published.basis if article.published else ""
    return [
        ("path", line(article.source.path)),
        ("id", line(article.id)),
        ("title", line(article.title or "")),
        ("outlet", _outlet(article, names)),
        ("byline", line(article.byline or "")),
        (
            "published",
            f"{when} UTC (from: {line(basis)})"
            if ":" in when
            else f"{when} (from: {line(basis)})"
            if when
            else "",
        ),
        ("address", line(article.url or "")),
        ("language", line(article.language or "")),
        (
            "words",
            f"{len(witness.tokens.forms):,}, of which {int(witness.tokens.live.sum()):,} can be evidence",
        ),
        ("credits", "; ".join(dict.fromkeys(_credit(one, names) for one in witness.credits))),
        ("quotes", f"{len(witness.quotes):,}" if witness.quotes else ""),
        ("flags", ", ".join(phrases.flag(flag) for flag in article.flags)),
    ]


def _outlet(article: Article, names: Mapping[str, str]) -> str:
    stated = line(article.outlet_name or "")
    if article.outlet is None:
        return f"{stated} (not in the registry)" if stated else ""
    name = line(names.get(article.outlet, article.outlet))
    return f"{name} [{line(article.outlet)}]" + (f", stated as {stated}" if stated not in {"", name} else "")


def _credit(one: Credit, names: Mapping[str, str]) -> str:
    return f"{phrases.credit(one, names)} {line(one.text)!r}"


def _paragraphs(witness: Witness) -> Iterator[Text]:
    """Yield the text in paragraphs; styles are laid over the whole, then it is cut at line ends."""
    article = witness.article
    out = Text()
    at = 0
    for aside in article.asides:
        if aside.span.start >= at:
            out.append(_cleaned(article.text[at : aside.span.start]))
            out.append(_cleaned(aside.span.of(article.text)).rstrip("\n"), STYLES["quiet"])
            out.append(f" <{aside.kind}>\n", STYLES["quiet"])
            at = aside.span.end
    out.append(_cleaned(article.text[at:]))
    for paragraph in out.split("\n"):
        if paragraph.plain.strip():
            yield paragraph


def _cleaned(text: str) -> str:
    return _BREAKS.sub("\n", printable(text, newlines=True))


def _fields(witness: Witness) -> dict[str, object]:
    article = witness.article
    return {
        **article_fields(article, len(witness.tokens.forms), text=True),
        "asides": [{"span": pair(one.span), "kind": one.kind} for one in article.asides],
        "credits": credits_(witness.credits),
        "quotes": quotes(witness.quotes),
        "flags": list(article.flags),
    }
