"""Two witnesses in, what they share out: the layers of alignment, best evidence first.

Word by word first (runs, chains, blocks), then over what is left sentence by sentence. The work is done on
the pair in one fixed order, whichever way it was given, so that `align(a, b)` mirrors `align(b, a)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.align.blocks import shared_blocks
from tracer.align.grades import regraded
from tracer.align.meaning import load
from tracer.align.passages import disjoint
from tracer.align.rewriting import rewritten
from tracer.records import Alignment, SpanPair
from tracer.spans import Span, union

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.align.blocks import Block
    from tracer.align.meaning import Encoder
    from tracer.align.passages import Passage
    from tracer.params import AlignParams
    from tracer.records import Tokens, Witness

CLOSING = frozenset(".!?…,;:\"'”’»)]。！？，；：、」』）")  # marks that belong to the word before them


def align(left: Witness, right: Witness, params: AlignParams, encoder: Encoder | None = None) -> Alignment:
    """Return what two witnesses share: span pairs sorted by their left span, disjoint on both sides.

    With `params.semantic` the `encoder` proposes passages, the installed one unless one is given; raises
    UsageError when there is none.
    """
    if not params.semantic:
        encoder = None
    elif encoder is None:
        encoder = load()
    if _order(left) > _order(right):
        found = align(right, left, params, encoder)
        mirrored = (SpanPair(pair.right, pair.left, pair.grade, pair.score) for pair in found.pairs)
        pairs = tuple(sorted(mirrored, key=lambda pair: pair.left))
        return Alignment(left.article.id, right.article.id, pairs, found.right_coverage, found.left_coverage)
    blocks = shared_blocks(left.tokens.hashes, right.tokens.hashes, params)
    more = params.sentence_layer and _room(left, right, blocks, params)
    passages = rewritten(left, right, blocks, params, encoder) if more else []
    alone = _alone(blocks, left, right, params)
    passages = [
        regraded(p, left.tokens.hashes, right.tokens.hashes, params) for p in disjoint(alone, passages)
    ]
    pairs = _pairs(left, right, passages)
    return Alignment(
        left.article.id,
        right.article.id,
        pairs,
        coverage(left.tokens, (pair.left for pair in pairs)),
        coverage(right.tokens, (pair.right for pair in pairs)),
    )


def _room(left: Witness, right: Witness, blocks: Iterable[Block], params: AlignParams) -> bool:
    """Whether the blocks that stand by themselves leave both texts enough words for a rewritten passage."""
    standing = [block for block in blocks if block.shared >= params.lasting_words]
    rest_left = int(left.tokens.live.sum()) - sum(block.left_end - block.left for block in standing)
    rest_right = int(right.tokens.live.sum()) - sum(block.right_end - block.right for block in standing)
    return min(rest_left, rest_right) >= params.contained_words


def coverage(tokens: Tokens, spans: Iterable[Span]) -> float:
    """Return the share of the live words that lie wholly in the spans; 0 where no word is live."""
    live = int(np.count_nonzero(tokens.live))
    inside = int(np.count_nonzero(tokens.live & tokens.inside(union(spans))))
    return inside / live if live else 0.0


def _alone(blocks: Iterable[Block], left: Witness, right: Witness, params: AlignParams) -> list[Passage]:
    """Return the blocks that need nothing around them: long ones, and words that both texts quote."""
    short = [block for block in blocks if block.shared < params.alone_words]
    found = [block.passage for block in blocks if block.shared >= params.alone_words]
    if short:
        here, there = (side.tokens.inside(q.span for q in side.quotes) for side in (left, right))
        for block in short:
            quoted = here[block.left : block.left_end].sum(), there[block.right : block.right_end].sum()
            if min(quoted) >= params.quoted_words:
                found.append(block.passage)
    return found


def _order(witness: Witness) -> tuple[int, str]:
    """Order witnesses by what they say, never by how they were given."""
    return len(witness.tokens.forms), witness.article.text


def _pairs(left: Witness, right: Witness, passages: Iterable[Passage]) -> tuple[SpanPair, ...]:
    """Turn ranges of words into spans of the two texts, without overlap where bigrams share a character."""
    found: list[SpanPair] = []
    ordered = sorted(passages, key=lambda p: (p.left, p.right))
    starts = {passage.right for passage in ordered}
    next_right = dict(zip(sorted(starts), [*sorted(starts)[1:], len(right.tokens.starts)], strict=False))
    for number, passage in enumerate(ordered):
        limit = ordered[number + 1].left if number + 1 < len(ordered) else len(left.tokens.starts)
        a = _span(left, passage.left, passage.left_end, limit)
        b = _span(right, passage.right, passage.right_end, next_right[passage.right])
        if a and b:
            found.append(SpanPair(a, b, passage.grade, round(passage.score, 4)))
    return tuple(found)


def _span(witness: Witness, first: int, end: int, limit: int) -> Span | None:
    """Return the span of words `[first, end)` with its closing marks, short of word `limit`."""
    text, tokens = witness.article.text, witness.tokens
    start, stop = int(tokens.starts[first]), int(tokens.ends[end - 1])
    wall = int(tokens.starts[limit]) if limit < len(tokens.starts) else len(text)
    stop = min(stop, wall)
    while stop < wall and text[stop] in CLOSING:
        stop += 1
    return Span(start, stop) if stop > start else None
