"""Growing one story: origins first, then one article after another picks up what is there."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from . import acknowledging, clocks, desks, rewriting
from .documents import Document
from .events import draw_event, earlier
from .hiding import hide_sources
from .ledgers import Ledger
from .nodes import Node, Story
from .outlets import POPULARITY
from .pages import print_page
from .plans import (
    DELETED,
    EARLIER,
    LEAST_TAKEN,
    LEAST_TAKEN_SECOND,
    LONE,
    MASS_SHARE,
    NAMELESS,
    OFTEN_READ,
    PROFILES,
    REAL_CHILD,
    REAL_ORIGIN,
    VERBATIM_READ,
    Profile,
)
from .reporting import report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from .events import Event
    from .outlets import Outlet

SINGLE = {
    "reposted": desks.reposted,
    "edited": desks.edited,
    "cut": desks.cut,
    "commented": desks.commented,
    "enclosed": desks.enclosed,
    "excerpted": desks.excerpted,
    "updated": desks.updated,
    "rewritten": rewriting.rewritten,
    "machine": rewriting.machine_made,
    "summarised": rewriting.summarised,
    "translated": rewriting.translated,
}
VERBATIM = {"automatic", "reposted", "twin"}
TRIES = 5  # drafts of a child that holds too little of its parent


class Grower:
    """One story while it grows."""

    def __init__(self, name: str, stand: Sequence[Outlet], draw: Random, least: int, most: int) -> None:
        self.draw = draw
        kind = draw.choices(list(PROFILES), weights=[p.share for p in PROFILES.values()])[0]
        self.profile: Profile = PROFILES[kind]
        self.story = Story(name, kind)
        self.size = round(
            math.exp(draw.uniform(math.log(least), math.log(most)))
        )  # small stories are commoner
        self.deleted = draw.choices((0, 1, 2), weights=DELETED)[0] if self.size > 3 else 0
        self.event = draw_event(draw)
        self.ledger = Ledger()
        self._real = [outlet for outlet in stand if not outlet.invented]
        self._free = [outlet for outlet in stand if outlet.invented]
        draw.shuffle(self._free)
        self._used: set[str] = set()

    def grow(self) -> Story:
        """Make every article, delete sources, print the pages."""
        draw, nodes = self.draw, self.story.nodes
        total = self.size + self.deleted
        beside = min(draw.choices((0, 1, 2, 3), weights=LONE)[0], total // 4)
        older = min(draw.choice((1, 1, 2)), total // 4) if draw.random() < EARLIER else 0
        weights = self.profile.origins
        first = min(draw.choices(range(1, len(weights) + 1), weights=weights)[0], max(1, total // 2))
        for _ in range(first):
            self._original(self.event, "report", self._origin_outlet())
        nodes[0].nameless |= self.profile.handout
        for _ in range(beside):
            self._original(draw_event(draw), "lone", self._origin_outlet())
        for _ in range(older):
            self._original(earlier(self.event, draw), "earlier", draw.choice(nodes[:first]).outlet)
        copies = 0
        if draw.random() < self.profile.mass:
            copies = round((total - len(nodes)) * draw.uniform(*MASS_SHARE))
        if copies:
            source = self._parent()
            for _ in range(copies):
                self._automatic(source)
        while len(nodes) < total:
            self._child()
        hide_sources(self.story, self.deleted, self.draw, handout=self.profile.handout)
        for node in nodes:
            node.stated = clocks.stated(node.when, node.outlet, draw)
            node.text = print_page(node, self.ledger, draw)
        return self.story

    def _original(self, event: Event, treatment: str, outlet: Outlet) -> None:
        index = len(self.story.nodes)
        document = report(event, outlet, index, self.ledger, self.draw, self._real[:10])
        acknowledging.sign(document, outlet, self.draw)
        when = clocks.first_report(event.when, self.draw)
        node = Node(index, outlet, event, document, when, treatment)
        node.nameless = self.draw.random() < NAMELESS
        self.story.nodes.append(node)

    def _origin_outlet(self) -> Outlet:
        if self.draw.random() < REAL_ORIGIN:
            left = [outlet for outlet in self._real if outlet.id not in self._used]
            if left:
                return self._take(self.draw.choices(left, weights=[POPULARITY[o.id] for o in left])[0])
        return self._take(self._free.pop())

    def _child_outlet(self) -> Outlet:
        left = [o for o in self._real if o.id not in self._used and o.kind != "agency"]
        if left and (self.draw.random() < REAL_CHILD or not self._free):
            return self._take(self.draw.choice(left))
        return self._take(self._free.pop())

    def _take(self, outlet: Outlet) -> Outlet:
        self._used.add(outlet.id)
        return outlet

    def _parent(self, apart_from: Node | None = None) -> Node | None:
        """Draw an article to copy from; `apart_from`: one that has no ancestor in common with it."""
        draw, story = self.draw, self.story
        nodes = [node for node in story.nodes if node.treatment not in {"lone", "earlier"}]
        if apart_from is not None:
            mine = {root.index for root in story.roots(apart_from.index)}
            nodes = [n for n in nodes if not mine & {root.index for root in story.roots(n.index)}]
        if not nodes:
            return None
        fame = [0] * len(story.nodes)
        for node in story.nodes:
            for parent in node.parents:
                fame[parent] += 1
        weights = [
            self.profile.decay ** story.depth(n.index)
            * (1 + self.profile.fame * fame[n.index])
            * (OFTEN_READ if n.outlet.kind == "agency" else 1)
            * (VERBATIM_READ if n.treatment in VERBATIM else 1)
            for n in nodes
        ]
        return draw.choices(nodes, weights=weights)[0]

    def _automatic(self, source: Node | None) -> None:
        """Add an article that a machine printed as it came."""
        if source is None:
            return
        document = Document(source.document.title, list(source.document.paragraphs))
        when = clocks.automatic(source.when, self.draw)
        self._add(
            Node(len(self.story.nodes), self._child_outlet(), self.event, document, when, "automatic"),
            [source],
        )

    def _child(self) -> None:
        """Add an article made from one or two that are there."""
        draw = self.draw
        source = self._parent()
        if source is None:
            return
        table = self.profile.treatments
        treatment = draw.choices(list(table), weights=list(table.values()))[0]
        second = self._parent(apart_from=source) if treatment == "merged" else None
        if treatment == "merged" and second is None:
            treatment = "edited"
        if treatment == "enclosed" and len(source.document.paragraphs) < 3:
            treatment = "commented"
        same = treatment in {"updated", "twin"}
        outlet = source.outlet if same else self._child_outlet()
        index = len(self.story.nodes)
        desk = desks.Desk(self.event, outlet, index, self.ledger, draw)
        parents = [source] if second is None else [source, second]
        document = self._draft(treatment, desk, parents)
        if document is None:
            treatment, document = (
                "reposted",
                Document(source.document.title, list(source.document.paragraphs)),
            )
            parents = [source]
        when = clocks.pick_up(max(parent.when for parent in parents), draw)
        self._add(Node(index, outlet, self.event, document, when, treatment), parents)

    def _draft(self, treatment: str, desk: desks.Desk, parents: Sequence[Node]) -> Document | None:
        """Treat the parents' texts until the draft holds enough of each; None where none does."""
        source = parents[0].document
        if treatment == "twin":
            return Document(source.title, list(source.paragraphs))
        for _ in range(TRIES):
            if len(parents) > 1:
                draft = desks.merged(desk, source, parents[1].document)
            else:
                draft = SINGLE[treatment](desk, source)
            least = (LEAST_TAKEN, LEAST_TAKEN_SECOND)
            if all(
                taken(draft, parent.document) >= words for parent, words in zip(parents, least, strict=False)
            ):
                return draft
        return None

    def _add(self, node: Node, parents: Sequence[Node]) -> None:
        node.parents = [parent.index for parent in parents]
        node.nameless = self.draw.random() < NAMELESS
        self.story.nodes.append(node)
        roots = [root for parent in parents for root in self.story.roots(parent.index)]
        line = self.story.outlets()[node.index] if node.treatment != "twin" else frozenset()
        others = [outlet for outlet in self._real[:12] if outlet.id not in line]
        acknowledging.acknowledge(node, parents, roots, others, self.draw)


def taken(child: Document, parent: Document) -> int:
    """Count the words of a child's sentences that are its parent's, outside quotes and statements."""
    keys = parent.keys()
    return sum(s.words for s in child.sentences() if s.key in keys and s.free)


def make_story(seed: int, number: int, stand: Sequence[Outlet], least: int, most: int) -> Story:
    """Make the story of this number: the same for the same seed, whatever other stories are made."""
    draw = random.Random(f"story:{seed}:{number}")  # noqa: S311 - a simulation, not a secret
    return Grower(f"s{number:05d}", stand, draw, least, most).grow()
