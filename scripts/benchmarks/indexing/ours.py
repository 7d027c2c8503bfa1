"""What tracer does with the same texts: from UTF-8 to pairs with the spans they share, everything between is timed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from tracer.engine import postings_of, verified
from tracer.params import Params, RetellingParams
from tracer.sketch.bulk import prints_of
from tracer.sketch.bulk_pairs import pack, shared_pairs
from tracer.sketch.retold import retold_pairs
from tracer.sketch.stems import Stems
from tracer.sketch.word_pairs import OWNER_BITS, columns
from tracer.text.bulk import words_of_utf8
from tracer.text.spelled import forms_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from .corpora import Corpus

    Pairs = tuple[np.ndarray, np.ndarray]
    Work = Callable[[], Pairs]

FINGERPRINTS, ALL = "tracer, fingerprints", "tracer, all tiers"
BATCH = 256  # articles read at once; their words stay in the cache
WARM = 500  # articles that load what is compiled before the clock starts


def fingerprints(corpus: Corpus, *, compiled: bool) -> Work:
    """Return the work of the fingerprint tier over a whole corpus: what `tracer.engine` does."""
    outlets = _outlets(corpus)

    def over(count: int) -> Pairs:
        buffer, bounds = corpus.buffer, corpus.bounds[: count + 1]
        keys = postings_of(buffer, bounds, OWNER_BITS, Params().sketch, compiled=compiled)
        return _verified(corpus, keys, outlets[:count], compiled=compiled)

    over(min(WARM, len(corpus)))
    return lambda: over(len(corpus))


def all_tiers(corpus: Corpus, *, compiled: bool) -> Work:
    """Return the work of the fingerprint tier and of the one that finds texts rewritten in other words.

    What that one proposes is weighed by rarity and share; whether and where a pair tells the same is left to the
    sentence aligner, which is not part of this. Words are read once for both, as the index does.
    """
    outlets = _outlets(corpus)

    def over(count: int) -> Pairs:
        keys, telling = _both_postings(corpus, count, compiled=compiled)
        left, right = _verified(corpus, keys, outlets[:count], compiled=compiled)
        del keys
        retold = retold_pairs(telling, outlets[:count], RetellingParams(), Params().sketch, compiled=compiled)
        return np.concatenate((left, retold.left)), np.concatenate((right, retold.right))

    over(min(WARM, len(corpus)))
    return lambda: over(len(corpus))


def _verified(corpus: Corpus, keys: np.ndarray, outlets: np.ndarray, *, compiled: bool) -> Pairs:
    """Return the pairs that hold; their spans are made and let go of."""
    pairs = shared_pairs(keys, OWNER_BITS, outlets, Params().sketch, compiled=compiled)
    batches = verified(pairs.left, pairs.right, outlets, corpus.some, Params(), compiled=compiled)
    sides = [(batch.left, batch.right) for batch in batches]
    if not sides:
        return pairs.left[:0], pairs.right[:0]
    left, right = (np.concatenate(column) for column in zip(*sides, strict=True))
    return left, right


def _outlets(corpus: Corpus) -> np.ndarray:
    """Return a number for each article's outlet. Articles lie in the order of time, by which tracer numbers them."""
    if not (corpus.order[1:] > corpus.order[:-1]).all():
        raise ValueError("the corpus is not in the order of publication")
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(outlet, len(numbers)) for outlet in corpus.outlets])


class _Texts:
    """The texts of some articles, each made a string when it is asked for."""

    def __init__(self, buffer: np.ndarray, bounds: np.ndarray) -> None:
        self._buffer, self._bounds = buffer, bounds

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, place: int) -> str:
        data: bytes = self._buffer[self._bounds[place] : self._bounds[place + 1]].tobytes()
        return data.decode("utf-8", "surrogatepass")


def _both_postings(corpus: Corpus, count: int, *, compiled: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the postings of the first articles: of fingerprints, and of word pairs (sorted)."""
    params, stems = Params(), Stems(compiled=compiled)
    keys, pairs = [np.empty(0, dtype=np.uint64)], [np.empty(0, dtype=np.uint64)]
    for first in range(0, count, BATCH):
        edges = corpus.bounds[first : min(first + BATCH, count) + 1]
        data, bounds = corpus.buffer[edges[0] : edges[-1]], edges - edges[0]
        words = words_of_utf8(data, bounds, compiled=compiled, places=True)
        prints = prints_of(words.hashes, words.bounds, params.sketch, compiled=compiled)
        keys.append(pack(prints.hashes, prints.owners + np.int32(first), OWNER_BITS))
        elements = stems.elements(words.hashes, partial(forms_at, _Texts(data, bounds), words))
        pairs.append(columns(elements, words.bounds, RetellingParams(), first, compiled=compiled))
    telling = np.concatenate(pairs)
    telling.sort()
    return np.concatenate(keys), telling
