"""The form of the fixtures: what they promise to readers and to the evaluation. Uses none of the program."""

from __future__ import annotations

import html
import json
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "fixtures"
FICTION = "Fiction written for the tracer project. Nothing in it happened."
STORIES = sorted(path.parent.name for path in ROOT.glob("*/lineage.gold"))
UPSTREAMS = {"rt", "tass", "cgtn", "ria-novosti", "xinhua", "reuters"}
RELATIONS = {"copy", "near-copy", "rewrite", "translation", "unknown"}
CREDITS = {"credited", "partial", "uncredited", "misattributed", "unverified"}
VERDICTS = {"wholly-derived", "partially-derived", "non-derived", "undetermined"}
REQUIRED = {
    "verbatim-end-mark",
    "dateline-credit",
    "xinhua-dateline",
    "reuters-dateline",
    "partial-copy",
    "composite-both-credited",
    "composite-one-credited",
    "chain",
    "chain-origin-undated",
    "uncredited-paraphrase",
    "machine-rewrites",
    "round-trip-translation",
    "caption-in-text",
    "damaged-name",
    "unseen-siblings",
    "unseen-unknown-siblings",
    "misattribution",
    "independent-same-quotes",
    "official-statement",
    "boilerplate",
    "photo-credit",
    "russian",
    "credit-peredaet-tass",
    "chinese",
    "credit-laiyuan",
    "across-languages",
    "lone",
}
HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»')
HEAD_KEY = re.compile(r"[a-z]+: ")


@cache
def gold(story):
    """Give the gold lineage of one story."""
    return json.loads((ROOT / story / "lineage.gold").read_text(encoding="utf-8"))


def everything(key):
    """Give every entry under `key` of every gold file, with its story."""
    return [(story, entry) for story in STORIES for entry in gold(story)[key]]


def article_files():
    """Give every file that holds articles."""
    return sorted(path for path in ROOT.glob("*/*") if path.suffix in {".txt", ".html", ".jsonl"})


def reference(article):
    """Give the name by which edges call an article."""
    return article["path"] + (f"#{article['record']}" if article["record"] else "")


@cache
def head(ref):
    """Give what an article states of itself: front matter, record fields or page metadata, as strings."""
    path, _, record = ref.partition("#")
    raw = (ROOT / path).read_text(encoding="utf-8")
    if path.endswith(".jsonl"):
        return {
            key: value
            for key, value in json.loads(raw.splitlines()[int(record) - 1]).items()
            if key != "text"
        }
    if path.endswith(".html"):
        stated = {
            "url": re.search(r'rel="canonical" href="([^"]+)"', raw),
            "published": re.search(r'article:published_time" content="([^"]+)"', raw),
            "note": re.search(r'<p class="fiction"><small>([^<]+)<', raw),
        }
        return {key: found[1] for key, found in stated.items() if found}
    first = raw.split("\n\n")[0]
    if not HEAD_KEY.match(first):
        return {"note": raw.rstrip().rsplit("\n\n", 1)[-1]}
    return dict(line.split(": ", 1) for line in first.splitlines())


@cache
def body(ref):
    """Give the body of an article, without head, furniture and the fiction line."""
    path, _, record = ref.partition("#")
    raw = (ROOT / path).read_text(encoding="utf-8")
    if path.endswith(".jsonl"):
        return str(json.loads(raw.splitlines()[int(record) - 1])["text"])
    if path.endswith(".html"):
        inner = re.search(r'<div class="article-body">(.*?)</div>', raw, re.DOTALL)
        return html.unescape(re.sub(r"<[^>]+>", "", inner[1]))
    blocks = raw.strip().split("\n\n")
    return "\n\n".join(blocks[1:] if HEAD_KEY.match(blocks[0]) else blocks[2:-1])


def units(text):
    """Give the words of a text, or its Han characters where it is Chinese."""
    han = HAN.findall(text)
    return han if len(han) > 100 else re.findall(r"\w+", text.lower())


