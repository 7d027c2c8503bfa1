"""How much of each sentence somebody holds, the slow and obvious way."""

from __future__ import annotations


def shares(readings, held):
    """Return for each sentence (a list of runs) the share of them that `held` has."""
    return [sum(run in held for run in sentence) / len(sentence) for sentence in readings]


def lacking(sentences, holders, able, row):
    """Return (holds, mean, edited, whole, lost) of one holder, by the definitions of tracer/lineage/sentences.py."""
    ours = shares(sentences, holders[row])
    theirs = [shares(sentences, holders[k]) for k in range(len(holders)) if able[k]]
    best = [max((one[s] for one in theirs), default=0.0) for s in range(len(sentences))]
    less = [max(0.0, b - o) for b, o in zip(best, ours, strict=True)]
    seen = [x for x, b in zip(less, best, strict=True) if b >= 0.2]
    return (
        sum(o for o in ours if o >= 0.2),
        sum(seen) / len(seen) if seen else 0.0,
        sum(x for x, b in zip(less, best, strict=True) if 0.4 <= b < 0.95),
        sum(x for x, b in zip(less, best, strict=True) if b >= 0.95),
        sum(x > 0.05 for x, b in zip(less, best, strict=True) if b >= 0.95),
    )
