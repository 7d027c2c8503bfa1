"""What the index answers: plain tuples, for many are made for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Added(NamedTuple):
    """One article that is durably stored: the id it is stored under, where it was read, and what became of it."""

    id: str
    path: str
    status: Literal["added", "known", "version"]


class Hit(NamedTuple):
    """A stored text that shares fingerprints with the one asked for."""

    articles: tuple[int, ...]  # numbers of the articles that have it, sorted by what is known of them
    shared: int  # fingerprints in common
    stock: int  # how many of these stand in what few outlets print everywhere
    text: int  # number of the text; holds as long as those of the articles


class Shared(NamedTuple):
    """What the text that was asked shares with a hit, word by word."""

    hit: Hit
    asked: float  # share of the asked text's words that lie in spans
    held: float  # share of the hit's words
    spans: NDArray[np.int32]  # [s, 4] code points: asked start and end, the hit's start and end; sorted


class Retold(NamedTuple):
    """A stored text that may tell a passage of the one asked for in other words."""

    articles: tuple[int, ...]  # as of a Hit
    worth: float  # nats: the rarity of the word pairs that they share in one passage
