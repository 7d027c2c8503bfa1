"""The hash of a word: one number for one folded form, the same by every road.

Karp & Rabin's polynomial ("Efficient randomized pattern-matching algorithms", 1987) over the form's code points,
Horner's rule modulo 2^64 by wrapping with a fixed odd base, then a bijective mixing step (the output of
splitmix64, Steele, Lea & Flood 2014), so that equal polynomials are the only collisions and every bit depends on
all letters. A polynomial, because it can be had letter by letter (compiled), word by word (Python) and for a
whole batch at once by prefix sums (numpy), bit for bit alike; an odd base, so that the sums can be undone by its
inverse. No form begins with code point 0, so forms of different length do not meet by leading zeros.

Departure: the base is fixed and no secret, so words that collide can be made on purpose (as for any unkeyed hash).
O(letters).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BASE = 0x2545F4914F6CDD1D  # odd; another than that of the k-grams, so that the two polynomials never run together
INVERSE = pow(BASE, -1, 1 << 64)
_MASK = (1 << 64) - 1
SHIFTS = (30, 27, 31)  # of splitmix64's mixing step
FACTORS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


def form_hash(form: str) -> int:
    """Return the 64-bit hash of one folded form."""
    z = 0
    for code in map(ord, form):
        z = (z * BASE + code) & _MASK
    z = ((z ^ (z >> SHIFTS[0])) * FACTORS[0]) & _MASK
    z = ((z ^ (z >> SHIFTS[1])) * FACTORS[1]) & _MASK
    return z ^ (z >> SHIFTS[2])


def mixed(z: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return each number mixed by splitmix64's output step; a bijection on 64 bits."""
    import numpy as np

    z = (z ^ (z >> np.uint64(SHIFTS[0]))) * np.uint64(FACTORS[0])
    z = (z ^ (z >> np.uint64(SHIFTS[1]))) * np.uint64(FACTORS[1])
    return z ^ (z >> np.uint64(SHIFTS[2]))
