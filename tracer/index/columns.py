"""Columns of numbers or bytes in one file, each block of them under a checksum of its own.

    file    = "tracer segment 1" | column ... | table | end
    column  = its data | uint64 checksum of each block | first key of each block (sorted columns only)
    table   = JSON: of each column its name, type, count, block size and places in the file
    end     = place, length and checksum of the table, then "tracer segment 1" again

All numbers are little-endian, all parts begin at multiples of 8, checksums are xxh3-64. A block is held
against its checksum when it is first touched; the table and the first keys are when the file is opened.
Whatever does not agree raises `Damaged`, so that no flipped bit ever becomes an answer.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from xxhash import xxh3_64_intdigest

from tracer.index.kernels import compiled_kernels

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]
    Bytes = bytes | bytearray | memoryview

MAGIC = b"tracer segment 1"
_END = struct.Struct("<QQQ16s")
_FEW = 1 << 16  # elements that one compiled call takes; more cost numpy no more
_BUFFER = 1 << 20  # bytes gathered before the file is written to


class Damaged(Exception):  # noqa: N818 - it says what the file is
    """What was read is not what was written; the text says where, in words that can follow "index damaged: "."""


class ColumnWriter:
    """Writes one file, column after column. Nothing is known of it until `close` has returned."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        self._out = bytearray()
        self._place = 0
        self._table: list[dict[str, Any]] = []
        self._emit(MAGIC)

    def begin(self, name: str, dtype: str, block: int, *, is_sorted: bool = False) -> None:
        """Start a column of that numpy type; of a sorted one the first key of each block is kept."""
        self._align()
        self._table.append({"name": name, "dtype": dtype, "block": block, "offset": self._place, "count": 0})
        self._checks: list[int] = []
        self._fences: list[NDArray[Any]] | None = [] if is_sorted else None
        self._open = bytearray()  # the block that is not full yet

    def numbers(self, part: NDArray[Any]) -> None:
        """Append elements, an array of the column's type."""
        self.write(np.ascontiguousarray(part).view(np.uint8).data)

    def write(self, data: Bytes) -> None:
        """Append bytes."""
        column = self._table[-1]
        item = np.dtype(column["dtype"]).itemsize
        data = memoryview(data)
        if self._fences is not None:
            numbers = np.frombuffer(data, dtype=column["dtype"])
            self._fences.append(
                numbers[-column["count"] % (column["block"] // item) :: column["block"] // item]
            )
        column["count"] += len(data) // item
        self._check(data, column["block"])
        self._emit(data)

    def _check(self, data: memoryview, block: int) -> None:
        start = 0
        if self._open:
            start = min(block - len(self._open), len(data))
            self._open += data[:start]
            if len(self._open) < block:
                return
            self._checks.append(xxh3_64_intdigest(self._open))
            self._open.clear()
        whole = start + (len(data) - start) // block * block
        self._checks += [xxh3_64_intdigest(data[at : at + block]) for at in range(start, whole, block)]
        self._open += data[whole:]

    def end(self) -> None:
        """Finish the column."""
        column = self._table[-1]
        if self._open:
            self._checks.append(xxh3_64_intdigest(self._open))
        self._align()
        column["checks"] = self._place
        self._emit(np.array(self._checks, dtype="<u8").tobytes())
        if self._fences is not None:
            fences = np.concatenate([np.empty(0, column["dtype"]), *self._fences]).tobytes()
            column["fences"], column["fences_check"] = self._place, xxh3_64_intdigest(fences)
            self._emit(fences)

    def column(self, name: str, numbers: NDArray[Any], block: int, *, is_sorted: bool = False) -> None:
        """Write a whole column of numbers at once."""
        self.begin(name, numbers.dtype.newbyteorder("<").str, block, is_sorted=is_sorted)
        self.numbers(numbers)
        self.end()

    def close(self) -> int:
        """Write the table, bring everything to the disk, and return the table's checksum."""
        self._align()
        table = json.dumps(self._table, separators=(",", ":")).encode()
        place, digest = self._place, int(xxh3_64_intdigest(table))
        self._emit(table)
        self._emit(_END.pack(place, len(table), digest, MAGIC))
        self._flush()
        os.fsync(self._fd)
        self.abandon()
        return digest

    def abandon(self) -> None:
        """Let go of the file, whatever state it is in."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)

    def _align(self) -> None:
        self._emit(bytes(-self._place % 8))

    def _emit(self, data: Bytes) -> None:
        view = memoryview(data)
        self._place += len(view)
        if len(view) >= _BUFFER:
            self._flush()
            self._put(view)
            return
        self._out += view
        if len(self._out) >= _BUFFER:
            self._flush()

    def _flush(self) -> None:
        out, self._out = self._out, bytearray()
        self._put(memoryview(out))

    def _put(self, view: memoryview) -> None:
        while len(view):
            view = view[os.write(self._fd, view) :]


class Column:
    """One column, as it lies in the mapped file; nothing is given out that was not checked."""

    __slots__ = ("_bytes", "_checked", "_checks", "_name", "_per", "block", "data", "fences", "good")

    def __init__(self, mapped: memoryview, entry: dict[str, Any], file: str) -> None:
        dtype = np.dtype(entry["dtype"])
        count, offset, block = entry["count"], entry["offset"], entry["block"]
        blocks = -(-count * dtype.itemsize // block)
        self._name = f"{file}, {entry['name']}"
        self.block = block
        self._per: int = block // dtype.itemsize
        self._bytes = mapped[offset : offset + count * dtype.itemsize]
        self.data: NDArray[Any] = np.frombuffer(mapped, dtype, count, offset)
        self._checks: Numbers = np.frombuffer(mapped, "<u8", blocks, entry["checks"])
        self._checked = bytearray(blocks)
        self.good: NDArray[np.uint8] = np.frombuffer(self._checked, np.uint8)  # the same bytes
        self.fences: NDArray[Any] | None = None
        if "fences" in entry:
            self.fences = np.frombuffer(mapped, dtype, blocks, entry["fences"]).copy()
            if xxh3_64_intdigest(self.fences.tobytes()) != entry["fences_check"]:
                raise Damaged(f"{self._name}: its first keys")

    def __len__(self) -> int:
        return len(self.data)

    @property
    def per_block(self) -> int:
        """Elements in a block."""
        return self._per

    def check(self, blocks: list[int]) -> None:
        """Hold some blocks against their checksums."""
        data, size = self._bytes, self.block
        for block, check in zip(blocks, self._checks[blocks].tolist(), strict=True):
            if xxh3_64_intdigest(data[block * size : block * size + size]) != check:
                raise Damaged(f"{self._name}: block {block}")
            self._checked[block] = 1

    def part(self, first: int, last: int) -> NDArray[Any]:
        """Return the elements `[first, last)`, checked."""
        if not 0 <= first <= last <= len(self.data):
            raise Damaged(f"{self._name}: no elements {first} to {last}")
        if first < last:
            low, high = first // self._per, (last - 1) // self._per
            if self._checked.find(0, low, high + 1) >= 0:
                self.check([block for block in range(low, high + 1) if not self._checked[block]])
        return self.data[first:last]

    def raw(self, first: int, last: int) -> memoryview:
        """Return the bytes `[first, last)` of a column of bytes, checked."""
        self.part(first, last)
        return self._bytes[first:last]

    def pieces(self, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> list[memoryview]:
        """Return some stretches of a column of bytes, checked."""
        ends = starts + sizes
        if len(starts) and (
            int(starts.min()) < 0 or int(sizes.min()) < 0 or int(ends.max()) > len(self.data)
        ):
            raise Damaged(f"{self._name}: no such stretch")
        first, last = starts // self._per, np.maximum(ends - 1, starts) // self._per
        steps = int((last - first).max(initial=0)) + 1
        within = np.minimum(first[:, None] + np.arange(steps), last[:, None])
        self.touch(within[sizes > 0].ravel())
        return [self._bytes[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    def take(self, places: NDArray[Any]) -> NDArray[Any]:
        """Return the elements at some places, checked."""
        if not len(places):
            return self.data[:0]
        fast = compiled_kernels() if len(places) <= _FEW else None
        if fast is not None:
            few, unknown = np.empty(len(places), self.data.dtype), np.empty(len(places), np.int64)
            count = fast.take(self.data, self._per, self.good, places, few, unknown)
            if count > 0:
                self.touch(unknown[:count])
            if count >= 0:
                return few
        if int(places.min()) < 0 or int(places.max()) >= len(self.data):
            raise Damaged(f"{self._name}: no such element")
        self.touch(places // self._per)
        taken: NDArray[Any] = self.data[places]
        return taken

    def touch(self, blocks: NDArray[Any]) -> None:
        """Check those of the blocks that were not checked yet."""
        unknown = blocks[self.good[blocks] == 0]
        if len(unknown):
            self.check(np.unique(unknown).tolist())

    def whole(self) -> NDArray[Any]:
        """Return all elements, checked."""
        return self.part(0, len(self.data))

    def wrong_blocks(self) -> list[str]:
        """Check every block anew; return one line for each that is not as it was written."""
        wrong = []
        for block in range(len(self._checks)):
            try:
                self.check([block])
            except Damaged as damage:
                wrong.append(str(damage))
        return wrong


class Columns(NamedTuple):
    """A file that was mapped."""

    by_name: dict[str, Column]
    digest: int  # checksum of its table
    mapped: mmap.mmap

    def let_go(self) -> None:
        """Take the file's pages out of this process's memory; those wanted again come back, mostly from the system's cache."""
        self.mapped.madvise(mmap.MADV_DONTNEED)


def read_columns(path: Path) -> Columns:
    """Map a file and return what is in it. OSError, Damaged."""
    name = path.name
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        size = os.fstat(fd).st_size
        if size < _END.size + len(MAGIC):
            raise Damaged(f"{name} is cut short")
        file = mmap.mmap(fd, 0, access=mmap.ACCESS_READ)
    finally:
        os.close(fd)
    mapped = memoryview(file)
    place, length, digest, magic = _END.unpack(mapped[-_END.size :])
    if magic != MAGIC or mapped[: len(MAGIC)] != MAGIC or place + length + _END.size != size:
        raise Damaged(f"{name} is cut short or overwritten")
    table = bytes(mapped[place : place + length])
    if xxh3_64_intdigest(table) != digest:
        raise Damaged(f"{name}: its table of columns")
    columns = {entry["name"]: Column(mapped, entry, name) for entry in json.loads(table)}
    return Columns(columns, digest, file)
