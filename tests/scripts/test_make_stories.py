from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from scripts.newsroom.documents import runs
from scripts.newsroom.gold import gold, names
from scripts.newsroom.growing import make_story
from scripts.newsroom.outlets import newsstand
from scripts.newsroom.writing import records

ROOT = Path(__file__).parents[2]
SEED, STORIES = 20, 40
DESCENT = {"credited", "partial", "uncredited", "misattributed"}


def make(out: Path, hash_seed: str, seed: int = 3) -> dict[str, bytes]:
    """Run the script as people do and return what it wrote."""
    command = [
        sys.executable,
        str(ROOT / "scripts/make_stories"),
        str(out),
        "--seed",
        str(seed),
        "--stories",
        "4",
    ]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": hash_seed}, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@cache
def stories():
    """Make the stories that the tests look at, once."""
    stand = newsstand(SEED)
    return [make_story(SEED, number, stand, 5, 40) for number in range(STORIES)]


@cache
def golds():
    """Give the gold of each story."""
    return [gold(SEED, story) for story in stories()]


def unrelated(story, a, b):
    """Tell whether two articles have no ancestor in common."""
    return not {a.index, *story.ancestors(a.index)} & {b.index, *story.ancestors(b.index)}


def test_same_seed_same_bytes(tmp_path):
    """The same seed gives the same files under any hash seed, another seed other texts."""
    first = make(tmp_path / "a", "0")
    assert sorted(first) == ["gold.jsonl", "outlets.toml", "stories.jsonl"]
    assert make(tmp_path / "b", "99") == first
    assert make(tmp_path / "c", "0", seed=4)["stories.jsonl"] != first["stories.jsonl"]


def test_a_story_does_not_depend_on_the_others():
    """Story 7 is the same whether or not stories 0 to 6 were made before it."""
    alone = make_story(SEED, 7, newsstand(SEED), 5, 40)
    assert records(SEED, alone) == records(SEED, stories()[7])


def test_records_have_the_agreed_fields():
    """Every record has exactly the input fields and its story; ids are unique; text is never empty."""
    seen = set()
    for story in stories():
        for record in records(SEED, story):
            assert list(record) == [
                "id", "url", "outlet", "title", "published", "byline", "language", "text", "story",
            ]  # fmt: skip
            assert len(record["text"].split()) > 30
            assert record["id"] not in seen
            seen.add(record["id"])


def test_ids_and_addresses_reveal_nothing():
    """Ids are hexadecimal, sorted within the story, and no address holds the id of anything."""
    for story in stories():
        made = records(SEED, story)
        ids = [record["id"] for record in made]
        assert ids == sorted(ids)
        for name in ids:
            int(name, 16)
            assert not any(name in (record["url"] or "") for record in made)


def test_every_edge_joins_articles_or_deleted_sources():
    """Edges name known articles; each article has at most one primary parent; nothing is its own ancestor."""
    for told in golds():
        known = {*told["articles"], *(source["id"] for source in told["unseen"])}
        primary = [edge["child"] for edge in told["edges"] if edge["primary"]]
        assert len(primary) == len(set(primary))
        parent = {edge["child"]: edge["parent"] for edge in told["edges"] if edge["primary"]}
        for edge in told["edges"]:
            assert {edge["child"], edge["parent"]} <= known
            assert edge["credit"] in DESCENT
        for start in parent:
            at, steps = start, 0
            while at in parent:
                at, steps = parent[at], steps + 1
                assert steps <= len(known)


def test_children_share_text_with_their_parents():
    """Every child holds at least 25 words of sentences that its parent has, and is never older."""
    for story in stories():
        for child in story.nodes:
            for parent in (story.nodes[index] for index in child.parents):
                keys = parent.document.keys()
                shared = [s for s in child.document.sentences() if s.key in keys]
                assert sum(s.words for s in shared) >= 25, (story.name, child.index, child.treatment)
                assert parent.when <= child.when


def test_verbatim_treatments_keep_the_words():
    """A twin keeps every word; a repost all but the half-sentence that may name its source."""
    for told in golds():
        for edge in told["edges"]:
            if edge["made"] == "twin":
                assert edge["kept"] == 1
            if edge["made"] == "reposted":
                assert edge["kept"] > 0.85


def test_deleted_sources_are_absent():
    """A deleted source is in no record, and has at least one child at hand or a deleted one between."""
    for story, told in zip(stories(), golds(), strict=True):
        ids = {record["id"] for record in records(SEED, story)}
        for source in told["unseen"]:
            assert source["id"].startswith("unseen:")
            assert source["id"].removeprefix("unseen:") not in ids
            assert source["text"]
            assert source["children"]
            assert set(source["children"]) <= ids
        assert ids == set(told["articles"])


