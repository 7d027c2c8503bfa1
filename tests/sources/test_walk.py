"""Folders and files named on the command line."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

from tests.sources.fiction import BODY
from tracer.params import SourceLimits
from tracer.sources import read


def _fill(folder, names):
    for i, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{BODY} Report {i}.")


def _read(registry, *paths, **how):
    articles, problems = read([str(path) for path in paths], registry, **how)
    return sorted(Path(article.source.path).name for article in articles), problems


def test_folder(tmp_path, registry):
    """A folder is read with all folders below it; hidden names and unknown extensions are passed over silently."""
    _fill(tmp_path, ["a.txt", "b/c.md", "b/d/e.TXT", ".hidden.txt", ".git/f.txt", "g.py", "README", "h.jpg"])
    (tmp_path / "i.txt.gz").write_bytes(gzip.compress(f"{BODY} Report 99.".encode()))
    assert _read(registry, tmp_path) == (["a.txt", "c.md", "e.TXT", "i.txt.gz"], [])


def test_named_files_are_always_read(tmp_path, registry):
    """A file that is named itself is read whatever its name."""
    _fill(tmp_path, [".hidden.txt", "g.py", "README"])
    names, problems = _read(registry, *(tmp_path / name for name in (".hidden.txt", "g.py", "README")))
    assert (names, problems) == ([".hidden.txt", "README", "g.py"], [])


def test_empty_folder(tmp_path, registry):
    """A folder with nothing to read, even one called x.txt, is one problem."""
    (tmp_path / "x.txt").mkdir()
    _fill(tmp_path / "x.txt", ["g.py"])
    names, problems = _read(registry, tmp_path / "x.txt")
    assert names == []
    assert [(problem.path, problem.reason) for problem in problems] == [
        (str(tmp_path / "x.txt"), "a folder with no file that can be read")
    ]


def test_links(tmp_path, registry):
    """In a walk a link to a file is read once, and a link to a folder is not followed, though a named one is."""
    _fill(tmp_path / "real", ["a.txt"])
    (tmp_path / "walk").mkdir()
    (tmp_path / "walk" / "a-link.txt").symlink_to(tmp_path / "real" / "a.txt")
    (tmp_path / "walk" / "folder").symlink_to(tmp_path / "real")
    assert _read(registry, tmp_path / "walk") == (["a-link.txt"], [])
    assert _read(registry, tmp_path / "walk" / "folder") == (["a.txt"], [])
    assert len(_read(registry, tmp_path)[0]) == 1


def test_depth_is_bounded(tmp_path, registry):
    """Folders nested deeper than the limit are one problem, not an endless walk."""
    _fill(tmp_path, ["a.txt", "1/2/3/4/5/b.txt"])
    names, problems = _read(registry, tmp_path, limits=SourceLimits(folder_depth=4))
    assert names == ["a.txt"]
    assert len(problems) == 1
    assert "nested too deeply" in problems[0].reason


def test_folder_that_may_not_be_read(tmp_path, registry, monkeypatch):
    """A folder that may not be listed is a problem, and the rest is read."""
    _fill(tmp_path, ["a.txt", "closed/b.txt"])
    real = os.scandir

    def scandir(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    names, problems = _read(registry, tmp_path)
    assert names == ["a.txt"]
    assert [problem.reason for problem in problems] == ["permission denied"]


def test_names_in_a_folder(tmp_path, registry):
    """Names that are no UTF-8 are walked in the order of their bytes."""
    for name in (b"\xff.txt", b"a\nb.txt", "я.txt".encode()):
        (tmp_path / os.fsdecode(name)).write_text(f"{BODY} {name!r}")
    articles, problems = read([str(tmp_path)], registry)
    assert problems == []
    assert len(articles) == 3
