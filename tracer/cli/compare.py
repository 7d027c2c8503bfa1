"""`tracer compare`: the wording that two texts share; or many pairs of texts, one JSON line each."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli import console
from tracer.cli.options import Outlets, Output, Semantic, params_of, registry_of
from tracer.errors import NoInputError, UsageError
from tracer.records import Problem
from tracer.render.clean import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.outlets import Registry
    from tracer.params import Params
    from tracer.records import Article


class Format(StrEnum):
    """The forms a comparison can take."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


def compare(
    left: Annotated[str | None, typer.Argument(metavar="A", hidden=True, show_default=False)] = None,
    right: Annotated[str | None, typer.Argument(metavar="B", hidden=True, show_default=False)] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="How to write it; jsonl is for --pairs.", show_default=False),
    ] = None,
    pairs: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Compare many pairs: two names a line, separated by a space.",
            show_default=False,
        ),
    ] = None,
    left_root: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Folder of the first names of --pairs.", show_default=False),
    ] = None,
    right_root: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Folder of the second names of --pairs.", show_default=False),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Processes that work on --pairs; all cores unless said.",
            show_default=False,
        ),
    ] = None,
    semantic: Semantic = False,
    outlets: Outlets = None,
    output: Output = None,
) -> int:
    """Show the wording that two texts share, passage by passage.

    A and B are files with one article each. Plain text is compared whole, as it stands in the file: offsets in
    JSON count its code points.
    """
    console.check_output(output)
    registry = registry_of(outlets)
    params = params_of(semantic=semantic)
    if pairs is not None:
        if left is not None or right is not None or left_root is None or right_root is None:
            raise UsageError("--pairs takes no A and B, but needs --left-root and --right-root")
        if form not in {None, Format.jsonl}:
            raise UsageError("--pairs goes with --format jsonl")
        return _many((pairs, Path(left_root), Path(right_root)), params, jobs or os.cpu_count() or 1, output)
    if left is None or right is None:
        raise UsageError("give two files, A and B, or --pairs FILE; see tracer compare --help")
    if form is Format.jsonl or left_root is not None or right_root is not None or jobs is not None:
        raise UsageError("--format jsonl, --left-root, --right-root and --jobs go with --pairs")
    return _two((left, right), registry, params, form, output)


def _two(
    paths: tuple[str, str], registry: Registry, params: Params, form: Format | None, output: str | None
) -> int:
    from tracer import pipeline
    from tracer.render.compare import compare_json, compare_text
    from tracer.render.look import paint

    articles = [_only_article(path, registry) for path in paths]
    texts = [pipeline.as_it_stands(article) for article in articles if article is not None]
    if len(texts) < len(articles):
        raise NoInputError("nothing to compare")
    first, second = texts
    alignment = pipeline.differ(first, second, pipeline.compare(first, second, params), params)
    if form is Format.json:
        console.emit([compare_json(*paths, alignment)], output)
    else:
        look = console.look(output)
        both = (first.article.text, second.article.text)
        lines = compare_text(paths, both, alignment, look, console.PARAMS)
        console.emit([paint(lines, look)], output, human=True)
    return 0


def _only_article(path: str, registry: Registry) -> Article | None:
    """Return the one article of a file, or None after naming what is wrong with it."""
    from tracer import pipeline

    articles, problems = pipeline.read([path], registry)
    for one in problems:
        console.problem(one)
    if len(articles) > 1:
        console.problem(Problem(path, f"holds {len(articles)} articles; compare takes one of each"))
    return articles[0] if len(articles) == 1 else None


def _many(where: tuple[str, Path, Path], params: Params, jobs: int, output: str | None) -> int:
    from tracer.cli.pairs import compare_pairs
    from tracer.render.compare import compare_json

    pairs, left_root, right_root = where
    for root in (left_root, right_root):
        if not root.is_dir():
            raise UsageError(f"{quoted(str(root))}: no such folder")
    named = _names(pairs, left_root, right_root)
    problems: list[Problem] = []
    done = 0

    def lines() -> Iterator[str]:
        nonlocal done
        known = [names for names in named if not isinstance(names, Problem)]
        paths = [(left_root / left, right_root / right) for left, right in known]
        found = compare_pairs(paths, params, jobs)
        waiting = iter(zip(known, found, strict=True))
        for names in named:
            result = names if isinstance(names, Problem) else next(waiting)[1]
            if isinstance(result, Problem):
                problems.append(result)
                console.problem(result)
            elif not isinstance(names, Problem):
                done += 1
                yield compare_json(*names, result)

    console.emit(lines(), output)
    if not done:
        raise NoInputError("no pair could be compared")
    return 1 if problems else 0


def _names(pairs: str, left_root: Path, right_root: Path) -> list[tuple[str, str] | Problem]:
    """Return the two names of each line of a pairs file, in its order; UsageError if it cannot be read.

    A name may hold spaces where only one way to divide the line names two files that exist.
    """
    try:
        text = Path(pairs).read_text(encoding="utf-8-sig", errors="surrogateescape")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise UsageError(f"{quoted(pairs)}: {reason or 'cannot be read'}") from error
    found: list[tuple[str, str] | Problem] = []
    for number, row in enumerate(text.split("\n"), 1):
        words = row.rstrip("\r").split(" ")
        ways = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
        if len(ways) > 1:
            ways = [way for way in ways if _exist(left_root / way[0], right_root / way[1])]
        if len(ways) == 1 and all(ways[0]):
            found.append(ways[0])
        elif row.strip():
            found.append(Problem(pairs, f"line {number} does not hold two names separated by a space"))
    return found


def _exist(left: Path, right: Path) -> bool:
    try:
        return left.is_file() and right.is_file()
    except (OSError, ValueError):
        return False
