"""`tracer check`: where the text of an article comes from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli import console
from tracer.cli.options import (
    Index,
    Outlets,
    Output,
    Private,
    Semantic,
    limits_of,
    names_of,
    params_of,
    registry_of,
)
from tracer.cli.progress import Progress
from tracer.errors import NoInputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracer.outlets import Registry
    from tracer.params import Params
    from tracer.records import Article, Check


class Format(StrEnum):
    """The forms a check can take."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE", hidden=True, show_default=False)],
    against: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH",
            help="A file or folder of articles to search for sources; may be given several times.",
            show_default=False,
        ),
    ] = None,
    index: Index = None,
    form: Annotated[
        Format, typer.Option("--format", help="How to write it; jsonl is one line for each article.")
    ] = Format.text,
    semantic: Semantic = False,
    allow_private: Private = False,
    outlets: Outlets = None,
    output: Output = None,
) -> int:
    """Find where the text of articles comes from.

    FILE is a file, a folder, an http(s) address, @FILE with a list of them, or - for standard input. Each article in
    it is checked by itself against the articles of --against, or against those of an index. That no source is found
    says nothing of what was not supplied.
    """
    console.check_output(output)
    if not against and index is None:
        raise UsageError("nothing to check against: give --against PATH (files or folders) or --index DIR")
    if against and index is not None:
        raise UsageError("--against and --index exclude each other")
    registry = registry_of(outlets)
    params = params_of(semantic=semantic)
    limits = limits_of(private=allow_private)
    with Progress() as progress:
        from tracer import pipeline, questions

        asked, problems = pipeline.read(files, registry, limits=limits)
        others: list[Article] = []
        if against:
            others, more = pipeline.read(against, registry, limits=limits)
            problems += more
        for one in dict.fromkeys(problems):
            console.problem(one)
        if not asked:
            raise NoInputError("no article to check could be read")
        if index is not None:
            found = _indexed(asked, index, registry, params, progress)
        elif others:
            found = questions.check(asked, others, registry, params, progress=progress)
        else:
            raise NoInputError("no article to check against could be read")
    if form is Format.text:
        console.emit(_human(found, names_of(registry), output), output, human=True)
    else:
        from tracer.render.check import check_json, check_jsonl

        console.emit(check_json(found) if form is Format.json else check_jsonl(found), output)
    return 1 if problems else 0


def _indexed(
    asked: Sequence[Article], index: str, registry: Registry, params: Params, progress: Progress
) -> list[Check]:
    from tracer import questions
    from tracer.index import Index

    with Index.open(index, params) as opened:
        return questions.check_index(asked, opened, registry, params, progress=progress)


def _human(found: Sequence[Check], names: Mapping[str, str], output: str | None) -> Iterator[str]:
    from tracer.render import phrases
    from tracer.render.check import check_notes, check_text
    from tracer.render.look import paint

    look = console.look(output)
    for one in found:
        yield paint(check_text(one, names, look, console.PARAMS), look) + "\n"
    calibrated = all(phrases.calibrated(one.parameters) for one in found)
    yield paint(check_notes(calibrated=calibrated, look=look, params=console.PARAMS), look)
