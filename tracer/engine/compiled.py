"""From UTF-8 to postings compiled by numba (extra `[fast]`): the words of a text never leave the nearest cache.

The same postings as `postings_of` gives by numpy, in the same order. O(bytes). Importing this module needs numba and half
a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba
import numpy as np

from tracer.sketch.bulk_pairs import SPREAD
from tracer.sketch.compiled import winnow_text
from tracer.text.compiled import desk_for, read

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SPREAD = np.uint64(SPREAD)


@numba.njit(cache=True, nogil=True)
def plain_postings(
    buffer: NDArray[np.uint8],
    bounds: NDArray[np.int64],
    first: int,
    entries: NDArray[np.uint32],
    seconds: NDArray[np.uint32],
    k: int,
    w: int,
    bits: int,
    keys: NDArray[np.uint64],
) -> tuple[int, int, bool]:
    """Fill the postings of the texts from `first` on, while there is room, up to one that is not plain.

    Returns which text it stopped at, the number of postings, and whether it stopped for want of room: a text is begun only
    where there is room for one posting for every two of its bytes and one more.
    """
    longest = 0
    for text in range(first, len(bounds) - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    room = longest // 2 + 1  # a word is a letter and what parts it from the next
    words, grams, least = np.empty(room, np.uint64), np.empty(room, np.uint64), np.empty(room, np.uint64)
    nowhere = np.empty(0, np.int32)
    desk = desk_for(entries)
    shift = np.uint64(bits)
    made = 0
    for text in range(first, len(bounds) - 1):
        start, end = bounds[text], bounds[text + 1]
        if made + (end - start) // 2 + 1 > len(keys):
            return text, made, True
        count = read(buffer[start:end], desk, entries, seconds, words, nowhere, nowhere)
        if count < 0:
            return text, made, False
        own = keys[made:]
        found = winnow_text(words[:count], k, w, grams, least, own, nowhere)
        for i in range(found):
            own[i] = ((own[i] * _SPREAD) >> shift) << shift | np.uint64(text)
        made += found
    return len(bounds) - 1, made, False
