from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.index.fiction import PARAMS, SMALL, filled, newsroom, said
from tracer.errors import IndexUnusableError
from tracer.index import Index, catalogue

ARTICLES = newsroom(30)
FAILURES = (errno.ENOSPC, errno.EIO)


class Failing:
    """A system call that works so many times and then fails for good."""

    def __init__(self, call, times, error):
        self.call, self.times, self.error = call, times, error

    def __call__(self, *args):
        """Do what the call does, or fail."""
        self.times -= 1
        if self.times < 0:
            raise OSError(self.error, os.strerror(self.error))
        return self.call(*args)


@pytest.mark.parametrize("error", FAILURES)
@pytest.mark.parametrize("name", ["write", "fsync"])
def test_a_failing_disk_loses_nothing(tmp_path, monkeypatch, name, error):
    """Wherever the disk fills up or fails, one line says so, and all that was acknowledged is there."""
    call = getattr(os, name)
    for times in (0, 1, 2, 3, 5, 8, 13, 21):
        folder = filled(tmp_path / str(times), ARTICLES[:6])
        stored = []
        with Index.open(folder, PARAMS, writable=True, limits=SMALL) as index, monkeypatch.context() as patch:
            patch.setattr(os, name, Failing(call, times, error))
            try:
                stored += [one.id for one in index.add(ARTICLES[6:])]
            except IndexUnusableError as refusal:
                line = str(refusal)
                assert os.strerror(error) in line
                assert "cannot be written" in line
        with Index.open(folder, PARAMS) as index:
            assert index.verify() == []
            ids = [article.id for article in index.listing()]
            assert {article.id for article in ARTICLES[:6]} | set(stored) <= set(ids)
            assert len(set(ids)) == len(ids)
        filled(folder, ARTICLES)
        with Index.open(folder, PARAMS) as index:
            assert len(index) == len(ARTICLES)


def test_a_full_catalogue(tmp_path, monkeypatch):
    """Where SQLite cannot write, the batch is not acknowledged, and the index is as it was."""
    folder = filled(tmp_path, ARTICLES[:6])

    def refuse(*_):
        raise sqlite3.OperationalError("database or disk is full")

    with Index.open(folder, PARAMS, writable=True, limits=SMALL) as index:
        monkeypatch.setattr(catalogue, "_put", refuse)
        with pytest.raises(IndexUnusableError, match="disk is full"):
            list(index.add(ARTICLES[6:]))
        monkeypatch.undo()
        with pytest.raises(IndexUnusableError, match="failed before"):
            list(index.add(ARTICLES[6:]))
    with Index.open(folder, PARAMS) as index:
        assert len(index) == 6


def test_nothing_can_be_made(tmp_path, monkeypatch):
    """Where the folder cannot be written, `create` says so and leaves nothing that looks like an index."""
    monkeypatch.setattr(os, "fsync", Failing(os.fsync, 0, errno.EROFS))
    with pytest.raises(IndexUnusableError, match="Read-only file system"):
        Index.create(tmp_path / "ix", PARAMS)
    monkeypatch.undo()
    with pytest.raises(IndexUnusableError, match="no index"):
        Index.open(tmp_path / "ix", PARAMS)
    Index.create(tmp_path / "ix", PARAMS)


@pytest.mark.parametrize("wal", [False, True])
def test_a_folder_that_cannot_be_written_is_read(tmp_path, monkeypatch, wal):
    """An index in a read-only folder answers as ever, also with changes that lie in a left WAL alone."""
    folder = filled(tmp_path / "ix", ARTICLES[:20])
    left = tmp_path / "left"
    with Index.open(folder, PARAMS, writable=True, limits=SMALL) as index:
        list(index.add(ARTICLES[20:]))
        if wal:
            shutil.copytree(folder, left, ignore=shutil.ignore_patterns("*-shm"))
        expected = said(index, [article.text for article in ARTICLES])
    if not wal:
        shutil.copytree(folder, left)
    assert (left / f"{catalogue.DATABASE}-wal").exists() == wal
    before = {path: path.read_bytes() for path in left.rglob("*") if path.is_file()}
    connect, place = sqlite3.connect, str(left)

    def connect_read_only(name, **kwargs):
        # what SQLite says where it can make no -shm
        if place in name:
            raise sqlite3.OperationalError("unable to open database file")
        return connect(name, **kwargs)

    monkeypatch.setattr(sqlite3, "connect", connect_read_only)
    monkeypatch.setattr(os, "open", _opened_for_reading(os.open, left))
    with Index.open(left, PARAMS) as index:
        assert said(index, [article.text for article in ARTICLES]) == expected
        assert index.verify() == []
    assert {path: path.read_bytes() for path in left.rglob("*") if path.is_file()} == before
    with pytest.raises(IndexUnusableError, match="cannot be written: Read-only file system"):
        Index.open(left, PARAMS, writable=True)


def _opened_for_reading(call, folder):
    def opened(path, flags, *args, **kwargs):
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and Path(path).is_relative_to(folder):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return call(path, flags, *args, **kwargs)

    return opened
