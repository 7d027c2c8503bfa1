from __future__ import annotations

import bisect

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.index import lookup
from tracer.index.columns import ColumnWriter, read_columns

KEYS = st.lists(st.integers(0, 400) | st.integers(0, 2**64 - 1), max_size=120)


def column_of(path, keys, block=64):
    """Write a sorted column of eight keys a block and map it."""
    writer = ColumnWriter(path)
    writer.begin("keys", "<u8", block, is_sorted=True)
    for first in range(0, len(keys), 13):  # in parts that do not fall together with blocks
        writer.numbers(keys[first : first + 13])
    writer.end()
    writer.close()
    return read_columns(path).by_name["keys"]


@pytest.mark.usefixtures("form")
def test_ranges_are_those_of_bisection(tmp_path):
    """Every range begins and ends where bisecting the whole list says, duplicates and extremes included."""

    @settings(max_examples=60, deadline=None)
    @given(KEYS, st.lists(st.integers(0, 410) | st.integers(0, 2**64 - 1), min_size=1, max_size=20))
    def check(keys, asked):
        ordered = sorted(keys)
        column = column_of(tmp_path / "c", np.array(ordered, dtype=np.uint64))
        low = np.array(asked, dtype=np.uint64)
        high = np.maximum(low, low + np.uint64(7))  # near the end of the range the sum wraps
        first, last = lookup.find_ranges(column, low, high)
        assert first.tolist() == [bisect.bisect_left(ordered, key) for key in low.tolist()]
        assert last.tolist() == [bisect.bisect_right(ordered, key) for key in high.tolist()]

    check()


@pytest.mark.usefixtures("form")
def test_holders_by_hash(tmp_path):
    """All holders of a hash are found, and nobody else, on its highest 40 bits."""
    chance = np.random.default_rng(5)
    hashes = chance.integers(0, 2**64, 40, dtype=np.uint64)
    held = chance.integers(0, 40, 300)
    holders = chance.integers(0, lookup.HOLDERS, 300)
    column = column_of(tmp_path / "c", lookup.postings(hashes[held], holders))
    which, found = lookup.find_holders(column, hashes)
    expected = {(h, w) for h, w in zip(held.tolist(), holders.tolist(), strict=True)}
    assert sorted(zip(which.tolist(), found.tolist(), strict=True)) == sorted(expected)


def test_only_touched_blocks_are_read(tmp_path):
    """A search checks the blocks in which its keys lie, and no others."""
    column = column_of(tmp_path / "c", np.arange(0, 8000, 10, dtype=np.uint64))
    keys = np.array([4000, 4030], dtype=np.uint64)
    lookup.find_ranges(column, keys, keys)
    assert 1 <= int(column.good.sum()) <= 3
