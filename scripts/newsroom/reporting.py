"""Independent reports: a writer who was there, or read the official papers, and copied from nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from . import crediting
from .documents import Document, Mark, Sentence
from .grammar import write
from .teller import Teller, topic_facts
from .topics import patterns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from .events import Event
    from .ledgers import Ledger
    from .outlets import Outlet

AGENCY_DATELINES = 0.75  # of an agency's own texts that bear its dateline
BACKGROUND = {
    "agency": 0.7,
    "state-media": 0.5,
    "broadcaster": 0.3,
}  # of reports that close with stock background
NAMES_ANOTHER = 0.12  # of reports that name another outlet for one fact


def report(
    event: Event, outlet: Outlet, maker: int, ledger: Ledger, draw: Random, others: Sequence[Outlet] = ()
) -> Document:
    """Write an article of an outlet's own about an event, of 150 to 500 words."""
    teller = Teller(event, outlet.style, draw, maker, ledger)
    own, general = topic_facts(event)
    told = [name for name in own if draw.random() < draw.uniform(0.55, 1.0)]
    if draw.random() < 0.5:
        draw.shuffle(told)
    told += draw.sample(general, k=draw.choice((0, 1, 1, 2, 3)))
    sentences = [s for s in (teller.fact(name) for name in ["lede", *told]) if s is not None]
    quotes = list(event.quotes)
    draw.shuffle(quotes)
    for quote in quotes[: draw.choice((0, 1, 2, 2, 3, 4))]:
        _put(sentences, teller.quote(quote), draw)
    if event.officials and draw.random() < 0.55:
        _put(sentences, teller.official(draw.choice(event.officials)), draw)
    if others and draw.random() < NAMES_ANOTHER:
        other = draw.choice(others)
        aside = teller.own(crediting.aside(other, draw), "prose")
        if aside is not None and other.id != outlet.id:
            _put(sentences, _named(aside, other), draw)
    document = Document(headline(event, draw), in_paragraphs(sentences, draw))
    if draw.random() < BACKGROUND.get(outlet.kind, 0.15):
        document.paragraphs += [tuple(text) for text in [teller.background(outlet.id)] if text]
    if outlet.kind in crediting.DATELINED and draw.random() < AGENCY_DATELINES:
        document.dateline = crediting.dateline(outlet, event.plain("capital", ""), event.when)
    return document


def _named(sentence: Sentence, other: Outlet) -> Sentence:
    return replace(sentence, marks=(Mark(other.id, "statement", other.mark),))


def _put(sentences: list[Sentence], new: Sentence, draw: Random) -> None:
    """Put a sentence somewhere after the first."""
    sentences.insert(draw.randrange(1, len(sentences) + 1) if sentences else 0, new)


def in_paragraphs(sentences: Sequence[Sentence], draw: Random) -> list[tuple[Sentence, ...]]:
    """Cut a run of sentences into paragraphs of one to three."""
    paragraphs: list[tuple[Sentence, ...]] = []
    at = 0
    most = draw.choice((1, 2, 2, 3))
    while at < len(sentences):
        size = draw.randint(1, most)
        paragraphs.append(tuple(sentences[at : at + size]))
        at += size
    return paragraphs


def headline(event: Event, draw: Random) -> str:
    """Write a headline."""
    return write(draw.choice(event.topic.sections["titles"]).pattern, draw, event.plain)


def own_words(section: str, count: int, teller: Teller, outlet: Outlet, draw: Random) -> list[Sentence]:
    """Write sentences of an outlet's own (`opinion`, `local`, `lede`, `summary`) that tell no fact of the event."""
    if section == "local" and not outlet.place:
        return []

    def fill(name: str, form: str) -> str:
        if name == "outlet":
            return outlet.name
        return outlet.place if name == "local" else teller.fill(name, form)

    chosen = draw.sample(patterns("commentary")[section], k=count)
    made = [teller.own(write(pattern, draw, fill) + ".") for pattern in chosen]
    return [sentence for sentence in made if sentence is not None]
