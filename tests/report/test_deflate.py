from __future__ import annotations

import gzip as standard
import hashlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.render.report.deflate import gzip
from tracer.render.report.huffman import lengths

FIBONACCI = [1, 1]
while len(FIBONACCI) < 24:
    FIBONACCI.append(FIBONACCI[-1] + FIBONACCI[-2])


def noise(size):
    """Return bytes in which nothing comes twice: SHA-256 digests of numbers."""
    return b"".join(hashlib.sha256(b"%d" % place).digest() for place in range(size // 32 + 1))


@given(st.binary(max_size=400) | st.text("ab\n", max_size=2000).map(str.encode))
def test_what_is_packed_is_unpacked(data):
    """Python's own reader gets back any bytes."""
    assert standard.decompress(gzip(data)) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a",
        b"a" * 100_000,
        bytes(range(256)) * 300,
        b"".join(f"{place}:{place * place};".encode() for place in range(20_000)),
        noise(70_000),
        b"x" * 40 + noise(33_000) + b"x" * 40,  # a match further off than allowed
        b"".join(bytes([place]) * FIBONACCI[place] for place in range(24)),  # codes that would be too long
    ],
    ids=["nothing", "byte", "run", "bytes", "numbers", "noise", "far", "steep"],
)
def test_hard_data_is_unpacked(data):
    """Nothing, runs, noise, far repeats and steep counts come back, and take hardly more room than zlib's best."""
    made = gzip(data)
    assert standard.decompress(made) == data
    assert len(made) <= 1.1 * len(zlib.compress(data, 9)) + 24


def test_it_is_a_reader_s_gzip_without_a_time():
    """The frame names no file, no time and no system; the trailer has checksum and size."""
    made = gzip(b"Ormouth")
    assert made[:10] == bytes.fromhex("1f8b08000000000002ff")
    assert made[-8:-4] == zlib.crc32(b"Ormouth").to_bytes(4, "little")
    assert made[-4:] == (7).to_bytes(4, "little")


def test_the_bytes_are_these_on_any_machine():
    """What a given text is packed to never changes by itself: pages made by one version are the same everywhere."""
    data = "".join(f"{place % 37} harbours, {place * 7919 % 1000} ships\n" for place in range(3000)).encode()
    assert (
        hashlib.sha256(gzip(data)).hexdigest()
        == "d6659368693d76a2fde6920eeec4d587d1e6784413d34f6bf4fdfb3e89df0a8d"
    )


@given(st.lists(st.integers(0, 50), min_size=2, max_size=12), st.integers(4, 15))
def test_codes_are_the_shortest_within_the_limit(counts, limit):
    """Codes of at least two symbols fill the tree exactly, keep the limit, and cost what the best tree costs."""
    used = [count for count in counts if count]
    found = lengths(counts, limit)
    assert [bool(length) for length in found] == [bool(count) for count in counts] or len(used) < 2
    if len(used) < 2:
        assert sum(found) == 2 * len(used)
        return
    assert max(found) <= limit
    assert sum(2 ** (limit - length) for length in found if length) == 2**limit
    if limit >= len(used):  # then the limit binds nothing: Huffman's own cost
        assert sum(count * length for count, length in zip(counts, found, strict=True)) == huffman(used)


def huffman(counts):
    """Return the cost of the best code without a limit: the sum of all that Huffman's algorithm joins."""
    heap, cost = sorted(counts), 0
    while len(heap) > 1:
        joined = heap[0] + heap[1]
        cost += joined
        heap = sorted([*heap[2:], joined])
    return cost
