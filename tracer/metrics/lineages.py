"""Scores of a lineage against a history that is known in full, deleted sources included.

What is counted, and what is let be:

* **Parent edges**, chief and further ones. A deleted source that was found stands for the true one whose children it has.
  Where the deleted source had an ancestor at hand, or another article holds the very words that the child took, these
  are right too: nothing nearer was supplied.
* A deleted source that nothing shows (no credit names it, and its children's texts do not prove it) is no fault of anyone:
  its edges are not asked for, and edges among its children are neither right nor wrong.
* An **intermediate** is told from its origin where a child that keeps its edits hangs from it and not from another article.
* A **deleted source** is found where an unseen source has at least one of its children and no more strangers than children.
* **Unrelated** articles have no common ancestor; an edge between two of them makes copying out of independent work.

Every function is linear in edges but for ancestors, which are quadratic in the depth of a chain.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tracer.records import Lineage

Edge = tuple[str, str]  # child, parent


@dataclass(frozen=True, slots=True)
class TrueEdge:
    """A true derivation."""

    child: str
    parent: str  # an article or a deleted source
    primary: bool = True
    own_edits: int = 0  # sentences of the child that the parent, itself a copy, wrote or reworded
    nearest: str | None = None  # where the parent is deleted: its nearest ancestor at hand
    equals: frozenset[str] = frozenset()  # articles that hold the very words that the child took


@dataclass(frozen=True, slots=True)
class TrueHistory:
    """Everything that happened in one pile of articles."""

    articles: frozenset[str]
    edges: tuple[TrueEdge, ...]
    unseen: Mapping[str, frozenset[str]] = field(
        default_factory=dict
    )  # deleted source -> its children at hand
    hidden: frozenset[str] = frozenset()  # deleted sources that nothing shows
    origins: frozenset[str] = frozenset()  # articles and deleted sources without a parent
    misattributed: frozenset[str] = frozenset()  # articles that name a wrong outlet as their text's origin

    def lines(self) -> dict[str, frozenset[str]]:
        """Return for each article and deleted source itself and all its ancestors."""
        parents: dict[str, list[str]] = {}
        for edge in self.edges:
            parents.setdefault(edge.child, []).append(edge.parent)
        found: dict[str, frozenset[str]] = {}
        for name in sorted({*self.articles, *self.unseen}):
            seen, open_ = {name}, [name]
            while open_:
                new = [p for p in parents.get(open_.pop(), []) if p not in seen]
                seen.update(new)
                open_ += new
            found[name] = frozenset(seen)
        return found


def match_unseen(found: Mapping[str, Collection[str]], true: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Pair found unseen sources with true ones by their children, the best first; each at most once.

    `found` maps a source's id to its children. A pair shares a child, and at least half of the found children.
    """
    fits = sorted(
        (-len(own & children), len(own ^ children), name, source)
        for name, listed in found.items()
        for source, children in true.items()
        if (own := set(listed)) & children and 2 * len(own & children) >= len(own)
    )
    pairs: dict[str, str] = {}
    for _, _, name, source in fits:
        if name not in pairs and source not in pairs.values():
            pairs[name] = source
    return pairs


def score(lineage: Lineage, history: TrueHistory) -> Counter[str]:
    """Count what was found, asked for and right in one pile; counters of several piles may be added."""
    known = {source.id for source in lineage.unseen}
    children: dict[str, set[str]] = {name: set() for name in sorted(known)}
    for derivation in lineage.derivations:
        if derivation.parent in known:
            children[derivation.parent].add(derivation.child)
    named = match_unseen(children, history.unseen)
    found = {(d.child, named.get(d.parent, d.parent)) for d in lineage.derivations}
    chief = {d.child: named.get(d.parent, d.parent) for d in lineage.derivations if d.primary}
    counts: Counter[str] = Counter(piles=1, articles=len(history.articles))
    counts += _edges(found, history)
    counts += _intermediates(chief, history)
    counts += _unseen(named, known, history)
    counts += _unrelated(found, history)
    counts += _credits((d.child for d in lineage.derivations if d.credit == "misattributed"), history)
    origins = {origin for story in lineage.stories for origin in story.origins}
    counts["origins exact"] = len(origins) == len(history.origins)
    return counts


