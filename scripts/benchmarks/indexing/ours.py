"""What tracer does with the same texts: from UTF-8 to pairs with the spans they share, everything between is timed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tracer.align.bulk import blocks_of, spans_of
from tracer.params import Params
from tracer.sketch.bulk import prints_of
from tracer.sketch.bulk_pairs import pack, shared_pairs
from tracer.text.bulk import Words, words_of_utf8

if TYPE_CHECKING:
    from collections.abc import Callable

    from .corpora import Corpus

    Pairs = tuple[np.ndarray, np.ndarray]
    Work = Callable[[], Pairs]

FINGERPRINTS = "tracer, fingerprints"
BATCH = 256  # articles read at once; their words stay in the cache
TOGETHER = 1024  # pairs aligned at once
OWN_OUTLET = 0.1  # of the fingerprints; of a text that is half another's and edited in every fifth word
WARM = 500  # articles that load what is compiled before the clock starts


class Found(NamedTuple):
    """Pairs of articles that share text, with their spans: pair i has spans `bounds[i]:bounds[i + 1]`."""

    left: np.ndarray
    right: np.ndarray
    bounds: np.ndarray
    spans: np.ndarray  # int32[s, 4]


def fingerprints(corpus: Corpus, *, compiled: bool) -> Work:
    """Return the work of the fingerprint tier over a whole corpus."""
    numbers: dict[str, int] = {}
    outlets = np.array([numbers.setdefault(outlet, len(numbers)) for outlet in corpus.outlets])

    def over(count: int) -> Pairs:
        keys, bits = postings(corpus, count, compiled=compiled)
        left, right = promising(keys, bits, outlets[:count], compiled=compiled)
        found = verified(corpus, left, right, outlets, compiled=compiled)
        return found.left, found.right

    over(min(WARM, len(corpus)))
    return lambda: over(len(corpus))


def postings(corpus: Corpus, count: int, *, compiled: bool) -> tuple[np.ndarray, int]:
    """Return the postings of the first `count` articles, numbered by time, and how many bits the numbers take."""
    bits = max(1, (count - 1).bit_length())
    params = Params().sketch
    rank = np.argsort(np.argsort(corpus.order[:count], kind="stable"), kind="stable").astype(np.int32)
    keys, made = np.empty(count * 128, dtype=np.uint64), 0
    for first in range(0, count, BATCH):
        edges = corpus.bounds[first : min(first + BATCH, count) + 1]
        words = words_of_utf8(corpus.buffer[edges[0] : edges[-1]], edges - edges[0], compiled=compiled)
        prints = prints_of(words.hashes, words.bounds, params, compiled=compiled)
        packed = pack(prints.hashes, rank[first + prints.owners], bits)
        if made + len(packed) > len(keys):
            keys = np.concatenate((keys, np.empty(len(keys) // 4 + len(packed), dtype=np.uint64)))
        keys[made : made + len(packed)] = packed
        made += len(packed)
    return keys[:made], bits


def promising(keys: np.ndarray, bits: int, outlets: np.ndarray, *, compiled: bool) -> Pairs:
    """Return the pairs that share fingerprints; of one outlet, whose articles share its stock lines, a fair part of them."""
    pairs = shared_pairs(keys, bits, outlets, Params().sketch, compiled=compiled)
    held = np.bincount((keys & np.uint64((1 << bits) - 1)).astype(np.int64), minlength=len(outlets))
    part = pairs.shared / np.minimum(held[pairs.left], held[pairs.right]).clip(1)
    kept = (outlets[pairs.left] != outlets[pairs.right]) | (part > OWN_OUTLET)
    return pairs.left[kept], pairs.right[kept]


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
