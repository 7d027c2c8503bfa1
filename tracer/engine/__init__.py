"""Stages over batches of many articles: what a whole corpus is run through."""

from __future__ import annotations

from tracer.engine.postings import postings_of
from tracer.engine.verifying import Verified, verified

__all__ = ["Verified", "postings_of", "verified"]
