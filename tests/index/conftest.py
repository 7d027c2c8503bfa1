from __future__ import annotations

import pytest

from tracer.index import kernels


@pytest.fixture(params=["numpy", "numba"])
def form(request, monkeypatch):
    """Read columns by numpy, and by numba where it is installed."""
    found = pytest.importorskip("tracer.index.compiled") if request.param == "numba" else None
    monkeypatch.setattr(kernels, "_loaded", lambda: found)
    return request.param
