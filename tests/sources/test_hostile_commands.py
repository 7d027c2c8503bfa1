"""Every kind of bad input in one folder, through the commands: the rest is served, and nothing of it steers anything."""

from __future__ import annotations

import json
import os
import re

import pytest

from tests.sources.hostile_files import GOOD, write_all
from tracer.cli.app import run

# C0 but tab and line feed, DEL, C1, bidirectional and line controls, lone surrogates
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Write the folder once."""
    made = tmp_path_factory.mktemp("hostile")
    write_all(made, 6_000)
    return made


def _told(capfd, arguments):
    """Run a command; return its code, stdout and stderr, and hold what is true of every one."""
    code = run([str(argument) for argument in arguments])
    out, err = capfd.readouterr()
    for text in (out, err):
        assert STEERING.search(text) is None
        assert "Traceback" not in text
    assert "bug in tracer" not in err
    assert "fault of tracer" not in err
    assert all(line.startswith("tracer: ") for line in err.splitlines())
    return code, out, err


@pytest.mark.parametrize("command", ["extract", "lineage"])
def test_the_rest_of_the_batch_is_read(folder, capfd, command):
    """The good files are in the answer with their text, each unusable one is one line, and the code is 1."""
    code, out, err = _told(capfd, [command, folder, "--format", "json"])
    told = json.loads(out)
    assert code == 1
    read = {os.path.basename(one["source"]["path"]): one["text"] for one in told["articles"]}  # noqa: PTH119 -- names that are no text
    assert {name for name in GOOD if name in read} == set(GOOD)
    assert read["good-1.txt"] == GOOD["good-1.txt"]
    assert len(told["problems"]) == len(err.splitlines()) == 29
    assert {"invisible.txt", "lookalike.txt", "tags.txt", "fullwidth.txt"} <= {
        os.path.basename(one["source"]["path"])  # noqa: PTH119 -- as above
        for one in told["articles"]
        if "disguised-text" in one["flags"]
    }


@pytest.mark.parametrize("form", ["tree", "graphml"])
def test_no_form_of_a_lineage_steers(folder, capfd, form):
    """No output holds a control character of the input, whatever its form."""
    code, out, _ = _told(capfd, ["lineage", folder, "--format", form])
    assert code == 1
    assert out


def test_other_commands(folder, tmp_path, capfd):
    """Check, compare, index and report serve the good files among the bad ones."""
    code, out, _ = _told(capfd, ["check", folder / "good-2.txt", "--against", folder, "--format", "json"])
    assert code == 1
    assert json.loads(out)["article"]["text"] == GOOD["good-2.txt"]
    code, out, _ = _told(
        capfd, ["compare", folder / "good-1.txt", folder / "invisible.txt", "--format", "json"]
    )
    assert code == 0
    assert json.loads(out)["right_coverage"] > 0.9
    assert (
        json.loads(
            _told(
                capfd,
                [
                    "compare",
                    folder / "only-invisible-1.txt",
                    folder / "only-invisible-2.txt",
                    "--format",
                    "json",
                ],
            )[1]
        )["spans"]
        == []
    )
    code, out, _ = _told(capfd, ["index", "add", "--index", tmp_path / "index", "--format", "jsonl", folder])
    assert code == 1
    added = [json.loads(line) for line in out.splitlines()]
    assert {one["status"] for one in added} <= {"added", "known", "version"}
    assert any(one["path"].endswith("good-1.txt") for one in added)
    code, out, _ = _told(capfd, ["report", folder, "-o", tmp_path / "report.html"])
    assert code == 1
    report = (tmp_path / "report.html").read_text("utf-8")
    assert re.search(r"<script>alert|<img|href=\"(?!https?:|#)", report) is None
    assert "\x1b" not in report
