"""Credits, datelines, end marks, bylines; quotes with speaker and cue."""

from __future__ import annotations

from tracer.credit.finder import CreditFinder
from tracer.credit.quotes import find_quotes

__all__ = ["CreditFinder", "find_quotes"]
