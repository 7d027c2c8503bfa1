from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess

import networkx as nx
import pytest
from prov.model import ProvDerivation, ProvDocument, ProvEntity

from tests.render import fiction
from tests.render.fiction import NAMES
from tracer.render import graphs

EDGES = {
    ("a-wire", "b-lantern"),
    ("a-wire", "c-polder"),
    ("b-lantern", "d-mirror"),
    ("c-polder", "d-mirror"),
    ("unseen:reuters:1", "f-beke"),
}
POISONS = [
    '"',
    "\\",
    '"]; evil -> x',
    "<b>&amp;",
    "]]>",
    "=HYPERLINK(1)",
    "a\nb",
    "\x1b[1m",
    "\u202e",
    "\ud800",
    "| # end",
    "%%{init}%%",
]


def written(writer, lineage=None) -> str:
    """Return the whole file."""
    return "".join(writer(lineage or fiction.harbour(), NAMES))


def test_graphml_reads_back():
    """The networkx library reads the GraphML with every node, edge, attribute and type."""
    read = nx.parse_graphml(written(graphs.graphml))
    ids = nx.get_node_attributes(read, "id")
    assert {(ids[a], ids[b]) for a, b in read.edges} == EDGES
    by_id = {data["id"]: data for _, data in read.nodes(data=True)}
    assert by_id["b-lantern"]["outlet"] == "The Daily Lantern"
    assert by_id["b-lantern"]["earliest"] == "2031-03-04T11:40:00Z"
    assert by_id["unseen:reuters:1"]["kind"] == "unseen"
    assert by_id["f-beke"]["story"] == "f-beke"
    edge = next(data for a, b, data in read.edges(data=True) if ids[b] == "c-polder")
    assert edge == {
        "relation": "rewrite",
        "probability": 0.58,
        "primary": True,
        "credit": "uncredited",
        "coverage_child": 0.44,
        "coverage_parent": 0.4,
        "id": edge["id"],
    }


DOT_NODE = re.compile(r'^  (n\d+) \[label="((?:[^"\\]|\\.)*)", id="((?:[^"\\]|\\.)*)"(, style=dashed)?\];$')
DOT_EDGE = re.compile(r'^  (n\d+) -> (n\d+) \[label="((?:[^"\\]|\\.)*)"(, style=dashed)?\];$')


def test_dot_holds_every_node_and_edge():
    """Every line of the DOT file is a node or an edge in DOT's own grammar; unseen and further ones are dashed."""
    lines = written(graphs.dot).splitlines()
    assert lines[0] == "digraph lineage {"
    assert lines[-1] == "}"
    nodes = {found[1]: found for line in lines if (found := DOT_NODE.match(line))}
    edges = [found for line in lines if (found := DOT_EDGE.match(line))]
    assert len(nodes) + len(edges) == len(lines) - 4
    assert {(nodes[edge[1]][3], nodes[edge[2]][3]) for edge in edges} == EDGES
    assert [node[3] for node in nodes.values() if node[4]] == ["unseen:reuters:1"]
    assert [edge[3] for edge in edges if edge[4]] == ["rewrite, 12 %, 0.41"]


def test_a_day_is_drawn_as_a_day():
    """An article dated to a day shows that day, not the first instant that the day might begin at."""
    assert "Polder Post\\nOrmouth wants its quay back\\n5 Mar 2031" in written(graphs.dot)


def test_mermaid_holds_every_node_and_edge():
    """The Mermaid flowchart has a node a witness and an arrow a derivation, dotted for further parents."""
    lines = written(graphs.mermaid).splitlines()
    assert lines[0] == "flowchart TD"
    assert sum(bool(re.match(r'^  n\d+\["[^"]*"\]$', line)) for line in lines) == 8
    assert sum(" -->|" in line for line in lines) == 4
    assert sum(" -.->|" in line for line in lines) == 1
    assert lines[-1] == "  class n8 unseen"


def test_prov_reads_back():
    """The PROV-JSON names every entity, derives it from its parents, and types copies as quotations."""
    told = json.loads(written(graphs.prov))
    ids = {key: entity["tracer:id"] for key, entity in told["entity"].items()}
    derived = told["wasDerivedFrom"].values()
    assert {(ids[one["prov:usedEntity"]], ids[one["prov:generatedEntity"]]) for one in derived} == EDGES
    quoted = {ids[one["prov:generatedEntity"]] for one in derived if "prov:type" in one}
    assert quoted == {"b-lantern", "d-mirror"}
    agents = {told["agent"][one["prov:agent"]]["prov:label"] for one in told["wasAttributedTo"].values()}
    assert agents == {
        "Halma Wire",
        "The Daily Lantern",
        "Polder Post",
        "mirror.example",
        "The Gull",
        "Вестник Оски",
        "Reuters",
    }


