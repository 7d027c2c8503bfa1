"""Where an article's text comes from, as far as was searched: for programs, and as text that goes into a mail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from tracer.render import phrases, times
from tracer.render.cards import card_of, unseen_card
from tracer.render.clean import brief, line
from tracer.render.documents import document, dumps, number
from tracer.render.lineage_json import TOOL, judged_fields, spans_of, unseen_fields
from tracer.render.look import shorten, styled, wrap
from tracer.render.windows import word_end
from tracer.spans import union

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracer.params import RenderParams
    from tracer.records import Check, Derivation, FoundSource, Judged, Searched
    from tracer.render.look import Look

SCHEMA = "tracer.check/1"
_IN = "  "
_HOW_TO_TAKE_IT = (
    "Similar wording is no proof of wrongdoing: licensed syndication is normal, and a missing credit may be lawful. "
    "What was not supplied was not searched."
)
_CALIBRATED = "The probabilities are calibrated on simulated stories."
_UNCALIBRATED = "The probabilities are uncalibrated: they rank answers, they are no rates."


def check_json(found: Sequence[Check]) -> Iterator[str]:
    """Yield the checks as one document: an object, or a list of them where there are several articles."""
    if len(found) == 1:
        yield from document(_fields(found[0]))
        return
    for place, one in enumerate(found):
        yield "[\n" if place == 0 else ",\n"
        yield dumps(_fields(one))
    yield "\n]\n" if found else "[]\n"


def check_jsonl(found: Sequence[Check]) -> Iterator[str]:
    """Yield one line for each article."""
    for one in found:
        yield dumps(_fields(one)) + "\n"


def _fields(found: Check) -> dict[str, object]:
    judged = found.article
    return {
        "schema": SCHEMA,
        "tool": TOOL,
        "article": judged_fields(judged, text=True),
        "verdict": judged.verdict,
        "coverage": number(found.coverage),
        "sources": [
            {
                "id": one.source.witness.article.id,
                "outlet": one.source.witness.article.outlet,
                "url": one.source.witness.article.url,
                **_claim(one.derivation),
                "unique_coverage": number(one.unique_coverage),
                "spans": spans_of(one.derivation),
            }
            for one in found.sources
        ],
        "unseen": [
            {
                **unseen_fields(one.source),
                **_claim(one.derivation),
                "siblings": [sibling.witness.article.id for sibling in one.siblings],
            }
            for one in found.unseen
        ],
        "original_coverage": number(judged.original_coverage),
        "takers": [{"id": taker.witness.article.id, **_claim(one)} for taker, one in found.takers],
        "quoting": [one.witness.article.id for one in found.quoting],
        "searched": _bounds(found.searched),
        "calibrated": phrases.calibrated(found.parameters),
    }


def _claim(one: Derivation) -> dict[str, object]:
    return {
        "relation": one.relation,
        "probability": number(one.probability),
        "coverage": number(one.coverage_child),
        "credit": one.credit,
    }


def _bounds(searched: Searched) -> dict[str, object]:
    dates = searched.dates
    return {
        "articles": searched.articles,
        "outlets": searched.outlets,
        "earliest": times.iso(min(one.earliest for one in dates)) if dates else None,
        "latest": times.iso(max(one.latest for one in dates)) if dates else None,
    }


def check_text(found: Check, names: Mapping[str, str], look: Look, params: RenderParams) -> list[Text]:
    """Return one article's check: verdict, sources with some of the shared words, and what was not supplied."""
    look = replace(look, width=min(look.width, params.mail_width))
    card = card_of(found.article, names)
    lines = wrap(styled(_dated(card.name, found.article), "heading"), look)
    lines += _about(found.article, look)
    lines += [Text(), *wrap(Text(_verdict(found, names)), look)]
    if found.sources:
        lines += wrap(Text(f"Searched: {_among(found.searched)}."), look)
    for place, one in enumerate(found.sources, 1):
        lines += [Text(), *_source(place, one, found, names, look, params)]
    for hidden in found.unseen:
        name = unseen_card(hidden.source, names).name
        lines += [Text(), *wrap(styled(f"Not supplied: {name}", "heading"), look)]
        lines += wrap(Text(f"{_said(hidden.derivation)}."), look, _IN)
        for reason in hidden.source.because[: params.notes]:
            lines += wrap(Text(brief(reason)), look, _IN)
        lines += _list("The same text, in part at least, also in", hidden.siblings, names, look, params)
    beside = [taker for taker, _ in found.takers]
    if beside or found.quoting:
        lines.append(Text())
    lines += _list("Seem to take text from it", beside, names, look, params, indent="")
    lines += _list("Only quotes in common", found.quoting, names, look, params, indent="")
    return lines


