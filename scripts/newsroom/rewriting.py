"""Texts told again in other words: by a writer who hides the source, by a machine, by a translator there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import moves, wording
from .documents import Document, Sentence
from .reporting import in_paragraphs, own_words
from .translating import damaged_names, run_in, scarred

if TYPE_CHECKING:
    from .desks import Desk
    from .names import Person
    from .teller import Teller


REPORTED = {
    "i": ("he", "she"),
    "my": ("his", "her"),
    "me": ("him", "her"),
    "we": ("they", "they"),
    "our": ("their", "their"),
    "us": ("them", "them"),
    "is": ("was", "was"),
    "are": ("were", "were"),
    "have": ("had", "had"),
    "has": ("had", "had"),
    "will": ("would", "would"),
    "shall": ("would", "would"),
    "can": ("could", "could"),
}
PATTERN_FREEDOM = 0.6  # how much rarer than a word a rewriter changes the whole sentence


def rewritten(desk: Desk, parent: Document) -> Document:
    """Follow the parent sentence by sentence in other words; leave some out, keep the order nearly."""
    draw, teller = desk.draw, desk.teller()
    looseness, left_out = draw.uniform(0.35, 0.85), draw.uniform(0.0, 0.35)
    made: list[Sentence] = []
    for sentence in parent.sentences():
        if made and draw.random() < left_out:
            continue
        made += _again(sentence, desk, teller, looseness)
    if draw.random() < 0.3:
        made += own_words("opinion", draw.choice((1, 2)), teller, desk.outlet, draw)
    return Document(desk.title(parent, 0.0), in_paragraphs(_swapped(made, 0.1, desk), draw))


def machine_made(desk: Desk, parent: Document) -> Document:
    """Rewrite as a language model does: sentences merged, split and put in another order, a moral at the end."""
    draw, teller = desk.draw, desk.teller()
    looseness = draw.uniform(0.5, 0.95)
    made: list[Sentence] = []
    for sentence in parent.sentences():
        if made and draw.random() < 0.2:
            continue
        made += _again(sentence, desk, teller, looseness)
    made = _joined(_swapped(made, draw.uniform(0.1, 0.5), desk), desk)
    made += own_words("summary", draw.choice((0, 1, 1, 2)), teller, desk.outlet, draw)
    return Document(desk.title(parent, 0.05), in_paragraphs(made, draw))


def summarised(desk: Desk, parent: Document) -> Document:
    """Tell the gist: a third to a half of the sentences, in other words, some run together."""
    draw, teller = desk.draw, desk.teller()
    looseness, share = draw.uniform(0.3, 0.8), draw.uniform(0.35, 0.6)
    sentences = parent.sentences()
    chosen = sentences[:1] + [s for s in sentences[1:] if draw.random() < share]
    made = [new for sentence in chosen for new in _again(sentence, desk, teller, looseness)]
    return Document(desk.title(parent, 0.05), in_paragraphs(_joined(made, desk), draw))


def translated(desk: Desk, parent: Document) -> Document:
    """Send the text abroad and back; a caption may run into it on the way."""
    draw, teller = desk.draw, desk.teller()
    strength = draw.uniform(0.35, 1.0)
    names = damaged_names(" ".join(s.text for s in parent.sentences()), 0.3 * strength, draw)
    kept = [
        tuple(scarred(sentence, desk.by, strength, names, draw) for sentence in paragraph)
        for paragraph in parent.paragraphs
    ]
    if len(kept) > 3 and draw.random() < 0.4:
        kept = kept[: -draw.choice((1, 2))]
    if draw.random() < 0.35:
        caption = f"{teller.fill('capital', '')}, {teller.fill('country', '')}, {desk.event.when.year}."
        place = draw.randrange(len(kept))
        kept[place] = run_in(kept[place], caption, desk.by, desk.ledger.key(), draw)
    return Document(desk.title(parent, 0.5), kept)


def _again(sentence: Sentence, desk: Desk, teller: Teller, looseness: float) -> list[Sentence]:
    """Tell one sentence again; it may come out as two, or not at all."""
    draw = desk.draw
    text = sentence.text
    if sentence.kind == "quote":
        return _quoted_again(sentence, desk, looseness)
    if sentence.kind == "official" and draw.random() < 0.6:
        return [sentence]
    whole = not sentence.trail and not sentence.marks
    if sentence.kind == "prose" and sentence.tape and whole and draw.random() < 0.85:
        text = teller.paraphrase(sentence, looseness, PATTERN_FREEDOM)
    elif draw.random() < looseness:
        text = moves.turned(text, draw)
    text = wording.phrases(wording.synonyms(text, 0.45 * looseness, draw), looseness, draw)
    text = wording.house_style(text, desk.outlet.style)
    parts = moves.split(text, draw) if draw.random() < 0.3 * looseness else [text]
    return [sentence.changed(part, desk.by) for part in parts]


def _quoted_again(sentence: Sentence, desk: Desk, looseness: float) -> list[Sentence]:
    """Keep a quote with its attribution turned, or dissolve it into reported speech."""
    draw = desk.draw
    quote = desk.event.quotes[int(sentence.fact.split()[1])] if sentence.fact.startswith("quote ") else None
    if quote is None or draw.random() > 0.5 * looseness:
        text = wording.house_style(moves.turned(sentence.text, draw), desk.outlet.style)
        return [sentence.changed(text, desk.by)]
    person = desk.event.slots[quote.speaker].person
    if person is None:
        return [sentence]
    told = reported(draw.choice(quote.sentences).rstrip("."), person)
    text = f"{person.last} {draw.choice(moves.CLAIMS)} that {told}."
    return [sentence.changed(text, desk.by)]


def _swapped(sentences: list[Sentence], share: float, desk: Desk) -> list[Sentence]:
    """Move about this share of the sentences, never the first, to another place."""
    made = list(sentences)
    for _ in range(round(share * len(made))):
        if len(made) > 2:
            moved = made.pop(desk.draw.randrange(1, len(made)))
            made.insert(desk.draw.randrange(1, len(made) + 1), moved)
    return made


def _joined(sentences: list[Sentence], desk: Desk) -> list[Sentence]:
    """Run some short neighbours together."""
    made: list[Sentence] = []
    for sentence in sentences:
        if len(made) > 1 and desk.draw.random() < 0.25:
            both = moves.joined(made[-1], sentence, desk.by, desk.draw)
            if both is not None:
                made[-1] = both
                continue
        made.append(sentence)
    return made


def reported(words: str, person: Person) -> str:
    """Turn a quoted sentence into reported speech, as far as pronouns and common verbs go."""
    place = 1 if person.woman else 0
    told = " ".join(REPORTED[w.lower()][place] if w.lower() in REPORTED else w for w in words.split())
    return told[:1].lower() + told[1:]
