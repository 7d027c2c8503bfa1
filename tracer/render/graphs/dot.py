"""Graphviz DOT: parents above children, unseen sources and further parents dashed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.render.graphs.nodes import graph, label
from tracer.render.phrases import probability, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracer.records import Lineage


def dot(lineage: Lineage, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the file in pieces."""
    nodes, arrows = graph(lineage, names)
    yield 'digraph lineage {\n  graph [charset="UTF-8"];\n  node [shape=box];\n'
    for node in nodes:
        style = ", style=dashed" if node.kind == "unseen" else ""
        text = "\\n".join(_escaped(part) for part in label(node))
        yield f'  {node.key} [label="{text}", id="{_escaped(node.id)}"{style}];\n'
    for arrow in arrows:
        one = arrow.derivation
        said = [
            one.relation,
            *([share(one.coverage_child)] if one.coverage_child else []),
            probability(one.probability),
        ]
        style = "" if one.primary else ", style=dashed"
        yield f'  {arrow.parent.key} -> {arrow.child.key} [label="{", ".join(said)}"{style}];\n'
    yield "}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
