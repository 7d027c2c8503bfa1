"""What desks do to a text that is not theirs: print it, edit it, cut it, quote from it.

A treatment takes the parent's document and returns the child's, credits aside. Sentences keep their keys; whoever
changes a sentence's wording is noted in its trail.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import moves, wording
from .documents import Document, Paragraph, Sentence
from .reporting import headline, in_paragraphs, own_words
from .teller import Teller, topic_facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from .events import Event
    from .ledgers import Ledger
    from .outlets import Outlet


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody at work on somebody else's text."""

    event: Event
    outlet: Outlet
    by: int
    ledger: Ledger
    draw: Random

    def teller(self) -> Teller:
        """Return a writer of this desk's own sentences."""
        return Teller(self.event, self.outlet.style, self.draw, self.by, self.ledger)

    def title(self, parent: Document, keep: float) -> str:
        """Keep the parent's headline with this probability, or write another."""
        return parent.title if self.draw.random() < keep else headline(self.event, self.draw)


def reposted(desk: Desk, parent: Document) -> Document:
    """Print it as it stands; now and then the last paragraphs fall off, or the quotation marks change."""
    draw = desk.draw
    kept = list(parent.paragraphs)
    if len(kept) > 3 and draw.random() < 0.2:
        kept = kept[: -draw.choice((1, 1, 2))]
    if draw.random() < 0.4:
        curly = desk.outlet.style.curly
        kept = [
            tuple(s.changed(wording.quotation_marks(s.text, curly=curly), desk.by) for s in p) for p in kept
        ]
    return Document(desk.title(parent, 0.7), kept)


def edited(desk: Desk, parent: Document) -> Document:
    """Edit for house style and taste, drop or cut paragraphs, and at times put in a lede or a local paragraph."""
    draw = desk.draw
    care = draw.betavariate(1.3, 4.0)  # how much the desk meddles: mostly little
    kept = _thinned(_cut(parent.paragraphs, 0.4, draw), draw.betavariate(1, 6), draw)
    kept = [tuple(_edited(sentence, desk, care) for sentence in paragraph) for paragraph in kept]
    if draw.random() < 0.25:
        kept = _moved(kept, draw)
    kept = with_own(kept, desk)
    return Document(desk.title(parent, 0.25), kept)


def cut(desk: Desk, parent: Document) -> Document:
    """Keep the top: agencies write so that a text may be cut from the end."""
    draw = desk.draw
    size = len(parent.paragraphs)
    top = max(2, min(size, round(size * draw.betavariate(2.5, 2.0))))
    kept = list(parent.paragraphs[:top])
    if draw.random() < 0.6:
        kept = [
            tuple(s.changed(wording.house_style(s.text, desk.outlet.style), desk.by) for s in p) for p in kept
        ]
    return Document(desk.title(parent, 0.4), kept)


def commented(desk: Desk, parent: Document) -> Document:
    """Print some paragraphs and put an opinion behind them, in front of them, or both."""
    draw = desk.draw
    kept = _thinned(_cut(parent.paragraphs, 0.7, draw), draw.betavariate(1, 4), draw)
    if draw.random() < 0.3:
        care = draw.betavariate(1.2, 6.0)
        kept = [tuple(_edited(sentence, desk, care) for sentence in paragraph) for paragraph in kept]
    teller = desk.teller()
    said = own_words("opinion", draw.choice((2, 3, 4, 5, 6)), teller, desk.outlet, draw)
    ahead = draw.choice((0, 0, 0, 1, 2))
    before, after = in_paragraphs(said[:ahead], draw), in_paragraphs(said[ahead:], draw)
    return Document(desk.title(parent, 0.2), [*before, *kept, *after])


def enclosed(desk: Desk, parent: Document) -> Document:
    """Set a few paragraphs of the wire inside a report of the outlet's own."""
    draw = desk.draw
    size = min(len(parent.paragraphs), draw.choice((2, 3, 3, 4, 5)))
    start = draw.randrange(0, len(parent.paragraphs) - size + 1)
    kept = list(parent.paragraphs[start : start + size])
    if draw.random() < 0.5:
        care = draw.betavariate(1.2, 5.0)
        kept = [tuple(_edited(sentence, desk, care) for sentence in paragraph) for paragraph in kept]
    teller = desk.teller()
    own, general = topic_facts(desk.event)
    told = draw.sample(own, k=min(len(own), draw.choice((2, 3, 4)))) + draw.sample(general, k=2)
    sentences = [s for s in (teller.fact(name) for name in ["lede", *told]) if s is not None]
    if draw.random() < 0.5 and desk.event.quotes:
        sentences.insert(1, teller.quote(draw.choice(desk.event.quotes)))
    sentences += own_words("local", draw.choice((0, 1, 2)), teller, desk.outlet, draw)
    own_text = in_paragraphs(sentences, draw)
    place = draw.randrange(1, len(own_text) + 1)
    return Document(desk.title(parent, 0.0), [*own_text[:place], *kept, *own_text[place:]])


