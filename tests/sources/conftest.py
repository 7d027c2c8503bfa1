"""What the tests of sources share: the registry, and a way to read bytes as a file of some name."""

from __future__ import annotations

import os

import pytest

from tracer.outlets import load
from tracer.sources import read


@pytest.fixture(scope="session")
def registry():
    """Give the registry that comes with the program."""
    return load()


@pytest.fixture
def reading(tmp_path, registry):
    """Write bytes into a file of that name, read it, and return (articles, problems)."""

    def _read(name, data, **how):
        path = tmp_path / os.fsdecode(name)
        path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
        return read([str(path)], registry, **how)

    return _read
