"""The whole of reading: paths in, articles and problems out."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from tracer.params import SourceLimits
from tracer.records import Problem
from tracer.sources.bounds import too_large
from tracer.sources.draft import Draft, PageJob, Unreadable
from tracer.sources.extraction import SURPRISES
from tracer.sources.files import opened
from tracer.sources.finish import finished
from tracer.sources.formats import read_stream
from tracer.sources.identity import identify
from tracer.sources.page import draft_of
from tracer.sources.piles import with_held
from tracer.sources.walk import files_of
from tracer.sources.web import Web, is_address
from tracer.sources.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from tracer.outlets import Registry
    from tracer.records import Article, Source
    from tracer.sources.draft import Item
    from tracer.sources.extraction import Extracted


@dataclass(frozen=True, slots=True)
class _Pending:
    """A page that is being extracted."""

    job: PageJob
    page: Future[Extracted]


def read(
    paths: Sequence[str],
    registry: Registry,
    limits: SourceLimits | None = None,
    stdin: IO[bytes] | None = None,
    held: Iterable[Article] = (),
) -> tuple[list[Article], list[Problem]]:
    """Read every article that the paths hold, and join with them those that were read before (`held`).

    A path is a file, a folder or "-" (standard input, or `stdin` where given). `held` have ids by themselves, as
    `stream` gives them. Articles come back sorted by id, problems by path and place; neither depends on the order
    of the paths. Bad input never raises.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    for item in stream(paths, registry, limits, stdin):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            articles.append(item)
    return identify(with_held(articles, held)), problems


def stream(
    paths: Sequence[str],
    registry: Registry,
    limits: SourceLimits | None = None,
    stdin: IO[bytes] | None = None,
) -> Iterator[Article | Problem]:
    """Yield articles and problems one by one, file by file in the order of their paths, in constant memory.

    Unlike `read` it cannot see twins: articles that state the same id, or have the same text and no address,
    come with the same id.
    """
    limits = limits or SourceLimits()
    refused: Counter[str] = Counter()  # by file
    with Workers(limits) as workers:
        for path, found in _resolved(_items(paths, limits, stdin), workers, limits):
            item = _bounded(path, found, limits)
            if not isinstance(item, Problem):
                yield finished(item, registry, limits)
                continue
            refused[path] += 1
            if refused[path] <= limits.problems:
                yield item
    for path, count in refused.items():
        if count > limits.problems:
            yield Problem(path, f"{count - limits.problems} more records could not be read")


def _items(paths: Sequence[str], limits: SourceLimits, stdin: IO[bytes] | None) -> Iterator[tuple[str, Item]]:
    """Yield what the files hold, each with its file."""
    web = Web(limits)
    for item in files_of(paths, limits):
        if isinstance(item, Problem):
            yield item.path, item
            continue
        path = item.path
        inside = web.read(path) if is_address(path) else _inside(path, limits, stdin)
        for held in _held(path, inside, limits):
            yield path, held


def _inside(path: str, limits: SourceLimits, stdin: IO[bytes] | None) -> Iterator[Item]:
    """Yield what one file holds; raises Unreadable."""
    with opened(path, limits, stdin) as stream:
        yield from read_stream(stream, path, limits)


def _held(path: str, inside: Iterator[Item], limits: SourceLimits) -> Iterator[Item]:
    """Yield what one file or address holds, in its order, and a problem where reading it ended early."""
    articles = items = 0
    try:
        for item in inside:
            items += 1
            articles += not isinstance(item, Problem)
            yield item
            if not articles and items >= limits.problems - 1:
                yield Problem(path, f"none of the first {items} records could be read; the rest was left")
                return
    except Unreadable as error:
        yield Problem(path, f"{error}; {articles} articles before that were kept" if articles else str(error))
        return
    except SURPRISES as error:
        # nobody's whole evening of reading shall end at one file; the tests hold that this never happens
        yield Problem(path, f"a fault of tracer itself ({type(error).__name__})")
        return
    if not items:
        yield Problem(path, "empty")


def _resolved(
    items: Iterator[tuple[str, Item]], workers: Workers, limits: SourceLimits
) -> Iterator[tuple[str, Draft | Problem]]:
    """Have pages extracted, several at once, and yield everything in the order in which it came."""
    waiting: deque[tuple[str, Draft | Problem | _Pending]] = deque()
    for path, item in items:
        waiting.append((path, _Pending(item, workers.submit(item)) if isinstance(item, PageJob) else item))
        while waiting and (len(waiting) > limits.pages_ahead or _is_done(waiting[0][1])):
            yield _outcome(*waiting.popleft(), limits)
    while waiting:
        yield _outcome(*waiting.popleft(), limits)


def _bounded(path: str, item: Draft | Problem, limits: SourceLimits) -> Draft | Problem:
    """Refuse a text that is larger than any article."""
    reason = None if isinstance(item, Problem) else too_large(item.text, limits)
    if isinstance(item, Problem) or reason is None:
        return item
    return Problem(_named(path, item.source), reason)


def _named(path: str, source: Source) -> str:
    """Return how a file, or a record in it, is called."""
    return path if source.record is None else f"{path}:{source.record}"


def _is_done(item: Draft | Problem | _Pending) -> bool:
    """Whether nothing of it has to be waited for."""
    return not isinstance(item, _Pending) or item.page.done()


def _outcome(
    path: str, item: Draft | Problem | _Pending, limits: SourceLimits
) -> tuple[str, Draft | Problem]:
    """Turn a page and what was extracted from it into a draft, or into a problem."""
    if not isinstance(item, _Pending):
        return path, item
    try:
        return path, draft_of(item.job, item.page.result(), limits)
    except Unreadable as error:
        return path, Problem(_named(path, item.job.source), str(error))
