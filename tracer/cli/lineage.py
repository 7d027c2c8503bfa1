"""`tracer lineage`: who copied whom among many articles."""

from __future__ import annotations

import io
import os
import select
import stat
import sys
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli import console
from tracer.cli.options import (
    About,
    IgnoreDates,
    Index,
    Outlets,
    Output,
    Private,
    Semantic,
    held_in,
    limits_of,
    names_of,
    params_of,
    registry_of,
)
from tracer.cli.progress import Progress
from tracer.errors import NoInputError, UsageError
from tracer.render.clean import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracer.outlets import Registry
    from tracer.params import Params, RenderParams
    from tracer.records import Article, Lineage, Problem

_WAIT = 10.0  # seconds; a pipe that nobody writes to must not hang a command that did not ask for it


class Format(StrEnum):
    """The forms a lineage can take."""

    tree = "tree"
    json = "json"
    dot = "dot"
    graphml = "graphml"
    mermaid = "mermaid"
    prov = "prov"
    csv = "csv"


def lineage(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", hidden=True, show_default=False),
    ] = None,
    index: Index = None,
    about: About = None,
    ignore_dates: IgnoreDates = False,
    form: Annotated[Format, typer.Option("--format", help="How to write the lineage.")] = Format.tree,
    no_text: Annotated[
        bool,
        typer.Option(
            "--no-text", help="With --format json: leave the articles' texts out.", show_default=False
        ),
    ] = False,
    passages: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=0,
            help=f"Show the shared passages of N derivations under the tree; {console.PARAMS.passages} unless said.",
            show_default=False,
        ),
    ] = None,
    expand: Annotated[
        bool,
        typer.Option("--expand", help="List each of many copies on a line of its own.", show_default=False),
    ] = False,
    semantic: Semantic = False,
    allow_private: Private = False,
    outlets: Outlets = None,
    output: Output = None,
) -> int:
    """Trace who copied whom: stories, sources, the wording they share.

    PATH is a file, a folder (walked), an http(s) address, @FILE with a list of addresses, or - for standard input.
    Text, pages, records, feeds and archives are read, and many articles may lie in one file. Only addresses that
    are named are fetched; nothing is written but the answer. What an index holds is traced together with the PATHs.
    """
    if no_text and form is not Format.json:
        raise UsageError("--no-text goes with --format json")
    for option, given in (("--passages", passages is not None), ("--expand", expand)):
        if given and form is not Format.tree:
            raise UsageError(f"{option} goes with --format tree")
    console.check_output(output)
    wanted = inputs(paths or [], about, index, "lineage")
    registry = registry_of(outlets)
    params = params_of(semantic=semantic)
    found = traced(wanted, about, index, registry, params, ignore_dates=ignore_dates, private=allow_private)
    shown = _looks(passages, expand=expand)
    pieces = _rendered(found, form, names_of(registry), output, shown, text=not no_text)
    console.emit(pieces, output, human=form is Format.tree)
    return 1 if found.problems else 0


def _looks(passages: int | None, *, expand: bool) -> RenderParams:
    """Return how much of the tree and its passages is shown."""
    shown = console.PARAMS
    if passages is not None:
        shown = replace(shown, passages=passages)
    return replace(shown, group_over=sys.maxsize) if expand else shown


def inputs(paths: list[str], about: str | None, index: str | None, command: str) -> list[str]:
    """Return the paths to read: those given, the article asked about, or standard input; raises UsageError."""
    wanted = [*paths, *([] if about is None else [about])]
    if wanted or index is not None:
        return wanted
    if _stdin_has_data():
        return ["-"]
    raise UsageError(
        f"nothing to read: give files or folders, or - for standard input; see tracer {command} --help"
    )


def _stdin_has_data() -> bool:
    """Whether something was piped in; waits a little for a pipe's first byte, never for a person."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
        buffer = sys.stdin.buffer
        if not isinstance(buffer, io.BufferedReader):
            return False
        if stat.S_ISREG(mode):
            return bool(buffer.peek(1))
        if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
            ready, _, _ = select.select([sys.stdin], [], [], _WAIT)
            return bool(ready) and bool(buffer.peek(1))
    except (AttributeError, OSError, ValueError):  # standard input is closed or replaced
        return False
    return False


def traced(
    wanted: list[str],
    about: str | None,
    index: str | None,
    registry: Registry,
    params: Params,
    *,
    ignore_dates: bool,
    private: bool,
) -> Lineage:
    """Return the lineage of what is read, with the problems that were told on the way; raises NoInputError."""
    with Progress() as progress:
        from tracer import pipeline

        articles, problems = articles_in(wanted, index, registry, private=private)
        found = pipeline.trace(
            articles,
            registry,
            params,
            ignore_dates=ignore_dates,
            about=None if about is None else article_of(about, articles),
            progress=progress,
        )
    return replace(found, problems=tuple(problems))


def articles_in(
    wanted: list[str], index: str | None, registry: Registry, *, private: bool
) -> tuple[list[Article], list[Problem]]:
    """Read the paths and what an index holds, and tell what could not be read; raises NoInputError."""
    from tracer import pipeline

    with held_in(index, registry) as held:
        articles, problems = pipeline.read(wanted, registry, held, limits_of(private=private))
    for one in problems:
        console.problem(one)
    if not articles:
        raise NoInputError("no article could be read")
    return articles, problems


def article_of(about: str, articles: Sequence[Article]) -> str:
    """Return the id of the one article that the file holds; raises UsageError or NoInputError."""
    real = os.path.realpath(about) if about != "-" else about
    held = [
        article.id
        for article in articles
        if (article.source.path if article.source.path == "-" else os.path.realpath(article.source.path))
        == real
    ]
    if not held:
        raise NoInputError(f"{quoted(about)}: no article could be read from it")
    if len(held) > 1:
        raise UsageError(f"{quoted(about)}: holds {len(held)} articles; --about takes a file with one")
    return held[0]


def _rendered(
    found: Lineage,
    form: Format,
    names: Mapping[str, str],
    output: str | None,
    params: RenderParams,
    *,
    text: bool,
) -> Iterable[str]:
    if form is Format.tree:
        return _human(found, names, output, params)
    if form is Format.json:
        from tracer.render.lineage_json import lineage_json

        return lineage_json(found, text=text)
    from tracer.render import graphs

    writers = {
        Format.dot: graphs.dot,
        Format.graphml: graphs.graphml,
        Format.mermaid: graphs.mermaid,
        Format.prov: graphs.prov,
        Format.csv: graphs.table,
    }
    return writers[form](found, names)


def _human(
    found: Lineage, names: Mapping[str, str], output: str | None, params: RenderParams
) -> Iterable[str]:
    from tracer.render.look import paint
    from tracer.render.passages import passages
    from tracer.render.tree import tree
    from tracer.render.view import view

    look = console.look(output)
    seen = view(found, names, params)
    yield paint(tree(seen, look, params), look)
    under = passages(seen, look, params, params.passages)
    if under:
        yield "\n" + paint(under, look)
