"""Which form of the word-by-word kernels is used: compiled where asked for and installed, else numpy."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracer.align import chains, runs

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]
    Hashes = NDArray[np.uint64]


class Kernels(NamedTuple):
    """The two kernels, by whatever form; both forms give the same arrays."""

    common_runs: Callable[[Hashes, Hashes, int, int], Ints]
    link_runs: Callable[[Ints, int, int, int], tuple[Ints, Ints]]


@lru_cache(maxsize=2)
def chosen(compiled: bool) -> Kernels:
    """Return the compiled kernels if `compiled` and numba is installed, else the numpy ones."""
    if compiled:
        try:
            from tracer.align import compiled as fast
        except ImportError:
            pass
        else:
            return Kernels(fast.common_runs, fast.link_runs)
    return Kernels(runs.common_runs, chains.link_runs)