@pytest.mark.parametrize("poison", ["calm", '"];x [label="', "\\", "<b>x</b>", "\n}", "\u202e", "{{}}|<f0>"])
def test_graphviz_reads_the_dot(poison):
    """Graphviz itself finds as many nodes and edges as the lineage has, whatever the texts hold."""
    dot = shutil.which("dot")
    if dot is None:
        pytest.skip("no Graphviz on this machine: apt-get install graphviz")
    for lineage in (fiction.harbour(), fiction.hostile(poison)):
        text = "".join(graphs.dot(lineage, NAMES))
        told = subprocess.run(
            [dot, "-Tdot_json"], input=text, capture_output=True, text=True, check=True, encoding="utf-8"
        )
        assert told.stderr == ""
        drawn = json.loads(told.stdout)
        assert len(drawn["objects"]) == len(lineage.articles) + len(lineage.unseen)
        assert len(drawn["edges"]) == len(lineage.derivations)


@pytest.mark.parametrize("poison", ["calm", '"', "\\", "prov:x", "\n}", "\u202e"])
def test_the_prov_library_reads_the_prov(poison):
    """The reference library finds an entity for each witness and a derivation for each of the lineage's."""
    for lineage in (fiction.harbour(), fiction.hostile(poison)):
        read = ProvDocument.deserialize(content="".join(graphs.prov(lineage, NAMES)), format="json")
        assert len(list(read.get_records(ProvEntity))) == len(lineage.articles) + len(lineage.unseen)
        assert len(list(read.get_records(ProvDerivation))) == len(lineage.derivations)


def test_csv_has_a_row_for_each_derivation_and_each_origin():
    """Every derivation is a row, and so is every article that derives from nothing, so none is missing."""
    rows = list(csv.DictReader(io.StringIO(written(graphs.table))))
    assert {(row["parent"], row["child"]) for row in rows} == EDGES | {
        ("", "a-wire"),
        ("", "e-gull"),
        ("", "g-choir"),
    }
    row = next(row for row in rows if row["child"] == "c-polder")
    assert (row["probability"], row["primary"], row["coverage_child"], row["parent_kind"]) == (
        "0.58",
        "true",
        "0.44",
        "article",
    )
    assert all(None not in row for row in rows)


@pytest.mark.parametrize("poison", POISONS, ids=ascii)
def test_no_text_breaks_a_file(poison):
    """Whatever titles, names and ids hold, each file stays well formed and says the same number of things."""
    lineage = fiction.hostile(poison)
    assert len(nx.parse_graphml(written(graphs.graphml, lineage)).nodes) == 4
    assert len(json.loads(written(graphs.prov, lineage))["wasDerivedFrom"]) == 2
    lines = written(graphs.dot, lineage).splitlines()
    assert sum(bool(DOT_NODE.match(line)) for line in lines) == 4
    assert sum(bool(DOT_EDGE.match(line)) for line in lines) == 2
    assert len(lines) == 4 + 6
    mermaid = written(graphs.mermaid, lineage).splitlines()
    assert (
        sum(bool(re.match(r'^  n\d+\["(?:[^"#;<>\[\]|%]|#\d+;|<br/>)*"\]$', line)) for line in mermaid) == 4
    )
    rows = list(csv.reader(io.StringIO(written(graphs.table, lineage))))
    assert [len(row) for row in rows] == [17] * 5


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(start):
    """A title that a spreadsheet would run gets an apostrophe before it."""
    lineage = fiction.hostile("x")
    evil = fiction.judged("alone", "text", title=f"{start}cmd|' /C calc'!A0", outlet_name=f"{start}1")
    rows = list(
        csv.DictReader(io.StringIO(written(graphs.table, lineage.__class__((evil,), (), (), (), ()))))
    )
    assert rows[0]["child_title"][0] == rows[0]["child_outlet"][0] == "'"


def test_files_do_not_depend_on_anything_else():
    """Two runs give the same bytes."""
    for writer in (graphs.dot, graphs.graphml, graphs.mermaid, graphs.prov, graphs.table):
        assert written(writer) == written(writer)
