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
_BLOCK = 1 << 14  # windows looked at together; their arrays stay in the cache
MULTIPLIER = 0xD6E8FEB86659FD93  # of the mixing step (Pelle Evensen's rrxmrrxmsx family)


def mix(z: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return each number with every bit depending on all bits; a bijection on 64 bits."""
    import numpy as np

    half, factor = np.uint64(32), np.uint64(MULTIPLIER)
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
    together = np.concatenate(texts) if len(texts) else np.empty(0, np.uint64)
    rolled = grams(together, k) if len(together) >= k else together[:0]
    first = 0  # where the text begins in `together`
    for text, end, count in zip(texts, ends.tolist(), counts.tolist(), strict=True):
        if count:
            own = rolled[first : first + count] if len(text) >= k else grams(text, len(text))
            np.minimum(own, padding - np.uint64(1), out=row[end - count : end])
        first += len(text)
    places = _least(row, w, ends)
    owner = np.searchsorted(ends, places, side="right")
    return row[places], places - (ends - counts)[owner], np.searchsorted(owner, np.arange(len(texts) + 1))


def _least(row: NDArray[np.uint64], w: int, ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of the rightmost least value of every window of w, each place once, block by block.

    Windows that run over one of the `ends` are no windows.
    """
    import numpy as np

    found = [np.empty(0, np.int64)]
    for start in range(0, len(row) - w + 1, _BLOCK):
        block = row[start : start + _BLOCK + w - 1]
        inner = ends[
            np.searchsorted(ends, start, "right") : np.searchsorted(ends, start + len(block), "left")
        ]
        over = (inner[:, None] - start - np.arange(1, w)).ravel()  # where windows begin that run over an end
        found.append(start + _least_of_block(block, w, over[(over >= 0) & (over <= len(block) - w)]))
    places = np.concatenate(found)  # ascending, for the least value never moves to the left
    return places[np.concatenate(([True], places[1:] != places[:-1]))] if len(places) else places


def _least_of_block(block: NDArray[np.uint64], w: int, over: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of the rightmost least values of a block's windows, but for those that begin at `over`.

    A value is the least of some window just when it equals the greatest of the least values of all windows that
    hold it. Both are had by doubling, in log w passes; only where equal values meet in one window is every window
    looked at.
    """
    import numpy as np

    least = _slide(np.minimum, block, w)
    least[over] = 0
    around = np.zeros(len(block) + w - 1, np.uint64)
    around[w - 1 : len(block)] = least
    places = np.flatnonzero(_slide(np.maximum, around, w) == block)
    values = block[places]
    if not ((values[1:] == values[:-1]) & (places[1:] - places[:-1] < w)).any():
        return places
    total = len(block) - w + 1
    at = np.zeros(total, np.int64)
    for j in range(w):
        np.copyto(at, np.arange(j, j + total), where=block[j : j + total] == least)
    valid = np.ones(total, np.bool_)
    valid[over] = False
    at = at[valid]
    return at[np.concatenate(([True], at[1:] != at[:-1]))] if len(at) else at


def _slide(best: np.ufunc, row: NDArray[np.uint64], w: int) -> NDArray[np.uint64]:
    """Return uint64[n - w + 1], the `best` (least or greatest) of every w neighbours, by doubling."""
    width = 1
    while 2 * width <= w:
        row = best(row[:-width], row[width:])
        width *= 2
    rest = w - width
    return best(row[: len(row) - rest], row[rest:]) if rest else row.copy() if width == 1 else row
