"""The greedy cover, word by word: slow and obvious."""

from __future__ import annotations


def cover(words: int, sources: list[tuple[str, float, set[int]]]) -> list[tuple[str, float]]:
    """Return (name, share of the words that none before it has) of sources given as (name, probability, words)."""
    left = set(range(words))
    found = []
    while True:
        gains = [
            (-len(having & left), -probability, name, having & left) for name, probability, having in sources
        ]
        gains = [gain for gain in gains if gain[3]]
        if not gains:
            return found
        _, _, name, gained = min(gains, key=lambda gain: gain[:3])
        found.append((name, len(gained) / words))
        left -= gained
        sources = [source for source in sources if source[0] != name]
