"""Two piles of articles, read apart: those asked about and those they are held against, or read now and before."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tracer.sources.addresses import canonical_address
from tracer.sources.identity import identify

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from tracer.records import Article


def two_piles(asked: Sequence[Article], others: Sequence[Article]) -> tuple[list[Article], list[Article]]:
    """Return both piles, each sorted by id, with ids that are different across them.

    An article that lies in both is in both of those returned, with one id: the same text in the same record of the same
    file, at the same address, or of one outlet and one stated time. Another text at either, read at another time, is another article.
    """
    files = Files()
    own = {mark for article in asked for mark in _marks(article, files)}
    theirs = {mark for article in others for mark in _marks(article, files)}
    rest = [article for article in others if own.isdisjoint(_marks(article, files))]
    places = {(files.place(article), article.text) for article in asked}
    everything = identify([*asked, *rest])
    return (
        [article for article in everything if (files.place(article), article.text) in places],
        [article for article in everything if not theirs.isdisjoint(_marks(article, files))],
    )


def with_held(read: Sequence[Article], held: Iterable[Article]) -> list[Article]:
    """Return the articles read and, of those that were read before, the ones that are not the same record and text."""
    others = list(held)
    if not others:
        return list(read)
    files = Files()
    own = {(files.place(article), article.text) for article in read}
    return [*read, *(article for article in others if (files.place(article), article.text) not in own)]


def _marks(article: Article, files: Files) -> Iterator[Hashable]:
    """Yield by what an article is known as the same."""
    yield (files.place(article), article.text)
    address = canonical_address(article.url) if article.url else None
    if address:
        yield (address, article.text)
    outlet = article.outlet or article.outlet_name
    if outlet and article.published:
        yield (outlet, article.published.earliest, article.published.latest, article.text)


class Files(dict[str, str]):
    """The real path of each file, asked for once: thousands of records lie in one."""

    def __missing__(self, path: str) -> str:
        self[path] = real = "-" if path == "-" else os.path.realpath(path)
        return real

    def place(self, article: Article) -> tuple[str, int | None]:
        """Return the file and the record that an article is."""
        return self[article.source.path], article.source.record
