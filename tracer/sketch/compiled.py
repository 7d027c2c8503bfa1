"""Winnowing compiled by numba (extra `[fast]`): the same fingerprints as `fingerprints.winnow`.

A text at a time, in loops without a branch, which the compiler turns into vector instructions: the polynomials of all
k-grams at once, one of their words after the other; the minima of all windows by doubling (of 2, 4, 8 ... k-grams, as in
sparse tables: Bender & Farach-Colton 2000); what differs from the window before. O(words * (k + log w)). Importing this module
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

    The last three arrays have room for every word; `places` may have none, then it is left alone.
    """
    longest = 1
    for text in range(len(bounds) - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    grams, least = np.empty(longest, np.uint64), np.empty(longest, np.uint64)
    made = 0
    for text in range(len(bounds) - 1):
        words = hashes[bounds[text] : bounds[text + 1]]
        after = made + winnow_text(words, k, w, grams, least, prints[made:], places[made:])
        owners[made:after] = text
        made = after
    return made


@_jit
def winnow_text(
    words: NDArray[np.uint64],
    k: int,
    w: int,
    grams: NDArray[np.uint64],
    least: NDArray[np.uint64],
    prints: NDArray[np.uint64],
    places: NDArray[np.int32],
) -> int:
    """Put down the fingerprints of one text; return how many there are. `grams` and `least` are scratch, one for each word."""
    width = min(k, len(words))
    if width == 0:
        return 0
    count = len(words) - width + 1
    grams, least = grams[:count], least[:count]
    grams[:] = words[:count]
    for x in range(1, width):
        _append(grams, words[x : x + count])
    _mix_all(grams, least)
    span, windows, have = (
        min(w, count),
        count,
        1,
    )  # k-grams in a window, windows, k-grams whose least is known
    while have < span:
        more = min(have, span - have)
        windows -= more
        _least_of_both(least, least[more : more + windows])
        have += more
    made = _changes(least[:windows], grams[span - 1 :], prints)
    if len(places):
        _find(least[:windows], grams, span, places)
    return made


@_jit
def _append(grams: NDArray[np.uint64], words: NDArray[np.uint64]) -> None:
    for i in range(len(grams)):
        grams[i] = grams[i] * _BASE + words[i]


@_jit
def _mix_all(grams: NDArray[np.uint64], least: NDArray[np.uint64]) -> None:
    for i in range(len(grams)):
        z = grams[i]
        z = (z ^ (z >> _HALF)) * _FACTOR
        z = (z ^ (z >> _HALF)) * _FACTOR
        grams[i] = least[i] = min(z ^ (z >> _HALF), _MOST)


@_jit
def _least_of_both(least: NDArray[np.uint64], others: NDArray[np.uint64]) -> None:
    for i in range(len(others)):
        least[i] = min(least[i], others[i])


@_jit
def _changes(least: NDArray[np.uint64], entering: NDArray[np.uint64], prints: NDArray[np.uint64]) -> int:
    """Put down the least of each window that is not the same k-gram as in the window before; `entering` is each one's last."""
    prints[0] = before = least[0]
    made = 1
    for i in range(1, len(least)):
        value = least[i]
        prints[made] = value
        made += int((value != before) | (entering[i] == value))
        before = value
    return made


@_jit
def _find(least: NDArray[np.uint64], grams: NDArray[np.uint64], span: int, places: NDArray[np.int32]) -> None:
    """Put down where the k-grams stand that `_changes` puts down: the rightmost of equals in its window."""
    made = 0
    for i in range(len(least)):
        last = i + span - 1
        if i == 0 or least[i] != least[i - 1] or grams[last] == least[i]:
            while grams[last] != least[i]:
                last -= 1
            places[made] = last
            made += 1
