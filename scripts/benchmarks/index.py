"""Finding who shares text with whom in many articles: tracer against datasketch, rensa and text-dedup, in one run.

    scripts/bench index [N or FOLDER] [--only NAME ...] [--python312 PATH]

The corpus is made by scripts/make_corpus (N articles, 10,000 unless told) or lies in FOLDER. Each contestant runs in
a process of its own; speeds are articles by processor second from text in memory to pairs. docs/scale.md says more.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.indexing import measuring
from benchmarks.indexing.corpora import gold, load
from benchmarks.indexing.scoring import score
from benchmarks.indexing.table import show
from corpus.writing import write_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEED = 1


def run(arguments: Sequence[str] = ()) -> int:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog="scripts/bench index", description=__doc__)
    parser.add_argument("where", nargs="?", default="10000", help="a number of articles, or a folder")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="contestants whose names begin so")
    parser.add_argument("--python312", help="an interpreter that has text-dedup")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.one:
        measuring.one(given.one, Path(given.where), given.into)
        return 0
    interpreter = given.python312 or (sys.executable if importlib.util.find_spec("text_dedup") else None)
    names = [
        name
        for name in measuring.available(interpreter)
        if not given.only or name.startswith(tuple(given.only))
    ]
    with corpus_in(given.where) as folder:
        _compare(folder, names, interpreter)
    return 0


@contextmanager
def corpus_in(where: str, *, hot: bool = False) -> Iterator[Path]:
    """Give the folder that is named, or one with so many articles made for now."""
    if not where.isdecimal():
        yield Path(where)
        return
    with TemporaryDirectory() as name:
        write_corpus(Path(name), int(where), SEED, hot=hot)
        yield Path(name)


def _compare(folder: Path, names: Sequence[str], interpreter: str | None) -> None:
    corpus, children = load(folder), gold(folder)
    articles, size = len(corpus.ids), corpus.bytes
    del corpus
    rows = []
    for name in names:
        print(f"{name} ...", file=sys.stderr)
        measured = measuring.measure(name, folder, interpreter)
        rows.append((measured, score(measured.left, measured.right, children, articles)))
    show(rows, articles, size)
