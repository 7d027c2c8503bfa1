"""House style: how an outlet writes numbers, distances, percentages, money and quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MILE = 1.609344  # kilometres


@dataclass(frozen=True, slots=True)
class House:
    """The rules of one outlet's desk."""

    words_to: int = 9  # numbers up to here are written out
    american: bool = False
    miles: bool = False
    percent: str = " per cent"
    short_money: bool = False  # "46m crowns"
    curly: bool = False
    weekday: str = "on {}"  # or "{}"

    def number(self, value: int) -> str:
        """Write a whole number."""
        return in_words(value) if value <= self.words_to else f"{value:,}"

    def share(self, value: int) -> str:
        """Write a percentage."""
        if self.percent == "%":
            return f"{value}%"
        return f"{self.number(value)}{self.percent}"

    def distance(self, kilometres: int) -> str:
        """Write a distance in the house's unit."""
        if self.miles:
            return f"{self.number(round(kilometres / MILE))} miles"
        return f"{self.number(kilometres)} {'kilometers' if self.american else 'kilometres'}"

    def money(self, millions: int, currency: str) -> str:
        """Write a sum of millions."""
        if millions >= 1000:
            amount, unit, short = f"{millions / 1000:.1f}".removesuffix(".0"), "billion", "bn"
        else:
            amount, unit, short = str(millions), "million", "m"
        return f"{amount}{short} {currency}" if self.short_money else f"{amount} {unit} {currency}"


def in_words(value: int) -> str:
    """Write a number up to 99 in words, larger ones in figures."""
    if value < 20:
        return SMALL[value]
    if value > 99:
        return f"{value:,}"
    tens, ones = divmod(value, 10)
    return f"{TENS[tens]}-{SMALL[ones]}" if ones else TENS[tens]


def ordinal(value: int) -> str:
    """Write an ordinal in figures."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") if value // 10 % 10 != 1 else "th"
    return f"{value}{ending}"


def draw_house(draw: Random) -> House:
    """Draw the style of an outlet; British and American habits mostly come together."""
    american = draw.random() < 0.45
    return House(
        words_to=draw.choice((9, 9, 9, 10, 12)),
        american=american,
        miles=draw.random() < (0.6 if american else 0.15),
        percent=draw.choice((" percent", " percent", "%")) if american else draw.choice((" per cent", "%")),
        short_money=not american and draw.random() < 0.35,
        curly=draw.random() < 0.45,
    )