def check_notes(*, calibrated: bool, look: Look, params: RenderParams) -> list[Text]:
    """Return how the whole answer is to be taken."""
    look = replace(look, width=min(look.width, params.mail_width))
    lines = wrap(Text(_HOW_TO_TAKE_IT), look)
    return [*lines, *wrap(Text(_CALIBRATED if calibrated else _UNCALIBRATED), look)]


def _dated(name: str, judged: Judged) -> str:
    when = times.moment(judged.witness.article.published)
    return f"{name}, {when}" if when else name


def _about(judged: Judged, look: Look, indent: str = "") -> list[Text]:
    """Return the title and the address, else the file, of an article."""
    article = judged.witness.article
    lines = []
    if article.title:
        lines.append(Text(f"{indent}“{shorten(brief(article.title), look.width - len(indent) - 2, look)}”"))
    return [*lines, Text(indent + brief(article.url or article.source.path))]


def _among(searched: Searched) -> str:
    """Return among what was searched: `8 articles of 7 outlets, dated 3 to 5 Mar 2031`."""
    among = phrases.count(searched.articles, "article")
    if searched.outlets:
        among += f" of {phrases.count(searched.outlets, 'outlet')}"
    when = times.between(list(searched.dates))
    return f"{among}, dated {when}" if when else f"{among}, undated"


def _verdict(found: Check, names: Mapping[str, str]) -> str:
    """Return the verdict in words; that nothing was found never becomes a claim about the article."""
    verdict = found.article.verdict
    nothing = f"no source found among {_among(found.searched)}"
    if verdict == "non-derived":
        return f"{nothing[:1].upper()}{nothing[1:]}."
    said = verdict.replace("-", " ").capitalize()
    where = "source" if len(found.sources) == 1 else f"{len(found.sources)} sources"
    here = f"{phrases.share(found.coverage)} of its words stand in the {where} below"
    if verdict != "undetermined":
        return f"{said}: {here}." if found.sources else f"{said}, from what was not supplied; {nothing}."
    if found.sources:
        return f"{said}: {here}, but that it took them from there cannot be told."
    named = [one.outlet for one in found.article.credits if one.role in {"text", "residue"}]
    named += [one.outlet for one in found.article.signatures]
    own = found.article.witness.article.outlet
    credited = dict.fromkeys(brief(names.get(outlet, outlet)) for outlet in named if outlet != own)
    if credited:
        return f"{said}: it credits {phrases.some(list(credited), 3)}, but {nothing}."
    return f"{said}: {nothing}, but it shares too much with some of them to say that it has none."


def _source(
    place: int, one: FoundSource, found: Check, names: Mapping[str, str], look: Look, params: RenderParams
) -> list[Text]:
    head = f"Source {place}: {_dated(card_of(one.source, names).name, one.source)}"
    lines = [*wrap(styled(head, "heading"), look, _IN, ""), *_about(one.source, look, _IN)]
    only = ""
    if one.unique_coverage < one.derivation.coverage_child and place > 1:
        only = f"; {phrases.share(one.unique_coverage)} that no source above explains"
    lines += wrap(Text(f"{_said(one.derivation)}{only}."), look, _IN)
    text = found.article.witness.article.text
    spans = union(span.child for span in one.derivation.spans)
    longest = sorted(spans, key=lambda span: (-len(span), span.start))[: params.check_quotes]
    for span in sorted(longest):
        end = min(span.end, span.start + params.check_quote)
        cut = end < span.end
        words = line(text[span.start : word_end(text, end) if cut else end])
        lines += wrap(Text(f"“{words}{f' {look.glyphs.ellipsis}' if cut else ''}”"), look, _IN * 2)
    more = len(spans) - len(longest)
    if more > 0:
        lines += wrap(Text(f"and {phrases.count(more, 'shorter shared passage')}"), look, _IN * 2)
    return lines


def _said(one: Derivation) -> str:
    """Return a derivation in a few words."""
    sure = f"{phrases.likelihood(one.probability)} ({phrases.probability(one.probability)})"
    share = f"{phrases.share(one.coverage_child)} of the words; " if one.coverage_child > 0 else ""
    return f"{one.relation}; {share}{sure}; {one.credit}"


def _list(
    what: str,
    articles: Sequence[Judged],
    names: Mapping[str, str],
    look: Look,
    params: RenderParams,
    indent: str = _IN,
) -> list[Text]:
    if not articles:
        return []
    named = list(dict.fromkeys(_dated(card_of(one, names).name, one) for one in articles))
    shown = "; ".join(named[: params.check_others])
    more = len(named) - params.check_others
    return wrap(
        Text(f"{what}: {shown}{f'; and {more:,} more' if more > 0 else ''}."), look, indent + _IN, indent
    )
