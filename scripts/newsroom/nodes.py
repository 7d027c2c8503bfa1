"""One article in the making, and the story that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from .clocks import Stated
    from .documents import Document
    from .events import Event
    from .outlets import Outlet


@dataclass(slots=True)
class Node:
    """An article with its true history."""

    index: int
    outlet: Outlet
    event: Event
    document: Document
    when: datetime
    treatment: str  # how it was made: "report", "lone", "earlier", "reposted", ...
    parents: list[int] = field(default_factory=list)  # direct ones, the chief first
    stated: Stated | None = None
    nameless: bool = False  # whoever copies it does not say so: a handout, a page that nobody likes to name
    seen: bool = True  # False: deleted, so that only its children bear witness
    text: str = ""  # the page


@dataclass(slots=True)
class Story:
    """A pile of articles, most of them about one event."""

    name: str
    profile: str
    nodes: list[Node] = field(default_factory=list)

    def children(self, index: int) -> list[Node]:
        """Return the articles made from this one."""
        return [node for node in self.nodes if index in node.parents]

    def ancestors(self, index: int) -> set[int]:
        """Return the indices of all that an article descends from, without itself."""
        found: set[int] = set()
        open_ = list(self.nodes[index].parents)
        while open_:
            at = open_.pop()
            if at not in found:
                found.add(at)
                open_ += self.nodes[at].parents
        return found

    def roots(self, index: int) -> list[Node]:
        """Return the origins that an article descends from, the chief line's first; itself where it has no parent."""
        if not self.nodes[index].parents:
            return [self.nodes[index]]
        found: dict[int, Node] = {}
        for parent in self.nodes[index].parents:
            found.update((root.index, root) for root in self.roots(parent))
        return list(found.values())

    def depth(self, index: int) -> int:
        """Count the steps to the origin along the chief line."""
        parents = self.nodes[index].parents
        return 1 + self.depth(parents[0]) if parents else 0

    def outlets(self) -> dict[int, frozenset[str]]:
        """Return for each article the outlets of itself and of all its ancestors."""
        return {
            node.index: frozenset(
                self.nodes[at].outlet.id for at in (node.index, *self.ancestors(node.index))
            )
            for node in self.nodes
        }
