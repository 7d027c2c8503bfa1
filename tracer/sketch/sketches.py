"""The sketch of an article, and of many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.params import SEED
from tracer.records import Sketch
from tracer.sketch.content import elements
from tracer.sketch.fingerprints import winnow
from tracer.sketch.signatures import signatures

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import SketchParams
    from tracer.records import Tokens


def sketch(tokens: Tokens, passages: NDArray[np.int32], params: SketchParams) -> Sketch:
    """Return the fingerprints of a text and the signatures of its passages (int32[p, 2], ranges of words)."""
    return sketch_all([(tokens, passages)], params)[0]


def sketch_all(texts: Sequence[tuple[Tokens, NDArray[np.int32]]], params: SketchParams) -> list[Sketch]:
    """Return the sketch of each text, equal to `sketch` of it alone; several times faster for many short texts."""
    done: list[Sketch] = []
    batch: list[tuple[Tokens, NDArray[np.int32]]] = []
    words = 0
    for text in texts:
        batch.append(text)
        words += len(text[0].forms)
        if words >= params.batch_words:
            done += _sketch_batch(batch, params)
            batch, words = [], 0
    return done + _sketch_batch(batch, params)


def _sketch_batch(texts: Sequence[tuple[Tokens, NDArray[np.int32]]], params: SketchParams) -> list[Sketch]:
    import numpy as np

    places = [np.flatnonzero(tokens.live) for tokens, _ in texts]
    prints, words, bounds = winnow(
        [tokens.hashes[live] for (tokens, _), live in zip(texts, places, strict=True)],
        params.gram_words,
        params.window_grams,
    )
    signed = _sign(texts, params)
    found = []
    first_passage = 0
    for i, (_, passages) in enumerate(texts):
        part = slice(int(bounds[i]), int(bounds[i + 1]))
        last_passage = first_passage + len(passages)
        found.append(
            Sketch(
                fingerprints=prints[part].copy(),
                positions=places[i][words[part]].astype(np.int32),
                passages=passages,
                signatures=signed[first_passage:last_passage].copy(),
            )
        )
        first_passage = last_passage
    return found


def _sign(texts: Sequence[tuple[Tokens, NDArray[np.int32]]], params: SketchParams) -> NDArray[np.uint32]:
    """Return the signatures of all passages of all texts, in order."""
    import numpy as np

    numbers = [np.where(tokens.live, elements(tokens.forms), -1) for tokens, _ in texts]
    shifts = np.cumsum([0, *map(len, numbers)])
    everything = np.concatenate(numbers) if numbers else np.empty(0, np.int64)
    ranges = [passages + shift for (_, passages), shift in zip(texts, shifts.tolist(), strict=False)]
    starts, ends = np.concatenate(ranges or [np.empty((0, 2), np.int64)]).astype(np.int64).T
    lengths = ends - starts
    owner = np.repeat(np.arange(len(starts)), lengths)
    places = np.arange(len(owner)) + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    content = everything[places] >= 0
    bare = np.bincount(owner[content], minlength=len(starts)) == 0
    if bare.any():
        # nothing but stop words: better those than a set of nothing, equal to all such
        live = np.concatenate([tokens.live for tokens, _ in texts])
        hashes = np.concatenate([tokens.hashes for tokens, _ in texts])
        everything = np.where(everything < 0, (hashes & np.uint64(0xFFFFFFFF)).astype(np.int64), everything)
        content |= bare[owner] & live[places]
    chosen = everything[places[content]].astype(np.uint32)
    begins = np.searchsorted(owner[content], np.arange(len(starts)))
    return signatures(chosen, begins, params.permutations, SEED)
