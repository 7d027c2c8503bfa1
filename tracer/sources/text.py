"""Plain text and Markdown: the whole decoded file is the text; its head lines are read and set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.records import Source
from tracer.sources.dates import parse_modified, parse_published
from tracer.sources.decode import decode
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.front import Front, front_matter
from tracer.sources.head import Head, read_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.params import SourceLimits


def read_text(data: bytes, path: str, limits: SourceLimits) -> Iterator[Draft]:
    """Yield the one article of a text file; raises Unreadable when it is empty or binary.

    Offsets count the code points of the decoded file: line ends stay, a byte-order mark is no part of it.
    """
    yield draft_of_text(decode(data), Source(path), limits)


def draft_of_text(text: str, source: Source, limits: SourceLimits, language: str | None = None) -> Draft:
    """Read the head of a text and set it aside; raises Unreadable when there is nothing else.

    Lines that look like a head but stand alone are the text, unless most of them do head an article.

    `language` is what is known of it from outside.
    """
    if not text.strip():
        raise Unreadable("empty")
    front = front_matter(text)
    # a catalogue's card, a form: with nothing under it, and little in it that heads an article, it is the text
    lines = sum(1 for line in text.splitlines() if line.strip())
    alone = front.bare and not text[front.end :].strip() and lines >= 2 * len(front.fields)
    if alone:
        front = Front()
    stated = front.fields
    names = (stated.get("byline", ""), stated.get("outlet", ""))
    head = Head() if alone else read_head(text, front.end, limits, stated.get("title"), names)
    if not text[max([front.end, *(aside.span.end for aside in head.asides)]) :].strip():
        raise Unreadable("holds a head and no text")
    published, modified, bad = head.published, head.modified, False
    if "published" in stated:
        published, bad = parse_published(stated["published"], "head")
    if "modified" in stated:
        modified = parse_modified(stated["modified"], "head")
    return Draft(
        text=text,
        source=source,
        own_id=stated.get("id"),
        url=stated.get("url") or head.url,
        title=stated.get("title") or head.title,
        outlet_name=stated.get("outlet") or head.outlet_name,
        byline=stated.get("byline") or head.byline,
        language=stated.get("language") or language,
        published=published,
        asides=(*front.asides, *head.asides),
        flags=("bad-date",) if bad else (),
        modified=modified,
    )
