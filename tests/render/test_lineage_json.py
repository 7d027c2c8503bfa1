from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from tests.render import fiction
from tracer import __version__
from tracer.records import Evidence, Problem, Source
from tracer.render.documents import document, number
from tracer.render.lineage_json import lineage_json


def read(lineage, **options):
    """Return the document as a parser reads it."""
    return json.loads("".join(lineage_json(lineage, **options)))


def test_the_fields_are_those_of_the_contract():
    """Every object has exactly the contract's fields, in its order."""
    lineage = replace(fiction.harbour(), problems=(Problem("a.txt", "no such file"),))
    told = read(lineage)
    assert list(told) == [
        "schema", "tool", "parameters", "articles", "unseen", "derivations", "associations", "stories", "problems",
    ]  # fmt: skip
    assert told["schema"] == "tracer.lineage/1"
    assert told["tool"] == f"tracer {__version__}"
    assert list(told["articles"][1]) == [
        "id", "source", "url", "title", "outlet", "outlet_name", "byline", "language", "words", "text", "text_sha256",
        "published", "modified", "verdict", "original_coverage", "credits", "byline_credits",
        "quotes", "flags",
    ]  # fmt: skip
    assert list(told["articles"][1]["source"]) == ["path", "record", "captured"]
    assert list(told["articles"][1]["published"]) == ["earliest", "latest", "basis"]
    assert list(told["articles"][1]["credits"][0]) == ["outlet", "text", "span", "form", "role", "support"]
    assert list(told["articles"][1]["quotes"][0]) == ["span", "text", "speaker", "cue"]
    assert list(told["unseen"][0]) == ["id", "outlet", "because", "text"]
    assert list(told["derivations"][0]) == [
        "parent", "child", "relation", "probability", "primary", "credit", "coverage_child", "coverage_parent", "spans",
        "evidence", "alternatives",
    ]  # fmt: skip
    assert list(told["derivations"][0]["spans"][0]) == ["child", "parent", "grade", "quoted"]
    assert told["derivations"][0]["spans"][0]["quoted"] == {"child": False, "parent": False}
    assert list(told["derivations"][0]["evidence"][0]) == ["kind", "value", "weight", "note"]
    assert told["derivations"][1]["alternatives"][1] == {"parent": None, "probability": 0.17}
    assert list(told["associations"][0]) == ["left", "right", "kind", "spans"]
    assert list(told["associations"][0]["spans"][0]) == ["left", "right", "grade"]
    assert list(told["stories"][0]) == ["id", "articles", "origins", "unresolved", "quotes"]
    assert told["problems"] == [{"path": "a.txt", "reason": "no such file"}]


def test_values_are_the_records_values():
    """Spans index the text, times are UTC with Z, an unseen parent without text has no coverage."""
    told = read(fiction.harbour())
    lantern = told["articles"][1]
    start, end = lantern["credits"][0]["span"]
    assert lantern["text"][start:end] == "(Halma Wire)"
    assert lantern["published"] == {
        "earliest": "2031-03-04T11:40:00Z",
        "latest": "2031-03-04T11:40:00Z",
        "basis": "meta",
    }
    assert told["articles"][5]["published"] is None
    assert told["derivations"][4]["coverage_parent"] is None
    assert told["derivations"][0]["probability"] == 0.964
    assert lantern["text_sha256"] == hashlib.sha256(fiction.LANTERN.encode()).hexdigest()


def test_texts_may_be_left_out():
    """Without texts the hashes stay, and nothing else changes."""
    told = read(fiction.harbour(), text=False)
    assert all("text" not in article and article["text_sha256"] for article in told["articles"])
    full = read(fiction.harbour())
    for article in full["articles"]:
        del article["text"]
    assert told == full


def test_the_output_is_ascii_and_lone_surrogates_are_no_error():
    """The bytes are the same on any standard output: everything outside ASCII, and DEL, is escaped."""
    one = fiction.judged(
        "x\ud800", "text \ud800 \x7f \u202e \x9b", title="\udfff", source=Source("\udcff.txt")
    )
    lineage = fiction.harbour()
    out = "".join(lineage_json(replace(lineage, articles=(one,))))
    assert out.isascii()
    assert out.isprintable() or set(out) - {"\n"} == {char for char in out if char.isprintable()}
    assert json.loads(out)["articles"][0]["text"] == "text \ud800 \x7f \u202e \x9b"


def test_shares_are_rounded_and_never_not_a_number():
    """Shares have four digits, minus zero is zero, and what JSON cannot hold becomes null."""
    assert number(0.123456) == 0.1235
    assert str(number(-0.00001)) == "0.0"
    assert number(float("nan")) is None
    assert number(float("-inf")) is None
    lineage = fiction.harbour()
    odd = replace(lineage.derivations[0], evidence=(Evidence("time", "", float("-inf"), "never"),))
    assert read(replace(lineage, derivations=(odd,)))["derivations"][0]["evidence"][0]["weight"] is None


def test_parameters_of_any_kind_are_told():
    """Parameters print sorted by name, nested ones too, tuples as lists."""
    lineage = replace(fiction.harbour(), parameters={"b": {"z": (1, 2), "a": None}, "a": 0.1})
    assert json.dumps(read(lineage)["parameters"]) == '{"a": 0.1, "b": {"a": null, "z": [1, 2]}}'


def test_one_member_a_line():
    """Each article and derivation stands on a line of its own, so that grep and diff work on the output."""
    out = "".join(lineage_json(fiction.harbour())).splitlines()
    assert sum(line.startswith('  {"id": ') for line in out) == 8 + 3  # articles and unseen, stories
    assert sum(line.startswith('  {"parent": ') for line in out) == 5


@pytest.mark.parametrize("value", [{}, {"a": []}, {"a": [], "b": [1]}, {"a": {"b": [1, 2]}}])
def test_documents_are_json(value):
    """Whatever fields a document has, a parser reads back what was written."""
    out = "".join(document(value)) if value else "{}"
    assert json.loads(out) == value
