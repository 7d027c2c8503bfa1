"""Every constant of the program, once, with its unit and reason.

Each stage has its own frozen class, so that a stage takes no more than it needs. Values that were tuned
say on what; nothing here is tuned on the fixtures or on any test.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SEED = 1  # of every pseudo-random choice in the program


@dataclass(frozen=True, slots=True)
class TextParams:
    """Tokens, sentences, passages."""

    passage_words: int = 60  # words; about three sentences, the least that an editor calls "a passage"
    passage_step: int = 30  # words; half a passage, so that no shared passage falls between two


@dataclass(frozen=True, slots=True)
class SketchParams:
    """Fingerprints, passage signatures, candidate pairs."""


@dataclass(frozen=True, slots=True)
class AlignParams:
    """Seeds, chains, the sentence layer, grades."""


@dataclass(frozen=True, slots=True)
class CreditParams:
    """Credits and quotes."""


@dataclass(frozen=True, slots=True)
class LineageParams:
    """Evidence, direction, unseen sources."""


@dataclass(frozen=True, slots=True)
class Params:
    """All of them; what the JSON prints as `parameters`."""

    text: TextParams = field(default_factory=TextParams)
    sketch: SketchParams = field(default_factory=SketchParams)
    align: AlignParams = field(default_factory=AlignParams)
    credit: CreditParams = field(default_factory=CreditParams)
    lineage: LineageParams = field(default_factory=LineageParams)
