"""The outlets: agencies and state media by their real names, and papers, sites and stations that we invented.

The real ones are there because telling their credits apart is what tracer is for; they had no part in any text. The
invented ones live under `.example`, which RFC 2606 reserves.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .grammar import write
from .houses import House, draw_house
from .names import FIRST_NAMES, STEMS, TOWNS, family_name
from .topics import patterns

if TYPE_CHECKING:
    from random import Random

HEADS = ("Daily", "Evening", "Morning", "Weekly", "")
TAILS = [
    "Herald",
    "Courier",
    "Gazette",
    "Tribune",
    "Observer",
    "Chronicle",
    "Bulletin",
    "Examiner",
    "Clarion",
    "Beacon",
    "Ledger",
    "Argus",
    "Sentinel",
    "Advertiser",
    "Register",
    "Recorder",
    "Messenger",
    "Echo",
    "Standard",
    "Dispatch",
]
SITES = (
    "Brief",
    "Pulse",
    "Digest",
    "Wire Today",
    "Now",
    "Insider",
    "Report",
    "Hub",
    "Newsroom",
    "Feed",
    "Live",
    "Planet",
)
FRONTS = [
    "Amber",
    "Brass",
    "Cobalt",
    "Copper",
    "Ember",
    "Falcon",
    "Flint",
    "Granite",
    "Hazel",
    "Heron",
    "Indigo",
    "Juniper",
    "Kestrel",
    "Lark",
    "Maple",
    "Marble",
    "Nimbus",
    "Onyx",
    "Opal",
    "Otter",
    "Pewter",
    "Plover",
    "Quartz",
    "Raven",
    "Saffron",
    "Sable",
    "Tern",
    "Thistle",
    "Umber",
    "Vesper",
    "Willow",
    "Wren",
    "Zephyr",
]


DAYS_ALONE = 0.04  # of the outlets state the day alone on all their pages; clocks.py says what was measured


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet with its habits."""

    id: str
    name: str
    kind: str  # as in tracer's registry
    domain: str
    style: House
    place: str = ""
    shown: str = ""  # the short form that datelines and end marks use
    zone: int = 0  # hours from UTC
    footers: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    gap: str = "\n\n"  # between paragraphs
    dates: str = "zone"  # how it states times: "zone", "utc", "day"
    invented: bool = True

    @property
    def mark(self) -> str:
        """How others name it at the foot of a text."""
        return self.shown or self.name


REAL = (  # id, name, kind, domain, short form, zone, the share of wire pick-ups that it has
    ("reuters", "Reuters", "agency", "reuters.com", "Reuters", 0, 5),
    ("ap", "Associated Press", "agency", "apnews.com", "AP", -5, 5),
    ("afp", "Agence France-Presse", "agency", "afp.com", "AFP", 1, 4),
    ("tass", "TASS", "agency", "tass.com", "TASS", 3, 4),
    ("xinhua", "Xinhua", "agency", "xinhuanet.com", "Xinhua", 8, 4),
    ("ria-novosti", "RIA Novosti", "agency", "ria.ru", "RIA Novosti", 3, 3),
    ("interfax", "Interfax", "agency", "interfax.com", "Interfax", 3, 3),
    ("dpa", "dpa", "agency", "dpa.com", "dpa", 1, 2),
    ("efe", "EFE", "agency", "efe.com", "EFE", 1, 1),
    ("kyodo", "Kyodo News", "agency", "kyodonews.net", "Kyodo", 9, 1),
    ("rt", "RT", "state-media", "rt.com", "RT", 3, 4),
    ("cgtn", "CGTN", "state-media", "cgtn.com", "CGTN", 8, 3),
    ("sputnik", "Sputnik", "state-media", "sputnikglobe.com", "Sputnik", 3, 2),
    ("bbc", "BBC", "broadcaster", "bbc.com", "BBC", 0, 2),
    ("cnn", "CNN", "broadcaster", "cnn.com", "CNN", -5, 2),
    ("al-jazeera", "Al Jazeera", "broadcaster", "aljazeera.com", "Al Jazeera", 3, 2),
    ("newsweek", "Newsweek", "magazine", "newsweek.com", "Newsweek", -5, 1),
)
POPULARITY = {row[0]: row[6] for row in REAL}
INVENTED = 140  # outlets; more than the largest story has articles


