"""What every graph format says of a lineage: one node a witness, one edge a derivation, the same words everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.render.cards import card_of, outlet_of, title_of, unseen_card
from tracer.render.clean import line
from tracer.render.documents import number
from tracer.render.times import iso, moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.records import Derivation, Lineage


@dataclass(frozen=True, slots=True)
class Node:
    """A witness: its key in the file, and what is known of it, each value one printable line or ""."""

    key: str  # "n1", "n2", ...: safe in every format, numbered in the lineage's order
    id: str
    kind: str  # "article" or "unseen"
    name: str  # how it is shown: its outlet, else its site or file
    outlet: str  # "" where it is not known
    title: str
    url: str
    time: str  # in words; "" if unknown
    earliest: str
    latest: str
    verdict: str
    story: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A derivation between two nodes, by their keys."""

    parent: Node
    child: Node
    derivation: Derivation

    @property
    def facts(self) -> dict[str, str | float | bool]:
        """Return what is said of it, rounded as in the JSON; what is unknown is left out."""
        one = self.derivation
        told: dict[str, str | float | bool | None] = {
            "relation": one.relation,
            "probability": number(one.probability),
            "primary": one.primary,
            "credit": one.credit,
            "coverage_child": number(one.coverage_child),
            "coverage_parent": number(one.coverage_parent),
        }
        return {name: value for name, value in told.items() if value is not None}


def graph(lineage: Lineage, names: Mapping[str, str]) -> tuple[list[Node], list[Arrow]]:
    """Return the lineage as nodes (articles, then unseen sources) and arrows from parent to child."""
    story_of = {id_: line(story.id) for story in lineage.stories for id_ in (*story.articles, *story.origins)}
    nodes: dict[str, Node] = {}
    for judged in lineage.articles:
        article, card = judged.witness.article, card_of(judged, names)
        known = article.published
        nodes[article.id] = Node(
            key=f"n{len(nodes) + 1}",
            id=line(article.id),
            kind="article",
            name=card.name,
            outlet=outlet_of(article, names) or "",
            title=title_of(article),
            url=line(article.url or ""),
            time=moment(known),
            earliest=iso(known.earliest) if known else "",
            latest=iso(known.latest) if known else "",
            verdict=judged.verdict,
            story=story_of.get(article.id, ""),
        )
    children = {one.parent: one.child for one in reversed(lineage.derivations)}
    for source in lineage.unseen:
        story = story_of.get(source.id) or story_of.get(children.get(source.id, ""), "")
        name = unseen_card(source, names).name
        nodes[source.id] = Node(
            key=f"n{len(nodes) + 1}",
            id=line(source.id),
            kind="unseen",
            name=name,
            outlet=name if source.outlet else "",
            title="",
            url="",
            time="",
            earliest="",
            latest="",
            verdict="",
            story=story,
        )
    arrows = [
        Arrow(nodes[one.parent], nodes[one.child], one)
        for one in lineage.derivations
        if one.parent in nodes and one.child in nodes
    ]
    return list(nodes.values()), arrows


def label(node: Node, title: int = 48) -> list[str]:
    """Return what stands in a drawn node: outlet, shortened title, time; or that it is unseen."""
    if node.kind == "unseen":
        return [node.name, "(unseen)"]
    short = node.title if len(node.title) <= title else node.title[: title - 1].rstrip() + "…"
    return [part for part in (node.name, short, node.time) if part]
