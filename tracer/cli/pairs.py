"""Many pairs of files, compared in processes: what `tracer compare --pairs` does.

Each process keeps the articles it read last, as pairs files name one text many times in a row.
"""

from __future__ import annotations

import signal
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from tracer.records import Article, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tracer.params import Params
    from tracer.records import Alignment

_AT_ONCE = 16  # pairs handed to a process at a time; fewer pairs in all are not worth a second process
_KEPT = 64  # articles each process keeps


def compare_pairs(
    pairs: Sequence[tuple[Path, Path]], params: Params, jobs: int
) -> Iterator[Alignment | Problem]:
    """Align pairs of files in up to `jobs` processes; yields one result a pair, in the order given.

    A pair of which a file cannot be read, or does not hold one article, yields that problem.
    """
    work = partial(_compared, params)
    if jobs == 1 or len(pairs) <= _AT_ONCE:
        yield from map(work, pairs)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")  # a fork would copy locks that other threads hold
    with ProcessPoolExecutor(jobs, context, initializer=_leave_interrupts_to_the_parent) as pool:
        try:
            yield from pool.map(work, pairs, chunksize=_AT_ONCE)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _compared(params: Params, pair: tuple[Path, Path]) -> Alignment | Problem:
    from tracer import pipeline

    left, right = _only_article(str(pair[0])), _only_article(str(pair[1]))
    if isinstance(left, Problem):
        return left
    if isinstance(right, Problem):
        return right
    return pipeline.compare(left, right, params)[2]


@lru_cache(maxsize=_KEPT)
def _only_article(path: str) -> Article | Problem:
    from tracer import pipeline
    from tracer.outlets import load

    articles, problems = pipeline.read([path], load())
    if len(articles) == 1:
        return articles[0]
    return problems[0] if problems else Problem(path, f"holds {len(articles)} articles, not one")
