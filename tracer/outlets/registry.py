"""The registry: outlets by id, by address and by name.

All look-ups are O(length of the key): dictionaries are built once. Nothing raises for strange input.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tracer.records import Outlet

LONGEST_NAME = 200  # characters; nothing longer is the name of an outlet
LONGEST_HOST = 253  # characters; RFC 1035
SCHEMES = ("http", "https")
# what feeds and data sets add to an outlet's name: "CNN (Web News)", "Daily Kos online", "TheBlaze.com"
DECORATION = re.compile(
    r"(?: ?\((?:web|online|news|opinion|editorial|website)(?: news)?\)"
    r"| - (?:news|opinion|editorial)| online(?: news)?|\.com)$",
)


class Registry:
    """Outlets sorted by id, with fast look-ups; `first` are ids that win where two share a name."""

    def __init__(self, outlets: Iterable[Outlet], first: Collection[str] = ()) -> None:
        self._by_id = {outlet.id: outlet for outlet in outlets}
        self.outlets: tuple[Outlet, ...] = tuple(self._by_id[id_] for id_ in sorted(self._by_id))
        self._by_domain: dict[str, Outlet] = {}
        self._by_name: dict[str, Outlet] = {}
        for outlet in sorted(self.outlets, key=lambda outlet: (outlet.id not in first, outlet.id)):
            for domain in outlet.domains:
                self._by_domain.setdefault(domain, outlet)
            for name in (outlet.id, outlet.name, *outlet.names, *outlet.marks, *outlet.domains):
                key = _folded(name)
                self._by_name.setdefault(key, outlet)
                if name not in outlet.marks:  # "The Hill" is a mark: a mere "Hill" names nobody
                    self._by_name.setdefault(key.removeprefix("the "), outlet)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self.outlets)

    def __len__(self) -> int:
        return len(self.outlets)

    def get(self, outlet_id: str) -> Outlet | None:
        """Return the outlet of this id, or None."""
        return self._by_id.get(outlet_id)

    def match_url(self, url: str) -> Outlet | None:
        """Return the outlet that publishes at this address: the longest domain that its host ends in."""
        labels = _host(url).split(".")
        for first in range(len(labels) - 1):
            if (found := self._by_domain.get(".".join(labels[first:]))) is not None:
                return found
        return None

    def match_name(self, name: str) -> Outlet | None:
        """Return the outlet of this name, in any letter case, with what data sets add to names tolerated."""
        if len(name) > LONGEST_NAME:
            return None
        key = _folded(name)
        while key:
            found = self._by_name.get(key) or self._by_name.get(key.removeprefix("the "))
            if found is not None:
                return found
            bare = DECORATION.sub("", key)
            if bare == key:
                return None
            key = bare
        return None


def _folded(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def _host(url: str) -> str:
    """Return the host of an address, with or without its scheme; "" where there is none to be had."""
    # browsers read a backslash as a slash: "https://evil.example\@rt.com" goes to evil.example
    address = url.strip().replace("\\", "/")
    scheme, colon, _ = address.split("?", 1)[0].partition("://")
    if not colon:
        if "@" in address.split("/", 1)[0]:  # "mailto:desk@rt.com" is no place of publication
            return ""
        address = "//" + address.lstrip("/")
    elif scheme.lower() not in SCHEMES:
        return ""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # a bracket that never closes, a bad IPv6 address
        return ""
    return host.rstrip(".") if len(host) <= LONGEST_HOST else ""
