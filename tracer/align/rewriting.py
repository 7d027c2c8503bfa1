"""The sentence layer: passages that say the same in other words, laid beside the blocks that are copied."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.align.agreement import contradict
from tracer.align.condensing import condensed
from tracer.align.grades import contained
from tracer.align.growth import Field, field, grow, likeness
from tracer.align.hearing import heard, quoted
from tracer.align.passages import Passage
from tracer.align.proposals import agrees, proposals
from tracer.align.sentences import Bags, Likeness, bags, liken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tracer.align.blocks import Block
    from tracer.align.growth import Box
    from tracer.align.meaning import Encoder
    from tracer.params import AlignParams
    from tracer.records import Grade, Witness

    Mask = NDArray[np.bool_]


def rewritten(
    left: Witness,
    right: Witness,
    blocks: Sequence[Block],
    params: AlignParams,
    encoder: Encoder | None = None,
) -> list[Passage]:
    """Return the long dense blocks and the rewritten passages, disjoint on both sides.

    A long dense block stands. Any other is a seed among the alike sentences, and part of what it grows into.
    What an encoder proposes comes last, where nothing else was found.
    """
    a, b, weights = bags(left.tokens, right.tokens, params)
    strong = [b for b in blocks if b.shared >= params.strong_words and b.density >= params.strong_density]
    weak = [b for b in blocks if b.shared < params.strong_words or b.density < params.strong_density]
    if not len(a.stems) or not len(b.stems):
        return []

    quotes = quoted(left), quoted(right)
    # who copies whole sentences rarely rewrites others: likeness beside a copy is likeness of topic
    extra = params.beside_copy if any(b.shared >= params.lasting_words for b in strong) else 0.0

    def credible(box: Box) -> bool:
        if not _free(plain, box) or contradict(left, right, box, params):
            return False
        return _stands(plain, box, extra, params) or _reported(plain, box, quotes, params)

    plain = field((left, right), (a, b), weights, heard(left, right, quotes, blocks, params), params)
    untouched = plain.left.free.copy(), plain.right.free.copy()
    _claim(plain, strong)
    alike = liken(a, b, weights, (params.alike_cosine, params.alike_dice), params.sentence_budget)
    grown = _grown(plain, _seeds((a, b), alike, weak, params), credible, params)
    plain.left.free, plain.right.free = untouched
    lasting = [block for block in strong if block.shared >= params.lasting_words]
    _claim(plain, lasting)
    passages = [block.passage for block in strong if block.shared < params.lasting_words] + grown
    least = params.condensed_worth * (params.condensed_beside if lasting else 1.0)
    passages = condensed(plain, (a, b), alike, passages, least, params)
    mirrored = [_mirror(p) for p in passages]
    swapped = Field(plain.right, plain.left, plain.weights, plain.present)
    alike = Likeness(alike.right, alike.left, alike.cosine, alike.dice)
    passages = [_mirror(p) for p in condensed(swapped, (b, a), alike, mirrored, least, params)]
    passages = [block.passage for block in lasting] + [_graded(passage, weak) for passage in passages]
    if encoder is not None:
        _take(plain, passages)
        _claim(plain, blocks)
        boxes = proposals((left, right), (a, b), plain, encoder, params)
        passages += _meant(plain, boxes, lambda box: agrees((left, right), plain, box, params))
    return passages


def _meant(plain: Field, boxes: Iterable[Box], agreed: Callable[[Box], bool]) -> list[Passage]:
    """Return the proposed passages that agree and take no word that another has."""
    found: list[Passage] = []
    for box in boxes:
        if _free(plain, box) and agreed(box):
            found.append(Passage(*box, "rewritten", likeness(plain, box)[0]))
            _take(plain, found[-1:])
    return found


def _take(plain: Field, passages: Iterable[Passage]) -> None:
    for passage in passages:
        plain.left.free[passage.left : passage.left_end] = False
        plain.right.free[passage.right : passage.right_end] = False


def _claim(plain: Field, blocks: Iterable[Block]) -> None:
    for block in blocks:
        plain.left.free[block.left : block.left_end] = False
        plain.right.free[block.right : block.right_end] = False


def _mirror(passage: Passage) -> Passage:
    return replace(
        passage,
        left=passage.right,
        left_end=passage.right_end,
        right=passage.left,
        right_end=passage.left_end,
    )


def _seeds(both: tuple[Bags, Bags], alike: Likeness, weak: Iterable[Block], params: AlignParams) -> list[Box]:
    """Return where to begin, best first: short blocks and pairs of alike sentences."""
    rows, columns = both[0].bounds, both[1].bounds
    ranked = [(0.5 + b.shared / 20, (b.left, b.left_end, b.right, b.right_end)) for b in weak]
    keep = (alike.cosine >= params.seed_cosine) & (alike.dice >= params.seed_dice)
    i, j = alike.left[keep], alike.right[keep]
    boxes = zip(*(part.tolist() for part in (rows[i], rows[i + 1], columns[j], columns[j + 1])), strict=True)
    ranked += zip(alike.cosine[keep].tolist(), boxes, strict=True)
    ranked.sort(key=lambda seed: (-seed[0], seed[1]))
    return [box for _, box in ranked]


def _grown(
    plain: Field, seeds: Iterable[Box], credible: Callable[[Box], bool], params: AlignParams
) -> list[Passage]:
    """Grow the seeds one after the other, each in what those before it have left free."""
    left, right = plain.left.free, plain.right.free
    tries = params.tries + (len(left) + len(right)) // params.words_a_try
    tried: dict[int, list[Box]] = {}
    found: list[Passage] = []
    for seed in seeds:
        if not (left[seed[0] : seed[1]].all() and right[seed[2] : seed[3]].all()):
            continue
        if any(_holds(box, seed) for box in tried.get(seed[0], [])):
            continue
        box = grow(plain, seed, params)
        tries -= 1
        for first in range(box[0], box[1]):
            tried.setdefault(first, []).append(box)
        if credible(box):
            left[box[0] : box[1]] = False
            right[box[2] : box[3]] = False
            found.append(Passage(*box, "rewritten", likeness(plain, box)[0]))
        if not tries:
            break
    return found


def _holds(box: Box, seed: Box) -> bool:
    return box[0] <= seed[0] and seed[1] <= box[1] and box[2] <= seed[2] and seed[3] <= box[3]


def _stands(plain: Field, box: Box, extra: float, params: AlignParams) -> bool:
    """Whether a grown passage shares enough to be claimed, besides what both texts quote."""
    words = min(len(plain.left.own(box[0], box[1])), len(plain.right.own(box[2], box[3])))
    if words < params.passage_words:
        return False
    cosine, shared = likeness(plain, box)
    doublings = max(0.0, math.log2(words / params.passage_long))
    least = params.passage_cosine + params.passage_slope * doublings + extra
    return cosine >= least and shared >= params.passage_weight


def _free(plain: Field, box: Box) -> bool:
    """Whether the passage takes no word that another has."""
    return bool(plain.left.free[box[0] : box[1]].all() and plain.right.free[box[2] : box[3]].all())


def _reported(plain: Field, box: Box, quotes: tuple[Mask, Mask], params: AlignParams) -> bool:
    """Whether one text quotes what the other reports nearly whole: short, but no chance likeness."""
    if not (quotes[0][box[0] : box[1]].mean() >= 0.5 or quotes[1][box[2] : box[3]].mean() >= 0.5):
        return False
    return contained(plain.left.stems[box[0] : box[1]], plain.right.stems[box[2] : box[3]], params)


def _graded(passage: Passage, blocks: Sequence[Block]) -> Passage:
    """Call a grown passage a near copy when blocks (disjoint, in the order of the left text) make up most of it."""
    if passage.grade != "rewritten":
        return passage
    first = bisect_left(blocks, passage.left, key=lambda b: b.left)
    end = bisect_right(blocks, passage.left_end, key=lambda b: b.left_end)
    inside = [b for b in blocks[first:end] if passage.right <= b.right and b.right_end <= passage.right_end]
    shared = sum(block.shared for block in inside)
    longer = max(passage.left_end - passage.left, passage.right_end - passage.right)
    if shared < 0.8 * longer:
        return passage
    grade: Grade = "verbatim" if shared == passage.words / 2 else "near-verbatim"
    return replace(passage, grade=grade, score=shared / longer)
