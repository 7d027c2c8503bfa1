"""Winnowing word for word from the paper, with numbers that never overflow."""

from __future__ import annotations

MODULUS = 1 << 64
BASE = 0x9E3779B97F4A7C15
MULTIPLIER = 0xD6E8FEB86659FD93


def mix(z):
    """Return the mixed number: shift, multiply, shift, multiply, shift, modulo 2^64."""
    for _ in range(2):
        z = ((z ^ (z >> 32)) * MULTIPLIER) % MODULUS
    return z ^ (z >> 32)


def gram(hashes):
    """Return the hash of one k-gram: its words' hashes as the digits of a number to the base, modulo 2^64."""
    return mix(sum(h * BASE ** (len(hashes) - 1 - i) for i, h in enumerate(hashes)) % MODULUS)


def winnow(hashes, k, w):
    """Return the (hash, word) fingerprints of one text: of every window the least gram, the rightmost of equals.

    A text of fewer than w grams is one window; one of fewer than k words is one gram.
    """
    if not hashes:
        return []
    k = min(k, len(hashes))
    grams = [gram(hashes[i : i + k]) for i in range(len(hashes) - k + 1)]
    chosen = []
    for start in range(max(1, len(grams) - w + 1)):
        window = grams[start : start + w]
        least = min(window)
        place = start + max(i for i, g in enumerate(window) if g == least)
        if (least, place) not in chosen:
            chosen.append((least, place))
    return chosen
