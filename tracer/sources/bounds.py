"""How large one text may be: every stage takes time in proportion to its letters, its lines, and the signs that may open a quote or a credit.

What is beyond any book is refused by name, never shortened. O(length).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.params import SourceLimits

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SIGNS = "\"“”„‟«»「」『』‘'＂`()[]{}<>/@&|"


def too_large(text: str, limits: SourceLimits) -> str | None:
    """Say which limit a text exceeds; None for one that is read."""
    if len(text) <= min(limits.text_chars, limits.text_lines, limits.text_signs):
        return None
    counts = (
        (len(text), limits.text_chars, "characters"),
        (_count(text, _BREAKS, limits.text_lines), limits.text_lines, "lines"),
        (_count(text, _SIGNS, limits.text_signs), limits.text_signs, "quotation marks and brackets"),
    )
    return next(
        (f"more than {most:,} {what} in one text (limit)" for found, most, what in counts if found > most),
        None,
    )


def _count(text: str, signs: str, most: int) -> int:
    """Count the signs of a text that is long enough to hold more than `most` of them; else 0."""
    return sum(map(text.count, signs)) if len(text) > most else 0
