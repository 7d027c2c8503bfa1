"""Every constant of the program, once, with its unit and reason.

Each stage has its own frozen class, so that a stage takes no more than it needs. Values that were tuned
say on what; nothing here is tuned on the fixtures or on any test.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tracer.params.aligning import AlignParams
from tracer.params.finding import SEED, IndexParams, RetellingParams, SketchParams
from tracer.params.judging import CreditParams, LineageParams
from tracer.params.reading import MarkingParams, SourceLimits, TextParams
from tracer.params.showing import RenderParams

__all__ = [
    "SEED",
    "AlignParams",
    "CreditParams",
    "IndexParams",
    "LineageParams",
    "MarkingParams",
    "Params",
    "RenderParams",
    "RetellingParams",
    "SketchParams",
    "SourceLimits",
    "TextParams",
]


@dataclass(frozen=True, slots=True)
class Params:
    """All of them; what the JSON prints as `parameters`."""

    text: TextParams = field(default_factory=TextParams)
    sketch: SketchParams = field(default_factory=SketchParams)
    align: AlignParams = field(default_factory=AlignParams)
    credit: CreditParams = field(default_factory=CreditParams)
    lineage: LineageParams = field(default_factory=LineageParams)
