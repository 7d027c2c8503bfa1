"""MinHash one number and one permutation at a time, as datasketch defines scheme affine32."""

from __future__ import annotations

MODULUS = 1 << 32


def finalise(h):
    """Return MurmurHash3's 32-bit finaliser of a number."""
    h ^= h >> 16
    h = h * 0x85EBCA6B % MODULUS
    h ^= h >> 13
    h = h * 0xC2B2AE35 % MODULUS
    return h ^ (h >> 16)


def signature(numbers, multipliers, addends):
    """Return for each permutation the least permuted number of the set."""
    return [
        min((int(a) * finalise(n) + int(b)) % MODULUS for n in numbers)
        for a, b in zip(multipliers, addends, strict=True)
    ]
