from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.cli.conftest import article
from tests.render import fiction
from tracer.records import Problem

COMMAND = [sys.executable, "-m", "tracer.cli.app"]


@pytest.mark.usefixtures("stage")
def test_the_tree_comes_first(tracer):
    """Without options the trees and passages are printed as plain text, and the exit code is 0."""
    code, out, err = tracer("lineage", "stories")
    assert (code, err) == (0, "")
    assert out.startswith("7 articles: 2 stories, 1 article alone\n")
    assert "\nPassages\n" in out
    assert out.isprintable() or set(out) - {"\n"} == {char for char in out if char.isprintable()}


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("json", '{"schema": "tracer.lineage/1"'),
        ("dot", "digraph lineage {"),
        ("graphml", "<?xml"),
        ("mermaid", "flowchart TD"),
        ("prov", '{"prefix": {"prov"'),
        ("csv", "story,child,"),
    ],
)
@pytest.mark.usefixtures("stage")
def test_every_format_has_its_writer(tracer, form, start):
    """Each --format writes its own form to standard output and nothing else."""
    code, out, err = tracer("lineage", "x", "--format", form)
    assert (code, err) == (0, "")
    assert out.startswith(start)


@pytest.mark.usefixtures("stage")
def test_no_text_leaves_texts_out(tracer):
    """--no-text takes the articles' texts out of the JSON, and is refused where it would do nothing."""
    told = json.loads(tracer("lineage", "x", "--format", "json", "--no-text")[1])
    assert "text" not in told["articles"][0]
    assert "text" in json.loads(tracer("lineage", "x", "--format", "json")[1])["articles"][0]
    assert tracer("lineage", "x", "--no-text")[0] == 2


@pytest.mark.usefixtures("stage")
def test_passages_can_be_limited(tracer):
    """--passages says how many derivations are shown, and is refused where it would do nothing."""
    assert " ← " not in tracer("lineage", "x", "--passages", "0")[1]
    assert tracer("lineage", "x", "--passages", "2")[1].count(" ← ") == 2
    assert tracer("lineage", "x", "--passages", "2", "--format", "json")[0] == 2


def test_copies_can_be_listed_one_by_one(tracer, stage):
    """Many copies are one line, or with --expand a line each; the option is for people."""
    stage.lineage = fiction.copies(40)
    brief = tracer("lineage", "a", "--passages", 0)[1]
    whole = tracer("lineage", "a", "--passages", 0, "--expand")[1]
    assert "+ 20 identical copies" in brief
    assert "identical copies" not in whole
    assert len(whole.splitlines()) >= 40
    assert tracer("lineage", "a", "--expand", "--format", "json")[0] == 2


def test_private_addresses_are_asked_for_by_an_option(tracer, stage):
    """Only --allow-private lets reading reach into private networks."""
    tracer("lineage", "a")
    assert not stage.calls["limits"].web_private
    tracer("lineage", "a", "--allow-private")
    assert stage.calls["limits"].web_private


def test_ignore_dates_reaches_the_pipeline(tracer, stage):
    """--ignore-dates is asked of the pipeline, and only then."""
    tracer("lineage", "x")
    assert stage.calls["ignore_dates"] is False
    tracer("lineage", "x", "--ignore-dates")
    assert stage.calls["ignore_dates"] is True


@pytest.mark.usefixtures("stage")
def test_outlets_are_merged(tracer, tmp_path):
    """--outlets merges a user's file over the registry, and a bad one is wrong usage."""
    own = tmp_path / "own.toml"
    own.write_text('[[outlet]]\nid = "halma-wire"\nname = "Halma Telegraph"\n', encoding="utf-8")
    assert "Halma Telegraph" in tracer("lineage", "x", "--outlets", own)[1]
    assert "Halma Telegraph" not in tracer("lineage", "x")[1]
    code, out, err = tracer("lineage", "x", "--outlets", tmp_path / "none.toml")
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_about_names_one_article(tracer, stage, tmp_path):
    """--about reads its file too, and the pipeline is asked for the story of the article in it."""
    path = tmp_path / "one.txt"
    stage.articles.append(article(str(path)))
    assert tracer("lineage", "stories", "--about", path)[0] == 0
    assert stage.calls["paths"] == ["stories", str(path)]
    assert stage.calls["about"] == str(path).replace("/", "-")


