"""Self-joins on hashes by sorting: who holds the same value, without a pair for every two of a crowd.

A value and its holder are packed into one 64-bit key and sorted (ten times faster than sorting an index).
Up to `most` holders of one value give all their pairs; a crowd gives two links a member, to its first member and to
the one before it, so that it stays connected at linear cost. No group is dropped for its size. O(n log n).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Groups(NamedTuple):
    """Holders sorted by value, then by holder, each once for a value; group g is `holders[starts[g]:][:sizes[g]]`."""

    holders: NDArray[np.int64]
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]


class Links(NamedTuple):
    """Pairs of holders, left < right, and the group each comes from; a pair may come from several."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    group: NDArray[np.int64]


def group(values: NDArray[np.uint64], holders: NDArray[np.int64]) -> Groups:
    """Group holders by their values. Values are compared on their highest bits only, those that holders leave free."""
    import numpy as np

    if not len(values):
        return Groups(*(np.empty(0, np.int64) for _ in range(3)))
    bits = np.uint64(max(1, int(holders.max()).bit_length()))
    keys = (values >> bits << bits) | holders.astype(np.uint64)
    keys.sort()
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    heads = keys >> bits
    starts = np.flatnonzero(np.concatenate(([True], heads[1:] != heads[:-1])))
    sizes = np.diff(np.append(starts, len(keys)))
    return Groups((keys ^ (heads << bits)).astype(np.int64), starts, sizes)


def link(groups: Groups, most: int) -> Links:
    """Link the holders within each group: all pairs up to `most` holders, else first and previous."""
    import numpy as np

    holders, starts, sizes = groups
    found: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []
    for place in range(1, min(most, int(sizes.max(initial=0)))):
        # pairs of the holder at `place` with every one before it in its group
        chosen = np.flatnonzero((sizes > place) & (sizes <= most))
        later = starts[chosen] + place
        found += [(holders[later - back], holders[later], chosen) for back in range(1, place + 1)]
    crowds = np.flatnonzero(sizes > most)
    if len(crowds):
        rest = sizes[crowds] - 1
        owner = np.repeat(crowds, rest)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(rest) - rest, rest) + 1
        here, first = starts[owner] + within, starts[owner]
        found.append((holders[first], holders[here], owner))
        far = within > 1  # the second member's previous is the first
        found.append((holders[here[far] - 1], holders[here[far]], owner[far]))
    if not found:
        return Links(*(np.empty(0, np.int64) for _ in range(3)))
    return Links(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def pair_keys(left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return each pair as one number, `left << 32 | right`, so that pairs sort by left, then right."""
    import numpy as np

    return left.astype(np.uint64) << np.uint64(32) | right.astype(np.uint64)


def split_keys(keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the two sides of pairs packed by `pair_keys`."""
    import numpy as np

    return (keys >> np.uint64(32)).astype(np.int64), (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
