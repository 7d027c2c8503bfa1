"""What tracer does with the same texts: from UTF-8 to pairs with the spans they share, everything between is timed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tracer.align.bulk import blocks_of, spans_of
from tracer.params import Params, RetellingParams
from tracer.sketch.bulk import prints_of
from tracer.sketch.bulk_pairs import pack, shared_pairs
from tracer.sketch.retold import retold_pairs
from tracer.sketch.stems import Stems
from tracer.sketch.word_pairs import OWNER_BITS, columns
from tracer.text.bulk import Words, words_of_utf8
from tracer.text.spelled import forms_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from .corpora import Corpus

    Pairs = tuple[np.ndarray, np.ndarray]
    Work = Callable[[], Pairs]

FINGERPRINTS, ALL = "tracer, fingerprints", "tracer, all tiers"
BATCH = 256  # articles read at once; their words stay in the cache
TOGETHER = 1024  # pairs aligned at once
WARM = 500  # articles that load what is compiled before the clock starts


class Found(NamedTuple):
    """Pairs of articles that share text, with their spans: pair i has spans `bounds[i]:bounds[i + 1]`."""

    left: np.ndarray
    right: np.ndarray
    bounds: np.ndarray
    spans: np.ndarray  # int32[s, 4]


def fingerprints(corpus: Corpus, *, compiled: bool) -> Work:
    """Return the work of the fingerprint tier over a whole corpus."""
    outlets = _outlets(corpus)

    def over(count: int) -> Pairs:
        keys, _ = postings(corpus, count, compiled=compiled, tellings=False)
        pairs = shared_pairs(keys, OWNER_BITS, outlets[:count], Params().sketch, compiled=compiled)
        found = verified(corpus, pairs.left, pairs.right, outlets, compiled=compiled)
        return found.left, found.right

    over(min(WARM, len(corpus)))
    return lambda: over(len(corpus))


def all_tiers(corpus: Corpus, *, compiled: bool) -> Work:
    """Return the work of the fingerprint tier and of the one that finds texts rewritten in other words.

    What that one proposes is weighed by rarity and share; whether and where a pair tells the same is left to the
    sentence aligner, which is not part of this.
    """
    outlets = _outlets(corpus)

    def over(count: int) -> Pairs:
        keys, telling = postings(corpus, count, compiled=compiled, tellings=True)
        pairs = shared_pairs(keys, OWNER_BITS, outlets[:count], Params().sketch, compiled=compiled)
        found = verified(corpus, pairs.left, pairs.right, outlets, compiled=compiled)
        del keys
        retold = retold_pairs(telling, outlets[:count], RetellingParams(), Params().sketch, compiled=compiled)
        return np.concatenate((found.left, retold.left)), np.concatenate((found.right, retold.right))

    over(min(WARM, len(corpus)))
    return lambda: over(len(corpus))


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


def postings(corpus: Corpus, count: int, *, compiled: bool, tellings: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the postings of the first articles: fingerprints, and with `tellings` word pairs (sorted), else none."""
    params, stems = Params(), Stems(compiled=compiled)
    keys, made, pairs = np.empty(count * 128, dtype=np.uint64), 0, [np.empty(0, dtype=np.uint64)]
    for first in range(0, count, BATCH):
        edges = corpus.bounds[first : min(first + BATCH, count) + 1]
        data, bounds = corpus.buffer[edges[0] : edges[-1]], edges - edges[0]
        words = words_of_utf8(data, bounds, compiled=compiled, places=tellings)
        prints = prints_of(words.hashes, words.bounds, params.sketch, compiled=compiled)
        packed = pack(prints.hashes, prints.owners + np.int32(first), OWNER_BITS)
        if made + len(packed) > len(keys):
            keys = np.concatenate((keys, np.empty(len(keys) // 4 + len(packed), dtype=np.uint64)))
        keys[made : made + len(packed)] = packed
        made += len(packed)
        if tellings:
            forms = partial(forms_at, _Texts(data, bounds), words)
            elements = stems.elements(words.hashes, forms)
            pairs.append(columns(elements, words.bounds, RetellingParams(), first, compiled=compiled))
    telling = np.concatenate(pairs)
    telling.sort()
    return keys[:made], telling


def verified(
    corpus: Corpus, left: np.ndarray, right: np.ndarray, outlets: np.ndarray, *, compiled: bool
) -> Found:
    """Return the pairs that hold, with spans: a block of `alone_words`, and of one outlet half of either text."""
    params = Params()
    order = _by_story(left, right)
    left, right = left[order], right[order]
    parts = []
    for first in range(0, len(left), TOGETHER):
        a, b = left[first : first + TOGETHER], right[first : first + TOGETHER]
        texts, places = np.unique(np.concatenate((a, b)), return_inverse=True)
        words = _words(corpus, texts, compiled=compiled)
        here, there = places[: len(a)].astype(np.int32), places[len(a) :].astype(np.int32)
        blocks = blocks_of(words.hashes, words.bounds, here, there, params.align, compiled=compiled)
        blocks = blocks.at_least(params.align.alone_words)
        sizes = np.diff(words.bounds)
        share = (blocks.covered() / np.stack((sizes[here], sizes[there]), axis=1).clip(1)).max(axis=1)
        kept = share > np.where(outlets[a] == outlets[b], params.lineage.own_outlet_coverage, 0)
        spans = spans_of(blocks, here, there, words.bounds, words.starts, words.ends)
        counts = np.diff(blocks.bounds)
        parts.append((a[kept], b[kept], counts[kept], spans[np.repeat(kept, counts)]))
    if not parts:
        return Found(left, right, np.zeros(1, np.int64), np.empty((0, 4), np.int32))
    one, other, counts, spans = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Found(one, other, np.concatenate(([0], np.cumsum(counts))), spans)


def _by_story(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return an order of the pairs in which those of one story stand together, so that its texts are read once."""
    story = np.arange(int(right.max(initial=0)) + 1)
    np.minimum.at(story, right, left)
    for _ in range(4):  # a chain of copies of copies is followed 16 steps back; more would only save time
        story = story[story]
    return np.lexsort((right, left, story[left]))


def _words(corpus: Corpus, texts: np.ndarray, *, compiled: bool) -> Words:
    """Return the words of some articles, with their places."""
    begins, ends = corpus.bounds[texts], corpus.bounds[texts + 1]
    sizes = ends - begins
    bounds = np.concatenate(([0], np.cumsum(sizes)))
    together = np.concatenate(
        [corpus.buffer[a:b] for a, b in zip(begins.tolist(), ends.tolist(), strict=True)]
    )
    return words_of_utf8(together, bounds, places=True, compiled=compiled)
