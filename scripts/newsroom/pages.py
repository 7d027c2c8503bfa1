"""From a document to the text of a page: credits in their places, captions, teasers, footers around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .grammar import write
from .outlets import REAL, byline_name
from .teller import Teller
from .topics import patterns

if TYPE_CHECKING:
    from random import Random

    from .ledgers import Ledger
    from .nodes import Node

CAPTIONED = 0.14  # of pages with a caption between the paragraphs
PHOTO_CREDIT = 0.5  # of captions that name an agency as the photograph's owner
TEASED = 0.12  # of pages with a teaser amid the text
ABOUT_AUTHOR = 0.08
TITLE_AGAIN = 0.07  # of pages whose text begins with the headline
BYLINE_AGAIN = 0.06


def print_page(node: Node, ledger: Ledger, draw: Random) -> str:
    """Return the text as a reader, or a scraper, gets it."""
    document, outlet = node.document, node.outlet
    lines: list[str] = list(outlet.openings)
    if draw.random() < TITLE_AGAIN:
        lines.append(document.title)
    if document.byline and draw.random() < BYLINE_AGAIN:
        lines.append(document.byline)
    body = [_paragraph(node, number) for number in range(len(document.paragraphs))]
    if document.dateline and body:
        body[0] = f"{document.dateline.words} {body[0]}"
    if draw.random() < CAPTIONED and (caption := _caption(node, ledger, draw)):
        body.insert(draw.randrange(1, len(body) + 1), caption)
    if draw.random() < TEASED:
        body.insert(draw.randrange(1, len(body) + 1), _furniture("teaser", node, draw))
    lines += body
    lines += [mark.words for mark in document.endings]
    if draw.random() < ABOUT_AUTHOR:
        lines.append(_furniture("biography", node, draw))
    lines += outlet.footers
    return outlet.gap.join(lines) + "\n"


def _paragraph(node: Node, number: int) -> str:
    parts: list[str] = []
    document = node.document
    for sentence in document.paragraphs[number]:
        parts.append(sentence.text)
        last = sentence.key == document.tail_after and document.tail
        if last and document.tail and document.tail.words not in parts:
            parts.append(document.tail.words)
    return " ".join(parts)


def _caption(node: Node, ledger: Ledger, draw: Random) -> str | None:
    words = patterns("furniture")
    teller = Teller(node.event, node.outlet.style, draw, node.index, ledger)
    caption = write(draw.choice(words["caption"]), draw, teller.fill)
    if not ledger.claim(caption, node.index):
        return None
    if draw.random() < PHOTO_CREDIT:
        agency = draw.choice(REAL[:6])[4]
        credit = write(draw.choice(words["photo"]), draw, lambda name, form: agency)  # noqa: ARG005 - one slot only
        return f"{caption}. {credit}"
    return caption


def _furniture(kind: str, node: Node, draw: Random) -> str:
    outlet = node.outlet

    def fill(name: str, form: str) -> str:
        del form
        place = outlet.place or "the capital"
        return {"outlet": outlet.name, "place": place, "person": byline_name(draw)}[name]

    return write(draw.choice(patterns("furniture")[kind]), draw, fill)
