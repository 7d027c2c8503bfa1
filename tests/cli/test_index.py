"""`tracer index` and the commands that read an index, on the fixtures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
STORY = FIXTURES / "harbour"


@pytest.fixture
def index(tmp_path, tracer):
    """Return the folder of an index that holds one story."""
    folder = tmp_path / "index"
    assert tracer("index", "add", STORY, "--index", folder)[0] == 0
    return folder


def ids(tracer, folder):
    """Return the ids that the index lists."""
    out = tracer("index", "list", "--index", folder, "--format", "jsonl")[1]
    return [json.loads(line)["id"] for line in out.splitlines()]


def test_add_tells_what_became_of_each(tracer, tmp_path):
    """One line an article with id, path and status; the second time all are known."""
    folder = tmp_path / "index"
    code, out, _ = tracer("index", "add", STORY, "--index", folder, "--format", "jsonl")
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {one["status"] for one in told} == {"added"}
    assert sorted(one["id"] for one in told) == ids(tracer, folder)
    assert all(list(one) == ["id", "path", "status"] and one["path"].startswith(str(STORY)) for one in told)
    again = tracer("index", "add", STORY, "--index", folder, "--format", "jsonl")[1]
    assert {json.loads(line)["status"] for line in again.splitlines()} == {"known"}
    assert (
        tracer("index", "add", STORY, "--index", folder)[1]
        == f"0 articles added, {len(told)} known already\n"
    )


def test_what_cannot_be_read_is_exit_1(tracer, tmp_path):
    """An unreadable file is named and the rest is stored; nothing readable is exit 3."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("The ferry left the quay at noon and nobody waved.\n")
    bad.write_bytes(b"\0\1\2" * 50)
    folder = tmp_path / "index"
    code, out, err = tracer("index", "add", bad, good, "--index", folder)
    assert (code, out) == (1, "1 article added\n")
    assert "bad.txt" in err
    assert tracer("index", "add", bad, "--index", folder)[0] == 3


def test_the_lineage_of_an_index_is_that_of_its_files(tracer, index):
    """`lineage --index` prints the bytes that the files give; files named besides are not taken twice."""
    there = tracer("lineage", STORY, "--format", "json")
    assert tracer("lineage", "--index", index, "--format", "json") == there
    assert tracer("lineage", STORY, "--index", index, "--format", "json") == there


def test_the_order_of_adding_changes_nothing(tracer, index, tmp_path):
    """Files added one by one in reverse give the same lineage."""
    other = tmp_path / "other"
    for path in sorted(STORY.iterdir(), reverse=True):
        if path.suffix != ".gold":
            tracer("index", "add", path, "--index", other)
    answers = [tracer("lineage", "--index", folder, "--format", "json") for folder in (index, other)]
    assert answers[0] == answers[1]


def test_check_against_an_index_is_check_against_its_files(tracer, index):
    """The same sources, spans and bounds of the search as with --against."""
    asked = STORY / "northshore-review.txt"
    there = json.loads(tracer("check", asked, "--against", STORY, "--format", "json")[1])
    here = json.loads(tracer("check", asked, "--index", index, "--format", "json")[1])
    assert here["sources"] == there["sources"] != []
    assert here["verdict"] == there["verdict"]
    assert here["searched"] == there["searched"]
    assert here["searched"]["articles"] == len(ids(tracer, index)) - 1  # itself is not counted


def test_a_file_written_anew_finds_what_it_held_before(tracer, tmp_path, monkeypatch):
    """Only the same text at the same place is the article itself, from whatever folder it is named."""
    home, text = tmp_path / "home", (STORY / "daily-lantern.txt").read_text()
    home.mkdir()
    day = home / "day.jsonl"
    folder = tmp_path / "index"

    def checked(path, **record):
        day.write_text(json.dumps(record))
        return json.loads(tracer("check", path, "--index", folder, "--format", "json")[1])

    first = {"text": text, "outlet": "Lantern", "published": "2023-03-03T06:00:00Z"}
    monkeypatch.chdir(home)
    day.write_text(json.dumps(first))
    assert tracer("index", "add", "day.jsonl", "--index", folder)[1] == "1 article added\n"
    monkeypatch.chdir(tmp_path)
    itself = checked("home/day.jsonl", **first)
    assert (itself["searched"]["articles"], itself["sources"]) == (0, [])
    later = {"text": text.replace("harbour", "port"), "outlet": "Echo", "published": "2023-03-04T06:00:00Z"}
    found = checked("home/day.jsonl", **later)
    assert found["searched"]["articles"] == 1
    assert [*found["sources"], *(s for u in found["unseen"] for s in u["siblings"])]


