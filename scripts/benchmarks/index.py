"""Finding who shares text with whom in many articles: tracer against datasketch, rensa and text-dedup, in one run.

    scripts/bench index [N or FOLDER] [--only NAME ...] [--python312 PATH]
    scripts/bench index [N] --hot           20 stories of 240 copies among N others (35,000) against a corpus without
    scripts/bench index [N or FOLDER] --query     the index on disk: building, size, answers
    scripts/bench index [FOLDER] --million        one million articles: all pairs, the index, cost against 10,000

The corpus is made by scripts/make_corpus (N articles, 10,000 unless told) or lies in FOLDER. Each contestant runs in
a process of its own; speeds are articles by processor second from text in memory to pairs. docs/scale.md says more.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.indexing import measuring, ours, querying
from benchmarks.indexing.corpora import gold, load
from benchmarks.indexing.scoring import score
from benchmarks.indexing.table import show
from corpus.writing import write_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.indexing.measuring import Measured
    from benchmarks.indexing.scoring import Score

SEED = 1
SIZES = {"plain": "10000", "hot": "35000", "query": "100000", "million": "1000000"}


def run(arguments: Sequence[str] = ()) -> int:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench index", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("where", nargs="?", help="a number of articles, or a folder")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="contestants whose names begin so")
    parser.add_argument("--python312", help="an interpreter that has text-dedup")
    modes = parser.add_mutually_exclusive_group()
    for mode in ("hot", "query", "million"):
        modes.add_argument(f"--{mode}", dest="mode", action="store_const", const=mode, default="plain")
    for hidden in ("--one", "--into", "--told"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    where = given.where or SIZES[given.mode]
    if given.one:
        measuring.one(given.one, Path(where), Path(given.into), Path(given.told))
        return 0
    one, five, fifteen = os.getloadavg()
    print(f"load of the machine {one:.1f} {five:.1f} {fifteen:.1f}, {os.cpu_count()} cores\n")
    if given.mode == "plain":
        interpreter = given.python312 or (sys.executable if importlib.util.find_spec("text_dedup") else None)
        names = measuring.available(interpreter)
        if given.only:
            names = [name for name in names if name.startswith(tuple(given.only))]
        with corpus_in(where) as folder:
            _compare(folder, names, interpreter)
    else:
        {"hot": _hot, "query": _query, "million": _million}[given.mode](where)
    return 0


@contextmanager
def corpus_in(where: str, *, hot: bool = False) -> Iterator[Path]:
    """Give the folder that is named, or one with so many articles made for now."""
    if not where.isdecimal():
        yield Path(where)
        return
    with TemporaryDirectory() as name:
        print(f"making {where} articles ...", file=sys.stderr)
        write_corpus(Path(name), int(where), SEED, hot=hot)
        yield Path(name)


def _compare(
    folder: Path, names: Sequence[str], interpreter: str | None = None
) -> list[tuple[Measured, Score]]:
    corpus, children = load(folder), gold(folder)
    articles, size = len(corpus), len(corpus.buffer)
    del corpus
    rows = []
    for name in names:
        print(f"{name} ...", file=sys.stderr)
        measured = measuring.measure(name, folder, interpreter)
        rows.append((measured, score(measured.left, measured.right, children, articles)))
    show(rows, articles, size)
    return rows


def _hot(where: str) -> None:
    """Print both tables, and how much more an article of the hot corpus costs."""
    with corpus_in(where, hot=True) as folder:
        articles = len(load(folder))
        [(hot, _)] = _compare(folder, [ours.FINGERPRINTS])
    with corpus_in(str(articles)) as folder:
        [(plain, _)] = _compare(folder, [ours.FINGERPRINTS])
    print(f"cost of an article with hot stories: {hot.cpu / plain.cpu:.2f} times that without")


def _query(where: str) -> None:
    """Build an index, ask it, and start the command line."""
    with corpus_in(where) as folder, TemporaryDirectory() as name:
        home = Path(name) / "index"
        querying.show(*(measuring.in_process(step, folder, home) for step in measuring.STEPS))


def _million(where: str) -> None:
    """Print the fingerprint tier over all, its cost against ten thousand, and the index."""
    with corpus_in(SIZES["plain"]) as folder:
        articles = len(load(folder))
        [(few, _)] = _compare(folder, [ours.FINGERPRINTS])
        small = few.cpu / articles
    with corpus_in(where) as folder:
        articles = len(load(folder))
        [(many, _)] = _compare(folder, [ours.FINGERPRINTS])
        print(
            f"all pairs of {articles:,} articles in {many.cpu:.1f} processor seconds, peak {many.peak / 1e6:,.0f} MB"
        )
        print(f"cost of an article: {many.cpu / articles / small:.2f} times that among {SIZES['plain']}\n")
        _query(str(folder))
