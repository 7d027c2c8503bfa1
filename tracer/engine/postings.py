"""From texts to postings of their fingerprints, batch by batch, so that no corpus of words is ever in memory."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tracer.sketch.bulk import prints_of
from tracer.sketch.bulk_pairs import pack
from tracer.text.bulk import words_of_utf8
from tracer.text.letters import letters

if TYPE_CHECKING:
    from types import ModuleType

    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import SketchParams

_BYTES = 24  # of text to a fingerprint, at the least that news has; room that is not used takes no memory
_BATCH = 1 << 19  # bytes of text that numpy reads at once; their words stay in the cache


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

    fast = _compiled() if compiled else None
    keys, made = np.empty(int(bounds[-1] - bounds[0]) // _BYTES, np.uint64), 0
    first, count = 0, len(bounds) - 1
    table, learned = letters(), 0
    while first < count:
        short = False
        if fast is not None:
            stop, more, short = fast.plain_postings(
                buffer,
                bounds,
                first,
                table.entries,
                table.seconds,
                params.gram_words,
                params.window_grams,
                bits,
                keys[made:],
            )
            first, made = stop, made + more
            if first == count:
                break
        if short:
            wanted = int(bounds[first + 1] - bounds[first]) // 2 + 1
            keys = _with_room(keys, made, wanted)
        elif fast is not None and learned <= first:
            # it may have been stopped by a character that was never met, only
            text = buffer[bounds[first] : bounds[first + 1]].tobytes()
            table.learn(text.decode("utf-8", "surrogatepass"))
            learned = first + 1
        else:
            last = first + 1 if fast is not None else _batch(bounds, first)
            own = _by_steps(buffer, bounds, first, last, bits, params, compiled=compiled)
            if made + len(own) > len(keys):
                keys = _with_room(keys, made, len(own))
            keys[made : made + len(own)] = own
            first, made = last, made + len(own)
    return keys[:made]


def _batch(bounds: NDArray[np.int64], first: int) -> int:
    """Return where the batch of texts that begins with `first` ends."""
    import numpy as np

    return max(int(np.searchsorted(bounds, bounds[first] + _BATCH, "right")) - 1, first + 1)


def _by_steps(
    buffer: NDArray[np.uint8],
    bounds: NDArray[np.int64],
    first: int,
    last: int,
    bits: int,
    params: SketchParams,
    *,
    compiled: bool,
) -> NDArray[np.uint64]:
    """Return the postings of some texts, whatever they are made of."""
    import numpy as np

    start, end = bounds[first], bounds[last]
    words = words_of_utf8(buffer[start:end], bounds[first : last + 1] - start, compiled=compiled)
    prints = prints_of(words.hashes, words.bounds, params, compiled=compiled)
    return pack(prints.hashes, prints.owners + np.int32(first), bits)


def _with_room(keys: NDArray[np.uint64], made: int, more: int) -> NDArray[np.uint64]:
    """Return the postings so far with room for so many more, and a quarter besides."""
    import numpy as np

    return np.concatenate((keys[:made], np.empty(made // 4 + more, np.uint64)))


@cache
def _compiled() -> ModuleType | None:
    """Return the compiled kernel, or None where numba is not installed."""
    try:
        from tracer.engine import compiled
    except ImportError:
        return None
    return compiled
