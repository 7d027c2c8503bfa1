"""The outlets that tracer knows: agencies, state media, broadcasters, papers, aggregators, official bodies.

`load()` reads the registry that comes with the program and merges a user's file over it.
"""

from __future__ import annotations

from tracer.outlets.loading import load
from tracer.outlets.registry import Registry

__all__ = ["Registry", "load"]