def test_check_of_something_else_finds_nothing(tracer, index, tmp_path):
    """A text that nobody has is not called original, but searched for in vain."""
    alone = tmp_path / "alone.txt"
    alone.write_text(
        "Seventeen kites rose over the brick kiln while the potter counted his cracked bowls twice.\n" * 3
    )
    code, out, _ = tracer("check", alone, "--index", index)
    assert code == 0
    assert "No source found among" in " ".join(out.split())


def test_removed_articles_are_gone(tracer, index):
    """`remove` takes ids as `list` prints them, and names those that it does not know."""
    before = ids(tracer, index)
    code, out, err = tracer("index", "remove", before[0], "nobody", "--index", index)
    assert (code, out) == (1, "1 article removed\n")
    assert "nobody" in err
    assert ids(tracer, index) == before[1:]
    assert tracer("index", "remove", "nobody", "--index", index)[0] == 3


def test_all_pairs_are_told_with_their_spans(tracer, tmp_path):
    """By hand: two texts with one paragraph in common, a third with the first one's words, a fourth alone."""
    shared = "The lamp keeper of Orrin Sound counted nine boats on Tuesday and wrote the number on the wall of his kitchen."
    texts = {
        "a": f"Long ago and far off. {shared} Nobody had asked him to.",
        "b": f"{shared} It is company of a kind, said the keeper to the cat, who has heard it all before.",
        "c": "Seventeen kites rose over the brick kiln while the potter counted his cracked bowls twice over again.",
    }
    texts["d"] = texts["a"]
    pile = tmp_path / "pile.jsonl"
    pile.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()))
    tracer("index", "add", pile, "--index", tmp_path / "index")
    lines = tracer("index", "pairs", "--index", tmp_path / "index")[1].splitlines()
    same, pair = map(json.loads, lines)
    assert (same["left"], same["right"], same["spans"]) == (["a", "d"], [], [])
    sides = {tuple(pair[side]): pair["spans"][0][side] for side in ("left", "right")}
    assert set(sides) == {("a", "d"), ("b",)}
    for ids_, (start, end) in sides.items():
        assert texts[ids_[0]][start:end].rstrip(".") == shared.rstrip(".")
    assert [span["grade"] for span in pair["spans"]] == ["verbatim"]


def test_info_and_verify(tracer, index):
    """`info` counts, `verify` is clean; a flipped byte in a segment makes it exit 3 with a line."""
    told = json.loads(tracer("index", "info", "--index", index, "--format", "json")[1])
    assert told["schema"] == "tracer.index-info/1"
    assert told["articles"] == len(ids(tracer, index))
    assert tracer("index", "verify", "--index", index) == (
        0,
        f"{told['articles']} articles, all as written\n",
        "",
    )
    segment = next((index / "segments").glob("*.seg"))
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 4
    segment.write_bytes(bytes(data))
    code, out, err = tracer("index", "verify", "--index", index)
    assert (code, out) == (3, "")
    assert "index damaged" in err


@pytest.mark.parametrize("command", [["index", "list"], ["index", "info"], ["lineage"], ["index", "verify"]])
def test_no_index_is_exit_3(tracer, tmp_path, command):
    """A folder without an index is named in one line, and nothing is made there."""
    folder = tmp_path / "nothing"
    code, out, err = tracer(*command, "--index", folder)
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert "nothing" in err
    assert not folder.exists()


def test_against_and_index_exclude_each_other(tracer, index):
    """Wrong usage is exit 2."""
    assert tracer("check", STORY / "rt.html", "--against", STORY, "--index", index)[0] == 2
