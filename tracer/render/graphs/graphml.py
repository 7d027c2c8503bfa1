"""GraphML, as networkx, Gephi, yEd and igraph read it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tracer.render.graphs.nodes import graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracer.records import Lineage

_NODE_KEYS = (
    "id",
    "kind",
    "name",
    "outlet",
    "title",
    "url",
    "time",
    "earliest",
    "latest",
    "verdict",
    "story",
)
_EDGE_KEYS = {
    "relation": "string",
    "probability": "double",
    "primary": "boolean",
    "credit": "string",
    "coverage_child": "double",
    "coverage_parent": "double",
}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def graphml(lineage: Lineage, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the file in pieces. Node values are cleaned, so no character in them is forbidden in XML."""
    nodes, arrows = graph(lineage, names)
    yield _HEAD
    for name in _NODE_KEYS:
        yield f'  <key id="node_{name}" for="node" attr.name="{name}" attr.type="string"/>\n'
    for name, kind in _EDGE_KEYS.items():
        yield f'  <key id="edge_{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph id="lineage" edgedefault="directed">\n'
    for node in nodes:
        yield f"    <node id={quoteattr(node.key)}>\n"
        for name, value in asdict(node).items():
            if name != "key" and value:
                yield f'      <data key="node_{name}">{escape(value)}</data>\n'
        yield "    </node>\n"
    for number, arrow in enumerate(arrows, 1):
        yield f'    <edge id="e{number}" source="{arrow.parent.key}" target="{arrow.child.key}">\n'
        for name, said in arrow.facts.items():
            shown = str(said).lower() if isinstance(said, bool) else escape(str(said))
            yield f'      <data key="edge_{name}">{shown}</data>\n'
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"