def test_credit_proof_means_that_a_child_names_the_source():
    """Where a deleted source is said to be proved by a credit, a child's page names its outlet."""
    for story, told in zip(stories(), golds(), strict=True):
        called = names(SEED, story)
        by_name = {called[node.index]: node for node in story.nodes}
        for source in told["unseen"]:
            if source["proof"] == "credit":
                outlet = by_name[source["id"]].outlet
                pages = [by_name[c].text + (by_name[c].document.byline or "") for c in source["children"]]
                shown = {outlet.name.lower(), outlet.mark.lower(), outlet.domain}
                assert any(word in page.lower() for page in pages for word in shown)


def test_independent_reports_share_only_what_others_said():
    """Two reports without a common ancestor share no run of eight words outside quotes and official sentences."""
    pairs = 0
    for story in stories():
        reports = [node for node in story.nodes if node.treatment in {"report", "lone"}]
        own = [
            set().union(*(runs(s.text) for s in n.document.sentences() if s.kind != "official"))
            for n in reports
        ]
        for i, left in enumerate(own):
            for right in own[i + 1 :]:
                pairs += 1
                assert not left & right, (story.name, sorted(left & right)[:2])
    assert pairs > 50


def test_associations_have_no_common_ancestor():
    """An association joins two articles at hand that neither descends from the other nor from one source."""
    for story, told in zip(stories(), golds(), strict=True):
        by_name = {name: story.nodes[index] for index, name in names(SEED, story).items()}
        for left, right in told["associations"]:
            assert unrelated(story, by_name[left], by_name[right])


def test_misattributed_articles_name_somebody_else():
    """A false credit names an outlet that is neither the article's own nor any ancestor's, and stands on the page."""
    for story, told in zip(stories(), golds(), strict=True):
        by_name = {name: story.nodes[index] for index, name in names(SEED, story).items()}
        for wrong in told["misattributions"]:
            node = by_name[wrong["child"]]
            line = {story.nodes[at].outlet.id for at in story.ancestors(node.index)} | {node.outlet.id}
            assert not line & set(wrong["credited"])
            page = node.text + (node.document.byline or "")
            for mark in node.document.marks():
                if mark.outlet in wrong["credited"] and mark.role == "text":
                    assert mark.words in page


def test_stated_dates_agree_with_their_truth():
    """Missing dates are absent, days are ten characters, and right ones give the true instant."""
    from datetime import datetime

    seen = set()
    for story, told in zip(stories(), golds(), strict=True):
        stated = {record["id"]: record["published"] for record in records(SEED, story)}
        for name, date in told["dates"].items():
            seen.add(date["truth"])
            words = stated[name]
            assert (words is None) == (date["truth"] == "missing")
            if date["truth"] == "day":
                assert len(words) == 10
            if date["truth"] == "right":
                assert datetime.fromisoformat(words) == datetime.fromisoformat(date["published"])
    assert seen == {"right", "day", "missing", "wrong"}


@pytest.mark.parametrize("seed", [1, 2])
def test_outlets_are_readable_and_distinct(seed):
    """The outlets file is TOML for tracer's registry: ids and names unique, every domain under .example."""
    from scripts.newsroom.outlets import as_toml

    tables = tomllib.loads(as_toml(newsstand(seed)))["outlet"]
    ids = [table["id"] for table in tables]
    spellings = [name for table in tables for name in (table["name"], *table["names"])]
    assert len(ids) == len(set(ids))
    assert len(spellings) == len(set(spellings))
    assert all(domain.endswith(".example") for table in tables for domain in table["domains"])


def test_tracer_takes_the_outlets(tmp_path):
    """The registry loads the file, and knows each real outlet's id that the simulator uses."""
    from scripts.newsroom.outlets import REAL, as_toml
    from tracer.outlets import load

    path = tmp_path / "outlets.toml"
    path.write_text(as_toml(newsstand(1)), encoding="utf-8")
    known = {outlet.id for outlet in load(path).outlets}
    assert {row[0] for row in REAL} <= known
    assert {outlet.id for outlet in newsstand(1)} <= known


def test_variety():
    """Forty stories use every treatment but the rarest, all topics nearly, and one to several origins."""
    made = {how for told in golds() for how in told["made"].values()}
    assert {"report", "edited", "cut", "machine", "translated", "merged", "rewritten", "commented"} <= made
    assert len({told["topic"] for told in golds()}) >= 8
    assert {len(told["origins"]) for told in golds()} >= {1, 2, 3}
    assert json.loads(json.dumps(golds()[0])) == golds()[0]
