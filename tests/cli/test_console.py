from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tracer.cli import console
from tracer.errors import UsageError
from tracer.records import Problem


def test_a_problem_is_one_line_however_long(capsys):
    """A problem is never wrapped and never more than a line, and its name is quoted and clean."""
    console.problem(Problem("a" * 255 + "\n\x1b[31m.txt", "not a\nreal \u202e reason" + " x" * 300))
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert err.startswith("tracer: 'aaa")
    assert r"\n\x1b[31m.txt'" in err
    assert "\u202e" not in err


def test_an_output_file_appears_whole_or_not_at_all(tmp_path):
    """A file is replaced only once all of it is written; a failure leaves the old one and no rubbish."""
    target = tmp_path / "out.txt"
    target.write_text("old")

    def pieces():
        yield "new"
        assert target.read_text() == "old"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        console.emit(pieces(), str(target))
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
    console.emit(iter(["new", "er"]), str(target))
    assert target.read_text() == "newer"
    assert list(tmp_path.iterdir()) == [target]


def test_an_output_file_has_the_usual_mode(tmp_path):
    """A new file is as readable as any other; a replaced one keeps its mode."""
    target = tmp_path / "out.txt"
    console.emit(["x"], str(target))
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask
    target.chmod(0o600)
    console.emit(["y"], str(target))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_link_is_written_through(tmp_path):
    """Where the output file is a link, the file it leads to is replaced and the link stays."""
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    console.emit(["new"], str(tmp_path / "link"))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced():
    """`-o /dev/null` swallows the output and leaves the device as it is."""
    console.emit(["x"], os.devnull)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("name", ["missing/out.txt", ".", ""])
def test_an_output_that_cannot_be_written_is_wrong_usage(tmp_path, name):
    """A missing folder, or a folder itself, is refused before any work is done."""
    with pytest.raises(UsageError):
        console.check_output(str(tmp_path / name))


def test_lone_surrogates_reach_no_file(tmp_path):
    """A piece with a lone surrogate is written all the same."""
    console.emit(["a\ud800b"], str(tmp_path / "x"), human=True)
    assert (tmp_path / "x").read_text(encoding="utf-8") == "a\ufffdb"


def test_the_boundary_lets_only_styling_through(capsys):
    """What a renderer overlooked is cleaned at the last moment; styling sequences pass."""
    console.emit(["\x1b[1mbold\x1b[0m \x1b]8;;x\x07 \x1b[2J \u202e \ud800\n"], human=True)
    assert capsys.readouterr().out == "\x1b[1mbold\x1b[0m ␛]8;;x␇ ␛[2J  \ufffd\n"


@pytest.mark.parametrize(
    ("columns", "width"),
    [(None, 100), ("80", 80), ("0", 100), ("7", 40), ("999", 160), ("wide", 100), ("٣", 100)],
)
def test_piped_width(monkeypatch, columns, width):
    """Piped output is 100 columns wide unless COLUMNS says otherwise, within what reads well."""
    if columns is None:
        monkeypatch.delenv("COLUMNS", raising=False)
    else:
        monkeypatch.setenv("COLUMNS", columns)
    look = console.look(None)
    assert (look.width, look.colour) == (width, False)
