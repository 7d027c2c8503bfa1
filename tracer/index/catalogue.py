"""The catalogue: which segments make up the index, and with which parameters it was made.

A small SQLite file in WAL mode, changed in one transaction for each batch. SQLite's own check misses most
flipped bits, and drops without a word what a damaged WAL held last; so the catalogue carries a digest of all
it says, and a second file, the mark, says which change was last acknowledged. A catalogue older than its
mark is damaged. A new index appears by renaming a finished catalogue into place.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from xxhash import xxh3_64_hexdigest

from tracer.index.columns import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator

DATABASE = "tracer-index.db"
MARK = "tracer-index.mark"
NEW = "tracer-index.new"  # a catalogue that is not in its place yet
NEW_MARK = "tracer-index.mark.new"
_WAIT = 5.0  # seconds for SQLite's own short locks
_SCHEMA = """
CREATE TABLE state (parameters TEXT NOT NULL, generation INTEGER NOT NULL, next INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE TABLE segments (number INTEGER PRIMARY KEY, digest TEXT NOT NULL, dropped BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Registered:
    """A segment of the index: its number, the checksum of its table, its replaced rows (packed uint32)."""

    number: int
    digest: int
    dropped: bytes = b""


@dataclass(frozen=True, slots=True)
class State:
    """All that the catalogue says."""

    parameters: str  # JSON
    generation: int = 0  # changes so far
    next: int = 1  # the number of the next segment; none is ever used twice
    segments: tuple[Registered, ...] = ()  # by number

    def digest(self) -> str:
        """Return the SHA-256 of all of it."""
        rows = [(s.number, s.digest, s.dropped.hex()) for s in self.segments]
        return hashlib.sha256(
            repr((self.parameters, self.generation, self.next, rows)).encode("utf-8", "surrogatepass")
        ).hexdigest()


class Catalogue:
    """The catalogue opened by the one writer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection = _connected(f"{folder / DATABASE}", uri=False)
        try:
            self._connection.execute("PRAGMA synchronous=FULL")
        except sqlite3.Error:
            self._connection.close()
            raise

    def commit(self, state: State) -> None:
        """Make the state that of the index, durably: it is on the disk when this returns. sqlite3.Error, OSError."""
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        try:
            _put(self._connection, state)
            run("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                run("ROLLBACK")
            raise
        _write_mark(self._folder, state.generation)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def create(folder: Path, parameters: str) -> None:
    """Put a new catalogue into the folder. sqlite3.Error, OSError."""
    new = folder / NEW
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{new}{end}").unlink(missing_ok=True)
    connection = _connected(f"{new}", uri=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN IMMEDIATE")
        _put(connection, State(parameters))
        connection.execute("COMMIT")
    finally:
        connection.close()
    sync(new)
    _write_mark(folder, 0)
    new.rename(folder / DATABASE)
    sync(folder)


def read(folder: Path) -> State:
    """Return what the catalogue says. Damaged, OSError."""
    marked = _read_mark(folder)  # before the catalogue: a writer moves on in the other order
    try:
        state = _read(folder)
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise Damaged(f"{DATABASE}: {error}") from error
    if marked is None:
        raise Damaged(f"{MARK} is missing")
    if marked > state.generation:
        raise Damaged(f"{DATABASE} has lost the last change")
    return state


def _read(folder: Path) -> State:
    place = quote(os.fsencode((folder / DATABASE).absolute()))
    try:
        return _state_in(f"file:{place}?mode=ro")
    except sqlite3.OperationalError:
        # a folder that cannot be written, with a WAL that must be read: so it is read elsewhere
        with tempfile.TemporaryDirectory(prefix="tracer-index-") as copy:
            for name in (DATABASE, f"{DATABASE}-wal"):
                if (folder / name).exists():
                    shutil.copyfile(folder / name, Path(copy) / name)
            return _state_in(f"file:{quote(os.fsencode(Path(copy) / DATABASE))}")


def _state_in(uri: str) -> State:
    with _closing(_connected(uri, uri=True)) as connection:
        connection.execute("BEGIN")
        ((parameters, generation, next_, digest),) = connection.execute(
            "SELECT parameters, generation, next, digest FROM state"
        ).fetchall()
        rows = connection.execute("SELECT number, digest, dropped FROM segments ORDER BY number").fetchall()
        connection.execute("COMMIT")
    segments = tuple(Registered(number, int(check, 16), bytes(dropped)) for number, check, dropped in rows)
    state = State(str(parameters), int(generation), int(next_), segments)
    if state.digest() != digest:
        raise Damaged(f"{DATABASE}: what it says")
    return state


def _put(connection: sqlite3.Connection, state: State) -> None:
    connection.execute("DELETE FROM state")
    connection.execute("DELETE FROM segments")
    connection.execute(
        "INSERT INTO state VALUES (?, ?, ?, ?)",
        (state.parameters, state.generation, state.next, state.digest()),
    )
    connection.executemany(
        "INSERT INTO segments VALUES (?, ?, ?)",
        [(s.number, f"{s.digest:016x}", s.dropped) for s in state.segments],
    )


def _connected(name: str, *, uri: bool) -> sqlite3.Connection:
    return sqlite3.connect(name, uri=uri, timeout=_WAIT, isolation_level=None, check_same_thread=False)


@contextlib.contextmanager
def _closing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    finally:
        connection.close()


def _mark_of(generation: int) -> bytes:
    digits = f"{generation:020d}"
    return f"{digits} {xxh3_64_hexdigest(digits.encode())}\n".encode()


def _read_mark(folder: Path) -> int | None:
    try:
        data = (folder / MARK).read_bytes()
    except FileNotFoundError:
        return None
    digits = data[:20]
    if not digits.isdigit() or data != _mark_of(int(digits)):
        raise Damaged(MARK)
    return int(digits)


def _write_mark(folder: Path, generation: int) -> None:
    new = folder / NEW_MARK
    fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
    try:
        data = _mark_of(generation)
        while data:
            data = data[os.write(fd, data) :]
        os.fsync(fd)
    finally:
        os.close(fd)
    new.rename(folder / MARK)
    sync(folder)


def sync(path: Path) -> None:
    """Bring a file or a folder's list of names to the disk."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
