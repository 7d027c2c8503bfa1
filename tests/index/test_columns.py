from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.index.columns import ColumnWriter, Damaged, read_columns


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.binary(max_size=100), max_size=8), block=st.sampled_from([8, 16, 64]))
def test_bytes_come_back(tmp_path_factory, parts, block):
    """However bytes are divided into parts and blocks, every range of them comes back."""
    path = tmp_path_factory.mktemp("columns") / "c"
    writer = ColumnWriter(path)
    writer.begin("bytes", "|u1", block)
    for part in parts:
        writer.write(part)
    writer.end()
    writer.column("numbers", np.arange(5, dtype=np.int64), 8)
    digest = writer.close()
    columns, found, _ = read_columns(path)
    whole = b"".join(parts)
    assert found == digest
    assert columns["numbers"].whole().tolist() == [0, 1, 2, 3, 4]
    assert bytes(columns["bytes"].raw(0, len(whole))) == whole
    for first in range(0, len(whole), 7):
        assert bytes(columns["bytes"].raw(first, min(first + 3, len(whole)))) == whole[first : first + 3]
    assert columns["bytes"].wrong_blocks() == []


def test_every_bit_counts(tmp_path):
    """Each flipped bit of a small file is found, or lies between the columns and changes nothing."""
    path = tmp_path / "c"
    writer = ColumnWriter(path)
    writer.column("a", np.arange(9, dtype=np.uint64), 32, is_sorted=True)
    writer.begin("b", "|u1", 16)
    writer.write(b"twenty-one bytes long")
    writer.end()
    writer.close()
    data = path.read_bytes()
    silent = 0
    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= 1 << (place % 8)
        path.write_bytes(damaged)
        try:
            columns = read_columns(path).by_name
            assert columns["a"].whole().tolist() == list(range(9))
            assert bytes(columns["b"].raw(0, 21)) == b"twenty-one bytes long"
            silent += 1
        except Damaged:
            pass
    assert silent < 16  # padding


@pytest.mark.usefixtures("form")
def test_elements_are_checked_before_they_are_given(tmp_path):
    """Elements at any places come as they were written; those of a damaged block, and of no other, do not."""
    path = tmp_path / "c"
    writer = ColumnWriter(path)
    writer.column("a", np.arange(100, 109, dtype=np.uint32), 16)  # blocks of four
    writer.close()
    places = np.array([8, 0, 3, 0], dtype=np.int64)
    assert read_columns(path).by_name["a"].take(places).tolist() == [108, 100, 103, 100]
    data = bytearray(path.read_bytes())
    data[data.index(np.array([105], "<u4").tobytes())] ^= 1
    path.write_bytes(data)
    column = read_columns(path).by_name["a"]
    assert column.take(places).tolist() == [108, 100, 103, 100]
    for place in (4, 5, 7):
        with pytest.raises(Damaged, match="block 1"):
            column.take(np.array([0, place], dtype=np.int64))


@pytest.mark.usefixtures("form")
def test_what_lies_outside_is_damage(tmp_path):
    """Numbers that point outside a column are damage, never some other bytes."""
    writer = ColumnWriter(tmp_path / "c")
    writer.column("a", np.arange(9, dtype=np.uint64), 32)
    writer.close()
    column = read_columns(tmp_path / "c").by_name["a"]
    for first, last in ((0, 10), (-1, 3), (5, 4)):
        with pytest.raises(Damaged):
            column.part(first, last)
    for place in (-1, 9):
        with pytest.raises(Damaged):
            column.take(np.array([place]))


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="the system does not tell what is mapped")
def test_pages_can_be_given_back(tmp_path):
    """After letting go nothing of the file is in memory; it is read again as before."""
    writer = ColumnWriter(tmp_path / "column-of-zeros")
    writer.column("a", np.arange(1 << 20, dtype=np.uint64), 4096)
    writer.close()
    columns = read_columns(tmp_path / "column-of-zeros")

    def resident():
        lines = iter(Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines())
        size = 0
        for line in lines:
            if line.endswith("column-of-zeros"):
                size += next(int(line.split()[1]) for line in lines if line.startswith("Rss:"))
        return size  # kB

    assert columns.by_name["a"].whole()[-1] == (1 << 20) - 1
    assert resident() > 8000
    columns.let_go()
    assert resident() == 0
    assert columns.by_name["a"].whole()[-1] == (1 << 20) - 1
