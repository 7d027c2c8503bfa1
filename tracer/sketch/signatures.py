"""MinHash signatures of passages, in datasketch's numbers.

Broder, "On the resemblance and containment of documents" (1997): of two sets, the share of permutations under
which they have the same least element estimates their Jaccard similarity. The permutations are those of
datasketch 2, scheme "affine32": h is mixed once by MurmurHash3's finaliser and permuted by a * h + b modulo
2^32, a odd. A signature made here equals `datasketch.MinHash(scheme="affine32")` updated with the same
elements, bit for bit, and may be handed to it as `hashvalues`. O(elements * permutations), one
permutation at a time over all passages of a batch.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from datasketch import MinHash
    from numpy.typing import NDArray

SCHEME = "affine32"


@cache
def permutations(count: int, seed: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return datasketch's multipliers and addends, uint32[count] each.

    Drawn as datasketch draws them (a test holds them equal), for importing it takes longer than most runs: 1.3 s.
    """
    import numpy as np

    draw = np.random.RandomState(seed)
    a = draw.randint(0, 1 << 31, count, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return a, draw.randint(0, 1 << 32, count, dtype=np.uint32)


def as_minhash(signature: NDArray[np.uint32], seed: int) -> MinHash:
    """Return a signature as an object of datasketch, to be compared or indexed with others of its kind."""
    from datasketch import MinHash

    return MinHash(num_perm=len(signature), seed=seed, scheme=SCHEME, hashvalues=signature)


def finalise(h: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return MurmurHash3's 32-bit finaliser of each number."""
    import numpy as np

    h = (h ^ (h >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    h = (h ^ (h >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return h ^ (h >> np.uint32(16))


def signatures(
    numbers: NDArray[np.uint32], begins: NDArray[np.int64], count: int, seed: int
) -> NDArray[np.uint32]:
    """Return uint32[p, count], the signatures of p sets of element numbers laid end to end.

    Set i is `numbers[begins[i]:begins[i + 1]]` (the last runs to the end) and is not empty; equal elements count
    once.
    """
    import numpy as np

    found = np.empty((len(begins), count), dtype=np.uint32)
    if not len(begins):
        return found
    a, b = permutations(count, seed)
    mixed = finalise(numbers)
    row = np.empty_like(mixed)
    for place in range(count):
        np.multiply(mixed, a[place], out=row)
        row += b[place]
        found[:, place] = np.minimum.reduceat(row, begins)
    return found


def decode(values: NDArray[np.uint32], seed: int) -> NDArray[np.uint32]:
    """Return which (mixed) element stands behind each entry of uint32[p, count] signatures.

    A permutation is a bijection, so a signature is a sample of its set, and names what two passages share.
    """
    import numpy as np

    a, b = permutations(values.shape[1], seed)
    inverse = np.array([pow(int(factor), -1, 1 << 32) for factor in a], dtype=np.uint32)
    return (values - b) * inverse
