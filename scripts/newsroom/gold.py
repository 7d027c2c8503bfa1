"""What really happened in a story, in the form that training and scoring read.

The gold follows from how each text was made and from nothing else. Words of degree (`kept`, `own_edits`, `proof`) are
counted from the sentences' memory.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from .acknowledging import misnamed, status
from .documents import QUOTED, kept_share

if TYPE_CHECKING:
    from .nodes import Node, Story

COPY, NEAR_COPY = 0.93, 0.6  # shares of three-word runs kept: one word in forty changed, one in six


def opaque(seed: int, story: str, index: int, what: str) -> str:
    """Return a name that says nothing of who copied whom."""
    return hashlib.blake2b(f"{seed}/{story}/{index}/{what}".encode(), digest_size=6).hexdigest()


def names(seed: int, story: Story) -> dict[int, str]:
    """Return the id of every article; a deleted one has an id of its own kind."""
    return {
        node.index: ("" if node.seen else "unseen:") + opaque(seed, story.name, node.index, "id")
        for node in story.nodes
    }


def gold(seed: int, story: Story) -> dict[str, object]:
    """Return everything that is known of a story's history."""
    called, outlets = names(seed, story), story.outlets()
    edges = [
        _edge(story, node, story.nodes[parent], called, outlets)
        for node in story.nodes
        for parent in node.parents
    ]
    return {
        "story": story.name,
        "profile": story.profile,
        "topic": story.nodes[0].event.topic.name,
        "articles": sorted(called[n.index] for n in story.nodes if n.seen),
        "made": {called[n.index]: n.treatment for n in _sorted(story.nodes, called) if n.seen},
        "edges": sorted(edges, key=lambda edge: (str(edge["child"]), str(edge["parent"]))),
        "unseen": [_unseen(story, node, called) for node in _sorted(story.nodes, called) if not node.seen],
        "origins": sorted(
            called[n.index] for n in story.nodes if not n.parents and (n.seen or _heirs(story, n))
        ),
        "independent": sorted(called[n.index] for n in story.nodes if n.treatment == "report" and n.seen),
        "associations": _associations(story, called),
        "misattributions": _misattributions(story, called, outlets),
        "dates": {
            called[n.index]: {"truth": n.stated.truth, "published": n.when.isoformat()}
            for n in _sorted(story.nodes, called)
            if n.seen and n.stated
        },
    }


def _sorted(nodes: list[Node], called: dict[int, str]) -> list[Node]:
    return sorted(nodes, key=lambda node: called[node.index])


def _heirs(story: Story, node: Node) -> list[Node]:
    """Return the articles at hand that descend from a node."""
    return [other for other in story.nodes if other.seen and node.index in story.ancestors(other.index)]


def _edge(
    story: Story, child: Node, parent: Node, called: dict[int, str], outlets: dict[int, frozenset[str]]
) -> dict[str, object]:
    kept, share = inherited(child, parent)
    return {
        "child": called[child.index],
        "parent": called[parent.index],
        "primary": child.parents[0] == parent.index,
        "relation": "copy" if kept >= COPY else "near-copy" if kept >= NEAR_COPY else "rewrite",
        "credit": status(child, parent, outlets),
        "made": child.treatment,
        "kept": round(kept, 3),  # of what was taken: three-word runs that stand as they stood
        "share": round(share, 3),  # of the child's words: in sentences that the parent has
        "own_edits": _own_edits(child, parent),
        "equals": _equals(story, child, parent, called),
        "nearest": None if parent.seen else _nearest_seen(story, parent, called),
    }


def inherited(child: Node, parent: Node) -> tuple[float, float]:
    """Return how much of the wording of what was taken was kept, and how much of the child was taken."""
    before = {sentence.key: sentence.text for sentence in parent.document.sentences()}
    words = kept = free = taken = 0.0
    for sentence in child.document.sentences():
        words += sentence.words
        if sentence.key in before:
            taken += sentence.words
            if sentence.free:
                free += sentence.words
                kept += sentence.words * kept_share(sentence.text, before[sentence.key])
    return (kept / free if free else 1.0), (taken / words if words else 0.0)


