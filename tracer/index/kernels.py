"""Where the compiled kernels of the index are asked for."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def compiled_kernels() -> ModuleType | None:
    """Return the compiled kernels where numba is loaded already: to load it takes longer than many searches."""
    return _loaded() if "numba" in sys.modules else None


@cache
def _loaded() -> ModuleType | None:
    try:
        return import_module("tracer.index.compiled")
    except ImportError:
        return None
