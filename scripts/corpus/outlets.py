"""Two hundred invented outlets: name, domain, and what each prints around its articles."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from .plan import OUTLETS
from .words import DRAW_TABLE, DRAWS, RANGES, TABLE

if TYPE_CHECKING:
    import numpy as np

_FORMS = (
    "{} Courier",
    "{} Herald",
    "The {} Post",
    "{} Today",
    "{} Tribune",
    "News of {}",
    "Radio {}",
    "{} Online",
)
_FOOTERS = (
    "Follow {name} for the latest from {town} and the world.",
    "All rights reserved. No part of this page may be copied without leave of {name}.",
    "Sign up for the morning letter of {name} and never miss a story from {town}.",
    "{name} is published by the {town} Printing Company and answers to nobody else.",
    "Have you seen something? Write to the newsroom of {name} in {town} at any hour of the day.",
    "Thank you for reading. {name} depends on people like you, in {town} and beyond.",
    "Comments are closed on this article. Letters to the editor of {name} are printed on Saturdays.",
)
_TEASERS = ("Read more", "Also read", "Related", "See also")
_TITLES = 40  # that an outlet's teasers point to


class Outlet(NamedTuple):
    """One of them."""

    id: str
    name: str
    domain: str
    town: str
    straight: bool  # prints straight quotation marks
    dateline: bool  # begins with the town and its own name
    footer: str
    teasers: tuple[str, ...]


def outlets(seed: int) -> list[Outlet]:
    """Return the outlets of a corpus, in the order of their numbers."""
    draw = random.Random(f"corpus outlets {seed}")  # noqa: S311  # repeatable, not secret
    towns = draw.sample(TABLE[slice(*RANGES["town"])].tolist(), OUTLETS)
    return [_outlet(draw, town) for town in towns]


def _outlet(draw: random.Random, town: str) -> Outlet:
    name = draw.choice(_FORMS).format(town)
    id_ = name.lower().replace(" ", "-")
    lines = draw.sample(_FOOTERS, draw.randrange(1, 4))
    extra = " ".join(TABLE[DRAW_TABLE[draw.randrange(DRAWS)]] for _ in range(draw.randrange(6, 30)))
    footer = "\n\n".join([*(line.format(name=name, town=town) for line in lines), extra.capitalize() + "."])
    teasers = tuple(
        f"{draw.choice(_TEASERS)}: {' '.join(TABLE[DRAW_TABLE[draw.randrange(DRAWS)]] for _ in range(9)).capitalize()}"
        for _ in range(_TITLES)
    )
    return Outlet(
        id_,
        name,
        f"{id_}.example",
        town,
        straight=draw.random() < 0.4,
        dateline=draw.random() < 0.3,
        footer=footer,
        teasers=teasers,
    )


def head(outlet: Outlet) -> str:
    """Return what stands before the first word of its articles."""
    return f"{outlet.town.upper()} ({outlet.name}) – " if outlet.dateline else ""


def foot(outlet: Outlet, chance: np.ndarray) -> str:
    """Return what stands behind the last word: two teasers by the lot (float[2]), then the footer."""
    picked = [outlet.teasers[int(lot * len(outlet.teasers))] for lot in chance.tolist()]
    return "\n\n" + "\n".join(picked) + "\n\n" + outlet.footer


def registry(made: list[Outlet]) -> str:
    """Return the outlets as a file for `--outlets`."""
    return "".join(
        f'[[outlet]]\nid = "{o.id}"\nname = "{o.name}"\nkind = "paper"\ndomains = ["{o.domain}"]\n\n'
        for o in made
    )
