"""The word-pair tier compiled by numba (extra `[fast]`): the same numbers as its numpy forms, several times faster.

`word_pairs.columns`, `stems.Stems`, `retellings.rank` and `retold.retold_pairs` say what these compute. Importing this module needs
numba and half a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba
import numpy as np

from tracer.sketch import fingerprints
from tracer.sketch.word_pairs import HASHES, OWNER_BITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

_jit = numba.njit(cache=True, nogil=True)
_BASE, _FACTOR = np.uint64(fingerprints.BASE), np.uint64(fingerprints.MULTIPLIER)
_HALF, _LOW = np.uint64(32), np.uint64(OWNER_BITS)


@_jit
def pair_postings(
    elements: NDArray[np.int64],
    bounds: NDArray[np.int64],
    first: int,
    share: float,
    least: int,
    keys: NDArray[np.uint64],
) -> int:
    """Put the postings of `word_pairs.columns`, unsorted and repeated, into `keys`; return how many there are."""
    made = 0
    for text in range(len(bounds) - 1):
        begin, end = bounds[text], bounds[text + 1]
        after = _text_postings(elements[begin:end], np.uint64(first + text), keys, made)
        room = max(share * np.float64(end - begin), np.float64(least))
        if room < after - made:
            limit = np.uint64(room / np.float64(after - made) * HASHES)
            kept = made
            for i in range(made, after):
                if keys[i] >> _LOW < limit:
                    keys[kept] = keys[i]
                    kept += 1
            after = kept
        made = after
    return made


@_jit
def _text_postings(elements: NDArray[np.int64], owner: np.uint64, keys: NDArray[np.uint64], made: int) -> int:
    """Put all postings of one text after the `made` ones; return how many there are then."""
    before = np.int64(-1)
    for i in range(len(elements)):
        number = elements[i]
        if number < 0:
            continue
        if before >= 0 and number != before:
            z = np.uint64(min(number, before)) * _BASE + np.uint64(max(number, before))
            z = (z ^ (z >> _HALF)) * _FACTOR
            z = (z ^ (z >> _HALF)) * _FACTOR
            z ^= z >> _HALF
            keys[made] = ((z >> _LOW) << _LOW) | owner
            made += 1
        before = number
    return made


@_jit
def look_up(
    hashes: NDArray[np.uint64],
    keys: NDArray[np.uint64],
    values: NDArray[np.int64],
    found: NDArray[np.int64],
    missing: NDArray[np.int64],
) -> int:
    """Put the value of each hash into `found`, 0 where it is not known, and the places of those into `missing`.

    The table has a power of two of slots, probed one after the other; value 0 is an empty slot.
    """
    mask = np.uint64(len(keys) - 1)
    lost = 0
    for i in range(len(hashes)):
        slot = hashes[i] & mask
        while values[slot] != 0 and keys[slot] != hashes[i]:
            slot = (slot + np.uint64(1)) & mask
        found[i] = values[slot]
        if values[slot] == 0:
            missing[lost] = i
            lost += 1
    return lost


@_jit
def best_windows(
    blocks: NDArray[np.int64],
    weights: NDArray[np.int64],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    texts: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the texts, in no order, and of each the greatest weight it has in two blocks that follow each other.

    Entry i says that the texts `texts[first[i]:last[i]]` earn `weights[i]` in `blocks[i]`; blocks ascend.
    """
    total = 0
    for i in range(len(blocks)):
        total += last[i] - first[i]
    bits = 4
    while (1 << bits) < 2 * min(total, len(texts)):
        bits += 1
    slots = np.full(1 << bits, -1, np.int32)
    room = min(total, len(texts))
    found, best = np.empty(room, np.int64), np.zeros(room, np.int64)
    block, now, before = np.full(room, -2, np.int64), np.zeros(room, np.int64), np.zeros(room, np.int64)
    known, shift, mask = 0, np.uint64(64 - bits), (1 << bits) - 1
    for i in range(len(blocks)):
        for j in range(first[i], last[i]):
            slot = np.int64((np.uint64(texts[j]) * _BASE) >> shift)
            while slots[slot] >= 0 and found[slots[slot]] != texts[j]:
                slot = (slot + 1) & mask
            at = slots[slot]
            if at < 0:
                at = known
                slots[slot] = at
                found[at] = texts[j]
                known += 1
            if block[at] != blocks[i]:
                before[at] = now[at] if block[at] == blocks[i] - 1 else 0
                now[at] = 0
                block[at] = blocks[i]
            now[at] += weights[i]
            best[at] = max(best[at], before[at] + now[at])
    return found[:known].copy(), best[:known].copy()


@_jit
def group_sizes(
    keys: NDArray[np.uint64], outlets: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return how many texts hold each word pair of sorted postings, and of how many outlets they are."""
    sizes, distinct = np.empty(len(keys), np.int64), np.empty(len(keys), np.int64)
    stamps = np.full(len(outlets), -1, np.int64)
    mask = (np.uint64(1) << _LOW) - np.uint64(1)
    group = -1
    for i in range(len(keys)):
        if i == 0 or keys[i] >> _LOW != keys[i - 1] >> _LOW:
            group += 1
            sizes[group] = distinct[group] = 0
        sizes[group] += 1
        outlet = outlets[np.int64(keys[i] & mask)]
        if stamps[outlet] != group:
            stamps[outlet] = group
            distinct[group] += 1
    return sizes[: group + 1].copy(), distinct[: group + 1].copy()


@_jit
def shared_weights(
    entries: NDArray[np.uint64],
    bounds: NDArray[np.int64],
    rarity: NDArray[np.int64],
    left: NDArray[np.int32],
    right: NDArray[np.int32],
) -> NDArray[np.int64]:
    """Return the rarity of the word pairs that two texts hold, for each two: `retold._shared_weights`."""
    weights = np.zeros(len(left), np.int64)
    mask = np.uint64(0xFFFFFFFF)
    for pair in range(len(left)):
        i, last_i = bounds[left[pair]], bounds[left[pair] + 1]
        j, last_j = bounds[right[pair]], bounds[right[pair] + 1]
        while i < last_i and j < last_j:
            one, other = entries[i] & mask, entries[j] & mask
            if one == other:
                weights[pair] += rarity[np.int64(one)]
            i += one <= other
            j += other <= one
    return weights
