"""Pairs of many texts that share fingerprints, from packed postings: `shared_grams` for a whole index.

A posting is one 64-bit number: the highest bits of the fingerprint's hash, spread evenly (the least of a window of
hashes is small, its product with an odd number is not), over the number of its holder. Sorted, the holders of one
fingerprint stand together. The rules are those of `shared_grams`, and so are the pairs: all pairs of up to
`crowd` holders, beyond that each with the first and the one before it; crowds of few outlets count only where they
make up an article. One is added, for here nothing is set aside: two articles of one outlet always share what it prints
around them, so they must share a part of the smaller one that is more than that.

Compiled where numba is installed: links are written to a buffer of fixed size, which is sorted and counted up
whenever it is full, so that a pair takes room once a buffer and not once a fingerprint. O(f log f) for f postings; no
step is quadratic in the holders of one fingerprint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracer.sketch.bulk import compiled_kernels
from tracer.sketch.join import Groups, split_keys
from tracer.sketch.shared_grams import chosen, weighed

if TYPE_CHECKING:
    from types import ModuleType

    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import SketchParams

_SPREAD = 0x9FB21C651E98DF25  # odd
_LINKS = 1 << 23  # links in the buffer; 64 MB


class Pairs(NamedTuple):
    """Pairs of texts, left < right, sorted, and the fingerprints that link them (those of stock text left out)."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    shared: NDArray[np.int32]


def pack(hashes: NDArray[np.uint64], holders: NDArray[np.int32], bits: int) -> NDArray[np.uint64]:
    """Return postings, uint64[f]; `bits` (at most 31) is the number of bits that every holder's number fits in."""
    import numpy as np

    room = np.uint64(bits)
    keys = hashes * np.uint64(_SPREAD)
    keys >>= room
    keys <<= room
    keys |= holders.astype(np.uint64)
    return keys


def shared_pairs(
    keys: NDArray[np.uint64],
    bits: int,
    outlets: NDArray[np.int64],
    params: SketchParams,
    *,
    compiled: bool = True,
) -> Pairs:
    """Return the pairs among n texts that share enough fingerprints. Sorts `keys`, postings from `pack`, in place.

    Texts are numbered by time and content, as `candidates` ranks them: crowds are linked along these numbers.
    `outlets` is int64[n] with values below n: equal numbers for equal known outlets, one of its own for every
    unknown.
    """
    import numpy as np

    keys.sort()
    fast = compiled_kernels("compiled_pairs") if compiled else None
    if fast is not None:
        return _compiled_pairs(fast, keys, bits, outlets, params)
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if len(keys) else keys
    heads = keys >> np.uint64(bits)
    starts = (
        np.flatnonzero(np.concatenate(([True], heads[1:] != heads[:-1])))
        if len(keys)
        else np.empty(0, np.int64)
    )
    holders = (keys & np.uint64((1 << bits) - 1)).astype(np.int64)
    groups = Groups(holders, starts, np.diff(np.append(starts, len(keys))))
    pairs, shared = weighed(groups, outlets, params, params.own_share)
    left, right = split_keys(pairs)
    return Pairs(left.astype(np.int32), right.astype(np.int32), shared.astype(np.int32))


def _compiled_pairs(
    fast: ModuleType, keys: NDArray[np.uint64], bits: int, outlets: NDArray[np.int64], params: SketchParams
) -> Pairs:
    import numpy as np

    held = np.zeros(len(outlets), np.int32)
    keys = keys[: fast.distinct(keys, bits, held)]
    stamps = np.full(len(outlets), -1, np.int64)
    rules = (params.crowd, params.rare_holders, params.stock_outlets)
    parts = []
    at = 0
    while at < len(keys):
        # a group never gives more links than all pairs of a small one or two for each member
        room = max(_LINKS, 2 * fast.largest(keys, bits), params.crowd**2)
        links = np.empty(room, np.uint64)
        at, made = fast.links(keys, at, bits, outlets, *rules, stamps, links)
        links = links[:made]
        links.sort()
        parts.append(fast.counted(links, bits))
    if not parts:
        return Pairs(*(np.empty(0, np.int32) for _ in range(3)))
    pairs, sound, every, rare = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    if len(parts) > 1:
        order = np.argsort(pairs, kind="stable")
        pairs, sound, every, rare = fast.merged(pairs[order], sound[order], every[order], rare[order])
    left, right = split_keys(pairs)
    own, least = outlets[left] == outlets[right], np.minimum(held[left], held[right])
    kept = chosen(sound, every, rare, least, own, params, params.own_share)
    return Pairs(left[kept].astype(np.int32), right[kept].astype(np.int32), sound[kept])
