"""Align the same two texts once, in however many articles they stand.

Six thousand copies of one paragraph make some ten thousand pairs, all of them the same pair of texts. What two texts share depends on their
words and quotes alone, and those on text, language and what is set aside.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.align.aligner import align

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.params import AlignParams
    from tracer.records import Alignment, Witness


class Repeats:
    """Aligns pairs of these witnesses; keeps what texts share that several of them have."""

    def __init__(self, witnesses: Iterable[Witness], params: AlignParams) -> None:
        self._params = params
        self._count = Counter(witness.article.text for witness in witnesses)
        self._kept: dict[tuple[str | None, ...], Alignment] = {}

    def align(self, left: Witness, right: Witness) -> Alignment:
        """Return what two witnesses share, as `align` does."""
        a, b = left.article, right.article
        # the hidden words of what is aside are each article's own
        if a.asides or b.asides or min(self._count[a.text], self._count[b.text]) < 2:
            return align(left, right, self._params)
        texts = (a.text, a.language, b.text, b.language)
        known = self._kept.get(texts)
        if known is None:
            known = self._kept[texts] = align(left, right, self._params)
        return replace(known, left=a.id, right=b.id)
