"""Credits as they are seen on real pages: datelines, end marks, reference blocks, links, bylines, half-sentences.

Each function returns a `Mark` with the words as they will stand, or puts one into a sentence. A false credit is made in
the same forms: nothing in its words betrays it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .documents import Mark, Sentence
from .events import MONTHS
from .outlets import byline_name

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from .outlets import Outlet

DATELINED = {"agency"}
END = re.compile(r"\.$")
SHORT_MONTHS = (
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)


def dateline(agency: Outlet, city: str, when: datetime) -> Mark:
    """Return the words with which an agency begins its texts, each in its own way."""
    month, short, day = MONTHS[when.month - 1], SHORT_MONTHS[when.month - 1], when.day
    caps = city.upper()
    words = {
        "tass": f"{caps}, {month} {day}. /TASS/.",
        "xinhua": f"{caps}, {short} {day} (Xinhua) --",
        "reuters": f"{caps} (Reuters) -",
        "ap": f"{caps} (AP) —",
        "afp": f"{city}, {month} {day}, {when.year} (AFP) -",
        "dpa": f"{city} (dpa) -",
        "interfax": f"{caps}. {short} {day} (Interfax) -",
        "ria-novosti": f"{caps}, {day} {month} - RIA Novosti.",
        "sputnik": f"{caps} (Sputnik) –",
        "efe": f"{city}, {day} {month} (EFE).-",
    }
    return Mark(agency.id, "text", words.get(agency.id, f"{caps} ({agency.mark}) -"))


def end_mark(source: Outlet, when: datetime, draw: Random) -> Mark:
    """Return a line at the foot that names the source in one or two words."""
    mark = source.mark
    forms = [f"Source: {mark}", f"({mark})", f"Source: {source.name}", f"/{mark}/"]
    if source.kind in {"agency", "state-media"}:
        forms += [
            mark.upper() if len(mark) > 4 else mark,
            f"(C) {mark} {when.year}",
            f"-{mark}",
            f"Source: {mark} News Agency",
        ]
    return Mark(source.id, "text", draw.choice(forms))


def tail(source: Outlet, draw: Random) -> Mark:
    """Return an end mark that stands on the last line of what was taken."""
    return Mark(
        source.id,
        "text",
        draw.choice((f"-{source.mark}", f"– {source.mark}", f"({source.mark})", f"/{source.mark}/")),
    )


def reference(source: Outlet, title: str, draw: Random) -> Mark:
    """Return a line or block at the foot that points to the original."""
    forms = (
        f"Reference(s):\n{title}\n{source.domain}",
        f"Reference(s): {title} {source.domain}",
        f"Read the full article at {source.domain}",
        f"Read Full Article at {source.domain}",
        f"This article was first published by {source.name}.",
        f"Originally published by {source.name}.",
        f"This report is based on an article by {source.name}.",
        f"Via {source.name}",
        f"Read the original article on {source.name}.",
        f"This story was produced by {source.name} and is reprinted here.",
    )
    return Mark(source.id, "text", draw.choice(forms))


def byline(source: Outlet, draw: Random) -> tuple[str, Mark]:
    """Return a byline field that names the source."""
    words = draw.choice(
        (source.mark, f"By {source.name}", source.name, f"{byline_name(draw)}, {source.mark}")
    )
    return words, Mark(source.id, "text", words)


def residue(source: Outlet, draw: Random) -> Mark | None:
    """Return a trace that some agencies leave at the foot of their texts."""
    first, second = byline_name(draw), byline_name(draw)
    code = "".join(draw.choice("abcdefghijlmnprstvw") for _ in range(8))
    words = {
        "reuters": f"(Reporting by {first}; Editing by {second})",
        "afp": f"{code[:3]}-{code[3:6]}/{code[6:]}",
        "xinhua": "Enditem",
    }.get(source.id)
    return Mark(source.id, "residue", words) if words else None


def in_sentence(sentence: Sentence, source: Outlet, by: int, draw: Random) -> Sentence:
    """Put "Reuters reported" or its like into a sentence: whose facts they are, not whose text."""
    name = source.mark if source.kind == "agency" or draw.random() < 0.6 else source.name
    forms = (
        f", {name} reported.",
        f", {name} reports.",
        f", according to {name}.",
        f", as reported by {name}.",
        f", {name} said.",
    )
    text = END.sub(draw.choice(forms), sentence.text)
    if text == sentence.text:
        return sentence
    return replace(sentence.changed(text, by), marks=(*sentence.marks, Mark(source.id, "statement", name)))


def aside(source: Outlet, draw: Random) -> str:
    """Return a sentence that names another outlet for one fact of the matter only."""
    return draw.choice(
        (
            f"{source.mark} had earlier reported a different figure.",
            f"According to {source.mark}, further announcements are expected in the coming days.",
            f"Earlier, {source.mark} quoted unnamed officials as saying that nothing had been decided.",
            f"The first reports, carried by {source.mark}, had spoken of a smaller number.",
        )
    )
