"""The fingerprints of many texts at once, from their words' hashes: what an index keeps of them.

The same as `fingerprints.winnow` gives (Schleimer, Wilkerson & Aiken 2003), with the text that each belongs to;
compiled where numba is installed, else by numpy, with equal results. O(words).
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracer.sketch.fingerprints import winnow

if TYPE_CHECKING:
    from types import ModuleType

    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import SketchParams


class Prints(NamedTuple):
    """Fingerprints of many texts, in the order of the texts and of the words."""

    hashes: NDArray[np.uint64]  # [f]
    owners: NDArray[np.int32]  # [f] which text
    words: NDArray[np.int32]  # [f] at which of its words the k-gram begins; empty unless asked for


def prints_of(
    hashes: NDArray[np.uint64],
    bounds: NDArray[np.int64],
    params: SketchParams,
    *,
    places: bool = False,
    compiled: bool = True,
) -> Prints:
    """Return the fingerprints of texts laid end to end: text i has the words `hashes[bounds[i]:bounds[i + 1]]`."""
    import numpy as np

    k, w = params.gram_words, params.window_grams
    fast = compiled_kernels("compiled") if compiled else None
    if fast is not None:
        prints = np.empty(len(hashes), np.uint64)
        words, owners = np.empty(len(hashes) * places, np.int32), np.empty(len(hashes), np.int32)
        made = fast.winnow(hashes, bounds, k, w, prints, words, owners)
        return Prints(prints[:made], owners[:made], words[: made * places])
    texts = [hashes[a:b] for a, b in pairwise(bounds.tolist())]
    prints, at, ends = winnow(texts, k, w)
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(ends))
    return Prints(prints, owners, at[: len(at) * places].astype(np.int32))


@cache
def compiled_kernels(name: str) -> ModuleType | None:
    """Return a module of compiled kernels, or None where numba is not installed."""
    try:
        return import_module(f"tracer.sketch.{name}")
    except ImportError:
        return None
