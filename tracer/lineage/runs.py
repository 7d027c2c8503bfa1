"""Readings of one text: its different runs of three words, and the sentence that each stands in.

Runs are hashed as sums with odd factors, modulo 2^64. O(words log words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], dtype=np.uint64)  # odd, bits well mixed
LEAST = 3  # runs of a sentence that is looked at by itself; a shorter one is equal by chance
NO_SENTENCE = -1


class Runs(NamedTuple):
    """The different readings of a text: sorted hashes, and for each the number of its sentence."""

    hashes: NDArray[np.uint64]
    sentences: NDArray[
        np.int64
    ]  # 0, 1, ... over sentences of enough runs; NO_SENTENCE in others and across two


NO_RUNS = Runs(np.empty(0, np.uint64), np.empty(0, np.int64))


def runs_of(words: NDArray[np.uint64], sentence: NDArray[np.int64], wanted: NDArray[np.bool_]) -> Runs:
    """Return the runs whose three words are all wanted; `sentence` gives each word's, ascending."""
    words = words.astype(np.uint64)
    kept = wanted[:-2] & wanted[1:-1] & wanted[2:]
    hashes = (words[:-2] * FACTORS[0] + words[1:-1] * FACTORS[1] + words[2:])[kept]
    inside = np.where(sentence[:-2] == sentence[2:], sentence[:-2], NO_SENTENCE)[kept]
    hashes, first = np.unique(hashes, return_index=True)
    return Runs(hashes, _numbered(inside[first]))


def _numbered(sentences: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the sentences that have enough runs the numbers 0, 1, ..."""
    names, place, counts = np.unique(sentences, return_inverse=True, return_counts=True)
    good = (counts >= LEAST) & (names != NO_SENTENCE)
    return np.where(good, np.cumsum(good) - 1, NO_SENTENCE)[place.reshape(-1)]
