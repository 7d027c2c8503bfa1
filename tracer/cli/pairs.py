"""Many pairs of files, compared in processes: what `tracer compare --pairs` does.

Each process keeps the texts it read last, as pairs files name one text many times in a row.
"""

from __future__ import annotations

import signal
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from tracer.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tracer.outlets import Registry
    from tracer.params import Params
    from tracer.records import Alignment, Witness

_AT_ONCE = 16  # pairs handed to a process at a time; fewer pairs in all are not worth a second process
_KEPT = 64  # texts each process keeps


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

    left, right = _only_text(str(pair[0])), _only_text(str(pair[1]))
    if isinstance(left, Problem):
        return left
    if isinstance(right, Problem):
        return right
    return pipeline.compare(left, right, params)


@lru_cache(maxsize=_KEPT)
def _only_text(path: str) -> Witness | Problem:
    """Return the one text that a file holds; several pairs in a row often name the same."""
    from tracer import pipeline

    articles, problems = pipeline.read([path], _registry())
    if len(articles) == 1:
        return pipeline.as_it_stands(articles[0])
    return problems[0] if problems else Problem(path, f"holds {len(articles)} articles, not one")


@lru_cache(maxsize=1)
def _registry() -> Registry:
    from tracer.outlets import load

    return load()
