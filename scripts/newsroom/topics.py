"""The word files: topics with their slots and facts, the house lexicon, and lists of patterns.

A file has sections (`slots`, `titles`, `lede`, `fact NAME`, `quote SLOT`, `official`, `background`, or any name of its
own); the entries are indented under them, one a line. Lines that begin with `#` are remarks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .grammar import Choice, Pattern, parse

WORDS = Path(__file__).with_name("words")


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern; a `speaker` says it where the line begins with `@SLOT:`."""

    pattern: Pattern
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be told about one kind of event."""

    name: str
    slots: dict[str, str]  # name -> "kind arguments"
    sections: dict[str, tuple[Entry, ...]] = field(repr=False)

    def facts(self) -> list[str]:
        """Return the names of the facts, in the file's order."""
        return [name.removeprefix("fact ") for name in self.sections if name.startswith("fact ")]

    def speakers(self) -> list[str]:
        """Return the slots that have something to say."""
        return [name.removeprefix("quote ") for name in self.sections if name.startswith("quote ")]


@cache
def lexicon() -> dict[str, Choice]:
    """Read the house lexicon; an entry may name entries that name none."""
    raw = dict(
        line.split(" = ", 1)
        for line in (WORDS / "lexicon.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    words: dict[str, Choice] = {}
    for name in sorted(raw, key=lambda name: ("<" in raw[name], name)):  # what names others comes after them
        words[name] = Choice(tuple(parse(option, words) for option in raw[name].split("|")))
    return words


def sections(path: Path) -> dict[str, list[str]]:
    """Read a word file: its lines by section."""
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] != " ":
            here = found.setdefault(line.strip(), [])
        else:
            here.append(line.strip())
    return found


def _entry(line: str) -> Entry:
    if line.startswith("@"):
        speaker, _, clause = line[1:].partition(": ")
        return Entry(parse(clause, lexicon()), speaker)
    return Entry(parse(line, lexicon()))


def _topic(path: Path) -> Topic:
    raw = sections(path)
    slots = {
        line.split()[0]: line.split(maxsplit=1)[1] if " " in line else "" for line in raw.pop("slots", [])
    }
    return Topic(path.stem, slots, {name: tuple(map(_entry, lines)) for name, lines in raw.items()})


@cache
def topics() -> tuple[Topic, ...]:
    """Return every topic, by name, each with what is common to all."""
    common = _topic(WORDS / "generic.txt")
    return tuple(
        Topic(own.name, {**common.slots, **own.slots}, {**own.sections, **common.sections})
        for own in map(_topic, sorted((WORDS / "topics").glob("*.txt")))
    )


@cache
def common_facts() -> tuple[str, ...]:
    """Return the names of the facts that belong to no topic."""
    return tuple(_topic(WORDS / "generic.txt").facts())


@cache
def patterns(name: str) -> dict[str, tuple[Pattern, ...]]:
    """Read a list of patterns by section: `patterns("commentary")` is words/commentary.txt."""
    raw = sections(WORDS / f"{name}.txt")
    return {section: tuple(parse(line, lexicon()) for line in lines) for section, lines in raw.items()}
