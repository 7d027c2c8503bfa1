"""The parts of one article that are shown and never evidence, by their place and their form.

Captions and photo credits, teasers and lists of headlines, prompts and footers, biographies of the author,
counters, corrections, reference lists, the title repeated in the text, link cards and galleries (`furniture`). The rules know fixed phrases in eight languages
(`phrases`) and the shape of lines; none takes a line that reads as a paragraph unless the line says itself
what it is. What a site prints under everything is learned elsewhere (`repeated`). O(n).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.records import Aside
from tracer.spans import Span
from tracer.text.biographies import biographies
from tracer.text.captions import cut_captions, photo_credit
from tracer.text.furniture import galleries, link_cards
from tracer.text.lines import capitalised, fold, lines, runs
from tracer.text.phrases import (
    BYLINE,
    CONSENT,
    CONSENT_HINTS,
    CORRECTION,
    COUNTER,
    FOOTER,
    FOOTER_ANYWHERE,
    FOOTER_HAN,
    FOOTER_HINTS,
    LABELS,
    REFERENCE,
    TEASER,
    TEASER_BEFORE_COLON,
    TEASER_HAN,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from tracer.records import AsideKind
    from tracer.text.lines import Line

_HEAD_LINES = 8  # lines at the top among which a byline may stand
_BYLINE_WORDS = 8
_HEADLINES = 2  # neighbouring lines in title case between paragraphs that make a list of teasers
_FOOT_HEADLINES = 3  # lines without a full stop after the last paragraph that do
_HEADLINE_WORDS = range(4, 26)
_BULLETS = "-–—•*·"
_PROMPT_WORDS = 45  # words of a footer or teaser line; longer ones are paragraphs
_REFERENCE_WORDS = 16  # words of a source named on one line


_PROMPTS: tuple[tuple[AsideKind, tuple[re.Pattern[str], ...]], ...] = (
    ("footer", (FOOTER, FOOTER_HAN)),
    ("teaser", (TEASER, TEASER_HAN, TEASER_BEFORE_COLON)),
)


def asides(text: str, title: str | None, language: str | None) -> tuple[Aside, ...]:
    """Return the asides of a text, sorted by span and disjoint; the lines of its head are not looked for.

    `language` (ISO 639-1) is taken for what it says about title case, which German has for every noun.
    """
    found = lines(text)
    kinds: dict[int, AsideKind] = {}
    _mark_references(found, kinds)
    for place, line in enumerate(found):
        if place not in kinds and (kind := _by_form(line, place)) is not None:
            kinds[place] = kind
    _mark_title(found, title, kinds)
    free = [place for place in range(len(found)) if place not in kinds]
    kinds.update(dict.fromkeys(biographies(found, free), "biography"))
    _mark_headlines(found, kinds, language)
    parts = [part for place, line in enumerate(found) if place not in kinds and (part := photo_credit(line))]
    parts += [Aside(span, "caption") for span in cut_captions(found)]
    parts += [*galleries(found), *(card for line in found for card in link_cards(line))]
    marked = [Aside(found[place].span, kind) for place, kind in kinds.items()]
    return _disjoint(marked + parts)


def _disjoint(marked: list[Aside]) -> tuple[Aside, ...]:
    """Sort asides and drop what another covers; of two that overlap, the one that begins first keeps its end."""
    kept: list[Aside] = []
    for aside in sorted(marked, key=lambda a: (a.span.start, -a.span.end)):
        start = max(aside.span.start, kept[-1].span.end) if kept else aside.span.start
        if start < aside.span.end:
            kept.append(Aside(Span(start, aside.span.end), aside.kind))
    return tuple(kept)


def _by_form(line: Line, place: int) -> AsideKind | None:
    """Return what a short line is by its words alone."""
    if not line.short:
        return None
    text = line.text
    if COUNTER.fullmatch(text):
        return "counter"
    if _is_footer(line):
        return "footer"
    if place < _HEAD_LINES and BYLINE.fullmatch(text) and line.words <= _BYLINE_WORDS:
        return "head"
    for kind, rules in _PROMPTS:
        if any(rule.match(text) for rule in rules) and line.words <= _PROMPT_WORDS:
            return kind
    return None


def _is_footer(line: Line) -> bool:
    """Whether a short line is of the page or of the desk, whatever else it says."""
    text, low = line.text, line.text.casefold()
    consent = any(map(low.__contains__, CONSENT_HINTS)) and CONSENT.search(text)
    if consent or low in LABELS or CORRECTION.match(text):
        return True
    rights = any(map(low.__contains__, FOOTER_HINTS)) and FOOTER_ANYWHERE.search(text)
    return bool(rights) and not line.prose


def _mark_references(found: Sequence[Line], kinds: dict[int, AsideKind]) -> None:
    """Mark "Reference(s):" with its line, or with the lines below it up to a blank one."""
    for place, line in enumerate(found):
        match = REFERENCE.fullmatch(line.text) if line.short else None
        if match is None or place in kinds or line.words > _REFERENCE_WORDS:
            continue
        kinds[place] = "credit"
        below = place + 1
        while (
            not match.group(1) and below < len(found) and found[below].number == found[below - 1].number + 1
        ):
            kinds[below] = "credit"
            below += 1


def _mark_title(found: Sequence[Line], title: str | None, kinds: dict[int, AsideKind]) -> None:
    words = fold(title or "")
    for place, line in enumerate(found):
        if words and abs(len(line.text) - len(title or "")) <= len(words) and fold(line.text) == words:
            kinds.setdefault(place, "head")


def _mark_headlines(found: Sequence[Line], kinds: dict[int, AsideKind], language: str | None) -> None:
    """Mark lists of headlines: in title case between paragraphs, in any case after the last one.

    A text whose paragraphs do not end as sentences do (verse, a transcript, Thai) is left alone.
    """
    prose = [place for place, line in enumerate(found) if place not in kinds and line.paragraph]
    if 2 * sum(found[place].closed for place in prose) <= len(prose):
        return
    titled = [
        place not in kinds
        and place > prose[0]
        and language != "de"
        and not line.prose
        and not line.closed
        and not line.text.endswith((":", "："))
        and line.words in _HEADLINE_WORDS
        and capitalised(line)
        for place, line in enumerate(found)
    ]
    for start, end in runs(titled):
        if end - start >= _HEADLINES:
            kinds.update(dict.fromkeys(range(start, end), "teaser"))
    foot = [place for place in range(prose[-1] + 1, len(found)) if place not in kinds]
    headlines = [place for place in range(prose[-1] + 1, len(found)) if found[place].words in _HEADLINE_WORDS]
    listed = found[prose[-1]].text.endswith((":", "："))
    bulleted = any(found[place].text[0] in _BULLETS for place in foot)
    if len(headlines) >= _FOOT_HEADLINES and not listed and not bulleted:
        kinds.update(dict.fromkeys(foot, "teaser"))
