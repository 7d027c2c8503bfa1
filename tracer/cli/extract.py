"""`tracer extract`: what is read out of a file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli import console
from tracer.cli.options import Outlets, Output, Private, limits_of, names_of, registry_of
from tracer.cli.progress import Progress
from tracer.errors import NoInputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracer.records import Witness


class Format(StrEnum):
    """The forms an extract can take."""

    text = "text"
    json = "json"


def extract(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", hidden=True, show_default=False),
    ],
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.text,
    allow_private: Private = False,
    outlets: Outlets = None,
    output: Output = None,
) -> int:
    """Show what is read out of files.

    FILE is a file, a folder, an http(s) address, @FILE with a list of them, or - for standard input. Shown are each
    article's text and metadata, with what they were read from, its credits and quotes, and what is set aside as no
    evidence (heads, captions, footers).
    """
    console.check_output(output)
    registry = registry_of(outlets)
    with Progress() as progress:
        from tracer import pipeline
        from tracer.params import Params

        articles, problems = pipeline.read(files, registry, limits=limits_of(private=allow_private))
        for one in problems:
            console.problem(one)
        if not articles:
            raise NoInputError("no article could be read")
        json = form is Format.json
        witnesses = pipeline.prepare(articles, registry, Params(), progress, attributed=json)
    if json:
        from tracer.render.extract import extract_json

        console.emit(extract_json(witnesses, problems), output)
    else:
        console.emit(_human(witnesses, names_of(registry), output), output, human=True)
    return 1 if problems else 0


def _human(witnesses: Sequence[Witness], names: Mapping[str, str], output: str | None) -> Iterator[str]:
    from tracer.render.extract import extract_text
    from tracer.render.look import paint

    look = console.look(output)
    for place, witness in enumerate(witnesses):
        yield ("\n" if place else "") + paint(extract_text(witness, names, look), look)
