"""How the work of a function grows, measured so that a busy machine changes nothing."""

from __future__ import annotations

import time

LEAST = 0.02  # seconds of the processor; shorter work is all overhead


def growth(work, size):
    """Return how many times as long `work(8 * size)` takes as `work(size)`, in time of the processor.

    Linear work gives about 8, quadratic 64. The better of three tries counts (a run of the smaller work may be too
    lucky, one of the larger unlucky: caches, the collector), and the first try warms what is compiled or loaded.
    """
    work(size)
    best = float("inf")
    for _ in range(3):
        taken = []
        for many in (1, 8):
            begun = time.process_time()
            work(many * size)
            taken.append(time.process_time() - begun)
        best = min(best, taken[1] / max(taken[0], LEAST))
        if best < 12:
            break
    return best
