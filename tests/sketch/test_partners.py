from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tracer.sketch.join import pair_keys, split_keys
from tracer.sketch.partners import strongest


def kept(pairs, most):
    """Return which pairs (left, right) -> shared are kept."""
    ordered = sorted(pairs)
    left, right = (np.array([pair[side] for pair in ordered], dtype=np.int64) for side in (0, 1))
    shared = np.array([pairs[pair] for pair in ordered], dtype=np.int64)
    found = split_keys(strongest(pair_keys(left, right), shared, most))
    return set(zip(*(side.tolist() for side in found), strict=True))


def chosen(pairs, most):
    """Return the same by sorting the pairs of each article."""
    found = set()
    for article in {end for pair in pairs for end in pair}:
        own = [pair for pair in pairs if article in pair]
        own.sort(key=lambda pair: (-pairs[pair], pair[1] - pair[0], pair))
        found |= set(own[:most])
    return found


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), st.integers(0, 3)
)


@given(PAIRS, st.integers(1, 5))
def test_each_article_keeps_its_strongest_pairs(pairs, most):
    """What is kept is what one of the two would choose, and nothing else."""
    assert kept(pairs, most) == chosen(pairs, most)


def test_all_pairs_of_a_small_story_stay():
    """With as many partners as there are others, nothing is left out."""
    pairs = {(a, b): 0 for a in range(20) for b in range(a + 1, 20)}
    assert kept(pairs, 19) == set(pairs)


def test_a_large_story_is_linear():
    """Where each resembles each, each keeps its neighbours in the order, and a star keeps its rays."""
    count, most = 300, 10
    every = {(a, b): 1 for a in range(count) for b in range(a + 1, count)}
    found = kept(every, most)
    assert len(found) <= most * count
    assert {(a, a + 1) for a in range(count - 1)} <= found
    star = {(0, b): 1 for b in range(1, count)}
    assert kept(star, 1) == set(star)