def shared_runs(left, right, length):
    """Give the runs of `length` units that stand in both texts."""
    runs = [
        {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
        for words in (units(left), units(right))
    ]
    return runs[0] & runs[1]


def test_size():
    """There are seven folders and between 36 and 45 articles, all in the gold, each once."""
    listed = sorted(reference(article) for _, article in everything("articles"))
    held = []
    for path in article_files():
        name = path.relative_to(ROOT).as_posix()
        lines = path.read_text(encoding="utf-8").count("\n")
        held += [f"{name}#{n}" for n in range(1, lines + 1)] if path.suffix == ".jsonl" else [name]
    assert len(STORIES) == 7
    assert 36 <= len(listed) <= 45
    assert listed == sorted(held)


def test_every_article_says_that_it_is_fiction():
    """Each article carries the fiction line; pages show it outside the article and in a meta element too."""
    for _, article in everything("articles"):
        assert head(reference(article))["note"].startswith(FICTION), article["path"]
    for path in article_files():
        if path.suffix == ".html":
            raw = path.read_text(encoding="utf-8")
            assert f'<meta name="note" content="{FICTION}' in raw
            assert raw.index("</article>") < raw.index('<p class="fiction">')


def test_lengths():
    """Bodies have 150 to 600 words, Chinese ones 300 to 900 characters."""
    for _, article in everything("articles"):
        ref = reference(article)
        count = len(HAN.findall(body(ref)))
        low, high = (300, 900) if count > 100 else (150, 600)
        count = count if count > 100 else len(body(ref).split())
        assert low <= count <= high, f"{ref}: {count}"


@pytest.mark.parametrize("story", STORIES)
def test_gold_is_well_formed(story):
    """A gold file has the agreed fields and words, and says how and when it was written."""
    told = gold(story)
    assert told["story"] == story
    assert "before any part of the program was run" in told["note"]
    assert {article["verdict"] for article in told["articles"]} <= VERDICTS
    for edge in told["edges"]:
        assert edge["relation"] in RELATIONS
        assert edge["credit"] in CREDITS
        assert isinstance(edge["primary"], bool)
        assert edge["across_languages"] == (edge["relation"] == "translation")
        assert len(edge["why"].split()) >= 5


def test_gold_names_existing_articles_only():
    """Edges, associations, unrelated pairs and origins name articles of the fixtures or unseen sources."""
    known = {reference(article) for _, article in everything("articles")}
    for story in STORIES:
        told = gold(story)
        named = [edge["child"] for edge in told["edges"]]
        either = [edge["parent"] for edge in told["edges"]] + told["origins"]
        named += [side for pair in told["associations"] for side in (pair["left"], pair["right"])]
        named += [side for pair in told["unrelated"] for side in pair[:2]]
        assert set(named) <= known
        assert {name for name in either if not name.startswith("unseen:")} <= known


def test_gold_ids_are_the_articles_own():
    """The id in the gold is the record's own, else the stated address, else null; no two are the same."""
    seen = []
    for _, article in everything("articles"):
        stated = head(reference(article))
        assert article["id"] == (stated.get("id") if article["record"] else stated.get("url"))
        seen += [article["id"]] if article["id"] else []
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("story", STORIES)
def test_lineage_is_a_forest_with_additions(story):
    """Every derived article has exactly one primary parent, the others none, and nobody is his own ancestor."""
    told = gold(story)
    for article in told["articles"]:
        mine = [edge for edge in told["edges"] if edge["child"] == reference(article)]
        assert sum(edge["primary"] for edge in mine) == (article["verdict"] != "non-derived")
        assert len(mine) == len({edge["parent"] for edge in mine})
    parents = {}
    for edge in told["edges"]:
        parents.setdefault(edge["child"], []).append(edge["parent"])
    for start, direct in parents.items():
        reached, ahead = set(), list(direct)
        while ahead:
            name = ahead.pop()
            reached.add(name)
            ahead += [parent for parent in parents.get(name, ()) if parent not in reached]
        assert start not in reached
    roots = {reference(a) for a in told["articles"] if a["verdict"] == "non-derived"}
    roots |= {edge["parent"] for edge in told["edges"] if edge["parent"].startswith("unseen:")}
    assert set(told["origins"]) == roots


def test_required_cases_are_covered():
    """Each required case is claimed by a story, and the structural ones are really in the edges."""
    assert {case for story in STORIES for case in gold(story)["covers"]} >= REQUIRED
    edges = [edge for _, edge in everything("edges")]
    assert {edge["credit"] for edge in edges} >= {"credited", "partial", "uncredited", "misattributed"}
    assert {edge["relation"] for edge in edges} >= {"copy", "near-copy", "rewrite", "translation"}
    children = {edge["child"] for edge in edges}
    assert sum(edge["parent"] in children for edge in edges) >= 2  # chains
    assert sum(not edge["primary"] for edge in edges) >= 2  # composites
    assert {edge["parent"] for edge in edges} >= {"unseen:reuters", "unseen:unknown"}


def test_outlets():
    """All upstreams appear, and every other outlet is registered under a name, a kind and a reserved domain."""
    registered = tomllib.loads((ROOT / "outlets.toml").read_text(encoding="utf-8"))["outlet"]
    ids = [outlet["id"] for outlet in registered]
    used = {article["outlet"] for _, article in everything("articles")}
    assert ids == sorted(set(ids))
    assert used >= UPSTREAMS
    assert used - UPSTREAMS == set(ids)
    for outlet in registered:
        assert all(domain.endswith(".example") for domain in outlet["domains"])
        assert outlet["name"]
        assert outlet["kind"] in {"paper", "magazine", "aggregator", "broadcaster", "site"}


def test_forms_of_files_and_dates():
    """There are texts with and without front matter, pages and records; times, bare days and no date at all."""
    refs = [reference(article) for _, article in everything("articles")]
    dates = [head(ref).get("published", "") for ref in refs]
    assert sum(len(date) > 10 for date in dates) >= 10
    assert sum(len(date) == 10 for date in dates) >= 3
    assert sum(not date for date in dates) >= 2
    assert {Path(ref.partition("#")[0]).suffix for ref in refs} == {".txt", ".html", ".jsonl"}
    assert sum(ref.endswith(".txt") and "title" not in head(ref) for ref in refs) >= 2


def test_no_child_is_dated_before_its_parent():
    """Where both state a full time, the parent came first; days are compared where one states only a day."""
    for _, edge in everything("edges"):
        if edge["parent"].startswith("unseen:"):
            continue
        child, parent = (head(edge[end]).get("published", "")[:10] for end in ("child", "parent"))
        assert not child or not parent or parent <= child, edge["child"]


def test_copies_copy_and_rewrites_do_not():
    """A copy shares runs of 12 units with its parent; outside quotes, a rewrite shares none at all."""
    for _, edge in everything("edges"):
        if edge["parent"].startswith("unseen:") or edge["across_languages"]:
            continue
        child, parent = body(edge["child"]), body(edge["parent"])
        if edge["relation"] == "rewrite":
            assert not shared_runs(QUOTED.sub("|", child), QUOTED.sub("|", parent), 12), edge["child"]
        else:
            assert shared_runs(child, parent, 12), edge["child"]


def test_associated_articles_share_quotes_only():
    """Associated articles share a run of 8 units, and none outside quotation marks."""
    for _, pair in everything("associations"):
        left, right = body(pair["left"]), body(pair["right"])
        assert shared_runs(left, right, 8), pair
        assert not shared_runs(QUOTED.sub(" | ", left), QUOTED.sub(" | ", right), 8), pair


def test_siblings_of_an_unseen_source_cannot_have_given_each_other():
    """Each sibling lacks something that another one shares with a third, or came out at the same time."""
    by_parent = {}
    for story, edge in everything("edges"):
        if edge["parent"].startswith("unseen:"):
            by_parent.setdefault((story, edge["parent"]), []).append(edge["child"])
    for (_, parent), siblings in by_parent.items():
        assert len(siblings) >= 2
        for left in siblings:
            for right in siblings:
                assert left == right or shared_runs(body(left), body(right), 12), parent
        stated = {head(ref).get("published") for ref in siblings}
        assert len(siblings) >= 3 or len(stated) == 1


def test_fixtures_are_described():
    """The page on the fixtures names every story and says that all of it is fiction."""
    readme = (ROOT.parent / "docs" / "fixtures.md").read_text(encoding="utf-8")
    assert "fiction" in readme.lower()
    for story in STORIES:
        assert f"`{story}`" in readme
