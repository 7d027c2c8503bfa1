"""Shared blocks of many pairs of texts at once: what verifies the candidates of an index, and gives their spans.

The same blocks as `blocks.shared_blocks` finds for each pair alone; compiled where numba is installed, else by numpy.
Time is linear in the words of each pair, memory in those of the longest.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tracer.align import bulk_joined
from tracer.align.blocks import shared_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    import numpy as np
    from numpy.typing import NDArray

    from tracer.align.blocks import Block
    from tracer.params import AlignParams

_ROOM = 1 << 16  # blocks in the compiled form's buffer; 1.3 MB


class Blocks(NamedTuple):
    """The blocks of p pairs laid end to end: pair i has blocks `bounds[i]:bounds[i + 1]`, sorted, disjoint on both sides.

    `words`, int32[b, 4], are the half-open ranges of words: left start, left end, right start, right end.
    """

    bounds: NDArray[np.int64]  # [p + 1]
    words: NDArray[np.int32]  # [b, 4]
    shared: NDArray[np.int32]  # [b] words that both sides hold, in order

    def at_least(self, shared: int) -> Blocks:
        """Return the blocks that share so many words; others are left out."""
        import numpy as np

        kept = self.shared >= shared
        before = np.zeros(len(kept) + 1, np.int64)
        np.cumsum(kept, out=before[1:])
        return Blocks(before[self.bounds], self.words[kept], self.shared[kept])

    def of(self, pairs: NDArray[np.bool_]) -> Blocks:
        """Return the blocks of the chosen pairs; the others are left out, pairs and all."""
        import numpy as np

        counts = np.diff(self.bounds)
        kept = np.repeat(pairs, counts)
        bounds = np.zeros(int(pairs.sum()) + 1, np.int64)
        np.cumsum(counts[pairs], out=bounds[1:])
        return Blocks(bounds, self.words[kept], self.shared[kept])

    def covered(self) -> NDArray[np.int64]:
        """Return int64[p, 2], how many words of the left and of the right text lie in blocks."""
        import numpy as np

        sums = np.zeros((len(self.words) + 1, 2), np.int64)
        np.cumsum(self.words[:, 1::2] - self.words[:, ::2], axis=0, out=sums[1:])
        covered: NDArray[np.int64] = sums[self.bounds[1:]] - sums[self.bounds[:-1]]
        return covered


def blocks_of(
    hashes: NDArray[np.uint64],
    bounds: NDArray[np.int64],
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    params: AlignParams,
    *,
    compiled: bool = True,
) -> Blocks:
    """Return the blocks that each pair `(left[i], right[i])` of texts shares; text t is `hashes[bounds[t]:bounds[t + 1]]`."""
    import numpy as np

    fast = _compiled() if compiled else None
    if fast is None:
        return _joined(hashes, bounds, left, right, params)
    rules = (
        params.seed_words,
        params.seed_places,
        params.chain_gap,
        params.chain_lookback,
        params.chain_words,
        params.end_drop,
        params.near_density,
    )
    counts = np.zeros(len(left), np.int64)
    parts = [np.empty((0, 5), np.int32)]
    at = 0
    while at < len(left):
        longest = int((np.diff(bounds)[left[at:]]).max(initial=0))
        found = np.empty((_ROOM + longest, 5), np.int32)
        at, made, alone = fast.blocks_of(hashes, bounds, left, right, at, rules, found, counts)
        parts.append(found[:made])
        if alone:
            a, b = (hashes[bounds[side[at]] : bounds[side[at] + 1]] for side in (left, right))
            rows = _alone(a, b, params)
            counts[at] = len(rows)
            parts.append(rows)
            at += 1
    table = np.concatenate(parts)
    return Blocks(np.concatenate((np.zeros(1, np.int64), np.cumsum(counts))), table[:, :4], table[:, 4])


def _alone(a: NDArray[np.uint64], b: NDArray[np.uint64], params: AlignParams) -> NDArray[np.int32]:
    """Return one pair's blocks as rows, by the general form."""
    return _rows(shared_blocks(a, b, replace(params, compiled=False)))


def _rows(blocks: Sequence[Block]) -> NDArray[np.int32]:
    import numpy as np

    rows = [(k.left, k.left_end, k.right, k.right_end, k.shared) for k in blocks]
    return np.array(rows, dtype=np.int32).reshape(len(rows), 5)


def _joined(
    hashes: NDArray[np.uint64],
    bounds: NDArray[np.int64],
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    params: AlignParams,
) -> Blocks:
    """Return what `blocks_of` does without anything compiled."""
    import numpy as np

    every: list[Block] = []
    ends = np.zeros(len(left) + 1, np.int64)
    for pair, blocks in enumerate(bulk_joined.blocks_of(hashes, bounds, left, right, params)):
        if blocks is None:
            a, b = (hashes[bounds[side[pair]] : bounds[side[pair] + 1]] for side in (left, right))
            every += shared_blocks(a, b, replace(params, compiled=False))
        else:
            every += blocks
        ends[pair + 1] = len(every)
    table = _rows(every)
    return Blocks(ends, table[:, :4], table[:, 4])


@cache
def _compiled() -> ModuleType | None:
    """Return the compiled kernel, or None where numba is not installed."""
    try:
        from tracer.align import bulk_compiled
    except ImportError:
        return None
    return bulk_compiled


def spans_of(
    blocks: Blocks,
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    bounds: NDArray[np.int64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
) -> NDArray[np.int32]:
    """Return int32[b, 4], each block as spans of code points of its two texts: left start, left end, right start, right end.

    `starts` and `ends` are those of all texts' words, laid end to end as the hashes are. Where words overlap
    (bigrams), a span ends before the next of its pair begins.
    """
    import numpy as np

    pair = np.repeat(np.arange(len(left)), np.diff(blocks.bounds))
    spans = np.empty(blocks.words.shape, np.int32)
    for side, texts in ((0, left), (2, right)):
        shift = bounds[texts][pair]
        begin, stop = starts[shift + blocks.words[:, side]], ends[shift + blocks.words[:, side + 1] - 1]
        order = np.lexsort((begin, pair))
        same = pair[order[1:]] == pair[order[:-1]]
        stop[order[:-1][same]] = np.minimum(stop[order[:-1][same]], begin[order[1:][same]])
        spans[:, side], spans[:, side + 1] = begin, stop
    return spans