def excerpted(desk: Desk, parent: Document) -> Document:
    """Take paragraphs from here and there, as papers do with a handout, and put in something of the desk's own."""
    draw = desk.draw
    share, care = draw.uniform(0.35, 0.75), draw.betavariate(1.2, 5.0)
    kept = [paragraph for paragraph in parent.paragraphs if draw.random() < share]
    kept = [tuple(_edited(sentence, desk, care) for sentence in paragraph) for paragraph in kept]
    return Document(desk.title(parent, 0.1), with_own(kept, desk) if kept else [])


def updated(desk: Desk, parent: Document) -> Document:
    """Print an outlet's own article again with what has become known since: the one case of a copy that grows."""
    draw = desk.draw
    teller = desk.teller()
    _, general = topic_facts(desk.event)
    new = [
        s
        for s in (teller.fact(name) for name in draw.sample(general, k=draw.choice((1, 2))))
        if s is not None
    ]
    if desk.event.quotes:
        new.append(teller.quote(draw.choice(desk.event.quotes)))
    kept = list(parent.paragraphs)
    for paragraph in in_paragraphs(new, draw):
        kept.insert(draw.randrange(1, len(kept) + 1), paragraph)
    if draw.random() < 0.5:
        kept = [tuple(_edited(sentence, desk, 0.1) for sentence in paragraph) for paragraph in kept]
    return Document(desk.title(parent, 0.6), kept)


def merged(desk: Desk, first: Document, second: Document) -> Document:
    """Make one article of two: paragraphs of the first, then or between them paragraphs of the second."""
    draw = desk.draw
    care = draw.betavariate(1.2, 5.0)
    left = _cut(first.paragraphs, 0.8, draw)
    size = min(len(second.paragraphs), draw.choice((2, 2, 3, 4)))
    start = draw.randrange(0, len(second.paragraphs) - size + 1)
    right = list(second.paragraphs[start : start + size])
    if draw.random() < 0.6:
        both = [*left, *right]
    else:
        both = list(left)
        for paragraph in right:
            both.insert(draw.randrange(1, len(both) + 1), paragraph)
    both = [tuple(_edited(sentence, desk, care) for sentence in paragraph) for paragraph in both]
    return Document(desk.title(first, 0.1), with_own(both, desk))


def with_own(paragraphs: list[Paragraph], desk: Desk) -> list[Paragraph]:
    """Put in, by lot, a lede of the desk's own, a local paragraph, or nothing."""
    draw, teller = desk.draw, desk.teller()
    if draw.random() < 0.15:
        lede = own_words("lede", 1, teller, desk.outlet, draw)
        paragraphs = [tuple(lede), *paragraphs] if lede else paragraphs
    elif draw.random() < 0.12 and paragraphs and (first := teller.fact("lede")):
        paragraphs = [(first, *paragraphs[0][1:]), *paragraphs[1:]]  # its own first sentence for theirs
    if draw.random() < 0.2 and (local := own_words("local", draw.choice((1, 2)), teller, desk.outlet, draw)):
        place = draw.randrange(1, len(paragraphs) + 1)
        paragraphs = [*paragraphs[:place], tuple(local), *paragraphs[place:]]
    return paragraphs


def _edited(sentence: Sentence, desk: Desk, care: float) -> Sentence:
    """Edit one sentence: house style always, then synonyms, trims and small words as the desk cares to."""
    draw = desk.draw
    text = wording.house_style(sentence.text, desk.outlet.style)
    if sentence.kind in {"prose", "own", "background"}:
        if draw.random() < care:
            text = moves.trimmed(text)
        if draw.random() < 0.6 * care:
            text = moves.turned(text, draw)
        if draw.random() < 0.4 * care:
            text = moves.softened(text, draw)
        text = wording.phrases(text, 0.8 * care, draw)
    if sentence.kind != "official":
        text = wording.synonyms(text, 0.6 * care, draw)
    return sentence.changed(text, desk.by)


def _cut(paragraphs: Sequence[Paragraph], chance: float, draw: Random) -> list[Paragraph]:
    """Cut from the end, by lot."""
    kept = list(paragraphs)
    if len(kept) > 3 and draw.random() < chance:
        kept = kept[: max(2, round(len(kept) * draw.uniform(0.35, 0.95)))]
    return kept


def _thinned(paragraphs: list[Paragraph], share: float, draw: Random) -> list[Paragraph]:
    """Drop about this share of the paragraphs, never the last two that are left."""
    kept = [paragraph for paragraph in paragraphs if draw.random() >= share]
    return kept if len(kept) >= 2 else paragraphs[:2]


def _moved(paragraphs: list[Paragraph], draw: Random) -> list[Paragraph]:
    """Move one paragraph to another place."""
    if len(paragraphs) < 4:
        return paragraphs
    kept = list(paragraphs)
    moved = kept.pop(draw.randrange(1, len(kept)))
    kept.insert(draw.randrange(1, len(kept) + 1), moved)
    return kept
