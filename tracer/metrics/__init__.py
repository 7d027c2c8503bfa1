"""How good the answers are: scores of detected passages, of trees and of probabilities."""

from __future__ import annotations

from tracer.metrics.calibration import Bin, brier, brier_skill, calibration
from tracer.metrics.plagdet import Passage, Plagdet, plagdet

__all__ = ["Bin", "Passage", "Plagdet", "brier", "brier_skill", "calibration", "plagdet"]
