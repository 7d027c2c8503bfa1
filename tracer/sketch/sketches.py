"""The sketch of an article, and of many at once."""

from __future__ import annotations

from itertools import pairwise
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
    content = np.concatenate(numbers) if numbers else np.empty(0, np.int64)
    ranges = np.concatenate(
        [
            np.empty((0, 2), np.int64),
            *(p + shift for (_, p), shift in zip(texts, shifts.tolist(), strict=False)),
        ]
    )
    signed = np.empty((len(ranges), params.permutations), dtype=np.uint32)
    # as many passages at once as hold a batch of words
    parts = np.cumsum(ranges[:, 1] - ranges[:, 0]) // params.batch_words
    borders = [*np.flatnonzero(np.diff(parts, prepend=-1)).tolist(), len(ranges)]
    for first, last in pairwise(borders):
        signed[first:last] = _sign_part(content, ranges[first:last], texts, shifts, params)
    return signed


def _sign_part(
    content: NDArray[np.int64],
    ranges: NDArray[np.int64],
    texts: Sequence[tuple[Tokens, NDArray[np.int32]]],
    shifts: NDArray[np.int64],
    params: SketchParams,
) -> NDArray[np.uint32]:
    """Return the signatures of some ranges of the words of all texts, of which text i's begin at `shifts[i]`.

    `content` has the element number of each word, -1 for a stop word or one inside an aside.
    """
    import numpy as np

    lengths = ranges[:, 1] - ranges[:, 0]
    firsts = np.cumsum(lengths) - lengths
    owner = np.repeat(np.arange(len(ranges)), lengths)
    numbers = content[np.arange(len(owner)) + np.repeat(ranges[:, 0] - firsts, lengths)]
    kept = numbers >= 0
    for bare in np.flatnonzero(np.bincount(owner[kept], minlength=len(ranges)) == 0).tolist():
        # nothing but stop words: better those than a set of nothing, equal to all such
        text = int(np.searchsorted(shifts, ranges[bare, 0], side="right")) - 1
        start, end = (ranges[bare] - shifts[text]).tolist()
        place = slice(int(firsts[bare]), int(firsts[bare] + lengths[bare]))
        tokens = texts[text][0]
        numbers[place] = (tokens.hashes[start:end] & np.uint64(0xFFFFFFFF)).astype(np.int64)
        kept[place] = tokens.live[start:end]
    begins = np.searchsorted(owner[kept], np.arange(len(ranges)))
    return signatures(numbers[kept].astype(np.uint32), begins, params.permutations, SEED)
