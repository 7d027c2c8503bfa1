"""Sentence patterns: text with choices and slots, compiled once and written out many times.

    (one|another|)      one of the alternatives, which may be empty and may hold patterns in turn
    {name} {name:form}  a slot, filled by whoever writes the sentence out
    <word>              an entry of the house lexicon, which is a pattern itself

Anything else stands for itself. Compiling and writing out are linear in the pattern's length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    Fill = Callable[[str, str], str]  # slot name, form -> words

MARKS = re.compile(r"[(|)]|\{[^{}]*\}|<[^<>]*>")


class Slot(NamedTuple):
    """A place for something that the event or the writer supplies."""

    name: str
    form: str


class Choice(NamedTuple):
    """A place where one of several patterns is taken."""

    options: tuple[Pattern, ...]


Pattern = tuple["str | Slot | Choice", ...]


def parse(text: str, lexicon: Mapping[str, Choice] | None = None) -> Pattern:
    """Compile a pattern; ValueError for unmatched brackets or a word the lexicon lacks."""
    levels: list[list[list[str | Slot | Choice]]] = [[[]]]  # open brackets, their options, the parts of each
    at = 0
    for mark in MARKS.finditer(text):
        _add(levels, text[at : mark.start()])
        at = mark.end()
        sign = mark[0]
        if sign == "(":
            levels.append([[]])
        elif sign == "|" and len(levels) > 1:
            levels[-1].append([])
        elif sign == ")" and len(levels) > 1:
            options = levels.pop()
            levels[-1][-1].append(Choice(tuple(tuple(option) for option in options)))
        elif sign[0] == "{":
            name, _, form = sign[1:-1].partition(":")
            levels[-1][-1].append(Slot(name, form))
        elif sign[0] == "<" and lexicon and sign[1:-1] in lexicon:
            levels[-1][-1].append(lexicon[sign[1:-1]])
        else:
            raise ValueError(f"{sign!r} is out of place in the pattern {text!r}")
    if len(levels) > 1:
        raise ValueError(f"a bracket is left open in the pattern {text!r}")
    _add(levels, text[at:])
    return tuple(levels[0][0])


def _add(levels: list[list[list[str | Slot | Choice]]], words: str) -> None:
    if words:
        levels[-1][-1].append(words)


def write(pattern: Pattern, draw: Random, fill: Fill) -> str:
    """Write a pattern out: every choice drawn, every slot filled."""
    parts: list[str] = []
    _write(pattern, draw, fill, parts)
    return "".join(parts)


def _write(pattern: Pattern, draw: Random, fill: Fill, parts: list[str]) -> None:
    for part in pattern:
        if isinstance(part, str):
            parts.append(part)
        elif isinstance(part, Slot):
            parts.append(fill(part.name, part.form))
        else:
            _write(part.options[int(draw.random() * len(part.options))], draw, fill, parts)


SPACES = re.compile(r"\s+")
BEFORE_MARK = re.compile(r"\s+([,.;:?!])")
COMMAS = re.compile(r",+(?=[,.;:?!])")
ARTICLE = re.compile(
    r"\b([Aa]) (?=[aeioAEIO](?!ne\b|ne-|u[a-z]?r)|u(?!n[ai]|s[eu]|t)|U(?!n[ai]|s[eu]|t)|8|11\b|18\b)"
)


def tidy(text: str) -> str:
    """Mend what slots leave behind (double spaces, doubled commas, `a` before a vowel) and begin with a capital."""
    text = SPACES.sub(" ", text).strip()
    text = COMMAS.sub("", BEFORE_MARK.sub(r"\1", text))
    text = ARTICLE.sub(r"\1n ", text)
    for place, letter in enumerate(text):
        if letter.isalnum():
            return text[:place] + letter.upper() + text[place + 1 :]
        if letter not in "\"'“‘(":
            break
    return text
