"""The whole of reading: paths in, articles and problems out."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from tracer.params import SourceLimits
from tracer.records import Problem
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.files import opened
from tracer.sources.finish import finished
from tracer.sources.formats import read_stream
from tracer.sources.identity import identify
from tracer.sources.walk import files_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.records import Article
    from tracer.sources.draft import Registry


def read(
    paths: Sequence[str],
    registry: Registry,
    limits: SourceLimits | None = None,
    stdin: IO[bytes] | None = None,
) -> tuple[list[Article], list[Problem]]:
    """Read every article that the paths hold.

    A path is a file, a folder or "-" (standard input, or `stdin` where given). Articles come back sorted by
    id, problems by path and place; neither depends on the order of the paths. Bad input never raises.
    """
    limits = limits or SourceLimits()
    found: list[tuple[Article, str | None]] = []
    problems: list[Problem] = []
    for item in files_of(paths, limits):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        for each in read_file(item.path, limits, stdin):
            if isinstance(each, Problem):
                problems.append(each)
            else:
                found.append((finished(each, registry, limits), each.own_id))
    return identify(found), problems


def read_file(path: str, limits: SourceLimits, stdin: IO[bytes] | None = None) -> Iterator[Draft | Problem]:
    """Yield the drafts and problems of one file, in its order; a flood of problems is cut and counted."""
    articles = refused = 0
    try:
        with opened(path, limits, stdin) as stream:
            for item in read_stream(stream, path, limits):
                if isinstance(item, Problem):
                    refused += 1
                    if refused > limits.problems:
                        continue
                else:
                    articles += 1
                yield item
    except Unreadable as error:
        yield Problem(path, f"{error}; {articles} articles before that were kept" if articles else str(error))
        return
    if refused > limits.problems:
        yield Problem(path, f"{refused - limits.problems} more records could not be read")
    elif not articles and not refused:
        yield Problem(path, "empty")
