"""Sketches: the few numbers of an article by which others that share its text are found."""

from __future__ import annotations

from tracer.sketch.candidates import by_time, candidates
from tracer.sketch.sketches import sketch, sketch_all

__all__ = ["by_time", "candidates", "sketch", "sketch_all"]
