"""`tracer outlets`: the registry of outlets, listed, shown and asked."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli import console
from tracer.cli.options import Outlets, Output, registry_of
from tracer.errors import NoInputError
from tracer.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.records import Outlet

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="List, show and match the outlets that tracer knows.",
    no_args_is_help=True,
)


class Format(StrEnum):
    """The forms the registry can take."""

    text = "text"
    json = "json"


Form = Annotated[Format, typer.Option("--format", help="How to write it.")]


@app.command("list")
def list_(form: Form = Format.text, outlets: Outlets = None, output: Output = None) -> int:
    """List every outlet: id, name, kind, country, domains."""
    from tracer.render.look import paint
    from tracer.render.outlets import outlets_json, outlets_text

    console.check_output(output)
    known = registry_of(outlets).outlets
    if form is Format.json:
        console.emit(outlets_json(known), output)
    else:
        look = console.look(output)
        console.emit([paint(outlets_text(known, look), look)], output, human=True)
    return 0


@app.command()
def show(
    ids: Annotated[list[str], typer.Argument(metavar="ID", hidden=True, show_default=False)],
    form: Form = Format.text,
    outlets: Outlets = None,
    output: Output = None,
) -> int:
    """Show all that is known of outlets.

    ID is an outlet's id, as `tracer outlets list` prints it.
    """
    from tracer.render.outlets import outlets_json

    console.check_output(output)
    registry = registry_of(outlets)
    asked = [(id_, registry.get(id_)) for id_ in ids]
    found = [outlet for _, outlet in asked if outlet is not None]
    for id_, outlet in asked:
        if outlet is None:
            console.problem(
                Problem(id_, "no such outlet; `tracer outlets list` names them, `match` finds them")
            )
    if not found:
        raise NoInputError("no outlet to show")
    if form is Format.json:
        console.emit(outlets_json(found), output)
    else:
        console.emit(_shown(found, output), output, human=True)
    return 0 if len(found) == len(ids) else 1


@app.command()
def match(
    names: Annotated[list[str], typer.Argument(metavar="NAME", hidden=True, show_default=False)],
    form: Form = Format.text,
    outlets: Outlets = None,
    output: Output = None,
) -> int:
    """Say which outlet a name stands for.

    NAME is a name in any language, a domain or an address.
    """
    from tracer.render.look import paint
    from tracer.render.outlets import matches_json, matches_text

    console.check_output(output)
    registry = registry_of(outlets)
    found = [(name, registry.match_name(name) or registry.match_url(name)) for name in names]
    if form is Format.json:
        console.emit(matches_json(found), output)
    else:
        look = console.look(output)
        console.emit([paint(matches_text(found, look), look)], output, human=True)
    return 0


def _shown(found: list[Outlet], output: str | None) -> Iterator[str]:
    from tracer.render.look import paint
    from tracer.render.outlets import outlet_text

    look = console.look(output)
    for place, outlet in enumerate(found):
        yield ("\n" if place else "") + paint(outlet_text(outlet, look), look)
