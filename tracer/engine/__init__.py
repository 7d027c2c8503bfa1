"""Stages over batches of many articles: what a whole corpus is run through."""

from __future__ import annotations

from tracer.engine.explaining import explaining
from tracer.engine.marking import Marks, marked
from tracer.engine.postings import postings_of
from tracer.engine.verifying import Verified, verified

__all__ = ["Marks", "Verified", "explaining", "marked", "postings_of", "verified"]
