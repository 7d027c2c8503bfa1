from __future__ import annotations

import json

import pytest

from tests.cli.conftest import article
from tracer.records import Problem


def test_text_and_json(tracer, stage):
    """Each article is shown as text, or all of them as one JSON document."""
    stage.articles = [article("a.txt", "First words."), article("b.txt", "Second words.")]
    code, out, err = tracer("extract", "in")
    assert (code, err) == (0, "")
    assert out.index("First words.") < out.index("Second words.")
    told = json.loads(tracer("extract", "in", "--format", "json")[1])
    assert [one["text"] for one in told["articles"]] == ["First words.", "Second words."]


def test_exit_codes(tracer, stage, tmp_path):
    """Some input unreadable is 1, all of it 3, a bad option 2."""
    stage.problems.append(Problem("bad", "empty"))
    assert tracer("extract", "x")[0] == 1
    stage.articles.clear()
    assert tracer("extract", "x")[0] == 3
    assert tracer("extract", "x", "--outlets", tmp_path / "none")[0] == 2


@pytest.mark.usefixtures("stage")
def test_output_goes_to_a_file(tracer, tmp_path):
    """-o writes the extract to a file."""
    assert tracer("extract", "x", "-o", tmp_path / "out") == (0, "", "")
    assert "Quay to reopen" in (tmp_path / "out").read_text(encoding="utf-8")


@pytest.mark.usefixtures("stage")
def test_outlets_are_merged(tracer, tmp_path):
    """--outlets gives the names that are shown."""
    own = tmp_path / "own.toml"
    own.write_text('[[outlet]]\nid = "lantern"\nname = "Dawn Lantern"\n', encoding="utf-8")
    assert "Dawn Lantern" in tracer("extract", "x", "--outlets", own)[1]
    assert "Dawn Lantern" not in tracer("extract", "x")[1]
