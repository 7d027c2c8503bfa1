"""The in-house stories: parent edges found against the gold that was written with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tracer.metrics.trees import score_edges
from tracer.outlets import load
from tracer.params import Params
from tracer.pipeline import read, trace

if TYPE_CHECKING:
    from tracer.records import Lineage, Source

Edge = tuple[str, str]


def gold_edges(root: Path) -> tuple[dict[Edge, dict[str, object]], set[frozenset[str]]]:
    """Return the counted gold edges (child, parent) with their entries, and the gold associations."""
    edges: dict[Edge, dict[str, object]] = {}
    associations: set[frozenset[str]] = set()
    for file in sorted(root.glob("*/lineage.gold")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        for edge in gold["edges"]:
            if not edge["across_languages"]:
                edges[edge["child"], edge["parent"]] = edge
        associations |= {frozenset((a["left"], a["right"])) for a in gold["associations"]}
    return edges, associations


def found_edges(lineage: Lineage, root: Path) -> dict[Edge, object]:
    """Return every derivation by (child, parent), named as the gold names them."""
    names = {
        judged.witness.article.id: _name(judged.witness.article.source, root) for judged in lineage.articles
    }
    for source in lineage.unseen:
        names[source.id] = f"unseen:{source.outlet or 'unknown'}"
    return {(names[d.child], names[d.parent]): d for d in lineage.derivations}


def _name(source: Source, root: Path) -> str:
    path = Path(source.path).resolve().relative_to(root).as_posix()
    return path if source.record is None else f"{path}#{source.record}"


def run(folder: str) -> int:
    """Trace the whole folder at once and print each wrong edge, then precision, recall, credit status."""
    root = Path(folder).resolve()
    registry = load(root / "outlets.toml")
    articles, problems = read([str(root)], registry)
    lineage = trace(articles, registry, Params())
    gold, associations = gold_edges(root)
    found = found_edges(lineage, root)
    for edge in sorted(found.keys() - gold.keys()):
        print(f"wrong   {edge[0]} <- {edge[1]}  p={found[edge].probability:.2f} {found[edge].relation}")
    for edge in sorted(gold.keys() - found.keys()):
        print(f"missed  {edge[0]} <- {edge[1]}  ({gold[edge]['why']})")
    both = sorted(found.keys() & gold.keys())
    for edge in both:
        wanted, given = gold[edge], found[edge]
        if (wanted["credit"], wanted["relation"]) != (given.credit, given.relation):
            print(
                f"differs {edge[0]} <- {edge[1]}: gold {wanted['relation']}, {wanted['credit']}; "
                f"found {given.relation}, {given.credit}"
            )
    score = score_edges(found, gold)
    credit = sum(gold[edge]["credit"] == found[edge].credit for edge in both)
    relation = sum(gold[edge]["relation"] == found[edge].relation for edge in both)
    names = {
        judged.witness.article.id: _name(judged.witness.article.source, root) for judged in lineage.articles
    }
    linked = {frozenset((names[a.left], names[a.right])) for a in lineage.associations}
    print(
        f"articles {len(articles)}, problems {len(problems)}, stories of two or more "
        f"{sum(len(story.articles) > 1 for story in lineage.stories)}"
    )
    print(
        f"parent edges: precision {score.precision:.3f} ({score.right} of {score.found}), "
        f"recall {score.recall:.3f} ({score.right} of {score.gold}), F1 {score.f1:.3f}"
    )
    print(
        f"of the right edges: credit status right {credit} of {len(both)}, relation right {relation} of {len(both)}"
    )
    print(
        f"associations found {len(linked & associations)} of {len(associations)}, others {len(linked - associations)}"
    )
    return 0
