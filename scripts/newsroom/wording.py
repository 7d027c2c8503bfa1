"""Words put for other words, outside quotation marks: house style, synonyms, and what translation leaves.

All work on one sentence and are linear in its length. Nothing between quotation marks is touched, but that a desk
prints its own kind of marks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .houses import MILE, House, in_words
from .topics import WORDS, sections

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

PIECES = re.compile(r'("[^"]*"|“[^”]*”)')
WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
KILOMETRES = re.compile(r"\b(\d{1,3}(?:,\d{3})*) kilomet(?:re|er)s\b")
MILES = re.compile(r"\b(\d{1,3}(?:,\d{3})*) miles\b")
PERCENT = re.compile(r"(\d) ?(?:%|per cent\b|percent\b)")
MONEY = re.compile(r"\b(\d+(?:\.\d)?) ?(?:million|m) (?=[a-z])")
BILLIONS = re.compile(r"\b(\d+(?:\.\d)?) ?(?:billion|bn) (?=[a-z])")
SMALL = re.compile(r"(?<![\w.,-])(1[0-2])(?= [a-z])")
WRITTEN = re.compile(r"\b(ten|eleven|twelve)(?= [a-z])")


@cache
def sets(section: str) -> dict[str, tuple[str, ...]]:
    """Return for each word of a section of the thesaurus what may stand for it."""
    found: dict[str, tuple[str, ...]] = {}
    for line in sections(WORDS / "thesaurus.txt")[section]:
        words = line.split()
        for word in words:
            found[word] = tuple(w for w in words if w != word) + found.get(word, ())
    return found


@cache
def pairs(file: str, section: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the turns of phrase of a section as one pattern, with what stands for each."""
    table = dict(line.split(" = ") for line in sections(WORDS / f"{file}.txt")[section])
    ordered = sorted(table, key=lambda turn: (-len(turn), turn))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b"), table


def outside_quotes(text: str, change: Callable[[str], str]) -> str:
    """Apply a change to what does not stand between quotation marks."""
    pieces = PIECES.split(text)
    return "".join(piece if place % 2 else change(piece) for place, piece in enumerate(pieces))


def like(word: str, model: str) -> str:
    """Give a word the capital that its model has."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def synonyms(text: str, share: float, draw: Random) -> str:
    """Put a synonym for about `share` of the words that have one; names (capitals inside) are let be."""
    table = sets("words")

    def swap(match: re.Match[str]) -> str:
        word = match[0]
        found = table.get(word if match.start() else word.lower())
        if not found or draw.random() >= share:
            return word
        return like(draw.choice(found), word)

    return outside_quotes(text, lambda piece: WORD.sub(swap, piece))


def phrases(text: str, share: float, draw: Random) -> str:
    """Put another turn of phrase for about `share` of those the thesaurus knows."""
    pattern, table = pairs("thesaurus", "phrases")
    return outside_quotes(
        text, lambda piece: pattern.sub(lambda m: table[m[0]] if draw.random() < share else m[0], piece)
    )


def calques(text: str, share: float, draw: Random) -> str:
    """Put the nearly right word for about `share` of those that translation gets wrong."""
    pattern, table = pairs("calques", "words")
    turns, turned = pairs("calques", "turns")

    def change(piece: str) -> str:
        piece = turns.sub(lambda m: turned[m[0]] if draw.random() < share else m[0], piece)
        return pattern.sub(lambda m: table[m[0]] if draw.random() < share else m[0], piece)

    return outside_quotes(text, change)


@cache
def british_words() -> frozenset[str]:
    """Return the British spelling of every word that has two: the first of its line."""
    return frozenset(line.split()[0] for line in sections(WORDS / "thesaurus.txt")["spelling"])


def spelling(text: str, *, american: bool) -> str:
    """Spell British words the American way, or the reverse."""
    table = sets("spelling")
    british = british_words()

    def swap(match: re.Match[str]) -> str:
        word = match[0]
        known = table.get(word.lower())
        if known is None or (word.lower() in british) != american:
            return word
        return like(known[0], word)

    return WORD.sub(swap, text)


def house_style(text: str, house: House) -> str:
    """Print a sentence by another house's rules: numbers, units, money, percentages; marks everywhere."""

    def restyle(piece: str) -> str:
        if house.miles:
            piece = KILOMETRES.sub(lambda m: f"{round(_whole(m[1]) / MILE):,} miles", piece)
        else:
            unit = "kilometers" if house.american else "kilometres"
            piece = MILES.sub(lambda m: f"{round(_whole(m[1]) * MILE):,} {unit}", piece)
        piece = PERCENT.sub(rf"\1{house.percent}", piece)
        piece = MONEY.sub(r"\1m " if house.short_money else r"\1 million ", piece)
        piece = BILLIONS.sub(r"\1bn " if house.short_money else r"\1 billion ", piece)
        if house.words_to >= 12:
            piece = SMALL.sub(lambda m: in_words(int(m[1])), piece)
        elif house.words_to < 10:
            piece = WRITTEN.sub(lambda m: {"ten": "10", "eleven": "11", "twelve": "12"}[m[1]], piece)
        return spelling(piece, american=house.american)

    return quotation_marks(outside_quotes(text, restyle), curly=house.curly)


def quotation_marks(text: str, *, curly: bool) -> str:
    """Print quotation marks of one kind."""
    if not curly:
        return text.replace("“", '"').replace("”", '"').replace("’", "'")
    return re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’")


def _whole(figures: str) -> int:
    return int(figures.replace(",", ""))