def test_about_finds_the_article_under_another_name(tracer, stage, tmp_path):
    """The file of --about is found even if it was read under another path."""
    path = tmp_path / "one.txt"
    path.write_text("x")
    stage.articles.append(article(os.path.relpath(path)))
    assert tracer("lineage", tmp_path, "--about", path)[0] == 0
    assert str(stage.calls["about"]).endswith("one.txt")


def test_about_takes_one_article(tracer, stage):
    """A file of --about that holds no article is no usable input; one that holds several is wrong usage."""
    assert tracer("lineage", "--about", "none.txt")[0] == 3
    stage.articles += [article("two.jsonl"), article("two.jsonl")]
    code, _, err = tracer("lineage", "--about", "two.jsonl")
    assert code == 2
    assert "'two.jsonl': holds 2 articles" in err


def test_some_input_unreadable_is_exit_1(tracer, stage):
    """What could not be read is named on standard error and in the JSON, and the exit code is 1."""
    stage.problems.append(Problem("bad\n.txt", "not text"))
    code, out, err = tracer("lineage", "x", "--format", "json")
    assert code == 1
    assert err == "tracer: 'bad\\n.txt': not text\n"
    assert json.loads(out)["problems"] == [{"path": "bad\n.txt", "reason": "not text"}]


def test_no_usable_input_is_exit_3(tracer, stage):
    """Without a single article the exit code is 3, and standard output stays empty."""
    stage.articles.clear()
    stage.problems.append(Problem("bad", "empty"))
    code, out, err = tracer("lineage", "bad")
    assert (code, out) == (3, "")
    assert err == "tracer: 'bad': empty\ntracer: no article could be read\n"


def test_output_goes_to_a_file(tracer, stage, tmp_path):
    """-o writes the answer to the file and nothing to standard output; a bad one is refused before any work."""
    target = tmp_path / "tree.txt"
    assert tracer("lineage", "x", "-o", target) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith("7 articles")
    stage.calls.clear()
    assert tracer("lineage", "x", "-o", tmp_path / "none" / "x")[0] == 2
    assert stage.calls == {}


@pytest.mark.parametrize("stdin", [subprocess.DEVNULL, "empty file", "closed"])
def test_nothing_to_read_is_wrong_usage(stdin, tmp_path):
    """Without a path and without data on standard input the command says what it needs, and never waits."""
    (tmp_path / "empty").write_text("")
    with (tmp_path / "empty").open("rb") as empty:
        command = COMMAND if stdin != "closed" else ["sh", "-c", f"exec {' '.join(COMMAND)} lineage <&-"]
        done = subprocess.run(
            [*command, *(["lineage"] if stdin != "closed" else [])],
            stdin=empty if stdin == "empty file" else subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("tracer: nothing to read")
    assert done.stderr.count("\n") == 1


def test_piped_data_need_no_dash():
    """Articles piped in without a path are read as with `-`."""
    record = json.dumps({"id": "x", "text": "The choir of Sint Odo sings on Sunday in the old tram depot."})
    done = subprocess.run(
        [*COMMAND, "lineage", "--format", "json"],
        input=record,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["articles"][0]["source"]["path"] == "-"


def test_names_that_are_not_utf8_are_names(tmp_path):
    """A file name that is no UTF-8 is read and named like any other."""
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    done = subprocess.run([*COMMAND, "lineage", name], capture_output=True, timeout=60, check=False)
    assert done.returncode == 3
    assert rb"caf\udce9.txt': no such file" in done.stderr
