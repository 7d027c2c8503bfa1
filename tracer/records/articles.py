"""What was read: articles, where and when they were published, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from tracer.spans import Span

AsideKind = Literal["head", "caption", "teaser", "footer", "biography", "counter", "credit", "repeated"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One input that could not be used, or not wholly: the path as given and the reason in one line."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Published:
    """A time of publication, change or capture as an interval of instants (aware, UTC) and what it was read from.

    A date alone is that whole day in an unknown zone: from 14 hours before its midnight UTC to 12 hours
    after its end. `basis` is a short stable word such as "record", "meta", "json-ld", "head", "dateline".
    """

    earliest: datetime
    latest: datetime
    basis: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was read: the path as given ("-" is standard input) and, in a file of many, which."""

    path: str
    record: int | None = None  # counted from 1 (a JSONL file: the line)
    captured: Published | None = (
        None  # when the copy was made, as the archive states; basis "warc" or "mhtml"
    )


@dataclass(frozen=True, slots=True)
class Aside:
    """A part of the text that is shown and never evidence: head lines, captions, teasers, footers."""

    span: Span
    kind: AsideKind


@dataclass(frozen=True, slots=True)
class Article:
    """One published piece as it was read: its text, untouched, and what is known of it."""

    id: str
    text: str
    source: Source
    url: str | None = None
    title: str | None = None
    outlet: str | None = None  # registry id
    outlet_name: str | None = None  # as it stands in the input
    byline: str | None = None
    language: str | None = None  # ISO 639-1
    published: Published | None = None
    asides: tuple[Aside, ...] = ()  # sorted by span
    flags: tuple[str, ...] = ()  # sorted
    modified: Published | None = None  # when it was changed last, as it states; evidence of nothing


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry of the registry."""

    id: str  # lower-case ASCII, stable for ever
    name: str
    kind: Literal[
        "agency", "state-media", "broadcaster", "paper", "magazine", "aggregator", "official", "site"
    ]
    names: tuple[str, ...] = ()  # every other name, in any language and script
    domains: tuple[str, ...] = ()
    owner: str | None = None  # an outlet id or a plain name
    country: str | None = None  # ISO 3166-1
    marks: tuple[str, ...] = ()  # end marks and dateline forms that are no names: "RT", "AP"
    residues: tuple[str, ...] = ()  # regular expressions of traces it leaves in text
