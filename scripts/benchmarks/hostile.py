"""What each command takes on large hostile files, one file at a time: seconds, and memory of all its processes.

    scripts/bench hostile [COMMAND...] [--size BYTES] [--only WORD] [--seconds N] [--megabytes N]

COMMAND is extract, lineage, check, compare, report or index; all of them where none is named. The files are those of tests/sources/hostile_large.py
at about `--size` bytes (2,000,000) each; `--only` keeps those with WORD in their name. A line is printed for each run that exceeds `--seconds` (10) or
`--megabytes` (1,000), shows a traceback, writes a control character or leaves with a code that the contract does not have; and one for the slowest and the
largest run of each command. The exit code is 1 where a run did any of that.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the generator lies with the tests

from tests.sources.fiction import BODY
from tests.sources.hostile_large import pages, records, texts

STOP = 6  # times the seconds that are allowed, after which a run is ended
CODES = {0, 1, 3}
STEERING = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
FAULTS = re.compile(rb"Traceback|bug in tracer|fault of tracer")
PLAIN = "plain.txt"  # a harmless article, which the others are held against
COMMANDS: dict[str, Callable[[str, str, str], list[str]]] = {
    "extract": lambda file, _plain, _out: ["extract", file, "--format", "json"],
    "lineage": lambda file, plain, _out: ["lineage", file, plain],
    "check": lambda file, plain, _out: ["check", plain, "--against", file],
    "compare": lambda file, plain, _out: ["compare", file, plain],
    "report": lambda file, plain, out: ["report", file, plain, "-o", f"{out}/page.html"],
    "index": lambda file, _plain, out: ["index", "add", "--index", f"{out}/index", file],
}


class Took(NamedTuple):
    """One run: wall-clock seconds, the most megabytes of all its processes together, its exit code, what it did wrong."""

    seconds: float
    megabytes: float
    code: int
    faults: str


def run(arguments: Sequence[str] = ()) -> int:
    """Run every command on every file and print what is over the limits."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench hostile",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("commands", nargs="*", metavar="COMMAND", help=", ".join(COMMANDS))
    parser.add_argument("--size", type=int, default=2_000_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--megabytes", type=float, default=1000.0)
    parser.add_argument("--all", action="store_true", help="print every run")
    given = parser.parse_args(arguments)
    bad = 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = list(_written(folder, given.size, given.only))
        for command in given.commands or COMMANDS:
            worst: dict[str, tuple[float, str]] = {"slowest": (0.0, ""), "largest": (0.0, "")}
            for file in files:
                took = _timed(command, file, folder, given.seconds * STOP)
                over = took.seconds > given.seconds or took.megabytes > given.megabytes
                bad += over or took.faults != ""
                if over or took.faults or given.all:
                    print(
                        f"{command:8} {file.name:28} {took.seconds:6.1f} s {took.megabytes:6.0f} MB, code {took.code} {took.faults}",
                        flush=True,
                    )
                worst["slowest"] = max(worst["slowest"], (took.seconds, file.name))
                worst["largest"] = max(worst["largest"], (took.megabytes, file.name))
            print(
                f"{command:8} slowest {worst['slowest'][0]:.1f} s ({worst['slowest'][1]}), "
                f"largest {worst['largest'][0]:.0f} MB ({worst['largest'][1]})",
                flush=True,
            )
    return 1 if bad else 0


def _written(folder: Path, size: int, only: str) -> Iterator[Path]:
    """Write the files and yield their paths, the plain one not among them."""
    (folder / PLAIN).write_text(f"The harbour of Veldt reopens\n\n{BODY}\n")
    for kind in (texts, pages, records):
        for name, data in kind(size):
            if only in name:
                path = folder / f"{kind.__name__}-{name}"
                path.write_bytes(data)
                yield path


def _timed(command: str, file: Path, folder: Path, most: float) -> Took:
    """Run one command on one file, and end it after `most` seconds."""
    with TemporaryDirectory(dir=folder) as out:
        line = COMMANDS[command](str(file), str(folder / PLAIN), out)
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "tracer.cli.app", *line], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        watch = _Watch(process.pid)
        watch.start()
        try:
            written = b"".join(process.communicate(timeout=most))
            faults = ""
        except subprocess.TimeoutExpired:
            process.kill()
            written, faults = b"".join(process.communicate()), "was ended"
        seconds = time.perf_counter() - began
        watch.done.set()
        watch.join()
    if found := FAULTS.search(written):
        faults = found[0].decode()
    elif STEERING.search(written):
        faults = "wrote a control character"
    elif not faults and process.returncode not in CODES:
        faults = "left with another code"
    return Took(seconds, watch.peak / 1e6, process.returncode, faults)


class _Watch(threading.Thread):
    """Looks at the memory of a process and all its children until told that it is done."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.peak = 0
        self._process = process

    def run(self) -> None:
        while not self.done.wait(0.05):
            self.peak = max(self.peak, _memory(self._process))


def _memory(process: int) -> int:
    """Return the bytes that a process and its children hold in memory; 0 where that cannot be told."""
    here = Path(f"/proc/{process}")
    try:
        pages = int((here / "statm").read_text().split()[1])
        children = (here / f"task/{process}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize() + sum(map(_memory, map(int, children)))
