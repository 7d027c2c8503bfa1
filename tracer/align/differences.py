"""Differences: which words of a nearly equal pair of spans stand on one side only.

Equal words are those of a longest common subsequence (rapidfuzz: Hyyrö's bit-parallel algorithm). It is exact up to
`measured_words` a side; longer spans are read through a window of that size, of which the first half is kept before
the window moves on. So a change of up to half a window is found as it is, whatever the length of the text, and
n words cost O(n * window / 64): a million take about a second. A lone equal word between two larger changes is
counted as changed with them ("for the winter" against "because the storm" is one change, not two around "the").

The answer does not depend on which side comes first but for being mirrored.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tracer.records import Difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.params import AlignParams
    from tracer.records import Alignment, SpanPair, Tokens, Witness
    from tracer.spans import Span

    Words = NDArray[np.uint64]

Gap = tuple[
    int, int, int, int
]  # words [0, 1) of the left against words [2, 3) of the right, either may be none


def with_differences(left: Witness, right: Witness, alignment: Alignment, params: AlignParams) -> Alignment:
    """Return the alignment of two witnesses with the differences of each near-verbatim pair told."""
    pairs = (
        replace(pair, differences=differences(left.tokens, right.tokens, pair, params))
        if pair.grade == "near-verbatim"
        else pair
        for pair in alignment.pairs
    )
    return replace(alignment, pairs=tuple(pairs))


def differences(left: Tokens, right: Tokens, pair: SpanPair, params: AlignParams) -> tuple[Difference, ...]:
    """Return what differs between the two spans of a pair, in text order, disjoint on both sides.

    Words are compared as they are folded: case, punctuation and white space are no difference.
    """
    here, there = _words(left, pair.left), _words(right, pair.right)
    gaps = changed_words(left.hashes[here.start : here.stop], right.hashes[there.start : there.stop], params)
    found = []
    for a, a_end, b, b_end in gaps:
        edges = _edges(left, here, a, a_end, pair.left), _edges(right, there, b, b_end, pair.right)
        shared = max(0, *(before - after for before, after in edges))
        one = Difference(
            _place(left, here.start + a, here.start + a_end, edges[0], shared),
            _place(right, there.start + b, there.start + b_end, edges[1], shared),
        )
        if one.left[0] < one.left[1] or one.right[0] < one.right[1]:
            found.append(one)
    return tuple(found)


def changed_words(left: Words, right: Words, params: AlignParams) -> list[Gap]:
    """Return where two runs of words differ; between the gaps, and around them, they are equal word by word."""
    a, b = left.tolist(), right.tolist()
    if (len(a), a) > (len(b), b):
        return [(i, i_end, j, j_end) for j, j_end, i, i_end in changed_words(right, left, params)]
    gaps: list[Gap] = []
    i = j = 0
    for start, other, words in [*_equal(left, right, params.measured_words), (len(a), len(b), 0)]:
        if start > i or other > j:
            gaps.append((i, start, j, other))
        i, j = start + words, other + words
    return _joined(gaps, params.lone_words)


def _equal(left: Words, right: Words, window: int) -> list[tuple[int, int, int]]:
    """Return runs of equal words (first left word, first right word, words), in order on both sides."""
    from rapidfuzz.distance import LCSseq

    runs: list[tuple[int, int, int]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        a, b = left[i : i + window], right[j : j + window]
        last = i + len(a) == len(left) and j + len(b) == len(right)
        done = (0, 0)
        for code in LCSseq.opcodes(a.tolist(), b.tolist()):
            if not last and sum(done) >= window:
                break  # the other half is seen again, with more behind it
            if code.tag == "equal":
                runs.append((i + code.src_start, j + code.dest_start, code.src_end - code.src_start))
            done = (code.src_end, code.dest_end)
        i, j = i + done[0], j + done[1]
    return runs


def _joined(gaps: Sequence[Gap], lone: int) -> list[Gap]:
    """Join gaps that at most `lone` equal words part, where both are larger than what parts them."""
    joined: list[Gap] = []
    for gap in gaps:
        if joined:
            before = joined[-1]
            between = gap[0] - before[1]
            if between <= lone and min(_size(before), _size(gap)) > between:
                joined[-1] = (before[0], gap[1], before[2], gap[3])
                continue
        joined.append(gap)
    return joined


def _size(gap: Gap) -> int:
    return max(gap[1] - gap[0], gap[3] - gap[2])


def _words(tokens: Tokens, span: Span) -> range:
    """Return the words that lie wholly in the span."""
    first = int(np.searchsorted(tokens.starts, span.start, "left"))
    return range(first, max(first, int(np.searchsorted(tokens.ends, span.end, "right"))))


def _edges(tokens: Tokens, inside: range, first: int, end: int, span: Span) -> tuple[int, int]:
    """Return where the equal words before a gap end and where those after it begin.

    In scripts whose words are bigrams the first may lie behind the second: the words then share a letter.
    """
    before = int(tokens.ends[inside.start + first - 1]) if first > 0 else span.start
    after = int(tokens.starts[inside.start + end]) if end < len(inside) else span.end
    return before, after


def _place(tokens: Tokens, first: int, end: int, edges: tuple[int, int], shared: int) -> tuple[int, int]:
    """Return the code points of the words `[first, end)` that no equal word has; an empty place where there are none.

    `shared` letters of the equal words before the gap are left to those after it, on both sides alike.
    """
    start = max(edges[0] - shared, int(tokens.starts[first - 1])) if shared else edges[0]
    if first == end:
        return (start, max(start, edges[1])) if shared else (start, start)
    start = max(start, int(tokens.starts[first]))
    return start, max(start, min(int(tokens.ends[end - 1]), edges[1]))
