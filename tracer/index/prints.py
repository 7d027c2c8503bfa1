"""The fingerprints of whole texts: the one place where the index asks for them.

Nothing is set aside and no language is looked at: what the index finds must hold all that the later stages
may find, and is weighed by them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.sketch import bulk
from tracer.text.bulk import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.params import SketchParams

_SPREAD = np.uint64(0x9FB21C651E98DF25)  # odd; the least of eight hashes are small, their products are not
# words in and out of the reach of ASCII; an index made with other words or hashes than today's is refused
CANARY = "The Ærøfjord ferry’s ﬁrst 1 200 passengers — Ёлкино, 東京の港, ｆｕｌｌ width — arrived in Mid\u00adwinter."


def prints_of(texts: Sequence[str], params: SketchParams) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the fingerprints of the texts, evenly spread over 64 bits, and where each text's begin.

    The bounds have one entry more than there are texts.
    """
    words = words_of(texts)
    found = bulk.prints_of(words.hashes, words.bounds, params)
    bounds = np.searchsorted(found.owners, np.arange(len(texts) + 1))
    return found.hashes * _SPREAD, bounds.astype(np.int64)


def canary(params: SketchParams) -> str:
    """Return what the fingerprints of a fixed text are, in hex."""
    prints, _ = prints_of([CANARY], params)
    return f"{int(np.bitwise_xor.reduce(prints)):016x}"
