"""How good the answers are: scores of detected passages, of trees and of probabilities."""

from __future__ import annotations

from tracer.metrics.plagdet import Passage, Plagdet, plagdet

__all__ = ["Passage", "Plagdet", "plagdet"]