def newsstand(seed: int) -> tuple[Outlet, ...]:
    """Return every outlet of a folder of stories: the real ones first, then the invented ones, by id."""
    draw = random.Random(f"newsstand:{seed}")  # noqa: S311 - a simulation, not a secret
    stand = [
        _with_habits(
            Outlet(id_, name, kind, domain, draw_house(draw), shown=shown, zone=zone, invented=False), draw
        )
        for id_, name, kind, domain, shown, zone, _ in REAL
    ]
    taken: set[str] = set()
    while len(taken) < INVENTED:
        name, kind, place = _invented(draw)
        id_ = name.lower().removeprefix("the ").replace(" ", "-")
        if id_ in taken or any(part in STEMS for part in id_.split("-")):
            continue
        taken.add(id_)
        domain = id_.replace("-", "") + ".example"
        outlet = Outlet(
            id_, name, kind, domain, draw_house(draw), place, zone=draw.choice((-6, -5, 0, 0, 1, 1, 2, 3, 8))
        )
        stand.append(_with_habits(outlet, draw))
    return tuple(stand)


def _invented(draw: Random) -> tuple[str, str, str]:
    place = draw.choice(STEMS) + draw.choice(TOWNS)
    way = draw.random()
    if way < 0.55:
        name = " ".join(part for part in (place, draw.choice(HEADS), draw.choice(TAILS)) if part)
        return ("The " + name if draw.random() < 0.3 else name), "paper", place
    if way < 0.7:
        return f"Radio {place}", "broadcaster", place
    if way < 0.8:
        return (
            f"{draw.choice(FRONTS)} {draw.choice(('Review', 'Quarterly', 'Week', 'Letter'))}",
            "magazine",
            place,
        )
    return f"{draw.choice(FRONTS)} {draw.choice(SITES)}", draw.choice(("aggregator", "site")), place


def _with_habits(outlet: Outlet, draw: Random) -> Outlet:
    """Give an outlet what it prints under everything, and its way with dates and line breaks."""
    words = patterns("furniture")
    place = outlet.place or "the world"

    def fill(name: str, form: str) -> str:
        del form
        return {"outlet": outlet.name, "domain": outlet.domain, "place": place, "person": byline_name(draw)}[
            name
        ]

    feet = draw.sample(words["footer" if outlet.invented else "plain"], k=draw.choice((0, 1, 1, 2)))
    heads = draw.sample(words["opening"], k=draw.choice((0, 0, 0, 1)))
    return Outlet(
        outlet.id,
        outlet.name,
        outlet.kind,
        outlet.domain,
        outlet.style,
        outlet.place,
        outlet.shown,
        zone=outlet.zone,
        footers=tuple(write(line, draw, fill) for line in feet),
        openings=tuple(write(line, draw, fill) for line in heads),
        gap="\n\n" if draw.random() < 0.7 else "\n",
        dates="day" if draw.random() < DAYS_ALONE else draw.choice(("zone", "zone", "zone", "utc", "utc")),
        invented=outlet.invented,
    )


def byline_name(draw: Random) -> str:
    """Invent a reporter."""
    return f"{draw.choice(FIRST_NAMES)} {family_name(draw)}"


def as_toml(stand: tuple[Outlet, ...]) -> str:
    """Write the invented outlets as tables for tracer's `--outlets`."""
    lines = ["# The invented outlets of these stories; every domain is reserved by RFC 2606."]
    for outlet in sorted((o for o in stand if o.invented), key=lambda o: o.id):
        other = outlet.name.removeprefix("The ") if outlet.name.startswith("The ") else f"The {outlet.name}"
        lines += [
            "",
            "[[outlet]]",
            f'id = "{outlet.id}"',
            f'name = "{outlet.name}"',
            f'kind = "{outlet.kind}"',
            f'names = ["{other}"]',
            f'domains = ["{outlet.domain}"]',
        ]
    return "\n".join(lines) + "\n"
