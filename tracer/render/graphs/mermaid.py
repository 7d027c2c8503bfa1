"""Mermaid flowchart, as forges and wikis draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.render.graphs.nodes import graph, label
from tracer.render.phrases import probability, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracer.records import Lineage

# every character that means something to Mermaid, Markdown or HTML becomes Mermaid's own entity
_SPECIAL = {ord(char): f"#{ord(char)};" for char in "#&<>\"'`\\[](){}|;:*_~$%@/"}


def mermaid(lineage: Lineage, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the file in pieces; `-->` is the primary parent, `-.->` a further one."""
    nodes, arrows = graph(lineage, names)
    yield "flowchart TD\n"
    for node in nodes:
        text = "<br/>".join(part.translate(_SPECIAL) for part in label(node))
        yield f'  {node.key}["{text}"]\n'
    for arrow in arrows:
        one = arrow.derivation
        said = [
            one.relation,
            *([share(one.coverage_child)] if one.coverage_child else []),
            probability(one.probability),
        ]
        line = "-->" if one.primary else "-.->"
        text = ", ".join(said).translate(_SPECIAL)
        yield f'  {arrow.parent.key} {line}|"{text}"| {arrow.child.key}\n'
    unseen = [node.key for node in nodes if node.kind == "unseen"]
    if unseen:
        yield "  classDef unseen stroke-dasharray: 5 5\n"
        yield f"  class {','.join(unseen)} unseen\n"
