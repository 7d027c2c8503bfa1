"""A gzip file, written so that the same bytes give the same file on any machine.

The page promises that: two runs, on any two machines, give one file. No library does: what zlib writes depends on
whether a Python was built with zlib or with one of the faster libraries that stand in for it (zlib-ng, ISA-L, libdeflate),
and on their versions; zopfli compares costs in floating point. This encoder counts in integers and breaks every tie by order.
What it writes is plain DEFLATE (Deutsch, RFC 1951) in gzip's frame (RFC 1952), which every browser and `gunzip` read.

Matches are found along chains of places that begin with the same four bytes, and one is put off by a byte where the
next is longer (RFC 1951, section 4); each block has Huffman codes of its own (huffman.py). O(bytes * chain).
Departures from zlib: no match of three bytes, blocks of a fixed count of symbols, no fixed codes.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from tracer.render.report.huffman import codes, lengths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WINDOW = 1 << 15  # bytes that a match may reach back
_LEAST, _MOST = 4, 258  # bytes of a match; DEFLATE allows three
_CHAIN = 128  # places tried for a match; four times as many save less than a thousandth of a page
_GOOD = 64  # bytes of a match that is taken without a look at the next
_BLOCK = (
    1 << 13
)  # literals and matches that share their codes; half as many save a thousandth, twice as many cost two
_LIMIT, _INNER_LIMIT = 15, 7  # bits of a code, and of a code for the codes' lengths
_END = 256  # the symbol that ends a block
_HEAD = bytes((31, 139, 8, 0, 0, 0, 0, 0, 2, 255))  # gzip: deflate, no name, no time, slowest, system unknown
_ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)  # RFC 1951, 3.2.7


def _classes(first: int, repeats: int, each: int, count: int) -> tuple[list[int], list[int]]:
    """Return where each class of lengths or distances begins, and how many bits tell its members apart."""
    starts, bits = [], []
    at = first
    for place in range(count):
        extra = max(0, place // each - repeats)
        starts.append(at)
        bits.append(extra)
        at += 1 << extra
    return starts, bits


_LENGTHS, _LENGTH_BITS = _classes(3, 1, 4, 28)
_LENGTHS.append(258)  # the longest match has a class of its own
_LENGTH_BITS.append(0)
_DISTANCES, _DISTANCE_BITS = _classes(1, 1, 2, 30)

Token = tuple[int, int]  # a byte and 0, or a match's length and its distance


def gzip(data: bytes) -> bytes:
    """Return the bytes as a gzip file."""
    bits = _Bits()
    tokens = list(_tokens(data))
    for first in range(0, max(1, len(tokens)), _BLOCK):
        _block(bits, tokens[first : first + _BLOCK], last=first + _BLOCK >= len(tokens))
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return _HEAD + bits.done() + tail


class _Bits:
    """Bits put together to bytes, the lowest first."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._held = 0
        self._count = 0

    def put(self, value: int, count: int) -> None:
        self._held |= value << self._count
        self._count += count
        if self._count >= 32:
            self._bytes += (self._held & 0xFFFFFFFF).to_bytes(4, "little")
            self._held >>= 32
            self._count -= 32

    def done(self) -> bytes:
        self._bytes += self._held.to_bytes((self._count + 7) // 8, "little")
        return bytes(self._bytes)


def _tokens(data: bytes) -> Iterator[Token]:
    """Yield the data as literals and matches."""
    before = _before(data)
    at = 0
    found = _match(data, at, before, _LEAST - 1)
    while at < len(data):
        length, distance = found
        if length >= _LEAST:
            found = _match(data, at + 1, before, length) if length < _GOOD else (0, 0)
            if found[0] <= length:
                yield length, distance
                at += length
                found = _match(data, at, before, _LEAST - 1)
                continue
        else:
            found = _match(data, at + 1, before, _LEAST - 1)
        yield data[at], 0
        at += 1


def _before(data: bytes) -> Sequence[int]:
    """Return for each place the nearest one before that begins with the same four bytes; -1 for none."""
    import numpy as np

    if len(data) < _LEAST:
        return array("q")
    raw = np.frombuffer(data, dtype=np.uint8).astype(np.uint32)
    keys = raw[:-3] | raw[1:-2] << 8 | raw[2:-1] << 16 | raw[3:] << 24
    order = np.argsort(keys, kind="stable")
    before = np.full(len(keys), -1, dtype=np.int64)
    same = keys[order[1:]] == keys[order[:-1]]
    before[order[1:][same]] = order[:-1][same]
    return array("q", before.tobytes())  # numpy's own numbers are slow to take one by one


def _match(data: bytes, at: int, before: Sequence[int], beat: int) -> Token:
    """Return the longest match at a place, if longer than `beat`, and of those the nearest; (0, 0) for none."""
    most = min(_MOST, len(data) - at)
    if at >= len(before) or most <= beat:
        return 0, 0
    floor = max(0, at - _WINDOW)
    best, distance = beat, 0
    wanted = data[at : at + best + 1]
    other = before[at]
    for _ in range(_CHAIN):
        if other < floor:
            break
        if data.startswith(wanted, other):
            best += 1
            while best < most and data[other + best] == data[at + best]:
                best += 1
            distance = at - other
            if best == most:
                break
            wanted = data[at : at + best + 1]
        other = before[other]
    return (best, distance) if distance else (0, 0)


def _block(bits: _Bits, tokens: Sequence[Token], *, last: bool) -> None:
    """Write one block with codes of its own."""
    coded = [_coded(one) for one in tokens]
    literals, distances = [0] * 286, [0] * 30
    literals[_END] = 1
    for symbol, _, _, apart, _, _ in coded:
        literals[symbol] += 1
        if apart >= 0:
            distances[apart] += 1
    literal_lengths, distance_lengths = lengths(literals, _LIMIT), lengths(distances, _LIMIT)
    bits.put(int(last) | 2 << 1, 3)
    _tables(bits, literal_lengths, distance_lengths)
    literal_codes, distance_codes = codes(literal_lengths), codes(distance_lengths)
    for symbol, extra, count, apart, far, wide in coded:
        bits.put(literal_codes[symbol] | extra << literal_lengths[symbol], literal_lengths[symbol] + count)
        if apart >= 0:
            bits.put(distance_codes[apart] | far << distance_lengths[apart], distance_lengths[apart] + wide)
    bits.put(literal_codes[_END], literal_lengths[_END])


def _coded(token: Token) -> tuple[int, int, int, int, int, int]:
    """Return a token's symbol with its extra bits and their count, then the same of its distance, -1 for none."""
    value, distance = token
    if not distance:
        return value, 0, 0, -1, 0, 0
    long = bisect_right(_LENGTHS, value) - 1
    far = bisect_right(_DISTANCES, distance) - 1
    return (
        *(257 + long, value - _LENGTHS[long], _LENGTH_BITS[long]),
        *(far, distance - _DISTANCES[far], _DISTANCE_BITS[far]),
    )


def _tables(bits: _Bits, literals: Sequence[int], distances: Sequence[int]) -> None:
    """Write the lengths of both codes, runs of equal ones shortened, in a code of their own."""
    many = max((place + 1 for place, length in enumerate(literals) if length), default=257)
    far = max((place + 1 for place, length in enumerate(distances) if length), default=1)
    runs = list(_runs([*literals[:many], *distances[:far]]))
    counts = [0] * 19
    for symbol, _, _ in runs:
        counts[symbol] += 1
    inner = lengths(counts, _INNER_LIMIT)
    words = codes(inner)
    told = max(place + 1 for place, symbol in enumerate(_ORDER) if inner[symbol] or place < 4)
    bits.put(many - 257 | far - 1 << 5 | told - 4 << 10, 14)
    for symbol in _ORDER[:told]:
        bits.put(inner[symbol], 3)
    for symbol, extra, count in runs:
        bits.put(words[symbol] | extra << inner[symbol], inner[symbol] + count)


def _runs(values: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield code lengths as symbols with extra bits and their count (RFC 1951, 3.2.7)."""
    at = 0
    while at < len(values):
        value, run = values[at], 1
        while at + run < len(values) and values[at + run] == value:
            run += 1
        at += run
        if value:
            yield value, 0, 0
            run -= 1
        while run >= 3:
            if value:
                part = min(run, 6)
                yield 16, part - 3, 2
            elif run < 11:
                part = run
                yield 17, part - 3, 3
            else:
                part = min(run, 138)
                yield 18, part - 11, 7
            run -= part
        for _ in range(run):
            yield value, 0, 0
