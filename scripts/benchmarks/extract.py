"""`tracer extract` over saved pages against trafilatura called in as many processes, in one run.

    scripts/bench extract [FOLDER] [--pages N] [--rounds N]

Without FOLDER, N pages (1,000) are made: 30 to 200 KB of markup around the texts of simulated stories (benchmarks/saved). `tracer extract
FOLDER --format json` reads them with its worker processes: text, metadata, dates, credits, quotes, attributions, asides. Against it stand
`trafilatura.extract(bytes, with_metadata=True)` and `trafilatura.extract(bytes)`, which gives no metadata, for every page, in a pool of as many
processes as there are processors. All are whole runs, from the start of the interpreter; seconds are of the wall clock and of all processors.
Rounds alternate; the best of each counts.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.saved import rival
from benchmarks.saved.pages import write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEED = 11


class Took(NamedTuple):
    """Seconds of the wall clock and of all processors."""

    wall: float
    cpu: float


def run(arguments: Sequence[str] = ()) -> int:
    """Measure both and print the ratios."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench extract",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", type=Path, help="saved pages (*.html)")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args(arguments)
    processes = len(os.sched_getaffinity(0))
    with _pages_in(given.folder, given.pages) as folder:
        sizes = [file.stat().st_size for file in folder.glob("*.html")]
        print(
            f"{len(sizes)} pages, {sum(sizes) / 1e6:.0f} MB, {processes} processes; load {os.getloadavg()[0]:.1f}"
        )
        theirs = [sys.executable, rival.__file__, str(folder), str(processes)]
        commands = {
            "trafilatura, metadata": [*theirs, "--metadata"],
            "trafilatura, text": theirs,
            "tracer": [sys.executable, "-m", "tracer.cli.app", "extract", str(folder), "--format", "json"],
        }
        best: dict[str, Took] = {}
        for name in list(commands) * given.rounds:
            took = _timed(commands[name])
            print(f"{name:21} {took.wall:6.1f} s, {took.cpu:6.1f} s of processors", flush=True)
            best[name] = min(took, best.get(name, took))
        ours = best.pop("tracer")
        for name, took in best.items():
            print(
                f"tracer has {took.wall / ours.wall:.2f} of the speed of {name}; by processors' seconds {took.cpu / ours.cpu:.2f}"
            )
    return 0


def _timed(command: Sequence[str]) -> Took:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


@contextmanager
def _pages_in(folder: Path | None, count: int) -> Iterator[Path]:
    """Give the folder that is named, or one with so many pages made for now."""
    if folder is not None:
        yield folder
        return
    with TemporaryDirectory() as name:
        for file, html in write_pages(SEED, count):
            (Path(name) / file).write_text(html, encoding="utf-8")
        yield Path(name)
