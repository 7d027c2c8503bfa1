from __future__ import annotations

import json

import pytest

from tests.cli.conftest import article
from tracer.records import Problem


@pytest.fixture
def read(stage, monkeypatch):
    """Let every path hold articles of its own; returns what was read, path lists in order."""
    from tracer import pipeline

    asked = []

    def read(paths, _registry, limits):
        asked.append(list(paths))
        assert not limits.web_private
        found = [article(path) for path in paths if "none" not in path]
        return found, [Problem(path, "empty") for path in paths if "none" in path]

    monkeypatch.setattr(pipeline, "read", read)
    stage.read_paths = asked
    return asked


@pytest.mark.usefixtures("read")
def test_text_is_for_a_mail(tracer):
    """Text is plain, at most 72 columns wide, without boxes, and ends with how to take it."""
    code, out, err = tracer("check", "a.txt", "--against", "pile")
    assert (code, err) == (0, "")
    assert out.startswith("lantern, 4 Mar 2031 11:40\n“Quay to reopen”\n")
    assert max(map(len, out.splitlines())) <= 72
    assert not set(out) & set("─│┄├└←")
    assert "no proof of wrongdoing" in out
    assert "uncalibrated" in out


@pytest.mark.usefixtures("read")
def test_json_is_one_object_for_one_article(tracer):
    """--format json prints an object for one article and a list for several; jsonl prints one a line."""
    told = json.loads(tracer("check", "a", "--against", "pile", "--format", "json")[1])
    assert told["schema"] == "tracer.check/1"
    told = json.loads(tracer("check", "a", "b", "--against", "pile", "--format", "json")[1])
    assert [one["schema"] for one in told] == ["tracer.check/1"] * 2
    lines = tracer("check", "a", "b", "--against", "pile", "--format", "jsonl")[1].splitlines()
    assert [json.loads(line) for line in lines] == told


def test_files_and_piles_are_read_apart(tracer, stage, read):
    """FILEs and the paths of --against, of which there may be several, are told apart."""
    tracer("check", "a", "b", "--against", "x", "--against", "y")
    assert read == [["a", "b"], ["x", "y"]]
    assert [one.source.path for one in stage.calls["checked"]] == ["a", "b"]
    assert [one.source.path for one in stage.calls["against"]] == ["x", "y"]


@pytest.mark.usefixtures("read")
def test_without_against_is_wrong_usage(tracer):
    """Without --against the command says what to give."""
    code, out, err = tracer("check", "a.txt")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--against PATH" in err
    assert tracer("check", "--against", "pile")[0] == 2


@pytest.mark.usefixtures("read")
def test_what_cannot_be_read(tracer):
    """Some unreadable input is exit 1; nothing to check, or nothing to check against, is exit 3."""
    code, out, err = tracer("check", "a", "none", "--against", "pile", "--format", "jsonl")
    assert (code, out.count("\n"), err) == (1, 1, "tracer: 'none': empty\n")
    assert tracer("check", "a", "--against", "pile", "--against", "none")[0] == 1
    assert tracer("check", "none", "--against", "pile")[0] == 3
    code, out, err = tracer("check", "a", "--against", "none")
    assert (code, out) == (3, "")
    assert "against could be read" in err


@pytest.mark.usefixtures("read")
def test_output_and_outlets(tracer, tmp_path):
    """-o writes to a file, and --outlets names outlets."""
    own = tmp_path / "own.toml"
    own.write_text('[[outlet]]\nid = "lantern"\nname = "The Daily Lantern"\n', encoding="utf-8")
    target = tmp_path / "check.txt"
    assert tracer("check", "a", "--against", "pile", "--outlets", own, "-o", target) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith("The Daily Lantern, 4 Mar 2031")
