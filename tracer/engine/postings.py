"""From texts to postings of their fingerprints, batch by batch, so that no corpus of words is ever in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.sketch.bulk import prints_of
from tracer.sketch.bulk_pairs import pack
from tracer.text.bulk import words_of_utf8

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import SketchParams

_BYTES = 24  # of text to a fingerprint, at the least that news has; room that is not used takes no memory
_BATCH = 1 << 19  # bytes of text read at once; their words stay in the cache


def postings_of(
    buffer: NDArray[np.uint8],
    bounds: NDArray[np.int64],
    bits: int,
    params: SketchParams,
    *,
    compiled: bool = True,
) -> NDArray[np.uint64]:
    """Return the postings of texts that lie in a buffer as UTF-8, text i at `bounds[i]:bounds[i + 1]`; see `bulk_pairs`.

    Text i is holder i, and all of them must fit in so many bits. O(bytes).
    """
    import numpy as np

    keys, made = np.empty(int(bounds[-1] - bounds[0]) // _BYTES, np.uint64), 0
    first, count = 0, len(bounds) - 1
    while first < count:
        last = int(np.searchsorted(bounds, bounds[first] + _BATCH, "right")) - 1
        last = min(max(last, first + 1), count)
        start, end = bounds[first], bounds[last]
        words = words_of_utf8(buffer[start:end], bounds[first : last + 1] - start, compiled=compiled)
        prints = prints_of(words.hashes, words.bounds, params, compiled=compiled)
        after = made + len(prints.hashes)
        if after > len(keys):
            keys = np.concatenate((keys[:made], np.empty(made // 4 + after - made, np.uint64)))
        keys[made:after] = pack(prints.hashes, prints.owners + np.int32(first), bits)
        first, made = last, after
    return keys[:made]
