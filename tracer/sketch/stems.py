"""The content elements of many words at once, looked up by the words' hashes.

`content.elements` wants the folded form of every word, which bulk reading does not make. Here a table
knows the element of each word hash it has met; only for the others are forms asked for, and the table learns
them. What it knows changes the time taken and nothing else. Linear probing, at most half full, doubled as it fills
and emptied when it has reached its bound. O(words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.sketch.bulk import compiled_kernels
from tracer.sketch.content import elements

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

_LEAST, _MOST = 1 << 16, 1 << 22  # slots; 1 MB and 64 MB
_SHIFT = 2  # by which elements are raised in the table: -1 (no content) is 1 there, and 0 an empty slot


class Stems:
    """A table from word hashes to content elements, that learns."""

    __slots__ = ("_compiled", "_keys", "_known", "_values")

    def __init__(self, *, compiled: bool = True) -> None:
        self._compiled = compiled
        self._empty(_LEAST)

    def elements(
        self, hashes: NDArray[np.uint64], forms: Callable[[NDArray[np.int64]], Sequence[str]]
    ) -> NDArray[np.int64]:
        """Return int64[n], the element of each word, -1 where it has none; equal to `content.elements` of their forms.

        `forms` gives the folded forms of the words at some places of `hashes`; it is asked once for each word that is
        not known.
        """
        import numpy as np

        found, missing = self._look_up(hashes)
        if len(missing):
            new, firsts, which = np.unique(hashes[missing], return_index=True, return_inverse=True)
            numbers = elements(forms(missing[firsts])) + _SHIFT
            found[missing] = numbers[which]
            self._learn(new, numbers)
        found -= _SHIFT
        return found

    def _empty(self, slots: int) -> None:
        import numpy as np

        self._keys, self._values = np.zeros(slots, np.uint64), np.zeros(slots, np.int64)
        self._known = 0

    def _look_up(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the raised elements of words, 0 where not known, and the places of those."""
        import numpy as np

        found = np.zeros(len(hashes), np.int64)
        fast = compiled_kernels("word_pairs_compiled") if self._compiled else None
        if fast is not None:
            missing = np.empty(len(hashes), np.int64)
            return found, missing[: fast.look_up(hashes, self._keys, self._values, found, missing)]
        mask = np.uint64(len(self._keys) - 1)
        open_, slots = np.arange(len(hashes)), hashes & mask
        while len(open_):
            values = self._values[slots]
            done = (values == 0) | (self._keys[slots] == hashes[open_])
            found[open_[done]] = values[done]
            open_, slots = open_[~done], (slots[~done] + np.uint64(1)) & mask
        return found, np.flatnonzero(found == 0)

    def _learn(self, hashes: NDArray[np.uint64], values: NDArray[np.int64]) -> None:
        """Enter words, all different and none of them known."""
        import numpy as np

        slots = len(self._keys)
        if 2 * (self._known + len(hashes)) > slots:
            while 2 * (self._known + len(hashes)) > slots and slots < _MOST:
                slots *= 2
            old = np.flatnonzero(self._values)
            kept_keys, kept_values = self._keys[old], self._values[old]
            self._empty(slots)
            if 2 * (len(old) + len(hashes)) <= slots:
                self._enter(kept_keys, kept_values)
        room = len(self._keys) // 2 - self._known
        self._enter(hashes[:room], values[:room])

    def _enter(self, hashes: NDArray[np.uint64], values: NDArray[np.int64]) -> None:
        """Enter words that there is room for: in rounds, each putting one word of those that want one slot."""
        import numpy as np

        mask = np.uint64(len(self._keys) - 1)
        slots = hashes & mask
        self._known += len(hashes)
        while len(hashes):
            free = self._values[slots] == 0
            self._keys[slots[free]], self._values[slots[free]] = hashes[free], values[free]
            lost = self._keys[slots] != hashes
            hashes, values = hashes[lost], values[lost]
            slots = (slots[lost] + np.uint64(1)) & mask
