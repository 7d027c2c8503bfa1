"""One writer telling one event: facts in the house's style, people by full name once and briefly after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .documents import Kind, Sentence
from .grammar import tidy, write
from .houses import ordinal
from .ledgers import Tape
from .topics import common_facts

if TYPE_CHECKING:
    from random import Random

    from .events import Event, Quote, Value
    from .houses import House
    from .ledgers import Ledger
    from .names import Person

SAID = (
    "said",
    "said",
    "said",
    "stated",
    "explained",
    "added",
    "noted",
    "confirmed",
    "pointed out",
    "stressed",
)
TOLD = (
    "told reporters",
    "told a news conference",
    "told journalists",
    "told state television",
    "told local radio",
    "told the press",
    "told parliament",
)
ABOUT = ("about", "around", "some", "roughly", "nearly", "more than", "close to")
OFFICES = {"Minister", "President", "Premier", "Chancellor", "Governor", "Prosecutor", "Officer", "Prefect"}
TRIES = 8  # times that a sentence is told anew before it is left out


class Teller:
    """A writer at work on one article."""

    def __init__(self, event: Event, house: House, draw: Random, maker: int, ledger: Ledger) -> None:
        self.event, self.house, self.draw, self.maker, self.ledger = event, house, draw, maker, ledger
        self._named: set[str] = set()
        self._voices = draw.sample(range(6), k=4)  # the writer's few ways of attributing

    def fact(self, name: str, tries: int = TRIES) -> Sentence | None:
        """Tell a fact in words that nobody else has used; None where none are left."""
        for _ in range(tries):
            named = set(self._named)
            tape = Tape(self.draw)
            text = self._told(name, tape)
            if self.ledger.claim(text, self.maker):
                return Sentence(text, "prose", self.ledger.key(), self.maker, name, tape=tuple(tape.values))
            self._named = named
        return None

    def paraphrase(self, sentence: Sentence, looseness: float, freedom: float) -> str:
        """Tell a sentence again as its first writer did, each choice made anew with probability `looseness`.

        The sentence's pattern itself is drawn anew with probability `looseness * freedom`.

        The same text comes back where nothing new could be found.
        """
        for _ in range(TRIES):
            named = set(self._named)
            text = self._told(sentence.fact, Tape(self.draw, sentence.tape, looseness, freedom))
            if self.ledger.claim(text, sentence.maker):
                return text
            self._named = named
        return sentence.text

    def _told(self, name: str, tape: Tape) -> str:
        entries = self.event.topic.sections["lede" if name == "lede" else f"fact {name}"]
        draw, self.draw = self.draw, tape
        try:
            entry = tape.choice(entries)
            clause = write(entry.pattern, tape, self._fill)
            return tidy(self._attributed(entry.speaker, clause) if entry.speaker else f"{clause}.")
        finally:
            self.draw = draw

    def quote(self, quote: Quote) -> Sentence:
        """Give somebody's words, wholly or the first sentence, with the speaker before, after or between."""
        for _ in range(TRIES):
            named = set(self._named)
            text = tidy(self._quoted(quote))
            if self.ledger.claim(text, self.maker):
                break
            self._named = {*named, quote.speaker}  # the full title is taken: the last name alone
        kind = f"quote {self.event.quotes.index(quote)}"
        return Sentence(text, "quote", self.ledger.key(), self.maker, kind)

    def _quoted(self, quote: Quote) -> str:
        left, right = ("“", "”") if self.house.curly else ('"', '"')
        parts = quote.sentences if self.draw.random() < 0.75 else quote.sentences[:1]
        parts = tuple(part.rstrip(".") for part in parts)
        whole = ". ".join(parts)
        who = self._fill(quote.speaker, "")
        said = self.draw.choice(SAID[:5] if self.draw.random() < 0.7 else TOLD)
        way = self.draw.randrange(4)
        if way == 0:
            return f"{left}{whole},{right} {who} {said}."
        if way == 1 and len(parts) > 1:
            rest = ". ".join(parts[1:])
            return f"{left}{parts[0]},{right} {who} {said}. {left}{rest}.{right}"
        if way == 2 and said not in TOLD:
            return f"{left}{whole},{right} {said} {who}."
        return f"{who} {said}: {left}{whole}.{right}"

    def official(self, words: str) -> Sentence:
        """Print an official sentence, mostly between marks, at times as the writer's own."""
        left, right = ("“", "”") if self.house.curly else ('"', '"')
        body = self.event.plain("body", "")
        way = self.draw.randrange(6)
        if way == 0:
            text = f"{words}, {body} {self.draw.choice(('said', 'announced', 'decreed'))}."  # no marks at all
        elif way == 1:
            text = f"In a {self.draw.choice(('statement', 'notice'))}, {body} said that {words}."
        elif way in {2, 3}:
            text = f"A {self.draw.choice(('statement', 'notice', 'communique'))} from {body} said: {left}{words}.{right}"
        else:
            text = f"{left}{words[:1].upper()}{words[1:]},{right} {body} said in a {self.draw.choice(('statement', 'release'))}."
        return Sentence(tidy(text), "official", self.ledger.key(), self.maker, "official")

    def background(self, outlet: str) -> list[Sentence]:
        """Put in the outlet's stock paragraph on the matter, word for word as always."""
        for variant in range(TRIES):
            text = self.event.background(outlet, variant)
            if self.ledger.claim(text, f"background of {outlet}"):
                return [Sentence(text, "background", self.ledger.key(), self.maker, "background")]
        return []

    def own(self, text: str, kind: Kind = "own") -> Sentence | None:
        """Take a sentence of the writer's own that tells no fact of the event."""
        text = tidy(text)
        if not self.ledger.claim(text, self.maker):
            return None
        return Sentence(text, kind, self.ledger.key(), self.maker)

    def fill(self, name: str, form: str) -> str:
        """Fill a slot in this house's style."""
        return self._fill(name, form)

    def _attributed(self, speaker: str, clause: str) -> str:
        way = self.draw.choice(self._voices)
        if way <= 2:  # the speaker first
            verb = self.draw.choice((*SAID, *TOLD))
            that = "that " if verb in TOLD or self.draw.random() < 0.5 else ""
            return f"{self._fill(speaker, '')} {verb} {that}{clause}."
        if way == 3:
            return f"{clause}, {self._fill(speaker, '')} {self.draw.choice(SAID)}."
        if way == 4:
            return f"{clause}, according to {self._fill(speaker, '')}."
        return f"According to {self._fill(speaker, '')}, {clause}."

    def _fill(self, name: str, form: str) -> str:
        value = self.event.slots[name]
        if value.person is not None:
            return self._person(name, value.person, form)
        word = self._quantity(value, form) if value.amount else value.word
        return word[:1].upper() + word[1:] if form == "cap" else word

    def _quantity(self, value: Value, form: str) -> str:
        if form == "th":
            return ordinal(value.amount)
        if form == "fig":
            return str(value.amount)
        if value.kind == "money":
            return self.house.money(value.amount, self.event.slots["currency"].word)
        write_amount = {"percent": self.house.share, "distance": self.house.distance}.get(
            value.kind, self.house.number
        )
        about = f"{self.draw.choice(ABOUT)} " if form == "about" else ""
        return about + write_amount(value.amount)

    def _person(self, slot: str, person: Person, form: str) -> str:
        if form == "last":
            return person.last
        if slot not in self._named:
            self._named.add(slot)
            if person.titled:
                return (
                    f"{person.role} {person.full}"
                    if self.draw.random() < 0.75
                    else f"{person.full}, the {person.role.lower()},"
                )
            return f"{person.full}, {person.role},"
        if person.titled and person.role.split()[-1] in OFFICES and self.draw.random() < 0.2:
            return f"the {person.role.split()[-1].lower()}"
        return person.last


def topic_facts(event: Event) -> tuple[list[str], list[str]]:
    """Return the facts of the event's topic, and those of no topic, in the order of the files."""
    general = set(common_facts())
    own = [name for name in event.topic.facts() if name not in general]
    return own, [name for name in event.topic.facts() if name in general]