def _edges(found: Collection[Edge], history: TrueHistory) -> Counter[str]:
    lines = history.lines()
    right: set[Edge] = set()
    lenient: set[Edge] = set()
    counts: Counter[str] = Counter()
    for true in history.edges:
        if true.child not in history.articles:
            continue
        if true.parent in history.hidden and not true.nearest:
            counts["edges to hidden sources"] += 1
            continue
        counts["edges true"] += 1
        near = {(true.child, parent) for parent in true.equals} & set(found)
        hits = {(true.child, parent) for parent in (true.parent, true.nearest) if parent} & set(found)
        if true.parent in history.unseen:
            hits |= near
        counts["edges recalled"] += bool(hits)
        counts["edges recalled or equal"] += bool(hits or near)
        right |= hits
        lenient |= hits | near
    for edge in found:
        if edge in right:
            counts["edges right"] += 1
        elif _of_hidden_kin(edge, lines, history):
            continue
        counts["edges found"] += 1
        counts["edges right or equal"] += edge in lenient
    return counts


def _of_hidden_kin(edge: Edge, lines: Mapping[str, frozenset[str]], history: TrueHistory) -> bool:
    """Whether an edge joins two heirs of a deleted source that nothing shows, and its child came straight from it."""
    child, parent = edge
    direct = {e.parent for e in history.edges if e.child == child} & history.hidden
    return bool(direct & lines.get(parent, frozenset()))


def _intermediates(chief: Mapping[str, str], history: TrueHistory) -> Counter[str]:
    counts: Counter[str] = Counter()
    for edge in history.edges:
        if edge.primary and edge.own_edits and {edge.child, edge.parent} <= history.articles:
            counts["intermediates"] += 1
            counts["intermediates told"] += chief.get(edge.child) == edge.parent
    return counts


def _unseen(named: Mapping[str, str], known: Collection[str], history: TrueHistory) -> Counter[str]:
    shown = set(history.unseen) - history.hidden
    return Counter(
        {
            "deleted": len(history.unseen),
            "deleted shown": len(shown),
            "deleted found": len(shown & set(named.values())),
            "deleted false": len(set(known) - set(named)),
        }
    )


def _unrelated(found: Collection[Edge], history: TrueHistory) -> Counter[str]:
    """Count reports without a parent, and those among them that an edge links with an unrelated article."""
    lines = history.lines()
    reports = {origin for origin in history.origins if origin in history.articles}
    linked: set[str] = set()
    counts: Counter[str] = Counter()
    for child, parent in found:
        if parent in lines and child in lines and not lines[child] & lines[parent]:
            counts["edges between unrelated"] += 1
            linked |= {child, parent}
    counts["independent reports"] = len(reports)
    counts["independent reports linked"] = len(reports & linked)
    return counts


def _credits(alleged: Iterable[str], history: TrueHistory) -> Counter[str]:
    found = set(alleged)
    return Counter(
        {
            "misattributions": len(history.misattributed),
            "misattributions found": len(found & history.misattributed),
            "misattributions wrongly alleged": len(found - history.misattributed),
        }
    )


def candidate_edges(
    stated: Mapping[Edge, float], pairs: Iterable[tuple[str, str]], history: TrueHistory
) -> tuple[list[float], list[bool]]:
    """Return the probabilities of all candidate edges and whether each is true, for Brier scores and tables.

    `pairs` are the aligned pairs, each of which is two candidates; a candidate that `stated` lacks was given 0. Where
    nothing shows a deleted source, its nearest ancestor at hand is the true parent; otherwise no article is.
    """
    true = {(e.child, e.nearest if e.parent in history.hidden else e.parent) for e in history.edges}
    candidates: Sequence[Edge] = sorted({edge for a, b in pairs for edge in ((a, b), (b, a))})
    return [stated.get(edge, 0.0) for edge in candidates], [edge in true for edge in candidates]


def stated_probabilities(lineage: Lineage) -> dict[Edge, float]:
    """Return the probability that the lineage states for each edge between two articles."""
    stated: dict[Edge, float] = {}
    for derivation in lineage.derivations:
        stated[derivation.child, derivation.parent] = derivation.probability
        for other in derivation.alternatives:
            if other.parent is not None:
                stated.setdefault((derivation.child, other.parent), other.probability)
    return stated
