"""The fingerprints of whole texts: the one place where the index asks for them.

Nothing is set aside and no language is looked at: what the index finds must hold all that the later stages
may find, and is weighed by them.
"""

from __future__ import annotations

import sys
from functools import cache, partial
from typing import TYPE_CHECKING

import numpy as np

from tracer.sketch import bulk
from tracer.sketch.stems import Stems
from tracer.text.bulk import words_of
from tracer.text.spelled import forms_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.params import SketchParams
    from tracer.text.bulk import Words

_FEW = 512  # texts that numpy reads in 0.2 s
_SPREAD = np.uint64(0x9FB21C651E98DF25)  # odd; the least of eight hashes are small, their products are not
# words in and out of the reach of ASCII; an index made with other words or hashes than today's is refused
CANARY = "The Ærøfjord ferry’s ﬁrst 1 200 passengers — Ёлкино, 東京の港, ｆｕｌｌ width — arrived in Mid\u00adwinter."


def prints_of(texts: Sequence[str], params: SketchParams) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the fingerprints of the texts, evenly spread over 64 bits, and where each text's begin.

    The bounds have one entry more than there are texts.
    """
    compiled = _compiled(texts)
    return _prints(words_of(texts, compiled=compiled), params, compiled=compiled)


def prints_and_elements(
    texts: Sequence[str], params: SketchParams
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return what `prints_of` does, then the content element of each word, and where each text's words begin."""
    compiled = _compiled(texts)
    words = words_of(texts, places=True, compiled=compiled)
    elements = _stems(compiled).elements(words.hashes, partial(forms_at, texts, words))
    return *_prints(words, params, compiled=compiled), elements, words.bounds


def _prints(
    words: Words, params: SketchParams, *, compiled: bool
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    found = bulk.prints_of(words.hashes, words.bounds, params, compiled=compiled)
    bounds = np.searchsorted(found.owners, np.arange(len(words.bounds)))
    return found.hashes * _SPREAD, bounds.astype(np.int64)


def _compiled(texts: Sequence[str]) -> bool:
    # to load what is compiled takes 0.9 s, a hundred times what it saves on a few texts
    return len(texts) > _FEW or "numba" in sys.modules


@cache
def _stems(compiled: bool) -> Stems:
    # kept from batch to batch, for the same words come again; it changes the time taken and nothing else
    return Stems(compiled=compiled)


def canary(params: SketchParams) -> str:
    """Return what the fingerprints and content elements of a fixed text are, in hex."""
    prints, _, elements, _ = prints_and_elements([CANARY], params)
    return f"{int(np.bitwise_xor.reduce(prints)):016x}{int(np.bitwise_xor.reduce(elements)) & 0xFFFFFFFF:08x}"
