"""Linear equations of a story: dense where it is small, sparse where it is not.

Both factorise the same matrix. A dense inverse of a few hundred rows takes milliseconds, and the import of scipy's sparse
solvers takes longer than all else that a small story needs. O(V^3) up to `SMALL` rows, then O(V * (V + E)) for the
near-trees that stories are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

SMALL = 256  # rows up to which an inverse is dense; 5 ms


def solver(size: int, rows: Places, columns: Places, values: Floats) -> Callable[[Floats, str], Floats]:
    """Return what solves `A x = b` ("N") and `A' x = b` ("T") for the [size, size] matrix of these entries.

    Entries of one place are added up. A must be diagonally dominant by columns or by rows (an M-matrix), so that no pivoting is
    needed.
    """
    if size <= SMALL:
        matrix = np.zeros((size, size))
        np.add.at(matrix, (rows, columns), values)
        inverse = np.linalg.inv(matrix)
        return lambda right, which: (inverse if which == "N" else inverse.T) @ right
    from scipy.sparse import coo_array
    from scipy.sparse.linalg import splu

    sparse = coo_array((values, (rows, columns)), shape=(size, size)).tocsc()
    factors = splu(sparse, diag_pivot_thresh=0.0, options={"SymmetricMode": True})

    def solve(right: Floats, which: str) -> Floats:
        solved: Floats = factors.solve(right, trans=which)
        return solved

    return solve
