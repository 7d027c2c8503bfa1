"""What readers hand over: articles before they have an id, an outlet and a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tracer.records import Aside, Outlet, Published, Source


class Unreadable(Exception):  # noqa: N818 -- it never leaves this folder: it becomes a Problem
    """Raised inside this folder by input that cannot be used; its text is the reason, in one line."""


class Damaged(Unreadable):
    """Raised by a stream at damage behind which reading may go on."""


class Registry(Protocol):
    """The part of the outlet registry that sources need."""

    def get(self, outlet_id: str, /) -> Outlet | None:
        """Return the outlet of that id."""

    def match_url(self, url: str, /) -> Outlet | None:
        """Return the outlet that the address belongs to."""

    def match_name(self, name: str, /) -> Outlet | None:
        """Return the outlet of that name, in any of its forms."""


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
