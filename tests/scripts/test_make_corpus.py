from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from tracer.outlets import load
from tracer.records import Article, Source
from tracer.text import tokenise

ROOT = Path(__file__).parents[2]
SIZE = 2_000


def make(out: Path, *options: str, size: int = SIZE, hash_seed: str = "0") -> dict[str, bytes]:
    """Run the script as people do and return what it wrote."""
    command = [sys.executable, str(ROOT / "scripts/make_corpus"), str(size), str(out), *options]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": hash_seed}, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@cache
def corpus():
    """Make the corpus that the tests look at, once: its files, its texts by id, its gold."""
    with TemporaryDirectory() as folder:
        files = make(Path(folder))
    records = [json.loads(line) for line in files["articles-00000.jsonl"].splitlines()]
    return (
        files,
        {r["id"]: r for r in records},
        [json.loads(line) for line in files["gold.jsonl"].splitlines()],
    )


def shared(child: str, parent: str) -> float:
    """Return the share of the child's different words that the parent has."""
    left, right = ({*text.lower().split()} for text in (child, parent))
    return len(left & right) / len(left)


def test_same_seed_same_bytes(tmp_path):
    """The same seed gives the same files under any hash seed, another seed other texts."""
    first = corpus()[0]
    assert sorted(first) == ["articles-00000.jsonl", "gold.jsonl", "outlets.toml"]
    assert make(tmp_path / "b", hash_seed="7") == first
    assert make(tmp_path / "c", "--seed", "2")["articles-00000.jsonl"] != first["articles-00000.jsonl"]


def test_records_are_of_the_contract():
    """Every record has the contract's fields, its own id and address, and enough text."""
    records = corpus()[1]
    assert len(records) == SIZE == len({record["url"] for record in records.values()})
    assert {tuple(record) for record in records.values()} == {
        ("id", "url", "outlet", "title", "published", "text")
    }
    words = sorted(len(record["text"].split()) for record in records.values())
    assert 300 < words[SIZE // 2] < 500
    assert words[0] >= 60


def test_outlets_file_is_read_by_tracer(tmp_path):
    """Tracer's registry takes the outlets that the corpus brings."""
    files, records, _ = corpus()
    (tmp_path / "outlets.toml").write_bytes(files["outlets.toml"])
    names = {outlet.name for outlet in load(tmp_path / "outlets.toml").outlets}
    assert {record["outlet"] for record in records.values()} <= names


def test_kinds_have_their_shares():
    """About 15 % of the articles are derived, a quarter of them verbatim, edited and partial each."""
    _, _, gold = corpus()
    assert 0.12 < len(gold) / SIZE < 0.18
    kinds = Counter(line["kind"] for line in gold)
    for kind, share in {
        "verbatim": 0.25,
        "edited": 0.25,
        "partial": 0.25,
        "shuffled": 0.1,
        "rewritten": 0.15,
    }.items():
        assert abs(kinds[kind] / len(gold) - share) < 0.08, kind


def test_parents_are_other_articles_published_before():
    """A parent is another article, earlier, of another outlet; the story's name is its first article."""
    _, records, gold = corpus()
    story = {line["child"]: line["story"] for line in gold}
    for line in gold:
        child, parent = records[line["child"]], records[line["parent"]]
        assert child["published"] > parent["published"]
        assert child["outlet"] != parent["outlet"]
        assert line["story"] == story.get(line["parent"], line["parent"])


def test_copied_spans_are_equal_text():
    """The spans of verbatim, partial and shuffled copies are the same text on both sides, letter by letter."""
    _, records, gold = corpus()
    seen = Counter()
    for line in gold:
        for span in line["spans"]:
            child = records[line["child"]]["text"][slice(*span["child"])]
            parent = records[line["parent"]]["text"][slice(*span["parent"])]
            assert child
            if line["kind"] in {"verbatim", "partial", "shuffled"}:
                assert child == parent
                seen[line["kind"]] += 1
    assert len(seen) == 3


def test_whole_copies_cover_the_body():
    """A verbatim copy is one span; the paragraphs of a shuffled one cover as much of the parent, in another order."""
    gold = corpus()[2]
    moved = 0
    for line in gold:
        if line["kind"] == "verbatim":
            assert len(line["spans"]) == 1
        if line["kind"] == "shuffled":
            spans = [span["parent"] for span in line["spans"]]
            moved += spans != sorted(spans)
            spans.sort()
            # paragraphs are divided by a full stop, two line ends and at most one quotation mark
            assert all(2 < b[0] - a[1] < 5 for a, b in pairwise(spans))
    assert moved


def test_edits_are_few_and_rewriting_leaves_no_long_run():
    """Edited texts keep most words; rewritten ones keep some, and hardly a run of six."""
    _, records, gold = corpus()
    runs: dict[str, list[float]] = {"edited": [], "rewritten": []}
    for line in gold:
        if line["kind"] in runs:
            span = line["spans"][0]
            child, parent = (
                Article("a", records[line[side]]["text"][slice(*span[side])], Source("a"))
                for side in ("child", "parent")
            )
            kept = shared(child.text, parent.text)
            assert kept > 0.7 if line["kind"] == "edited" else kept > 0.1
            sixes = [
                {tuple(forms[i : i + 6]) for i in range(len(forms) - 5)}
                for forms in (tokenise(article.text).forms for article in (child, parent))
            ]
            if sixes[0]:
                runs[line["kind"]].append(len(sixes[0] & sixes[1]) / len(sixes[0]))
    assert sum(runs["edited"]) / len(runs["edited"]) > 0.4
    assert sum(runs["rewritten"]) / len(runs["rewritten"]) < 0.1


def test_hot_stories_have_240_copies_each(tmp_path):
    """With --hot, twenty stories have 240 copies more than the usual ones."""
    files = make(tmp_path / "hot", "--hot", size=1_000)
    gold = [json.loads(line) for line in files["gold.jsonl"].splitlines()]
    stories = Counter(line["story"] for line in gold)
    assert sum(count >= 240 for count in stories.values()) == 20
    assert len(files["articles-00000.jsonl"].splitlines()) == 1_000 + 20 * 240
