"""Whether a child says where its text comes from: truly, half, falsely, or not at all.

The shares are guesses at practice, not measured: agencies' customers mostly keep the dateline or name the agency at the
foot; whoever takes the trouble to rewrite seldom does; false credits are rare and look like true ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import crediting
from .outlets import byline_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from .documents import Document, Mark
    from .nodes import Node
    from .outlets import Outlet

KEEPS_DATELINE = {
    "automatic": 0.97,
    "reposted": 0.85,
    "cut": 0.8,
    "edited": 0.55,
    "commented": 0.4,
    "translated": 0.4,
    "merged": 0.3,
    "enclosed": 0.1,
}
COPYING = {"automatic", "excerpted", "reposted", "cut", "edited", "commented", "enclosed", "merged"}
PLANS = ("text", "statement", "none", "false")
AUTOMATIC_SAY = (0.88, 0.0, 0.11, 0.01)  # a feed brings its credit with it
COPIES_SAY = (0.64, 0.11, 0.21, 0.04)
RETELLERS_SAY = (0.30, 0.18, 0.48, 0.04)
INHERITS = 0.35  # of credits and residues at the foot of what was copied
NAMES_THE_ORIGIN = (
    0.3  # of children in a chain that credit: they name the first in it, not the one before them
)
NAMES_BOTH = 0.45  # of composites that credit
RESIDUE = 0.35  # of an agency's own texts with its trace at the foot


def sign(document: Document, outlet: Outlet, draw: Random) -> None:
    """Give an original its byline, and an agency's original its trace."""
    if draw.random() < 0.55:
        name = byline_name(draw)
        document.byline = draw.choice((name, f"By {name}", f"by {name}", f"{outlet.name} staff"))
    if draw.random() < RESIDUE and (mark := crediting.residue(outlet, draw)):
        document.endings.append(mark)


def acknowledge(
    child: Node, parents: Sequence[Node], roots: Sequence[Node], others: Sequence[Outlet], draw: Random
) -> None:
    """Put credits into a child's document; `roots` are its parents' origins, `others` whoever could be named falsely."""
    source, document, how = parents[0], child.document, child.treatment
    if how in {"twin", "updated"}:
        _same_outlet(document, source.document)
        return
    copies = how in COPYING
    practice = AUTOMATIC_SAY if how == "automatic" else COPIES_SAY if copies else RETELLERS_SAY
    plan = draw.choices(PLANS, weights=practice)[0]
    if source.nameless and plan != "false":
        return
    if draw.random() < 0.35:
        document.byline = byline_name(draw)
    if plan == "false" and others:
        _text_credit(child, draw.choice(others), source, draw)
        return
    if source.document.dateline and draw.random() < KEEPS_DATELINE.get(how, 0.04):
        document.dateline = source.document.dateline
    if copies:
        _inherit(document, source.document, draw)
    for node in _named(parents, roots, draw):
        if plan == "text" and node.outlet.id != child.outlet.id:
            _text_credit(child, node.outlet, node, draw)
        elif plan == "statement" and node.outlet.id != child.outlet.id:
            _statement(child, node, draw)


def _named(parents: Sequence[Node], roots: Sequence[Node], draw: Random) -> list[Node]:
    """Draw whom a child names, if it names anybody: its source or the first in the chain, of two sources one or both."""
    chief = roots[0] if draw.random() < NAMES_THE_ORIGIN and not roots[0].nameless else parents[0]
    if len(parents) == 1:
        return [chief]
    named = [node for node in (chief, parents[1]) if not node.nameless]
    return named if draw.random() < NAMES_BOTH else [draw.choice(named)]


def _same_outlet(document: Document, source: Document) -> None:
    document.dateline, document.byline, document.endings = (
        source.dateline,
        source.byline,
        list(source.endings),
    )
    document.byline_mark, document.tail, document.tail_after = (
        source.byline_mark,
        source.tail,
        source.tail_after,
    )


def _inherit(document: Document, source: Document, draw: Random) -> None:
    """Keep some of what stood at the foot of the source, where the foot was kept."""
    held = document.keys()
    if source.tail and source.tail_after in held and draw.random() < 2 * INHERITS:
        document.tail, document.tail_after = source.tail, source.tail_after
    if source.paragraphs and source.paragraphs[-1][-1].key in held:
        document.endings += [mark for mark in source.endings if draw.random() < INHERITS]


def _text_credit(child: Node, named: Outlet, source: Node, draw: Random) -> None:
    """Name an outlet as the origin of the text, in one of the forms its kind has."""
    document = child.document
    agency = named.kind in crediting.DATELINED
    forms = ("dateline", "end", "tail", "byline") if agency else ("reference", "end", "tail", "byline")
    weights = (4, 3, 2, 2) if agency else (6, 3, 2, 1)
    form = draw.choices(forms, weights=weights)[0]
    if form == "dateline":
        city = source.event.plain("capital", "")
        document.dateline = crediting.dateline(named, city, source.event.when)
    elif form == "end":
        document.endings.append(crediting.end_mark(named, source.event.when, draw))
    elif form == "tail" and (inherited := _last_inherited(document, source.document)) is not None:
        document.tail, document.tail_after = crediting.tail(named, draw), inherited
    elif form == "byline":
        document.byline, document.byline_mark = crediting.byline(named, draw)
    else:
        document.endings.append(crediting.reference(named, source.document.title, draw))


def _last_inherited(document: Document, source: Document) -> int | None:
    keys = source.keys()
    taken = [sentence.key for sentence in document.sentences() if sentence.key in keys]
    return taken[-1] if taken else None


def _statement(child: Node, source: Node, draw: Random) -> None:
    """Say in one of the first inherited sentences who reported it."""
    keys = source.document.keys()
    for number, paragraph in enumerate(child.document.paragraphs):
        for place, sentence in enumerate(paragraph):
            if sentence.key in keys and sentence.kind == "prose" and not sentence.marks:
                new = crediting.in_sentence(sentence, source.outlet, child.index, draw)
                if new is not sentence:
                    child.document.paragraphs[number] = (*paragraph[:place], new, *paragraph[place + 1 :])
                    return


def status(child: Node, parent: Node, ancestors: Mapping[int, frozenset[str]]) -> str:
    """Say how a child credits one parent, in the words of the program's contract.

    `ancestors` holds for each article the outlets of itself and of all it descends from.
    """
    said = [mark for mark in child.document.marks() if mark.outlet != child.outlet.id]
    text = {mark.outlet for mark in said if mark.role == "text"}
    half = {mark.outlet for mark in said if mark.role in {"statement", "residue"}}
    line = ancestors[parent.index]
    if text & line or child.outlet.id == parent.outlet.id:
        return "credited"
    if half & line:
        return "partial"
    return "misattributed" if text and not text & ancestors[child.index] else "uncredited"


def misnamed(child: Node, ancestors: Mapping[int, frozenset[str]]) -> list[str]:
    """Return the outlets that a child names as its text's origin though none of its ancestors is theirs."""
    marks: list[Mark] = child.document.marks()
    return sorted({m.outlet for m in marks if m.role == "text"} - ancestors[child.index] - {child.outlet.id})
