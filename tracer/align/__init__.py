"""Seed, chain, extend, grade: which spans of two texts say the same, and how closely."""

from __future__ import annotations

from tracer.align.aligner import align, coverage

__all__ = ["align", "coverage"]
