"""Word pairs and their ranking word for word from their definitions, with numbers that never overflow."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

from tests.oracles.winnow import BASE, MODULUS, mix

OWNERS = 1 << 24


def pair_hash(one, other):
    """Return the 40 bits by which a pair of elements is known."""
    return mix((min(one, other) * BASE + max(one, other)) % MODULUS) // OWNERS


def pairs(elements):
    """Return (hash, place among the content words) of all neighbouring content words that differ."""
    content = [e for e in elements if e >= 0]
    return [(pair_hash(a, b), place) for place, (a, b) in enumerate(pairwise(content)) if a != b]


def kept(elements, share, least):
    """Return the hashes that a text keeps: those below the share of all hashes that it may keep."""
    found = [value for value, _ in pairs(elements)]
    room = max(Fraction(share) * len(elements), least)
    return {value for value in found if value * len(found) < room * (1 << 40) or room >= len(found)}


def rank(asker, texts, block, steps):
    """Return {text: worth} of one asker, reading everything; `texts` are sets of hashes."""
    found = pairs(asker)
    worth = {}
    for number, text in enumerate(texts):
        sums = {}
        for b, value in {(place // block, value) for value, place in found}:
            holders = sum(value in other for other in texts)
            if value in text:
                sums[b] = sums.get(b, 0) + round(math.log1p(len(texts) / holders) * steps)
        if sums:
            worth[number] = max(s + sums.get(b - 1, 0) for b, s in sums.items())
    return worth
