"""Events: one set of facts, names, quotes and official sentences that every report of it draws on."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from . import names
from .grammar import tidy, write
from .topics import Topic, topics

if TYPE_CHECKING:
    from random import Random

CURRENCIES = ("crowns", "marks", "dinars", "florins", "talers", "lire", "krone", "sovereigns")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
FIRST_DAY = datetime(2022, 1, 3, tzinfo=UTC)
DAY_SPAN = 1300  # days after the first on which events fall
PLACES = ("country", "demonym", "neighbour", "capital", "town", "region", "river", "currency", "rule")


@dataclass(frozen=True, slots=True)
class Value:
    """What a slot holds: a word, a person, or a quantity of some kind."""

    kind: str  # "word", "person", "number", "money", "percent", "distance", "year"
    word: str = ""
    amount: int = 0
    person: names.Person | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, sentence by sentence, without final stops and marks."""

    speaker: str  # slot
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    topic: Topic
    when: datetime
    slots: dict[str, Value] = field(repr=False)
    quotes: tuple[Quote, ...] = ()
    officials: tuple[str, ...] = ()
    saga: str = ""  # events of one saga share their outlets' background paragraphs

    def background(self, outlet: str, variant: int = 0) -> str:
        """Return the paragraph that an outlet puts under every report of this saga, always the same."""
        draw = random.Random(f"background:{self.saga}:{outlet}:{variant}")  # noqa: S311 - a simulation, not a secret
        entry = draw.choice(self.topic.sections["background"])
        return tidy(write(entry.pattern, draw, self.plain))

    def plain(self, name: str, form: str) -> str:
        """Fill a slot in words that every outlet prints alike: inside quotes, statements, background."""
        value = self.slots[name]
        if value.person is not None:
            return value.person.last if form == "last" else value.person.full
        word = value.word if value.kind in {"word", "year"} else f"{value.amount:,}"
        if value.kind == "percent":
            word += " per cent"
        elif value.kind == "money":
            word += f" million {self.slots['currency'].word}"
        return word[:1].upper() + word[1:] if form == "cap" else word


def draw_event(draw: Random, topic: Topic | None = None) -> Event:
    """Invent an event: places first, then the topic's slots in the file's order."""
    topic = topic or draw.choice(topics())
    when = FIRST_DAY + timedelta(days=draw.randrange(DAY_SPAN), minutes=draw.randrange(6 * 60, 20 * 60))
    home, other = names.land(draw), names.land(draw)
    while other.name == home.name:
        other = names.land(draw)
    words = {
        "country": home.name,
        "demonym": home.adjective,
        "neighbour": other.name,
        "capital": names.town(draw),
        "town": names.town(draw),
        "region": names.region(draw),
        "river": names.river(draw),
        "currency": draw.choice(CURRENCIES),
        "day": DAYS[when.weekday()],
        "nextday": DAYS[(when.weekday() + draw.randrange(1, 6)) % 7],
        "nextmonth": MONTHS[(when.month + draw.randrange(4)) % 12],
    }
    slots = {name: Value("word", word) for name, word in words.items()}
    return _complete(Event(topic, when, slots, saga=f"{draw.getrandbits(64):016x}"), draw)


def _complete(event: Event, draw: Random) -> Event:
    """Draw the topic's own slots, then what is said about the event."""
    for name, told in event.topic.slots.items():
        if name not in event.slots:
            event.slots[name] = _value(told, event, draw)
    quotes: list[Quote] = []
    for speaker in event.topic.speakers():
        entries = event.topic.sections[f"quote {speaker}"]
        for entry in draw.sample(entries, k=min(len(entries), draw.choice((1, 1, 2, 3)))):
            words = write(entry.pattern, draw, event.plain)
            quotes.append(Quote(speaker, tuple(tidy(part) for part in words.split(" / "))))
    said = event.topic.sections["official"]
    officials = [write(e.pattern, draw, event.plain) for e in draw.sample(said, k=min(2, len(said)))]
    return replace(event, quotes=tuple(quotes), officials=tuple(officials))


def _value(told: str, event: Event, draw: Random) -> Value:
    kind, _, rest = told.partition(" ")
    if kind in {"number", "money", "percent", "distance"}:
        low, high, *step = map(int, rest.split())
        return Value(kind, amount=draw.randrange(low, high + 1, step[0] if step else 1))
    if kind == "year":
        low, high = map(int, rest.split())
        return Value(kind, str(draw.randint(low, high)))
    if kind == "river":
        return Value("word", names.river(draw))
    words = draw.choice(rest.split("|"))
    for name, value in event.slots.items():
        if "{" in words and value.kind == "word":
            words = words.replace("{" + name + "}", value.word)
    if kind == "person":
        return Value(kind, person=names.person(draw, words))
    return Value("word", words)


def earlier(event: Event, draw: Random) -> Event:
    """Return an event of the same saga some days or weeks before: same places and parties, other facts."""
    when = event.when - timedelta(days=draw.randrange(3, 40), minutes=draw.randrange(600))
    kept = {
        name: value
        for name, value in event.slots.items()
        if value.kind in {"word", "year"} or (value.kind == "person" and draw.random() < 0.5)
    }
    kept["day"] = Value("word", DAYS[when.weekday()])
    return _complete(replace(event, when=when, slots=kept), draw)