def _equals(story: Story, child: Node, parent: Node, called: dict[int, str]) -> list[str]:
    """Return the other articles at hand from which the child could as well have been made: same sentences, same words."""
    keys = child.document.keys()
    wanted = {s.key: s.text for s in parent.document.sentences() if s.key in keys}
    found = []
    for other in story.nodes:
        if (
            not other.seen
            or other.index in {child.index, parent.index}
            or child.index in story.ancestors(other.index)
        ):
            continue
        texts = {s.key: s.text for s in other.document.sentences()}
        if all(texts.get(key) == text for key, text in wanted.items()):
            found.append(called[other.index])
    return sorted(found)


def _own_edits(child: Node, parent: Node) -> int:
    """Count the child's sentences that the parent wrote or reworded itself: what tells it from its own source."""
    if not parent.parents:
        return 0
    keys = parent.document.keys()
    return sum(
        sentence.key in keys and (parent.index in sentence.trail or sentence.maker == parent.index)
        for sentence in child.document.sentences()
    )


def _nearest_seen(story: Story, node: Node, called: dict[int, str]) -> str | None:
    """Return the nearest ancestor at hand of a deleted source, up its chief line."""
    at = node
    while at.parents:
        at = story.nodes[at.parents[0]]
        if at.seen:
            return called[at.index]
    return None


def _unseen(story: Story, node: Node, called: dict[int, str]) -> dict[str, object]:
    children = [child for child in story.children(node.index) if child.seen]
    return {
        "id": called[node.index],
        "outlet": node.outlet.id,
        "children": sorted(called[child.index] for child in children),
        "parents": sorted(called[parent] for parent in node.parents),
        "proof": proof(node, children),
        "text": "\n\n".join(" ".join(s.text for s in p) for p in node.document.paragraphs),
    }


def proof(node: Node, children: list[Node]) -> str:
    """Say by what a deleted source could be known at all: a credit, its children's texts, or nothing.

    Children prove it when each of them lacks something of the source that two others have.
    """
    if any(
        m.outlet == node.outlet.id and m.role == "text" for child in children for m in child.document.marks()
    ):
        return "credit"
    keys = {s.key for s in node.document.sentences() if s.free}
    held = [keys & child.document.keys() for child in children]
    if len(held) < 3:
        return "none"
    for place, own in enumerate(held):
        others = held[:place] + held[place + 1 :]
        if not any((a & b) - own for i, a in enumerate(others) for b in others[i + 1 :]):
            return "none"
    return "texts"


def _associations(story: Story, called: dict[int, str]) -> list[list[str]]:
    """Return the pairs without a common ancestor that both print one of the event's quotes or statements."""
    said: dict[int, set[str]] = {}
    line: dict[int, set[int]] = {}
    for node in story.nodes:
        if node.seen and node.treatment not in {"lone", "earlier"}:
            said[node.index] = {q for s in node.document.sentences() for q in _quoted(s.text, s.kind)}
            line[node.index] = {node.index, *story.ancestors(node.index)}
    pairs = [
        sorted((called[a], called[b]))
        for a in said
        for b in said
        if a < b and not line[a] & line[b] and said[a] & said[b]
    ]
    return sorted(pairs)


def _quoted(text: str, kind: str) -> list[str]:
    if kind not in {"quote", "official"}:
        return []
    pieces = QUOTED.findall(text) or [text]
    return [
        part.strip('"“”.,').lower() for piece in pieces for part in piece.split(". ") if len(part.split()) > 5
    ]


def _misattributions(
    story: Story, called: dict[int, str], outlets: dict[int, frozenset[str]]
) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for node in _sorted(story.nodes, called):
        if node.seen and node.parents and (wrong := misnamed(node, outlets)):
            parents = sorted(called[parent] for parent in node.parents)
            found.append({"child": called[node.index], "credited": wrong, "parents": parents})
    return found
