"""An article as it was read: what was recognised, on what basis, and its text with what is set aside greyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from tracer.render import marks, phrases, times
from tracer.render.cards import file_of
from tracer.render.clean import brief, line
from tracer.render.documents import attributions, byline_credits, credits_, document, pair, quotes
from tracer.render.lineage_json import TOOL, article_fields, problems
from tracer.render.look import STYLES, styled, wrap
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracer.records import Article, Aside, Credit, Problem, Published, Witness
    from tracer.render.look import Look

SCHEMA = "tracer.extract/1"


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
    """Return one article: facts in two columns, then its text with credits and quotes marked, asides greyed."""
    article = witness.article
    facts = [(name, value) for name, values in _facts(witness, names).items() for value in values if value]
    width = max(len(name) for name, _ in facts) + 2
    lines = [styled(file_of(article), "name")]
    above = ""
    for name, value in facts:
        first = styled("  " + ("" if name == above else name).ljust(width), "quiet")
        lines += wrap(Text(value), look, " " * (width + 2), first)
        above = name
    lines.append(Text())
    for paragraph in _paragraphs(witness, look):
        lines += wrap(paragraph, look, "  ")
    return lines


def _facts(witness: Witness, names: Mapping[str, str]) -> dict[str, list[str]]:
    article = witness.article
    words, live = len(witness.tokens.forms), int(witness.tokens.live.sum())
    return {
        "path": [line(article.source.path)],
        "id": [line(article.id)],
        "title": [line(article.title or "")],
        "outlet": [_outlet(article, names)],
        "byline": [line(article.byline or "")],
        "published": [_time(article.published)],
        "modified": [_time(article.modified)],
        "captured": [_time(article.source.captured)],
        "address": [line(article.url or "")],
        "language": [line(article.language or "")],
        "words": [f"{words:,}" if words == live else f"{words:,}, of which {live:,} can be evidence"],
        "credits": [
            *dict.fromkeys(_credit(one, names) for one in witness.credits),
            *(f"{phrases.signature(one, names)}: {brief(one.text)}" for one in witness.signatures),
        ],
        "quotes": [f"{len(witness.quotes):,}" if witness.quotes else ""],
        "flags": [phrases.flag(flag) for flag in article.flags],
    }


def _time(stated: Published | None) -> str:
    if stated is None:
        return ""
    when = times.moment(stated)
    zone = " UTC" if ":" in when else ""
    return f"{when}{zone} (from: {line(stated.basis)})"


def _outlet(article: Article, names: Mapping[str, str]) -> str:
    stated = line(article.outlet_name or "")
    if article.outlet is None:
        return f"{stated} (not in the registry)" if stated else ""
    name = line(names.get(article.outlet, article.outlet))
    return f"{name} [{line(article.outlet)}]" + (f", stated as {stated}" if stated not in {"", name} else "")


def _credit(one: Credit, names: Mapping[str, str]) -> str:
    return f"{phrases.credit(one, names)}: {brief(one.text)}"


def _paragraphs(witness: Witness, look: Look) -> Iterator[Text]:
    """Yield the text line by line, cut at the edges of asides, which are greyed and followed by their kind."""
    article = witness.article
    layered = marks.layers(
        [],
        [one.span for one in witness.credits if one.role != "photo"],
        [quote.span for quote in witness.quotes],
    )
    paragraph = Text()
    for span, aside in _stretches(article):
        words = span.of(article.text)
        if aside is None:
            paragraph.append_text(marks.marked(article.text, span, layered, look))
        elif words.strip():
            paragraph.append(line(words), STYLES["quiet"])
            if not article.text[span.end : aside.span.end].strip():
                paragraph.append(f" <{aside.kind}>", STYLES["quiet"])
        if words.endswith("\n") or span.end == len(article.text):
            if paragraph.plain.strip():
                yield paragraph
            paragraph = Text()


def _stretches(article: Article) -> Iterator[tuple[Span, Aside | None]]:
    """Yield the text in stretches that hold no line end but their last, each wholly inside one aside or none."""
    asides = iter(article.asides)
    aside = next(asides, None)
    at = 0
    while at < len(article.text):
        while aside is not None and aside.span.end <= at:
            aside = next(asides, None)
        end = article.text.find("\n", at) + 1 or len(article.text)
        inside = aside is not None and aside.span.start <= at
        if aside is not None:
            end = min(end, aside.span.end if inside else aside.span.start) if aside.span.start < end else end
        yield Span(at, end), aside if inside else None
        at = end


def _fields(witness: Witness) -> dict[str, object]:
    article = witness.article
    return {
        **article_fields(article, len(witness.tokens.forms), text=True),
        "asides": [{"span": pair(one.span), "kind": one.kind} for one in article.asides],
        "credits": credits_(witness.credits),
        "byline_credits": byline_credits(witness.signatures),
        "quotes": quotes(witness.quotes),
        "attributions": attributions(witness.attributions),
        "flags": list(article.flags),
    }
