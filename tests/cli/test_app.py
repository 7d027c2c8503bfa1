from __future__ import annotations

import os
import pty
import resource
import signal
import statistics
import subprocess
import sys

import pytest

from tracer import __version__, pipeline

COMMAND = [sys.executable, "-m", "tracer.cli.app"]
HEAVY = ("numpy", "datasketch", "trafilatura", "scipy", "jinja2", "rich.markdown")


def on_terminal(*arguments, **environment):
    """Run a command with a terminal as its standard output and return what reached it."""
    ours, theirs = pty.openpty()
    base = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS", "TERM"}}
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=theirs,
        stdin=subprocess.DEVNULL,
        env=base | {"TERM": "xterm"} | environment,
    )
    os.close(theirs)
    out = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        out += piece
    process.wait(timeout=30)
    os.close(ours)
    return out


def test_version(tracer):
    """--version prints the name and the version."""
    assert tracer("--version") == (0, f"tracer {__version__}\n", "")


def test_without_a_command_the_help_is_shown(tracer):
    """`tracer` alone shows its help and is wrong usage."""
    code, out, err = tracer()
    assert code == 2
    assert "Usage: tracer" in out
    assert err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--bogus",), "--bogus"),
        (("trace",), "trace"),
        (("lineage", "--format", "pdf", "x"), "pdf"),
        (("lineage", "--passages", "-1", "x"), "--passages"),
        (("lineage", "--passages", "many", "x"), "--passages"),
        (("extract",), "FILE"),
        (("lineage", "--\x1b[31m\u202e"), "--"),
    ],
)
def test_wrong_usage_is_one_line(tracer, arguments, said):
    """Wrong usage is exit code 2 and one clean line on standard error that says what and where the help is."""
    code, out, err = tracer(*arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("tracer: ")
    assert said in err
    assert "--help" in err
    assert not {"\x1b", "\u202e"} & set(err)


@pytest.mark.usefixtures("stage")
def test_a_bug_is_one_line_too(tracer, monkeypatch):
    """An unexpected error shows no traceback unless TRACER_DEBUG asks for it, and is exit code 70."""

    def broken(*_args, **_kwargs):
        raise RuntimeError("bad \x1b[31m state")

    monkeypatch.setattr(pipeline, "trace", broken)
    code, out, err = tracer("lineage", "x")
    assert (code, out, err.count("\n")) == (70, "", 1)
    assert "bug" in err
    assert "\x1b" not in err
    monkeypatch.setenv("TRACER_DEBUG", "1")
    assert "Traceback" in tracer("lineage", "x")[2]


@pytest.mark.usefixtures("stage")
def test_an_interrupt_is_quiet(tracer, monkeypatch):
    """Ctrl-C ends with exit code 130 and no traceback."""

    def interrupted(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "trace", interrupted)
    code, out, err = tracer("lineage", "x")
    assert (code, out) == (130, "")
    assert "Traceback" not in err


def test_help_imports_nothing_heavy():
    """`tracer --help` loads none of the heavy packages."""
    script = (
        "import sys, io; sys.stdout = io.StringIO(); from tracer.cli.app import run; run(['--help']);"
        f"sys.exit(' '.join(name for name in {HEAVY!r} if name in sys.modules) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


def test_help_is_quick():
    """`tracer --help` takes less than 0.3 seconds of one core, however busy the machine is."""
    took = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*COMMAND, "--help"], stdout=subprocess.DEVNULL, timeout=60, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert statistics.median(took) < 0.3, took


def test_colour_only_where_it_is_wanted():
    """A terminal gets colour; NO_COLOR, a dumb terminal and a pipe get none, and an empty NO_COLOR is no wish."""
    assert b"\x1b[1m" in on_terminal("outlets", "show", "rt")
    assert b"\x1b[1m" in on_terminal("outlets", "show", "rt", NO_COLOR="")
    assert b"\x1b" not in on_terminal("outlets", "show", "rt", NO_COLOR="1")
    assert b"\x1b" not in on_terminal("outlets", "show", "rt", TERM="dumb")
    piped = subprocess.run([*COMMAND, "outlets", "show", "rt"], capture_output=True, timeout=60, check=True)
    assert b"\x1b" not in piped.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_encoding_of_standard_output_will_do(encoding):
    """Names in other scripts and typographic signs never crash an output that cannot show them."""
    done = subprocess.run(
        [*COMMAND, "outlets", "show", "rt", "tass"],
        capture_output=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": encoding},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert ("ТАСС" in done.stdout.decode(encoding)) is (encoding == "utf-8")


def test_a_reader_that_leaves_is_no_error():
    """A closed pipe ends the output silently and successfully."""
    process = subprocess.Popen(
        [*COMMAND, "outlets", "list", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) == 0
    assert process.returncode != -signal.SIGPIPE


def test_a_closed_standard_error_is_no_error():
    """With standard error closed, problems go unsaid, and the answer and the exit code are as ever."""
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tracer.cli.app outlets show rt nobody 2>&-"],
        stdout=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.startswith(b"RT\n")
