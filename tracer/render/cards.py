"""How an article or an unseen source is named to people."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracer.render import phrases, times
from tracer.render.clean import brief, line
from tracer.render.model import Card

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracer.records import Article, Judged, UnseenSource

_PUNCTUATION = ".,;:!?()[]“”‘’\"'"
_TITLE_IN_LABEL = 28  # code points; enough to recognise a headline
_ID = 24  # code points of an id that are shown, its end
_TITLE = 400  # code points; more than the widest screen shows


def outlet_of(article: Article, names: Mapping[str, str]) -> str | None:
    """Return the name of the article's outlet, else of its site; None where neither is known."""
    if article.outlet is not None:
        return brief(names.get(article.outlet, article.outlet_name or article.outlet))
    if article.outlet_name is not None and brief(article.outlet_name):
        return brief(article.outlet_name)
    return _site(article.url) if article.url else None


def file_of(article: Article) -> str:
    """Return the last part of the path that the article was read from, with its record's number."""
    path = article.source.path
    name = "standard input" if path == "-" else PurePath(path).name or path
    return brief(name) if article.source.record is None else f"{brief(name)}:{article.source.record}"


def title_of(article: Article) -> str:
    """Return the title, else how the text begins."""
    return line((article.title or "")[:_TITLE]) or line(article.text.lstrip()[:_TITLE])


def card_of(judged: Judged, names: Mapping[str, str]) -> Card:
    """Return the card of an article."""
    article = judged.witness.article
    name = outlet_of(article, names) or file_of(article)
    remarks = [phrases.flag(flag) for flag in article.flags]
    remarks += [
        f"credits {phrases.credit(one, names)}, whose supplied text does not hold this one"
        for one in judged.credits
        if one.support == "unsupported" and one.role == "text"
    ]
    remarks += [
        f"credits {phrases.signature(one, names)}, whose supplied text does not hold this one"
        for one in judged.signatures
        if one.support == "unsupported"
    ]
    shown = [
        phrases.credit(one, names)
        for one in judged.credits
        if one.role != "photo" and one.outlet != article.outlet  # its own mark acknowledges nobody
    ]
    shown += [phrases.signature(one, names) for one in judged.signatures if one.outlet != article.outlet]
    return Card(
        id=article.id,
        name=name,
        label=name,
        title=title_of(article),
        published=article.published,
        unseen=False,
        remarks=tuple(remarks),
        credits=tuple(dict.fromkeys(shown)),
        judged=judged,
    )


def unseen_card(source: UnseenSource, names: Mapping[str, str]) -> Card:
    """Return the card of an unseen source."""
    name = "unknown source" if source.outlet is None else brief(names.get(source.outlet, source.outlet))
    return Card(
        id=source.id,
        name=name,
        label=f"{name} (unseen)",
        title="",
        published=None,
        unseen=True,
        remarks=source.because,
        credits=(),
    )


def with_labels(cards: Iterable[Card]) -> dict[str, Card]:
    """Return the cards of one story by id, with labels that tell them apart: by time, by title, else by id."""
    cards = list(cards)
    ways = [
        [card.label for card in cards],
        [f"{card.label}, {times.moment(card.published)}" if card.published else "" for card in cards],
        [f"{card.label}, “{_short(card.title)}”" if card.title else "" for card in cards],
        [f"{card.label} [{line(card.id)[-_ID:]}]" for card in cards],
    ]
    counts = [Counter(way) for way in ways]
    return {
        card.id: replace(card, label=_first_unique([way[place] for way in ways], counts))
        for place, card in enumerate(cards)
    }


def _first_unique(labels: Sequence[str], counts: Sequence[Counter[str]]) -> str:
    found = (label for label, count in zip(labels, counts, strict=True) if label and count[label] == 1)
    return next(found, labels[-1])


def _short(title: str) -> str:
    return title if len(title) <= _TITLE_IN_LABEL else f"{title[:_TITLE_IN_LABEL].rstrip()}…"


def named(text: str, cards: Mapping[str, Card]) -> str:
    """Return a line in which articles called by their ids are called by their labels."""
    return " ".join(_word(word, cards) for word in brief(text).split(" "))


def _word(word: str, cards: Mapping[str, Card]) -> str:
    core = word.strip(_PUNCTUATION)
    core = core if core in cards else core.removesuffix("'s")
    return word.replace(core, cards[core].label, 1) if core in cards else word


def _site(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:  # a broken address names nobody
        return None
    return brief(host).removeprefix("www.") or None if host else None
