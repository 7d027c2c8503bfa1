"""W3C PROV as PROV-JSON: articles are entities, derivations `wasDerivedFrom`, outlets agents they are attributed to.

https://www.w3.org/submissions/prov-json/. A derivation of relation `copy` or `near-copy` is typed
`prov:Quotation` ("the repeat of some or all of an entity", PROV-DM 5.2.3). Terms of our own are under `tracer:`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.render.clean import line
from tracer.render.documents import document
from tracer.render.graphs.nodes import graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracer.records import Lineage
    from tracer.render.graphs.nodes import Node

_PREFIX = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "tracer": "urn:tracer:term:",
    "article": "urn:tracer:article:",
    "outlet": "urn:tracer:outlet:",
}


def prov(lineage: Lineage, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the document in pieces."""
    nodes, arrows = graph(lineage, names)
    agents = {
        name: f"outlet:o{place}"
        for place, name in enumerate(sorted({node.outlet for node in nodes} - {""}), 1)
    }
    return document(
        {
            "prefix": _PREFIX,
            "entity": {f"article:{node.key}": _entity(node) for node in nodes},
            "agent": {
                key: {"prov:type": _name("prov:Organization"), "prov:label": name}
                for name, key in agents.items()
            },
            "wasAttributedTo": {
                f"_:a{place}": {"prov:entity": f"article:{node.key}", "prov:agent": agents[node.outlet]}
                for place, node in enumerate(nodes, 1)
                if node.outlet
            },
            "wasDerivedFrom": {
                f"_:d{place}": {
                    "prov:generatedEntity": f"article:{arrow.child.key}",
                    "prov:usedEntity": f"article:{arrow.parent.key}",
                    **_types(arrow.derivation.relation),
                    **{f"tracer:{name}": _value(said) for name, said in arrow.facts.items()},
                }
                for place, arrow in enumerate(arrows, 1)
            },
        },
    )


def _entity(node: Node) -> dict[str, object]:
    known: dict[str, object] = {"prov:type": _name(f"tracer:{node.kind}"), "tracer:id": node.id}
    if node.title:
        known["prov:label"] = line(node.title)
    if node.url:
        known["tracer:url"] = node.url
    for name in ("earliest", "latest"):
        at = getattr(node, name)
        if at:
            known[f"tracer:{name}"] = {"$": at, "type": "xsd:dateTime"}
    return known


def _types(relation: str) -> dict[str, object]:
    return {"prov:type": _name("prov:Quotation")} if relation in {"copy", "near-copy"} else {}


def _name(qualified: str) -> dict[str, str]:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _value(said: str | float | bool) -> object:
    if isinstance(said, bool):
        return {"$": str(said).lower(), "type": "xsd:boolean"}
    return {"$": str(said), "type": "xsd:double"} if isinstance(said, float) else said
