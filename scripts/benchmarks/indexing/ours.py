"""What tracer does with the same texts: from UTF-8 to pairs that share text, everything between is timed."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from tracer.params import Params
from tracer.sketch.bulk import prints_of
from tracer.sketch.join import split_keys
from tracer.sketch.shared_grams import shared_grams
from tracer.text.bulk import words_of_utf8

if TYPE_CHECKING:
    from collections.abc import Callable

    from .corpora import Corpus

    Pairs = tuple[np.ndarray, np.ndarray]
    Work = Callable[[], Pairs]

FINGERPRINTS = "tracer, fingerprints"
BATCH = 256  # articles read at once; their words stay in the cache
WARM = 64  # articles that load what is compiled before the clock starts


def fingerprints(corpus: Corpus, *, compiled: bool) -> Work:
    """Return the work of the fingerprint tier over a whole corpus."""
    params = Params().sketch
    numbers: dict[str, int] = {}
    outlets = np.array([numbers.setdefault(outlet, len(numbers)) for outlet in corpus.outlets])

    def over(count: int) -> Pairs:
        hashes, owners = [], []
        for first in range(0, count, BATCH):
            edges = corpus.bounds[first : min(first + BATCH, count) + 1]
            words = words_of_utf8(corpus.buffer[edges[0] : edges[-1]], edges - edges[0], compiled=compiled)
            prints = prints_of(words.hashes, words.bounds, params, compiled=compiled)
            hashes.append(prints.hashes.copy())
            owners.append(prints.owners + first)
        together = np.concatenate(hashes)
        ends = np.searchsorted(np.concatenate(owners), np.arange(count + 1)).tolist()
        each = [together[a:b] for a, b in itertools.pairwise(ends)]
        return split_keys(shared_grams(each, outlets[:count], params))

    over(min(WARM, len(corpus)))
    return lambda: over(len(corpus))
