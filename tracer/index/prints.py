"""The fingerprints of whole texts: the one place where the index asks for them.

Nothing is set aside and no language is looked at: what the index finds must hold all that the later stages
may find, and is weighed by them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np

from tracer.sketch import bulk
from tracer.text.bulk import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.params import SketchParams

_FEW = 512  # texts that numpy reads in 0.2 s
_SPREAD = np.uint64(0x9FB21C651E98DF25)  # odd; the least of eight hashes are small, their products are not
# words in and out of the reach of ASCII; an index made with other words or hashes than today's is refused
CANARY = "The Ærøfjord ferry’s ﬁrst 1 200 passengers — Ёлкино, 東京の港, ｆｕｌｌ width — arrived in Mid\u00adwinter."


def prints_of(texts: Sequence[str], params: SketchParams) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the fingerprints of the texts, evenly spread over 64 bits, and where each text's begin.

    The bounds have one entry more than there are texts.
    """
    # to load what is compiled takes 0.9 s, a hundred times what it saves on a few texts
    compiled = len(texts) > _FEW or "numba" in sys.modules
    words = words_of(texts, compiled=compiled)
    found = bulk.prints_of(words.hashes, words.bounds, params, compiled=compiled)
    bounds = np.searchsorted(found.owners, np.arange(len(texts) + 1))
    return found.hashes * _SPREAD, bounds.astype(np.int64)


def canary(params: SketchParams) -> str:
    """Return what the fingerprints of a fixed text are, in hex."""
    prints, _ = prints_of([CANARY], params)
    return f"{int(np.bitwise_xor.reduce(prints)):016x}"
