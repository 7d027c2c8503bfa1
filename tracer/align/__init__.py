"""Seed, chain, extend, grade: which spans of two texts say the same, and how closely."""

from __future__ import annotations

from tracer.align.aligner import align, coverage
from tracer.align.connected import around
from tracer.align.differences import differences, with_differences
from tracer.align.repeats import Repeats

__all__ = ["Repeats", "align", "around", "coverage", "differences", "with_differences"]
