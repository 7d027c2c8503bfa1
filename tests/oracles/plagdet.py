"""The measures of Potthast et al. (2010) as their definitions read: sets of single characters."""

from __future__ import annotations

import math


def _characters(passage):
    """Return the characters of both sides, each with its document."""
    left = {("left", passage.suspicious, at) for at in range(passage.left.start, passage.left.end)}
    return left | {("right", passage.source, at) for at in range(passage.right.start, passage.right.end)}


def _detects(detection, case):
    """Whether both sides share a character."""
    common = _characters(detection) & _characters(case)
    return {side for side, *_ in common} == {"left", "right"}


def recall(cases, detections):
    """Return the mean share of each case's characters that detections of it hold; precision with swapped roles."""
    if not cases or not detections:
        return float(not cases and not detections)
    shares = []
    for case in cases:
        held = set().union(*(_characters(r) for r in detections if _detects(r, case)))
        shares.append(len(_characters(case) & held) / len(_characters(case)))
    return sum(shares) / len(shares)


def granularity(cases, detections):
    """Return the mean number of detections of the detected cases."""
    counts = [sum(_detects(r, case) for r in detections) for case in cases]
    detected = [count for count in counts if count]
    return sum(detected) / len(detected) if detected else 1.0


def plagdet(cases, detections):
    """Return F1 over the binary logarithm of one plus granularity."""
    a, b = recall(cases, detections), recall(detections, cases)
    f1 = 2 * a * b / (a + b) if a + b else 0.0
    return f1 / math.log2(1 + granularity(cases, detections))
