"""Sentences turned round: attributions moved, adverbials moved, sentences split and joined, asides trimmed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .grammar import tidy
from .topics import WORDS
from .wording import PIECES

if TYPE_CHECKING:
    from random import Random

    from .documents import Sentence

SMALL_WORD = re.compile(r"(?<![A-Za-z{'’-])[a-z]+(?![A-Za-z}])")
VERBS = "said|stated|explained|added|noted|confirmed|stressed|announced|warned"
FRONT = re.compile(r"^((?:On|In|At|By|During|Since|After|Before|With|For) [^,]{3,60}), ([^\"“]+)\.$")
BACK = re.compile(
    r"^([A-Z][^\"“,]{20,}) ((?:on|in|at|by|since|after|before|during) (?:the )?[A-Z\d][\w ]{2,30})\.$"
)
SAID_LAST = re.compile(rf"^(.{{20,}}), ([A-Z][^,\"“]{{3,60}}|the \w+) ({VERBS})\.$")
SAID_FIRST = re.compile(rf"^([A-Z][\w' -]{{3,60}}) ({VERBS}) (?:that )?([a-z][^\"“]{{20,}})\.$")
ACCORDING = re.compile(r"^According to ([^,\"“]+(?:, [^,\"“]+)?), ([^\"“]{20,})\.$")
BY_WORDS = re.compile(r"^([^\"“]{20,}), according to ([^\"“]+)\.$")
AND = re.compile(r"^([^\"“]{40,}?), (?:and|while|but) ([a-z][^\"“]{30,})\.$")
WHICH = re.compile(r"^([^\"“]{30,}?), (?:which|who) ([^\"“,]{20,})\.$")
ASIDE = re.compile(
    r", (?:who|which|a|an|the|most|many|half|some|two|among|including|at) [^,\"“.]{6,70}(?=,|\.$)"
)
LINKS = ("and", "while", "as", "and")
STARTS = ("It was also said that {}", "In addition, {}", "At the same time, {}", "Meanwhile, {}", "{}")
CLAIMS = ("said", "emphasized", "noted", "highlighted", "underscored", "stated", "indicated", "remarked")


@cache
def common_words() -> frozenset[str]:
    """Return every word that the word files spell with a small letter: names are not among them."""
    found: set[str] = set()
    for path in sorted(WORDS.rglob("*.txt")):
        found.update(SMALL_WORD.findall(path.read_text(encoding="utf-8")))
    return frozenset(found)


def lower_first(text: str) -> str:
    """Begin with a small letter where the first word is no name."""
    first = text.split(" ", 1)[0].strip(",")
    return text[:1].lower() + text[1:] if first.lower() in common_words() else text


def turned(text: str, draw: Random) -> str:
    """Move an attribution or an adverbial to the other end of the sentence, where one is found."""
    verb = draw.choice(CLAIMS)
    if found := SAID_LAST.match(text):
        text = f"{found[2]} {verb} that {lower_first(found[1])}."
    elif found := ACCORDING.match(text):
        text = f"{found[2]}, {found[1]} {verb}."
    elif found := BY_WORDS.match(text):
        text = f"According to {found[2]}, {lower_first(found[1])}."
    elif found := SAID_FIRST.match(text):
        text = f"{found[3]}, {found[1]} {verb}."
    elif found := FRONT.match(text):
        text = f"{found[2]} {lower_first(found[1])}."
    elif found := BACK.match(text):
        text = f"{found[2]}, {lower_first(found[1])}."
    return tidy(text)


def trimmed(text: str) -> str:
    """Leave out the first aside between commas."""
    if PIECES.search(text):
        return text
    return tidy(ASIDE.sub("", text, count=1))


def split(text: str, draw: Random) -> list[str]:
    """Make two sentences of one at its `, and` or `, which`; the text alone where it has none."""
    if found := AND.match(text):
        return [found[1] + ".", tidy(draw.choice(STARTS).format(found[2]) + ".")]
    if found := WHICH.match(text):
        return [found[1] + ".", tidy(f"{draw.choice(('This', 'It', 'That'))} {found[2]}.")]
    return [text]


def joined(first: Sentence, second: Sentence, by: int, draw: Random) -> Sentence | None:
    """Make one sentence of two short ones of the writer's own prose; None where they are not."""
    if not (first.kind == second.kind == "prose") or first.words + second.words > 40 or second.marks:
        return None
    if not first.text.endswith(".") or PIECES.search(first.text + second.text):
        return None
    text = f"{first.text[:-1]}, {draw.choice(LINKS)} {lower_first(second.text)}"
    return first.changed(tidy(text), by)


def softened(text: str, draw: Random) -> str:
    """Put one small word in or take one out, as a desk does for rhythm."""
    words = text.split(" ")
    if len(words) < 8 or PIECES.search(text):
        return text
    way = draw.random()
    if way < 0.4:
        adverb = draw.choice(("Meanwhile", "However", "Still", "In addition", "Separately", "Earlier"))
        return f"{adverb}, {lower_first(text)}"
    for small in ("also", "already", "only", "that", "quickly", "still"):
        if small in words:
            words.remove(small)
            return " ".join(words)
    return text
