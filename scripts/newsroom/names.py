"""Invented names: countries with their adjective, towns, rivers, people. Syllables of our own, put together by lot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .topics import WORDS, sections

if TYPE_CHECKING:
    from random import Random

SYLLABLES = {
    name: tuple(word for line in lines for word in line.split())
    for name, lines in sections(WORDS / "names.txt").items()
}
STEMS, TOWNS, FIRST_NAMES = SYLLABLES["stems"], SYLLABLES["towns"], SYLLABLES["women"] + SYLLABLES["men"]


class Land(NamedTuple):
    """A country and its adjective."""

    name: str
    adjective: str


class Person(NamedTuple):
    """Somebody with an office or a description."""

    first: str
    last: str
    role: str  # "Interior Minister", or "a baker in Torvick"
    woman: bool

    @property
    def full(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @property
    def titled(self) -> bool:
        """Whether the role stands before the name."""
        return self.role[:1].isupper()


def land(draw: Random) -> Land:
    """Invent a country."""
    stem = draw.choice(STEMS)
    name, adjective = draw.choice(SYLLABLES["lands"]).split(":")
    return Land(stem + name, stem + adjective)


def town(draw: Random) -> str:
    """Invent a town."""
    name = draw.choice(STEMS) + draw.choice(TOWNS)
    return f"{draw.choice(SYLLABLES['before'])} {name}" if draw.random() < 0.2 else name


def region(draw: Random) -> str:
    """Invent a province."""
    return f"the {draw.choice(STEMS)}{draw.choice(('en', 'er', 'ish', 'ard'))} {draw.choice(SYLLABLES['regions'])}"


def river(draw: Random) -> str:
    """Invent a river."""
    return draw.choice(STEMS) + draw.choice(("a", "e", "o", "ine", "ade"))


def person(draw: Random, role: str) -> Person:
    """Invent somebody for a role."""
    woman = draw.random() < 0.5
    first = draw.choice(SYLLABLES["women" if woman else "men"])
    return Person(first, family_name(draw), role, woman)


def family_name(draw: Random) -> str:
    """Invent a family name."""
    return draw.choice(SYLLABLES["family front"]) + draw.choice(SYLLABLES["family back"])
