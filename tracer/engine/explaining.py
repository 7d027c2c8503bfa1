"""Which few of many texts explain one: the choice before anything is aligned sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.align.bulk import blocks_of
from tracer.text.bulk import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.params import Params


def explaining(text: str, others: Sequence[str], most: int, params: Params) -> list[int]:
    """Return which of the other texts explain a text, word by word, best first, at most so many.

    First a greedy cover of its words (as sourmash's `gather`), then those that share most with it. Texts whose shared
    blocks all fall short of `align.alone_words` come last, in the order given. Linear in the words of all.
    """
    import numpy as np

    if not others:
        return []
    words = words_of([text, *others], places=False, compiled=False)
    asked, count = int(words.bounds[1]), len(others)
    right = np.arange(1, count + 1, dtype=np.int32)
    blocks = blocks_of(
        words.hashes, words.bounds, np.zeros(count, np.int32), right, params.align, compiled=False
    ).at_least(params.align.alone_words)
    held = np.zeros((count, asked), dtype=np.bool_)
    for place in range(count):
        for start, end, *_ in blocks.words[blocks.bounds[place] : blocks.bounds[place + 1]].tolist():
            held[place, start:end] = True
    sizes = held.sum(axis=1)
    open_words = np.ones(asked, dtype=np.bool_)
    chosen: list[int] = []
    while len(chosen) < min(most, count):
        gains = (held & open_words).sum(axis=1)
        best = int(np.argmax(gains))  # of equals the first given
        if gains[best] < params.align.alone_words:
            break
        chosen.append(best)
        open_words &= ~held[best]
    rest = sorted(set(range(count)) - set(chosen), key=lambda place: (-int(sizes[place]), place))
    return [*chosen, *rest][:most]
