"""The hash of a word in plain arithmetic: a sum of powers, then the three steps of splitmix64's output."""

from __future__ import annotations

MODULUS = 2**64
BASE = 2685821657736338717


def word_hash(form):
    """Return the hash of a folded form: the sum of its code points times falling powers of the base, mixed."""
    z = sum(ord(c) * BASE ** (len(form) - 1 - place) for place, c in enumerate(form)) % MODULUS
    z = (z ^ z // 2**30) * 0xBF58476D1CE4E5B9 % MODULUS
    z = (z ^ z // 2**27) * 0x94D049BB133111EB % MODULUS
    return z ^ z // 2**31
