"""The options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.outlets import Registry

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


def registry_of(outlets: str | None) -> Registry:
    """Return the registry, with a user's outlets merged over it; raises UsageError."""
    from tracer.outlets import load

    return load(None if outlets is None else Path(outlets))


def names_of(registry: Registry) -> Mapping[str, str]:
    """Return the display name of each outlet id."""
    return {outlet.id: outlet.name for outlet in registry}
