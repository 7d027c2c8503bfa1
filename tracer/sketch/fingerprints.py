"""Winnowed fingerprints of word k-grams.

Schleimer, Wilkerson & Aiken, "Winnowing: local algorithms for document fingerprinting" (SIGMOD 2003): of every
w neighbouring k-gram hashes the least is kept, the rightmost of equals, so that any k + w - 1 words that
two texts share give them a fingerprint in common, wherever the text begins (section 3, definition 1).
The k-gram hash is Rabin-Karp's polynomial over the words' 64-bit hashes, modulo 2^64 by wrapping,
and then mixed, for the minimum must not follow the polynomial's low bits.

Departures: words inside asides are left out first, so that a caption in the midst of a paragraph parts
nothing; a text of fewer than w k-grams is one window, and one of fewer than k words is one gram, so
that short texts have a fingerprint too. O(words * (k + w)), vectorised over a whole batch of texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

BASE = 0x9E3779B97F4A7C15  # odd, about 2^64 / golden ratio: its powers stay well spread
_MULTIPLIER = 0xD6E8FEB86659FD93  # of the mixing step (Pelle Evensen's rrxmrrxmsx family)


def mix(z: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return each number with every bit depending on all bits; a bijection on 64 bits."""
    import numpy as np

    half, factor = np.uint64(32), np.uint64(_MULTIPLIER)
    z = (z ^ (z >> half)) * factor
    z = (z ^ (z >> half)) * factor
    return z ^ (z >> half)


def grams(hashes: NDArray[np.uint64], k: int) -> NDArray[np.uint64]:
    """Return uint64[n - k + 1], the mixed hash of every run of k words; n >= k."""
    import numpy as np

    count = len(hashes) - k + 1
    rolled = hashes[:count].copy()
    base = np.uint64(BASE)
    for j in range(1, k):
        rolled *= base
        rolled += hashes[j : j + count]
    return mix(rolled)


def winnow(
    texts: Sequence[NDArray[np.uint64]], k: int, w: int
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the fingerprints of many texts: their hashes, the word each begins at, and where each text's begin.

    The last array has one entry more than there are texts: text i has fingerprints `bounds[i]:bounds[i + 1]`.
    A text without words has none.
    """
    import numpy as np

    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    counts = np.where(lengths >= k, lengths - k + 1, np.minimum(lengths, 1))
    widths = np.where(counts > 0, np.maximum(counts, w), 0)  # a short text is padded in front to one window
    ends = np.cumsum(widths)
    # no gram equals the padding, so that a real one always wins
    padding = np.uint64(0xFFFFFFFFFFFFFFFF)
    row = np.full(int(ends[-1]) if len(ends) else 0, padding)
    words = np.concatenate(texts) if len(texts) else np.empty(0, np.uint64)
    if len(words) >= k:
        first = np.repeat(np.cumsum(lengths) - lengths, counts)  # where the text of each gram begins
        within = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
        whole = np.repeat(lengths >= k, counts)
        places = np.repeat(ends - counts, counts) + within
        row[places[whole]] = np.minimum(grams(words, k)[(first + within)[whole]], padding - np.uint64(1))
    for text in np.flatnonzero((lengths > 0) & (lengths < k)).tolist():
        row[ends[text] - 1] = np.minimum(grams(texts[text], len(texts[text]))[0], padding - np.uint64(1))
    total = len(row) - w + 1
    if total <= 0:
        return np.empty(0, np.uint64), np.empty(0, np.int64), np.zeros(len(texts) + 1, np.int64)
    best, at = row[:total].copy(), np.arange(total)
    for j in range(1, w):
        later = row[j : j + total]
        better = later <= best
        np.copyto(best, later, where=better)
        np.copyto(at, np.arange(j, j + total), where=better)
    # windows that run over the end of a text are no windows
    owner = np.repeat(np.arange(len(texts)), widths)[:total]
    inside = np.arange(total) + w <= ends[owner]
    at, owner = at[inside], owner[inside]
    fresh = np.ones(len(at), dtype=np.bool_)
    fresh[1:] = at[1:] != at[:-1]
    at, owner = at[fresh], owner[fresh]
    return row[at], at - (ends - counts)[owner], np.searchsorted(owner, np.arange(len(texts) + 1))
