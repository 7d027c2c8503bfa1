"""Winnowing compiled by numba (extra `[fast]`): the same fingerprints as `fingerprints.winnow`, in one pass.

The k-gram hash is rolled (each word enters once and leaves once), and the least of a window is looked for anew only
when it has left the window: 2 in w + 1 times. O(words) on average, O(words * w) at worst. Importing this module
needs numba and half a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba
import numpy as np

from tracer.sketch import fingerprints

if TYPE_CHECKING:
    from numpy.typing import NDArray

_jit = numba.njit(cache=True, nogil=True)
_BASE, _FACTOR = np.uint64(fingerprints.BASE), np.uint64(fingerprints.MULTIPLIER)
_HALF = np.uint64(32)
_MOST = np.uint64(0xFFFFFFFFFFFFFFFE)  # one less than what short texts are padded with


@_jit
def winnow(
    hashes: NDArray[np.uint64],
    bounds: NDArray[np.int64],
    k: int,
    w: int,
    prints: NDArray[np.uint64],
    places: NDArray[np.int32],
    owners: NDArray[np.int32],
) -> int:
    """Fill the fingerprints of texts laid end to end, text i being words `bounds[i]:bounds[i + 1]`; return their number.

    The last three arrays have room for every word.
    """
    ring = np.empty(w, np.uint64)
    made = 0
    for text in range(len(bounds) - 1):
        after = _winnow_text(hashes[bounds[text] : bounds[text + 1]], k, w, ring, prints, places, made)
        owners[made:after] = text
        made = after
    return made


@_jit
def _winnow_text(
    words: NDArray[np.uint64],
    k: int,
    w: int,
    ring: NDArray[np.uint64],
    prints: NDArray[np.uint64],
    places: NDArray[np.int32],
    made: int,
) -> int:
    """Put the fingerprints of one text after the `made` ones; return how many there are then."""
    width = min(k, len(words))
    count = len(words) - width + 1 if width > 0 else 0  # k-grams
    power = np.uint64(1)
    for _ in range(width):
        power *= _BASE
    rolled = np.uint64(0)
    for i in range(width - 1):
        rolled = rolled * _BASE + words[i]
    best, least = -1, _MOST  # the least k-gram of the window, as a place among them
    slot = 0
    first = min(w, count) - 1  # the k-gram that ends the first window
    for gram in range(count):
        rolled = rolled * _BASE + words[gram + width - 1]
        if gram > 0:
            rolled -= power * words[gram - 1]
        z = min(_mix(rolled), _MOST)
        ring[slot] = z
        slot = slot + 1 if slot + 1 < w else 0
        new = bool(z <= least)
        if new:
            best, least = gram, z
        elif best <= gram - w:
            best, least = _least(ring, gram, slot, w)
            new = True
        if gram == first or (new and gram > first):
            prints[made], places[made] = least, best
            made += 1
    return made


@_jit
def _mix(z: np.uint64) -> np.uint64:
    z = (z ^ (z >> _HALF)) * _FACTOR
    z = (z ^ (z >> _HALF)) * _FACTOR
    return z ^ (z >> _HALF)


@_jit
def _least(ring: NDArray[np.uint64], gram: int, slot: int, w: int) -> tuple[int, np.uint64]:
    """Return the place and value of the rightmost least of a full window that ends with `gram`; its oldest is at `slot`."""
    best, least = gram - w + 1, ring[slot]
    for step in range(1, w):
        at = slot + step
        value = ring[at if at < w else at - w]
        if value <= least:
            best, least = gram - w + 1 + step, value
    return best, least
