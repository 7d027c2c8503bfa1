"""Hearing: words that two texts quote alike, which both may have from the speaker's mouth.

Two reporters who heard one speech, or hold one letter, print the same words inside quotation marks, and need not have
seen each other's text. Those words stand as a block by themselves; that both texts have them is no sign that
anything around them was rewritten or summed up, so growth's likeness and a summary's worth leave them out. A block
of which less than half is quoted was copied with what stands around its quotes, and is left as it is. O(n log n).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from tracer.align.blocks import Block
    from tracer.params import AlignParams
    from tracer.records import Witness

    Mask = NDArray[np.bool_]


def quoted(witness: Witness) -> Mask:
    """Mark the words [n] that stand in quotes."""
    return witness.tokens.inside(quote.span for quote in witness.quotes)


def heard(
    left: Witness, right: Witness, quotes: tuple[Mask, Mask], blocks: Iterable[Block], params: AlignParams
) -> tuple[Mask, Mask]:
    """Mark in each text [n] the words that both quote in one block, where both quote half of it or more.

    `blocks` are disjoint on both sides; fewer than `quoted_words` words are a phrase that anyone may have quoted.
    """
    marks = np.zeros(len(quotes[0]), np.bool_), np.zeros(len(quotes[1]), np.bool_)
    for block in blocks:
        here, there = slice(block.left, block.left_end), slice(block.right, block.right_end)
        first, second = quotes[0][here], quotes[1][there]
        words = int(first.sum()), int(second.sum())
        if min(words) < params.quoted_words or 2 * words[0] < len(first) or 2 * words[1] < len(second):
            continue
        a, b = left.tokens.hashes[here], right.tokens.hashes[there]
        marks[0][here] = first & np.isin(a, b[second])
        marks[1][there] = second & np.isin(b, a[first])
    return marks
