"""Huffman codes for DEFLATE: the shortest ones within a limit, by package-merge (Larmore & Hirschberg 1990).

In each of `limit` rounds the cheapest pairs of leaves and packages are put together; how often a symbol lies in the
first packages of the last round is the length of its code. Ties keep the order of the symbols. O(limit * n log n).
Departure: a code of one symbol gets a second one, so that it is complete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def lengths(counts: Sequence[int], limit: int) -> list[int]:
    """Return the length of each symbol's code, 0 for those that do not occur: the shortest code within the limit."""
    used = sorted((count, symbol) for symbol, count in enumerate(counts) if count)
    found = [0] * len(counts)
    if len(used) == 1:  # a code of one word is not complete, and not every reader takes it: another joins it
        only = used[0][1]
        found[only] = found[0 if only else 1] = 1
    if len(used) < 2:
        return found
    leaves = [(count, (symbol,)) for count, symbol in used]
    packages: list[tuple[int, tuple[int, ...]]] = []
    for _ in range(limit):
        merged = sorted([*leaves, *packages], key=lambda item: item[0])
        packages = [
            (left[0] + right[0], left[1] + right[1])
            for left, right in zip(merged[::2], merged[1::2], strict=False)
        ]
    for _, symbols in packages[: len(used) - 1]:
        for symbol in symbols:
            found[symbol] += 1
    return found


def codes(lengths: Sequence[int]) -> list[int]:
    """Return the canonical codes of some lengths, their bits turned round as DEFLATE writes them."""
    words = [0] * len(lengths)
    code = 0
    for length in range(1, max(lengths, default=0) + 1):
        code <<= 1
        for symbol, own in enumerate(lengths):
            if own == length:
                words[symbol] = int(f"{code:0{length}b}"[::-1], 2)
                code += 1
    return words
