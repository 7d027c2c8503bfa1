"""Credits, datelines, end marks, bylines; quotes with speaker and cue."""

from __future__ import annotations

from tracer.credit.finder import CreditFinder
from tracer.credit.quotes import find_quotes
from tracer.credit.reported.finding import find_attributions
from tracer.credit.variants import shared_quotes

__all__ = ["CreditFinder", "find_attributions", "find_quotes", "shared_quotes"]
