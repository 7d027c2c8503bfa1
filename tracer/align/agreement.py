"""Agreement: whether two passages speak of the same numbers and names.

Stock sentences ("an earthquake of magnitude ... struck ... on ...") are alike word for word and report
different events. What tells them apart is their particulars: numbers, and words written with a capital inside
a sentence. Passages that each have several, and next to none in common, say different things. Few or no
particulars (or a script without capitals) decide nothing. Linear in the passages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.align.stems import stem

if TYPE_CHECKING:
    from tracer.params import AlignParams
    from tracer.records import Witness


def contradict(left: Witness, right: Witness, box: tuple[int, int, int, int], params: AlignParams) -> bool:
    """Whether words `[0, 1)` of the left and `[2, 3)` of the right have different particulars."""
    numbers, names = particulars(left, box[0], box[1])
    other_numbers, other_names = particulars(right, box[2], box[3])
    least = params.particulars_least
    if _common(numbers, other_numbers, 2) <= params.numbers_common:
        return _common(names, other_names, 2) <= params.names_common
    return _common(numbers | names, other_numbers | other_names, least) <= params.particulars_common


def _common(left: frozenset[str], right: frozenset[str], least: int) -> float:
    """Return the share of the smaller set that the other has too; 1 when it has fewer than `least`."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller >= least else 1.0


def particulars(witness: Witness, first: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the numbers and the names (as stems) among the words `[first, end)`."""
    tokens, text = witness.tokens, witness.article.text
    sentences = tokens.sentences
    bounds = np.array((first, end), sentences.dtype)  # of any other type, numpy would copy all sentences
    low, high = np.searchsorted(sentences, bounds)
    beginnings = set(sentences[low:high].tolist())
    numbers: list[str] = []
    names: list[str] = []
    for word in range(first, end):
        form = tokens.forms[word]
        if any(letter.isdigit() for letter in form):
            numbers.append(form)
        elif word not in beginnings and len(form) > 1 and text[tokens.starts[word]].isupper():
            names.append(stem(form))
    return frozenset(numbers), frozenset(names)
