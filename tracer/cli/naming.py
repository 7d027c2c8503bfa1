"""Which article an argument names: by its id, its address, or the file that it was read from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tracer.errors import NoInputError, UsageError
from tracer.render.clean import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.records import Article


def is_file(name: str) -> bool:
    """Whether the name is that of something to read."""
    try:
        return name == "-" or os.path.isfile(name)  # noqa: PTH113 -- a name with a NUL is no file, and no error
    except (OSError, ValueError):
        return False


def id_named(name: str, articles: Sequence[Article], argument: str) -> str:
    """Return the id of the one article that a name stands for.

    UsageError where none or several do, NoInputError where a file holds none that could be read.
    """
    if any(article.id == name for article in articles):
        return name
    if is_file(name):
        held = [article.id for article in articles if _lies_in(article, name)]
        if not held:
            raise NoInputError(f"{quoted(name)}: no article could be read from it")
    else:
        held = _at_address(name, articles)
    if not held:
        raise UsageError(f"{quoted(name)}: no such article; give an id, an address or a file as {argument}")
    if len(held) > 1:
        raise UsageError(f"{quoted(name)}: names {len(held)} articles; give the id of one as {argument}")
    return held[0]


def _lies_in(article: Article, file: str) -> bool:
    path = article.source.path
    return path == file or (path != "-" and file != "-" and os.path.realpath(path) == os.path.realpath(file))


def _at_address(name: str, articles: Sequence[Article]) -> list[str]:
    from tracer.sources import canonical_address

    address = canonical_address(name) if "://" in name else None
    if address is None:
        return []
    return [a.id for a in articles if a.url is not None and canonical_address(a.url) == address]
