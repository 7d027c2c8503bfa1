"""A story's tree as rows in reading order: depth first, larger roots first, siblings by time, mass copies as one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracer.render import phrases
from tracer.render.cards import named
from tracer.render.clean import brief
from tracer.render.model import Card, Edge, Passage, Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracer.params import RenderParams
    from tracer.records import Association, Derivation, Evidence


@dataclass(frozen=True, slots=True)
class Links:
    """A lineage's derivations and associations by article."""

    primary: Mapping[str, Derivation]  # by child
    further: Mapping[str, Sequence[Derivation]]  # by child
    children: Mapping[str, Sequence[str]]  # by parent, of primary derivations
    shared: Mapping[str, Sequence[Association]]  # by left


@dataclass(frozen=True, slots=True)
class Scene:
    """One story's cards and all that links them."""

    cards: Mapping[str, Card]
    links: Links
    params: RenderParams

    def parent_of(self, id_: str) -> str | None:
        """Return the primary parent within this story."""
        derivation = self.links.primary.get(id_)
        return derivation.parent if derivation is not None and derivation.parent in self.cards else None

    def label(self, id_: str | None) -> str:
        """Return how a source is named in a note."""
        if id_ is None:
            return "no known source"
        return self.cards[id_].label if id_ in self.cards else brief(id_)

    def alternatives(self, id_: str) -> tuple[str, ...]:
        """Return the other parents that the article may well have, each with its probability."""
        derivation = self.links.primary.get(id_)
        if derivation is None:
            return ()
        known = {derivation.parent, *(one.parent for one in self.links.further.get(id_, ()))}
        return tuple(
            f"{self.label(one.parent)} ({phrases.probability(one.probability)})"
            for one in derivation.alternatives
            if one.probability >= self.params.alternative and one.parent not in known
        )


def rows_of(scene: Scene) -> tuple[Row, ...]:
    """Return the story's tree."""
    cards = scene.cards
    below = {id_: [child for child in scene.links.children.get(id_, ()) if child in cards] for id_ in cards}
    sizes = _sizes(below, scene)
    roots = [id_ for id_ in cards if scene.parent_of(id_) is None]
    roots.sort(key=lambda id_: (-sizes[id_], _when(cards[id_]), id_))
    rows: list[Row] = []
    # a stack of (members, depth, last); each id is pushed once, as each has one primary parent
    stack: list[tuple[tuple[str, ...], int, bool]] = [
        ((id_,), 0, id_ == roots[-1]) for id_ in reversed(roots)
    ]
    while stack:
        members, depth, last = stack.pop()
        hanging = _siblings(below[members[0]], below, scene) if len(members) == 1 else []
        rows.append(_row(members, depth, last, bool(hanging), scene))
        stack += [(group, depth + 1, group is hanging[-1]) for group in reversed(hanging)]
    return tuple(rows)


def passages_of(number: int, rows: Sequence[Row], scene: Scene) -> tuple[Passage, ...]:
    """Return the primary derivations of the rows, in their order; a group's first member stands for all."""
    found = []
    for row in rows:
        if row.edge is None:
            continue
        derivation = scene.links.primary[row.card.id]
        child = row.card
        if len(row.cards) > 1:
            child = replace(child, label=f"{child.label} and {len(row.cards) - 1:,} more")
        parent = scene.cards[derivation.parent]
        others = scene.alternatives(row.card.id)
        told = tuple(
            replace(item, note=named(item.note, scene.cards))
            for item in strongest(derivation.evidence, scene.params)
        )
        found.append(Passage(number, child, parent, derivation, row.edge, others, told))
    return tuple(found)


def strongest(evidence: Sequence[Evidence], params: RenderParams) -> list[Evidence]:
    """Return the items that count for most either way, strongest first."""
    told = [item for item in evidence if item.note]
    return sorted(told, key=lambda item: (-abs(item.weight), item.kind, item.note))[: params.evidence]


def _sizes(below: Mapping[str, Sequence[str]], scene: Scene) -> dict[str, int]:
    """Return how many nodes hang from each, itself included; leaves first, so without recursion."""
    sizes = dict.fromkeys(below, 1)
    waiting = {id_: len(children) for id_, children in below.items()}
    ready = [id_ for id_, children in waiting.items() if children == 0]
    while ready:
        id_ = ready.pop()
        parent = scene.parent_of(id_)
        if parent is not None:
            sizes[parent] += sizes[id_]
            waiting[parent] -= 1
            if waiting[parent] == 0:
                ready.append(parent)
    return sizes


def _siblings(
    children: Sequence[str], below: Mapping[str, Sequence[str]], scene: Scene
) -> list[tuple[str, ...]]:
    """Return the children by time; leaf copies of one credit status that are more than a few come last, as one."""
    ordered = sorted(children, key=lambda id_: (_when(scene.cards[id_]), id_))
    copies: dict[str, list[str]] = defaultdict(list)
    for id_ in ordered:
        derivation = scene.links.primary[id_]
        plain = not below[id_] and id_ not in scene.links.further and not scene.cards[id_].remarks
        if plain and derivation.relation == "copy":
            copies[derivation.credit].append(id_)
    groups = [
        tuple(members) for _, members in sorted(copies.items()) if len(members) > scene.params.group_over
    ]
    grouped = {id_ for group in groups for id_ in group}
    return [*((id_,) for id_ in ordered if id_ not in grouped), *groups]


def _row(members: tuple[str, ...], depth: int, last: bool, parent: bool, scene: Scene) -> Row:
    derivations = [scene.links.primary[id_] for id_ in members if scene.parent_of(id_) is not None]
    shown = tuple(scene.cards[id_] for id_ in members)
    identical = False
    if len(members) > 1:
        above = scene.cards[derivations[0].parent]
        texts = {card.judged.witness.article.text for card in (*shown, above) if card.judged is not None}
        identical = len(texts) == 1
    return Row(
        depth=depth,
        last=last,
        parent=parent,
        cards=shown,
        edge=_edge_of(derivations) if derivations else None,
        notes=() if len(members) > 1 else _notes(shown[0], scene),
        identical=identical,
    )


def _edge_of(derivations: Sequence[Derivation]) -> Edge:
    first = derivations[0]
    covered = [one.coverage_child for one in derivations]
    words = {phrases.likelihood(one.probability) for one in derivations}
    return Edge(
        relation=first.relation,
        share=phrases.shares(covered) if max(covered) > 0 else "",
        probability=phrases.probabilities([one.probability for one in derivations]),
        likelihood=words.pop() if len(words) == 1 else "",
        credit=first.credit,
    )


def _notes(card: Card, scene: Scene) -> tuple[str, ...]:
    most = scene.params.notes
    further = scene.links.further.get(card.id, ())
    notes = [
        f"also takes from {scene.label(one.parent)} "
        f"({phrases.share(one.coverage_child)} of its words, {phrases.probability(one.probability)})"
        for one in further[:most]
    ]
    if len(further) > most:
        notes.append(f"and from {phrases.count(len(further) - most, 'further source')}")
    others = scene.alternatives(card.id)
    if others:
        notes.append(f"or from {phrases.some(others, most)}")
    notes += card.remarks[:most]
    if len(card.remarks) > most:
        notes.append(f"and {phrases.count(len(card.remarks) - most, 'more remark')}")
    return tuple(notes)


def _when(card: Card) -> tuple[bool, float]:
    """Return a sort key: dated before undated, by the middle of the interval, so that a day lies about its noon."""
    known = card.published
    if known is None:
        return (True, 0.0)
    return (False, (known.earliest.timestamp() + known.latest.timestamp()) / 2)
