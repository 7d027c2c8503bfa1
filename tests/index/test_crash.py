from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.index.fiction import PARAMS, SMALL, filled, newsroom, said
from tracer.errors import IndexUnusableError
from tracer.index import Index

ROOT = Path(__file__).parents[2]
COUNT = 72
# `TRACER_KILLS=200 pytest tests/index/test_crash.py` for the long form
KILLS = int(os.environ.get("TRACER_KILLS", "15"))


def started(folder):
    """Start a process that adds articles, and let it go once it has imported everything."""
    command = [sys.executable, "-m", "tests.index.kill_me", str(folder), str(COUNT)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"ready\n"
    process.stdin.write(b"go\n")
    process.stdin.flush()
    return process


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return how long an undisturbed run takes."""
    process = started(tmp_path_factory.mktemp("whole") / "ix")
    begun = time.monotonic()
    lines = process.stdout.read().split()
    process.communicate()
    assert lines[-1] == b"done"
    return time.monotonic() - begun


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_any_moment(tmp_path, whole, seed):
    """Killed while it adds or removes: the index opens, holds all that was acknowledged, and takes the rest."""
    folder = tmp_path / "ix"
    articles = {article.id: article for article in newsroom(COUNT)}
    process = started(folder)
    time.sleep(random.Random(seed).uniform(0, whole))  # noqa: S311 - a moment needs no secrecy
    process.send_signal(signal.SIGKILL)
    lines = process.stdout.read().decode().split()
    process.communicate()
    stored = [line for line in lines if line not in {"merged", "done"}]
    if not (folder / "tracer-index.db").exists():
        assert not stored
    else:
        with Index.open(folder, PARAMS) as index:
            assert index.verify() == []
            present = list(index.articles())
            assert len({article.id for article in present}) == len(present)
            assert all(articles[article.id] == article for article in present)
            if "merged" not in lines and len(stored) < COUNT:  # afterwards it removes
                assert set(stored) <= {article.id for article in present}
    filled(folder, articles.values())
    with Index.open(folder, PARAMS) as index:
        assert index.verify() == []
        assert [article.id for article in index.listing()] == sorted(articles)
    named = {f"{number:010d}.seg" for number in _segments(folder)}
    assert {path.name for path in (folder / "segments").iterdir()} == named


def _segments(folder):
    with Index.open(folder, PARAMS) as index:
        return [segment.number for segment in index._snapshot.segments]


def test_killed_between_catalogue_and_mark(tmp_path, monkeypatch):
    """A process that dies after the catalogue's change and before the mark's leaves an index that opens."""
    articles = newsroom(12)
    filled(tmp_path, articles[:6])
    monkeypatch.setattr("tracer.index.catalogue._write_mark", _die)
    with Index.open(tmp_path, PARAMS, writable=True, limits=SMALL) as index, pytest.raises(KeyboardInterrupt):
        list(index.add(articles[6:]))
    monkeypatch.undo()
    with Index.open(tmp_path, PARAMS) as index:
        assert (len(index), index.verify()) == (12, [])


def _die(*_):
    raise KeyboardInterrupt


def test_readers_beside_a_writer(tmp_path):
    """Readers that open while another process adds and merges always see a whole state; it grows until it shrinks at once."""
    articles = newsroom(COUNT)
    asked = [article.text for article in articles[:3]]
    Index.create(tmp_path, PARAMS)
    process = started(tmp_path)
    seen = []
    while process.poll() is None or not seen:
        with Index.open(tmp_path, PARAMS) as index:
            everything, listing, _, count, _ = said(index, asked)
            assert len(everything) == len(listing) == count
            seen.append(count)
    process.communicate()
    removed = COUNT - len(articles[::3])
    shrunk = next((n for n in range(1, len(seen)) if seen[n] < seen[n - 1]), len(seen))
    assert max(seen) <= COUNT
    assert set(seen[shrunk:]) <= {removed}


def test_a_dead_writer_leaves_no_lock(tmp_path):
    """A writer killed while it holds the lock does not keep the next one out."""
    process = started(tmp_path / "ix")
    time.sleep(0.05)
    process.kill()
    process.communicate()
    filled(tmp_path / "ix", newsroom(3))


def test_many_writers_at_once(tmp_path):
    """Processes that add the same articles at once wait for each other or are refused; each article is there once."""
    processes = [started(tmp_path / "ix") for _ in range(3)]
    ends = [process.communicate()[0].decode().splitlines()[-1] for process in processes]
    assert "done" in ends
    assert all(end == "done" or "another process is writing" in end for end in ends)
    with Index.open(tmp_path / "ix", PARAMS) as index:
        assert index.verify() == []
        ids = [article.id for article in index.listing()]
        assert len(set(ids)) == len(ids)


def test_the_lock_is_told_in_one_line(tmp_path):
    """The refusal of a second writer is one line that names the index."""
    filled(tmp_path, newsroom(3))
    with Index.open(tmp_path, PARAMS, writable=True), pytest.raises(IndexUnusableError) as refusal:
        Index.open(tmp_path, PARAMS, writable=True, limits=type(SMALL)(lock_seconds=0.0))
    assert str(tmp_path) in str(refusal.value)
    assert "\n" not in str(refusal.value)
