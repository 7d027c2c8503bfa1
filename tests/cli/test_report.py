from __future__ import annotations

import hashlib
import os

import pytest

from tracer.records import Problem


@pytest.fixture
def made(stage, tracer, tmp_path):
    """Write a report; returns its file and what was printed."""
    del stage
    file = tmp_path / "story.html"
    code, out, err = tracer("report", "stories", "-o", file)
    assert (code, err) == (0, "")
    return file, out


def test_the_digest_of_the_file_is_printed(made):
    """The line on standard output is what `sha256sum` prints for the file."""
    file, out = made
    assert out == f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file}\n"


def test_two_runs_write_the_same_bytes(made, tracer, tmp_path):
    """The same input gives the same file, byte for byte."""
    other = tmp_path / "other.html"
    assert tracer("report", "stories", "-o", other)[0] == 0
    assert other.read_bytes() == made[0].read_bytes()


def test_verify_knows_an_unchanged_page(made, tracer):
    """A page as it was written passes, with its digest or without; without, the limit of a seal is told."""
    file, out = made
    digest = out.split()[0]
    code, told, err = tracer("report", "--verify", file)
    assert (code, err) == (0, "")
    assert told.startswith("sealed and unchanged:")
    assert digest in told
    assert "can seal it anew" in told
    code, told, _ = tracer("report", "--verify", file, "--sha256", digest.upper())
    assert code == 0
    assert "can seal it anew" not in told


def test_verify_catches_a_changed_page(made, tracer):
    """A changed byte, another page's digest and a page without seal end with 1 and one line that says so."""
    file, _ = made
    assert tracer("report", "--verify", file, "--sha256", "0" * 64)[::2] == (
        1,
        f"tracer: '{file}': is sealed, but is not the page with that SHA-256\n",
    )
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert tracer("report", "--verify", file)[::2] == (
        1,
        f"tracer: '{file}': was changed since it was sealed\n",
    )
    file.write_text("<p>Nothing of ours.")
    assert tracer("report", "--verify", file)[::2] == (1, f"tracer: '{file}': carries no seal of tracer\n")


def test_verify_of_what_is_no_file(tracer, tmp_path):
    """A missing file, a folder and a FIFO are no usable input, and nothing hangs."""
    os.mkfifo(tmp_path / "pipe")
    for name in ("gone.html", ".", "pipe"):
        code, out, err = tracer("report", "--verify", tmp_path / name)
        assert (code, out) == (3, "")
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "x"),
        ("report", "x", "-o", "gone/story.html"),
        ("report", "x", "--verify", "y.html"),
        ("report", "-o", "x.html", "--verify", "y.html"),
        ("report", "x", "-o", "x.html", "--sha256", "0" * 64),
        ("report", "--verify", "y.html", "--sha256", "beef"),
        ("report", "-o", "x.html", "--index", "i", "--verify", "y.html"),
    ],
)
@pytest.mark.usefixtures("stage")
def test_wrong_usage_is_refused(tracer, arguments, tmp_path, monkeypatch):
    """What makes no sense together ends with 2 and one line, and writes nothing."""
    monkeypatch.chdir(tmp_path)
    code, out, err = tracer(*arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_options_reach_the_pipeline(stage, tracer, tmp_path):
    """--ignore-dates and --about do what they do for `tracer lineage`."""
    about = tmp_path / "a.txt"
    about.write_text("Words.")
    stage.articles = [
        stage.articles[0].__class__("a", "Words.", stage.articles[0].source.__class__(str(about)))
    ]
    assert tracer("report", "x", "--about", about, "--ignore-dates", "-o", tmp_path / "s.html")[0] == 0
    assert stage.calls["ignore_dates"] is True
    assert stage.calls["about"] == "a"


def test_problems_are_named_and_shown(stage, tracer, tmp_path):
    """What could not be read is named on standard error, stands in the page, and makes the exit code 1."""
    stage.problems = [Problem("bad.pdf", "no text in it")]
    file = tmp_path / "s.html"
    code, _, err = tracer("report", "x", "-o", file)
    assert code == 1
    assert err == "tracer: 'bad.pdf': no text in it\n"
    lineage_part = file.read_text().split('id="view-record"')[1].split("</section>")[0]
    assert "bad.pdf" in lineage_part


def test_the_page_can_go_to_standard_output(stage, tracer):
    """With -o - the page is standard output, and its digest goes to standard error."""
    del stage
    code, out, err = tracer("report", "x", "-o", "-")
    assert code == 0
    assert out.startswith("<!doctype html>")
    assert err == f"tracer: SHA-256 {hashlib.sha256(out.encode()).hexdigest()}\n"


def test_jinja_is_loaded_only_for_a_report():
    """`tracer --help` starts without the template engine."""
    import subprocess
    import sys

    code = "import sys; from tracer.cli.app import run; run(['--help']); sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
