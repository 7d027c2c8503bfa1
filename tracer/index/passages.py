"""What a text shares with the texts it was found by, word by word: a quick look before any stage in memory.

The hits' texts are read as stored, without their articles, and all are aligned with the one that is asked at once.
Passages in other words, and what the later stages set aside, are left to them. O(words of all).
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from tracer.align.bulk import blocks_of, spans_of
from tracer.index.answers import Shared
from tracer.index.entries import packed_text
from tracer.index.kernels import compiled_kernels
from tracer.text.bulk import words_of_utf8

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.index.answers import Hit
    from tracer.index.snapshot import Snapshot
    from tracer.params import AlignParams


def shared_with(snapshot: Snapshot, text: str, hits: Sequence[Hit], params: AlignParams) -> list[Shared]:
    """Return for each hit what `text` shares with it, in the order of the hits."""
    if not hits:
        return []
    parts: list[bytes | memoryview] = [packed_text(text), *snapshot.texts([hit.text for hit in hits])]
    compiled = compiled_kernels() is not None
    ends = np.array([0, *accumulate(map(len, parts))], dtype=np.int64)
    words = words_of_utf8(np.frombuffer(b"".join(parts), np.uint8), ends, places=True, compiled=compiled)
    left, right = np.zeros(len(hits), np.int32), np.arange(1, len(parts), dtype=np.int32)
    blocks = blocks_of(words.hashes, words.bounds, left, right, params, compiled=compiled)
    blocks = blocks.at_least(params.alone_words)
    spans = spans_of(blocks, left, right, words.bounds, words.starts, words.ends)
    sizes = np.diff(words.bounds)
    coverage = blocks.covered() / np.maximum(np.stack((sizes[left], sizes[right]), axis=1), 1)
    borders = blocks.bounds.tolist()
    return [
        Shared(hit, asked, held, spans[start:end])
        for hit, (asked, held), start, end in zip(
            hits, coverage.tolist(), borders[:-1], borders[1:], strict=True
        )
    ]
