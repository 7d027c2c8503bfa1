"""Which articles of a batch are worth aligning with which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.records import Candidates
from tracer.sketch.join import split_keys
from tracer.sketch.partners import strongest
from tracer.sketch.shared_grams import shared_grams
from tracer.sketch.shared_words import shared_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import SketchParams
    from tracer.records import Sketch, Witness


def candidates(
    sketches: Sequence[Sketch], outlets: Sequence[str | None], order: Sequence[int], params: SketchParams
) -> Candidates:
    """Return the pairs that share fingerprints or passages alike in content words.

    `outlets` are outlet ids; an article of unknown outlet counts as an outlet of its own. `order` ranks the
    articles by time and content, all different: a crowd that holds the same text is linked along it. The answer
    depends on nothing else: other indices, same pairs. An article of a larger story has no more pairs than it has `partners`, or others chose it for.
    O(n log n) in the size of the sketches.
    """
    import numpy as np

    if len({len(sketches), len(outlets), len(order)}) != 1 or len(set(order)) != len(order):
        raise ValueError("sketches, outlets and order must be of one length, and order without ties")
    ranked = sorted(range(len(sketches)), key=order.__getitem__)
    places = np.array(ranked, dtype=np.int64)
    inline = [sketches[place] for place in ranked]
    by_grams, shared = shared_grams(
        [s.fingerprints for s in inline], _numbered([outlets[i] for i in ranked]), params
    )
    by_words = np.empty(0, np.uint64)
    if inline:
        owners = np.repeat(np.arange(len(inline)), [len(s.signatures) for s in inline])
        by_words = shared_words(np.concatenate([s.signatures for s in inline]), owners, by_grams, params)
    keys = np.union1d(by_grams, by_words)
    strength = np.zeros(len(keys), dtype=np.int64)
    strength[np.searchsorted(keys, by_grams)] = shared
    first, second = split_keys(strongest(keys, strength, params.partners))
    first, second = places[first], places[second]
    left, right = np.minimum(first, second), np.maximum(first, second)
    sequence = np.lexsort((right, left))
    return Candidates(left[sequence].astype(np.int32), right[sequence].astype(np.int32))


def _numbered(outlets: Sequence[str | None]) -> NDArray[np.int64]:
    """Return a number for each outlet, equal for equal names, and one of its own for every unknown outlet."""
    import numpy as np

    numbers: dict[str | int, int] = {}
    names: list[str | int] = [place if outlet is None else outlet for place, outlet in enumerate(outlets)]
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


def by_time(witnesses: Sequence[Witness]) -> list[int]:
    """Rank the witnesses by publication time (undated last), then by id: the order that links mass copies."""

    def key(index: int) -> tuple[bool, float, str]:
        article = witnesses[index].article
        if article.published is None:
            return (True, 0.0, article.id)
        return (False, article.published.earliest.timestamp(), article.id)

    rank = [0] * len(witnesses)
    for place, index in enumerate(sorted(range(len(witnesses)), key=key)):
        rank[index] = place
    return rank
