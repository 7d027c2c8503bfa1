from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.cli.conftest import article
from tracer.records import Problem, Source


@pytest.mark.usefixtures("stage")
def test_a_claim_that_is_made(tracer):
    """The evidence of a claim is printed with its weights."""
    code, out, err = tracer("explain", "b-lantern", "a-wire", "stories")
    assert (code, err) == (0, "")
    assert "The lineage says so: near-copy" in out
    assert "+4.00  time" in out


@pytest.mark.usefixtures("stage")
def test_a_claim_that_is_not_made_is_no_error(tracer):
    """A claim that the lineage does not make is answered with exit code 0."""
    code, out, err = tracer("explain", "g-choir", "a-wire", "stories")
    assert (code, err) == (0, "")
    assert "does not say so" in out


@pytest.mark.usefixtures("stage")
def test_json(tracer):
    """--format json prints one document."""
    told = json.loads(tracer("explain", "b-lantern", "a-wire", "stories", "--format", "json")[1])
    assert (told["schema"], told["claim"]) == ("tracer.explain/1", "primary")


def test_articles_are_named_by_address_and_file(tracer, stage, tmp_path):
    """CHILD and PARENT may be addresses or files; files are read too, once."""
    path = tmp_path / "one.txt"
    path.write_text("x")
    stage.articles[1] = replace(stage.articles[1], source=Source(str(path)))
    tracer("explain", "http://mirror.example/quay?utm_source=x", "b-lantern", "stories")
    assert stage.calls["explained"] == ("d-mirror", "b-lantern")
    assert stage.calls["paths"] == ["stories"]
    assert tracer("explain", path, "a-wire", "stories")[0] == 0
    assert stage.calls["explained"] == ("b-lantern", "a-wire")
    assert stage.calls["paths"] == [str(path), "stories"]
    tracer("explain", "f-beke", "unseen:reuters:1", "stories")
    assert stage.calls["explained"] == ("f-beke", "unseen:reuters:1")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("a-wire",),
        ("a-wire", "b-lantern"),
        ("a-wire", "nobody", "stories"),
        ("nobody\n\x1b[2J", "a-wire", "stories"),
        ("nobody\0", "a-wire", "stories"),
        ("https://nobody.example/x", "a-wire", "stories"),
        ("https://[broken", "a-wire", "stories"),
    ],
)
@pytest.mark.usefixtures("stage")
def test_wrong_usage(tracer, arguments):
    """An article that does not exist, and nothing to read, are wrong usage, said in one line."""
    code, out, err = tracer("explain", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.rstrip("\n").isprintable()


def test_a_file_must_hold_one_article(tracer, stage, tmp_path):
    """A file that holds several articles names none of them; one that holds none is no usable input."""
    path = tmp_path / "two.jsonl"
    path.write_text("x")
    assert tracer("explain", path, "a-wire", "stories")[0] == 3
    stage.articles += [article(str(path)), article(str(path))]
    code, _, err = tracer("explain", path, "a-wire", "stories")
    assert code == 2
    assert "names 2 articles" in err


def test_output_outlets_and_problems(tracer, stage, tmp_path):
    """-o writes to a file, --outlets names outlets, and what could not be read makes the exit code 1."""
    own = tmp_path / "own.toml"
    own.write_text('[[outlet]]\nid = "lantern"\nname = "The Daily Lantern"\n', encoding="utf-8")
    target = tmp_path / "why.txt"
    assert tracer("explain", "b-lantern", "a-wire", "x", "--outlets", own, "-o", target) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith("The Daily Lantern ← ")
    stage.problems.append(Problem("bad", "empty"))
    assert tracer("explain", "b-lantern", "a-wire", "x")[0] == 1
    stage.articles.clear()
    assert tracer("explain", "b-lantern", "a-wire", "x")[0] == 3
