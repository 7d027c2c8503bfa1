"""`tracer explain`: why one article is, or is not, said to take its text from another."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from tracer.cli import console
from tracer.cli.lineage import articles_in
from tracer.cli.naming import id_named, is_file
from tracer.cli.options import (
    Index,
    Outlets,
    Output,
    Private,
    Semantic,
    names_of,
    params_of,
    registry_of,
)
from tracer.cli.progress import Progress
from tracer.errors import UsageError


class Format(StrEnum):
    """The forms an explanation can take."""

    text = "text"
    json = "json"


def explain(
    child: Annotated[str, typer.Argument(metavar="CHILD", hidden=True, show_default=False)],
    parent: Annotated[str, typer.Argument(metavar="PARENT", hidden=True, show_default=False)],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", hidden=True, show_default=False)
    ] = None,
    index: Index = None,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.text,
    semantic: Semantic = False,
    allow_private: Private = False,
    outlets: Outlets = None,
    output: Output = None,
) -> int:
    """Explain why one article is said to take its text from another, or why not.

    CHILD and PARENT are files, addresses or ids of articles; PARENT may be an unseen source. PATH is a file or a
    folder with the articles of the story: the claim is weighed among them all. Files given as CHILD and PARENT
    are read too.
    """
    console.check_output(output)
    wanted = list(dict.fromkeys([*(name for name in (child, parent) if is_file(name)), *(paths or [])]))
    if not wanted and index is None:
        raise UsageError(
            "nothing to read: give files as CHILD and PARENT, the articles as PATH, or --index DIR"
        )
    registry = registry_of(outlets)
    params = params_of(semantic=semantic)
    with Progress() as progress:
        from tracer import questions

        articles, problems = articles_in(wanted, index, registry, private=allow_private)
        found = questions.explain(
            articles,
            registry,
            params,
            child=id_named(child, articles, "CHILD"),
            parent=parent if parent.startswith("unseen:") else id_named(parent, articles, "PARENT"),
            progress=progress,
        )
    if form is Format.json:
        from tracer.render.explain import explain_json

        console.emit(explain_json(found), output)
    else:
        from tracer.render.explain import explain_text
        from tracer.render.look import paint

        look = console.look(output)
        console.emit([paint(explain_text(found, names_of(registry), look), look)], output, human=True)
    return 1 if problems else 0
