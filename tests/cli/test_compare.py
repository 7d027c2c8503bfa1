from __future__ import annotations

import json

import pytest

from tests.cli.conftest import article
from tracer.records import Problem


@pytest.fixture
def two(stage):
    """Let every file hold one article."""
    stage.articles = [article("a.txt")]
    return stage


@pytest.mark.usefixtures("two")
def test_two_texts(tracer):
    """Two files are compared as text, with the names as given."""
    code, out, err = tracer("compare", "dir/a.txt", "b.txt")
    assert (code, err) == (0, "")
    assert out.startswith("dir/a.txt ")
    assert "1  verbatim" in out


@pytest.mark.usefixtures("two")
def test_json_is_one_document(tracer):
    """--format json prints one object with the names as given."""
    told = json.loads(tracer("compare", "./a.txt", "b.txt", "--format", "json")[1])
    assert (told["schema"], told["left"], told["right"]) == ("tracer.compare/1", "./a.txt", "b.txt")


@pytest.mark.usefixtures("two")
def test_output_and_outlets(tracer, tmp_path):
    """-o writes to a file, and a bad outlets file is wrong usage here as everywhere."""
    assert tracer("compare", "a", "b", "-o", tmp_path / "out") == (0, "", "")
    assert "verbatim" in (tmp_path / "out").read_text(encoding="utf-8")
    assert tracer("compare", "a", "b", "--outlets", tmp_path / "none")[0] == 2


def test_a_file_must_hold_one_article(tracer, stage):
    """A file that cannot be read, or that holds several articles, is no usable input."""
    code, out, err = tracer("compare", "a.txt", "b.txt")
    assert (code, out) == (3, "")
    assert "'a.txt': holds 7 articles" in err
    stage.articles, stage.problems = [], [Problem("a.txt", "empty")]
    assert tracer("compare", "a.txt", "b.txt")[0] == 3


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("a",),
        ("a", "b", "c"),
        ("a", "b", "--format", "jsonl"),
        ("a", "b", "--left-root", "."),
        ("a", "b", "--right-root", "."),
        ("a", "b", "--jobs", "2"),
        ("--pairs", "p"),
        ("--pairs", "p", "--left-root", "."),
        ("--pairs", "p", "--left-root", ".", "--right-root", "none"),
        ("--pairs", "none", "--left-root", ".", "--right-root", "."),
        ("a", "--pairs", "p", "--left-root", ".", "--right-root", "."),
        ("--pairs", "p", "--left-root", ".", "--right-root", ".", "--format", "text"),
        ("--pairs", "p", "--left-root", ".", "--right-root", ".", "--jobs", "0"),
    ],
)
@pytest.mark.usefixtures("two")
def test_wrong_usage(tracer, arguments, tmp_path, monkeypatch):
    """Options that do not go together are wrong usage, said in one line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p").write_text("a b\n")
    code, out, err = tracer("compare", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.fixture
def roots(tmp_path):
    """Return two folders with a few files."""
    for name in ("left/a.txt", "left/with space.txt", "right/b.txt", "right/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    return tmp_path


def pairs(tracer, roots, text, *more):
    """Run the command over a pairs file."""
    (roots / "pairs").write_bytes(text if isinstance(text, bytes) else text.encode())
    return tracer(
        "compare",
        "--pairs",
        roots / "pairs",
        "--left-root",
        roots / "left",
        "--right-root",
        roots / "right",
        *more,
    )


def test_pairs_come_in_the_order_of_the_file(tracer, stage, roots):
    """Each line of the pairs file becomes one JSON line, with the names as they stand in it."""
    code, out, err = pairs(tracer, roots, "a.txt c.txt\na.txt b.txt\n", "--format", "jsonl")
    assert (code, err) == (0, "")
    told = [json.loads(line) for line in out.splitlines()]
    assert [(one["left"], one["right"]) for one in told] == [("a.txt", "c.txt"), ("a.txt", "b.txt")]
    assert stage.calls["pairs"][0] == (roots / "left/a.txt", roots / "right/c.txt")


def test_jobs_reach_the_pipeline(tracer, stage, roots):
    """--jobs says how many processes work."""
    pairs(tracer, roots, "a.txt b.txt", "--jobs", "3")
    assert stage.calls["jobs"] == 3


@pytest.mark.usefixtures("stage")
def test_pairs_files_of_all_kinds(tracer, roots):
    """A byte-order mark, CRLF line ends, blank lines and a missing last line end change nothing."""
    code, out, _ = pairs(tracer, roots, "\ufeffa.txt b.txt\r\n\r\na.txt c.txt")
    assert (code, out.count("\n")) == (0, 2)


@pytest.mark.usefixtures("stage")
def test_names_with_spaces(tracer, roots):
    """A name may hold a space where only one division of the line names two files."""
    code, out, _ = pairs(tracer, roots, "with space.txt b.txt\n")
    assert code == 0
    assert json.loads(out)["left"] == "with space.txt"


@pytest.mark.usefixtures("stage")
def test_bad_pairs_are_named_and_the_others_done(tracer, roots):
    """A line that is no pair and a file that cannot be read are named; the exit code is then 1, or 3 with none left."""
    code, out, err = pairs(tracer, roots, "a.txt b.txt\nonly\ngone b.txt\na.txt c.txt\n")
    assert code == 1
    assert out.count("\n") == 2
    assert "line 2 does not hold two names" in err
    assert "no such file" in err
    code, out, err = pairs(tracer, roots, "gone b.txt\n")
    assert (code, out) == (3, "")
