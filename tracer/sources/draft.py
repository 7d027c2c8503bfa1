"""What readers hand over: articles before they have an id, an outlet and a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tracer.records import Aside, Problem, Published, Source


class Unreadable(Exception):  # noqa: N818 -- it never leaves this folder: it becomes a Problem
    """Raised inside this folder by input that cannot be used; its text is the reason, in one line."""


class Damaged(Unreadable):
    """Raised by a stream at damage behind which reading may go on."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a reader found it. Fields mean what they mean in `records.Article`."""

    text: str
    source: Source
    own_id: str | None = None  # the id that the record itself states
    url: str | None = None  # as stated; judged later
    title: str | None = None
    outlet_name: str | None = None
    byline: str | None = None
    language: str | None = None  # as stated, in any form
    published: Published | None = None
    asides: tuple[Aside, ...] = ()
    flags: tuple[str, ...] = ()
    modified: Published | None = None


@dataclass(frozen=True, slots=True)
class PageJob:
    """A page whose text is still to be extracted."""

    html: str
    source: Source
    address: str | None = None  # where it was fetched, if that is known


Item: TypeAlias = "Draft | PageJob | Problem"  # what readers yield
