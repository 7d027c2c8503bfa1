from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tracer.sketch.join import group, link, pair_keys, split_keys

ROWS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 30)), max_size=60)


def grouped(rows):
    """Return the groups of (value, holder) rows; values are spread so that the highest bits tell them apart."""
    values = np.array([value << 60 for value, _ in rows], dtype=np.uint64)
    return group(values, np.array([holder for _, holder in rows], dtype=np.int64))


@given(ROWS)
def test_groups_hold_each_holder_once(rows):
    """Each value's holders are together, ascending, each once."""
    holders, starts, sizes = grouped(rows)
    expected = {}
    for value, holder in rows:
        expected.setdefault(value, set()).add(holder)
    found = [holders[s : s + n].tolist() for s, n in zip(starts.tolist(), sizes.tolist(), strict=True)]
    assert found == [sorted(expected[value]) for value in sorted(expected)]


@given(ROWS, st.integers(2, 6))
def test_links_are_all_pairs_or_a_star_and_a_chain(rows, most):
    """A small group gives every pair once; a crowd links each member to the first and to the one before it."""
    groups = grouped(rows)
    links = link(groups, most)
    for number, (start, size) in enumerate(zip(groups.starts.tolist(), groups.sizes.tolist(), strict=True)):
        members = groups.holders[start : start + size].tolist()
        chosen = links.group == number
        found = sorted(zip(links.left[chosen].tolist(), links.right[chosen].tolist(), strict=True))
        if size <= most:
            assert found == sorted(combinations(members, 2))
        else:
            chain = set(pairwise(members))
            assert found == sorted(chain | {(members[0], other) for other in members[1:]})


@given(st.lists(st.tuples(st.integers(0, (1 << 31) - 1), st.integers(0, (1 << 31) - 1)), max_size=20))
def test_keys_are_pairs(rows):
    """Packing pairs and unpacking them gives them back, and keys sort as pairs do."""
    left, right = (np.array([row[i] for row in rows], dtype=np.int64) for i in (0, 1))
    keys = pair_keys(left, right)
    assert list(zip(*map(np.ndarray.tolist, split_keys(keys)), strict=True)) == rows
    assert np.argsort(keys, kind="stable").tolist() == sorted(range(len(rows)), key=rows.__getitem__)
