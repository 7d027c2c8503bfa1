"""Deleting sources, so that only their children bear witness to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .gold import proof
from .plans import PROVEN, ROOT_DELETED

if TYPE_CHECKING:
    from random import Random

    from .nodes import Node, Story


def hide_sources(story: Story, count: int, draw: Random, *, handout: bool) -> None:
    """Hide `count` sources: of one child, of two, of three or more in equal parts, origins more often than others.

    A handout's text, the first origin, was never published at all.
    """
    if handout and story.children(0):
        story.nodes[0].seen = False
    for _ in range(count):
        able = _able(story)
        roots = draw.random() < ROOT_DELETED
        able = [n for n in able if (not n.parents) == roots] or able
        wanted = draw.choice((1, 2, 3))
        fitting = [n for n in able if min(3, len(story.children(n.index))) == wanted] or able
        proven = [n for n in able if proof(n, story.children(n.index)) == "texts"]
        if proven and draw.random() < PROVEN:
            fitting = proven
        if fitting:
            draw.choice(fitting).seen = False


def _able(story: Story) -> list[Node]:
    """Return the sources that may go: with children of other outlets, and no neighbour gone already."""
    hidden = {node.index for node in story.nodes if not node.seen}
    found = []
    for node in story.nodes:
        children = story.children(node.index)
        near = {node.index, *node.parents, *(child.index for child in children)}
        if children and not hidden & near and all(c.outlet.id != node.outlet.id for c in children):
            found.append(node)
    return found
