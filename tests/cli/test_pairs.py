from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.render import fiction
from tracer.cli.pairs import compare_pairs
from tracer.params import Params
from tracer.records import Alignment, Problem

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "tracer.cli.app"]


def files(folder: Path) -> tuple[Path, Path, Path]:
    """Write two related texts and an unrelated one, with line ends of every kind."""
    paths = (folder / "wire.txt", folder / "lantern.txt", folder / "choir.txt")
    for path, text in zip(paths, (fiction.WIRE, "\r\n" + fiction.LANTERN, fiction.LONE), strict=True):
        path.write_bytes(text.encode())
    return paths


def test_results_come_in_the_order_given(tmp_path):
    """Each pair gives one result, in order; a file that cannot be read gives its problem and no end to the rest."""
    wire, lantern, choir = files(tmp_path)
    found = list(compare_pairs([(wire, choir), (wire, tmp_path / "none"), (wire, lantern)], Params(), 1))
    assert [type(one) for one in found] == [Alignment, Problem, Alignment]
    assert found[0].pairs == ()
    assert found[2].pairs


def test_a_file_of_many_articles_is_a_problem(tmp_path):
    """A file that holds two articles cannot be one side of a pair."""
    wire, *_ = files(tmp_path)
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(json.dumps({"text": f"{n} {fiction.WIRE}"}) + "\n" for n in range(2)), encoding="utf-8"
    )
    assert list(compare_pairs([(wire, many)], Params(), 1)) == [
        Problem(str(many), "holds 2 articles, not one")
    ]


def test_processes_change_nothing(tmp_path):
    """Two processes print the same bytes as one, and spans index the decoded file, line ends included."""
    files(tmp_path)
    pairs = tmp_path / "pairs"
    pairs.write_text("wire.txt lantern.txt\nchoir.txt wire.txt\n" * 20, encoding="utf-8")
    outputs = []
    for jobs in ("1", "2"):
        done = subprocess.run(
            [
                *COMMAND,
                "compare",
                "--pairs",
                pairs,
                "--left-root",
                tmp_path,
                "--right-root",
                tmp_path,
                "--jobs",
                jobs,
            ],
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    told = [json.loads(line) for line in outputs[0].splitlines()]
    assert [(one["left"], one["right"]) for one in told[:2]] == [
        ("wire.txt", "lantern.txt"),
        ("choir.txt", "wire.txt"),
    ]
    text = (tmp_path / "lantern.txt").read_bytes().decode()
    start, end = told[0]["spans"][0]["right"]
    assert "harbour council of Ormouth" in text[start:end]
