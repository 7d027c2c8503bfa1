"""Grades by the words that two passages hold in common, in order.

The longest common subsequence of two passages' words (rapidfuzz: Hyyrö's bit-parallel algorithm, O(n * m / 64)) tells a
lightly edited passage from a rewritten one, and a sentence that stands nearly whole inside a longer one from a chance
likeness. Long pairs are not measured: the work per passage is bounded by `measured_words` of the params.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tracer.align.passages import Passage
    from tracer.params import AlignParams
    from tracer.records import Grade

    Words = NDArray[np.uint64] | NDArray[np.int64]


def common_words(left: Words, right: Words, params: AlignParams) -> int | None:
    """Return how many words both hold in the same order; None where measuring would take too long."""
    if max(len(left), len(right)) > params.measured_words:
        return None
    return int(LCSseq.similarity(left.tolist(), right.tolist()))


def regraded(passage: Passage, left: Words, right: Words, params: AlignParams) -> Passage:
    """Call a rewritten passage a copy or near copy where its sides (of the whole texts' words) are, or nearly, the same."""
    if passage.grade != "rewritten":
        return passage
    a, b = left[passage.left : passage.left_end], right[passage.right : passage.right_end]
    common = common_words(a, b, params)
    if common is None or common < params.near_density * max(len(a), len(b)):
        return passage
    exact = common == len(a) == len(b)
    grade: Grade = "verbatim" if exact else "near-verbatim"
    return replace(passage, grade=grade, score=common / max(len(a), len(b)))


def contained(left: Words, right: Words, params: AlignParams) -> bool:
    """Whether nearly all words of the shorter side stand, in order, in the other, which is not much longer."""
    shorter, longer = sorted((len(left), len(right)))
    if shorter < params.contained_words or longer > params.contained_spread * shorter:
        return False
    common = common_words(left, right, params)
    return common is not None and common >= max(params.contained_words, params.contained_share * shorter)
