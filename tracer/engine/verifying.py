"""Candidate pairs aligned: which of them hold the same passages, and where, for as many pairs as an index has.

Pairs are taken story by story, so that a text is mostly read once for all its pairs, and a batch of texts at a time,
so that memory depends on the batch alone. Word by word only: what is rewritten is left to the single alignment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracer.align.bulk import blocks_of, spans_of
from tracer.text.bulk import words_of_utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import Params

    Texts = Callable[[NDArray[np.int64]], tuple[NDArray[np.uint8], NDArray[np.int64]]]

_PAIRS = (
    1 << 9
)  # pairs aligned at once; their texts and words stay in the cache, and the room for them is used again


class Verified(NamedTuple):
    """Pairs of texts that share passages: pair i has the spans `bounds[i]:bounds[i + 1]`, sorted, disjoint on both sides."""

    left: NDArray[np.int32]  # [p]
    right: NDArray[np.int32]  # [p]
    coverage: NDArray[np.float64]  # [p, 2] the share of the left and the right text's words that lie in spans
    bounds: NDArray[np.int64]  # [p + 1]
    spans: NDArray[np.int32]  # [s, 4] code points: left start, left end, right start, right end
    density: NDArray[np.float64]  # [s] shared words by the longer side; 1: verbatim


def verified(
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    outlets: NDArray[np.int64],
    texts: Texts,
    params: Params,
    *,
    compiled: bool = True,
) -> Iterator[Verified]:
    """Align pairs of texts and yield, batch by batch, those that share a passage of `align.alone_words` words.

    Two texts of one outlet (`outlets[text]`, all numbers of unknown outlets different) must share
    `lineage.own_outlet_coverage` of either. `texts` returns the UTF-8 of ascending text numbers, end to end, and
    its bounds. Pairs come in the order of their stories, not in that given; the order is the same every time.
    """
    import numpy as np

    order = _by_story(left, right, len(outlets))
    for first in range(0, len(order), _PAIRS):
        part = order[first : first + _PAIRS]
        a, b = left[part], right[part]
        numbers, places = np.unique(np.concatenate((a, b)), return_inverse=True)
        buffer, ends = texts(numbers.astype(np.int64))
        words = words_of_utf8(buffer, ends, places=True, compiled=compiled)
        i, j = places[: len(part)].astype(np.int32), places[len(part) :].astype(np.int32)
        blocks = blocks_of(words.hashes, words.bounds, i, j, params.align, compiled=compiled)
        blocks = blocks.at_least(params.align.alone_words)
        sizes = np.diff(words.bounds)
        coverage = blocks.covered() / np.maximum(np.stack((sizes[i], sizes[j]), axis=1), 1)
        own = outlets[a] == outlets[b]
        kept = (np.diff(blocks.bounds) > 0) & (
            ~own | (coverage.max(axis=1) >= params.lineage.own_outlet_coverage)
        )
        blocks = blocks.of(kept)
        i, j = i[kept], j[kept]
        longer = (blocks.words[:, 1::2] - blocks.words[:, ::2]).max(axis=1, initial=1)
        spans = spans_of(blocks, i, j, words.bounds, words.starts, words.ends)
        yield Verified(a[kept], b[kept], coverage[kept], blocks.bounds, spans, blocks.shared / longer)


def _by_story(left: NDArray[np.int32], right: NDArray[np.int32], count: int) -> NDArray[np.int64]:
    """Return an order of the pairs in which those of one story stand together, as far as a few rounds can tell."""
    import numpy as np

    label = np.arange(count, dtype=np.int32)
    for _ in range(3):
        least = np.minimum(label[left], label[right])
        np.minimum.at(label, left, least)
        np.minimum.at(label, right, least)
    return np.lexsort((right, left, label[left]))
