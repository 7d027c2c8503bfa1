"""The folded forms of a few words of texts that were read in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.text.folding import clean, form
from tracer.text.forms import folded
from tracer.text.hashing import form_hash
from tracer.text.lookalikes import unmix
from tracer.text.words import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tracer.text.bulk import Words


def forms_at(texts: Sequence[str], words: Words, places: NDArray[np.int64]) -> list[str]:
    """Return the folded forms of the words at some places; `words` are those of the texts, with their spans.

    A word whose letters alone do not fold to its hash (in a disguised text, say) is taken from its whole text.
    O(letters of these words), or of such texts.
    """
    import numpy as np

    found = []
    whole: dict[int, tuple[str, ...]] = {}
    owners = np.searchsorted(words.bounds, places, side="right") - 1
    rows = (owners, places, words.starts[places], words.ends[places], words.hashes[places])
    for owner, place, start, end, wanted in zip(*(row.tolist() for row in rows), strict=True):
        text = texts[owner]
        spelled = form(text[start:end])
        if form_hash(spelled) != wanted:
            if owner not in whole:
                whole[owner] = _forms(text)
            spelled = whole[owner][place - int(words.bounds[owner])]
        found.append(spelled)
    return found


def _forms(text: str) -> tuple[str, ...]:
    unmixed, _ = unmix(clean(text).text)
    return folded(unmixed, *split(unmixed))[0]
