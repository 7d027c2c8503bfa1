"""Pairs of many texts that share fingerprints, from packed postings: `shared_grams` for a whole index.

A posting is one 64-bit number: the highest bits of the fingerprint's hash, spread evenly (the least of a window of
hashes is small, its product with an odd number is not), over the number of its holder. Sorted, the holders of one
fingerprint stand together. The rules are those of `shared_grams`, and so are the pairs: all pairs of up to
`crowd` holders, beyond that each with the first and the one before it; crowds of few outlets count only where they
make up an article. One is added, for here nothing is set aside: two articles of one outlet always share what it prints
around them, so they must share a part of the smaller one that is more than that.

Compiled where numba is installed: links are written to a buffer of fixed size, for as many left texts at a time as their
links fit into it, and sorted there: each pair is weighed once, and what is not kept takes no room. O(f log f) for f postings; no
step is quadratic in the holders of one fingerprint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracer.sketch.bulk import compiled_kernels
from tracer.sketch.join import Groups, split_keys
from tracer.sketch.shared_grams import weighed

if TYPE_CHECKING:
    from types import ModuleType

    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import SketchParams

SPREAD = 0x9FB21C651E98DF25  # odd
_LINKS = 1 << 26  # links in the buffer; 512 MB, of which no more is used than there are links


class Pairs(NamedTuple):
    """Pairs of texts, left < right, sorted, and the fingerprints that link them (those of stock text left out)."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    shared: NDArray[np.int32]


def pack(hashes: NDArray[np.uint64], holders: NDArray[np.int32], bits: int) -> NDArray[np.uint64]:
    """Return postings, uint64[f]; `bits` (at most 31) is the number of bits that every holder's number fits in."""
    import numpy as np

    room = np.uint64(bits)
    keys = hashes * np.uint64(SPREAD)
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
    """Return the pairs among n texts that share enough fingerprints. Uses up `keys`, postings from `pack`: sorts them in place, and more.

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
    pairs, shared = weighed(groups, outlets, params, params.own_share, params.crowd)
    left, right = split_keys(pairs)
    return Pairs(left.astype(np.int32), right.astype(np.int32), shared.astype(np.int32))


def _compiled_pairs(
    fast: ModuleType, keys: NDArray[np.uint64], bits: int, outlets: NDArray[np.int64], params: SketchParams
) -> Pairs:
    import numpy as np

    held = np.zeros(len(outlets), np.int32)
    shared_keys = fast.gathered(keys, bits, held)
    keys, free = keys[:shared_keys], keys[shared_keys:]
    counts = np.zeros(len(outlets) + 1, np.int64)
    fast.count_links(keys, bits, params.crowd, counts[1:])
    ends = np.cumsum(counts)
    room = min(int(ends[-1]), max(_LINKS, int(counts.max())))
    links = free[:room] if len(free) >= room else np.empty(room, np.uint64)
    linking = (params.crowd, params.rare_holders, params.stock_outlets, np.empty(len(outlets), np.int64))
    choosing = (params.shared_least, params.stock_share, params.own_share)
    every = [(np.empty(0, np.uint64), np.empty(0, np.int32))]
    low = 0
    while low < len(outlets):
        high = int(np.searchsorted(ends, ends[low] + len(links), "right")) - 1
        here = links[: fast.links(keys, bits, outlets, *linking, low, high, links)]
        here.sort()
        pairs, shared = np.empty(len(here), np.uint64), np.empty(len(here), np.int32)
        made = fast.weigh(here, bits, held, outlets, *choosing, pairs, shared)
        every.append((pairs[:made].copy(), shared[:made].copy()))
        low = high
    pairs, shared = (np.concatenate(column) for column in zip(*every, strict=True))
    left, right = split_keys(pairs)
    return Pairs(left.astype(np.int32), right.astype(np.int32), shared)
