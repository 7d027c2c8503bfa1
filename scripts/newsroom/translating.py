"""A round trip through another language: the scars that a text brings home."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .documents import Paragraph, Sentence
from .moves import turned
from .wording import calques, outside_quotes, synonyms

if TYPE_CHECKING:
    from random import Random

ARTICLE = re.compile(r"\b(?:the|a|an) (?=[a-z])")
BARE = re.compile(r"(?<=\b(?:of|in|by) )(?=[a-z]{4,}\b)")
PREPOSITION = re.compile(r"\b(in|on|at|by|from|with|for|to)(?= (?:the|a|an|[A-Z]))")
WRONG = {
    "in": "on",
    "on": "in",
    "at": "by",
    "by": "from",
    "from": "out of",
    "with": "by",
    "for": "to",
    "to": "at",
}
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")
THOUSANDS = re.compile(r"(\d),(\d{3})")
PLURAL = re.compile(r"\b(damage|help|aid|evidence|equipment|information|research|advice|transport|news)\b")
PAST = re.compile(r"\b(said|announced|agreed|called|signed|found|opened|closed|burned|reached)\b")
DAMAGE = (
    ("y", "i"),
    ("v", "w"),
    ("c", "k"),
    ("k", "c"),
    ("ll", "l"),
    ("ss", "s"),
    ("th", "t"),
    ("e", "ie"),
    ("o", "u"),
    ("a", "ja"),
)


def scarred(sentence: Sentence, by: int, strength: float, names: dict[str, str], draw: Random) -> Sentence:
    """Return a sentence as it comes back; `names` remembers how each damaged name is now spelt."""

    def change(piece: str) -> str:
        piece = calques(piece, strength, draw)
        piece = synonyms(piece, 0.5 * strength, draw)
        piece = ARTICLE.sub(lambda m: "" if draw.random() < 0.3 * strength else m[0], piece)
        piece = BARE.sub(lambda _: "the " if draw.random() < 0.25 * strength else "", piece)
        piece = PREPOSITION.sub(lambda m: WRONG[m[1]] if draw.random() < 0.3 * strength else m[0], piece)
        piece = PLURAL.sub(lambda m: m[0] + "s" if draw.random() < strength else m[0], piece)
        piece = PAST.sub(lambda m: "has " + m[0] if draw.random() < 0.2 * strength else m[0], piece)
        return NAME.sub(lambda m: names.get(m[0], m[0]), piece)

    text = turned(sentence.text, draw) if draw.random() < 0.35 * strength else sentence.text
    text = outside_quotes(text, change)
    if draw.random() < 0.25 * strength:
        text = _doubled(text, draw)
    if sentence.kind == "quote" and draw.random() < 0.8:  # what was said is translated back too
        text = calques(text.replace('"', "\x00"), 0.6 * strength, draw).replace("\x00", '"')
        text = synonyms(text.replace("“", "\x01").replace("”", "\x02"), 0.3 * strength, draw)
        text = text.replace("\x01", "“").replace("\x02", "”")
    if draw.random() < 0.4:
        text = THOUSANDS.sub(r"\1 \2", text)
    return sentence.changed(text, by)


def damaged_names(text: str, share: float, draw: Random) -> dict[str, str]:
    """Draw which names of a text get another spelling, and which."""
    found = sorted({match[0] for match in NAME.finditer(text)})
    return {name: _respelt(name, draw) for name in found if draw.random() < share}


def run_in(paragraph: Paragraph, caption: str, maker: int, key: int, draw: Random) -> Paragraph:
    """Run a caption into a paragraph, as a careless scraper does, without its stop."""
    place = draw.randrange(1, len(paragraph) + 1)
    words = f"{caption} {draw.choice(('/', '|', '–'))} {draw.choice(('Photo', 'Archive', 'Social networks', 'Screenshot'))}"
    return (*paragraph[:place], Sentence(words, "own", key, maker), *paragraph[place:])


def _respelt(name: str, draw: Random) -> str:
    for old, new in draw.sample(DAMAGE, k=len(DAMAGE)):
        place = name.find(old, 1)
        if place > 0:
            return name[:place] + new + name[place + len(old) :]
    return name


def _doubled(text: str, draw: Random) -> str:
    words = text.split(" ")
    places = [i for i, word in enumerate(words) if word.isalpha() and word.islower() and len(word) < 6]
    if not places:
        return text
    place = draw.choice(places)
    return " ".join((*words[: place + 1], words[place], *words[place + 1 :]))
