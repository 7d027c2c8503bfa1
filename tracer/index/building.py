"""From a batch of judged articles to a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.index.entries import unpacked_text
from tracer.index.kernels import compiled_kernels
from tracer.index.lookup import HOLDER_BITS, postings
from tracer.index.parameters import RETELLINGS
from tracer.index.prints import prints_and_elements
from tracer.index.segments import SegmentWriter
from tracer.sketch.word_pairs import columns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tracer.index.arrivals import Batch, Judgement
    from tracer.params import IndexParams, SketchParams

_TOGETHER = 1 << 22  # bytes of text whose words are in memory at once


def build_segment(
    folder: Path, number: int, batch: Batch, judgement: Judgement, sketch: SketchParams, params: IndexParams
) -> int:
    """Write the fresh articles of a batch and their new texts; return the segment's checksum. OSError."""
    writer = SegmentWriter(folder, number, params)
    try:
        _write(writer, batch, judgement, sketch)
        return writer.close()
    except BaseException:
        writer.abandon()
        raise


def _write(writer: SegmentWriter, batch: Batch, judgement: Judgement, sketch: SketchParams) -> None:
    texts = [batch.texts[key] for key in judgement.texts]
    keys = np.array(judgement.texts, dtype=np.uint64).reshape(len(texts), 2)
    sizes = np.array([len(text) for text in texts], dtype=np.uint64)
    writer.bytes_column("texts", [b"".join(texts)])
    writer.texts(np.cumsum(sizes) - sizes, sizes.astype(np.uint32), keys[:, 0].copy(), keys[:, 1].copy())
    grams, tellings = text_postings(texts, sketch)
    writer.postings("grams", [grams])
    writer.postings("tellings", [tellings])
    fresh = judgement.fresh
    entries = [batch.entries[n] for n in fresh]
    writer.bytes_column("entries", [b"".join(entries)])
    rows = {name: column[fresh] for name, column in batch.columns().items()}
    writer.rows(np.cumsum(np.array([len(e) for e in entries], dtype=np.uint64), dtype=np.uint64), rows)


def text_postings(
    texts: Sequence[bytes], sketch: SketchParams
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the postings of the texts' fingerprints and of their word pairs; a text's number is its place."""
    grams, tellings = [np.empty(0, np.uint64)], [np.empty(0, np.uint64)]
    first = 0
    while first < len(texts):
        last, total = first, 0
        while last < len(texts) and (total < _TOGETHER or last == first):
            total += len(texts[last])
            last += 1
        strings = [unpacked_text(text) for text in texts[first:last]]
        prints, bounds, elements, words = prints_and_elements(strings, sketch)
        owners = np.repeat(np.arange(first, last, dtype=np.uint64), np.diff(bounds))
        shift = np.uint64(HOLDER_BITS)
        grams.append((prints >> shift << shift) | owners)
        tellings.append(columns(elements, words, RETELLINGS, first, compiled=compiled_kernels() is not None))
        first = last
    together = np.concatenate(grams)
    told = np.concatenate(tellings)
    told.sort()
    return postings(together, together & np.uint64((1 << HOLDER_BITS) - 1)), told
