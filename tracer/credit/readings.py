"""How one reading of a quote differs from the fullest: cut, left out, added, changed, parted, merged, translated.

The edit script of the words (Levenshtein 1966; rapidfuzz) is read in order. What the fullest has before or behind all that is
kept is a cut; in between it is left out. Words that differ only in how they are written are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.records import QuoteChange, QuoteReading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from tracer.credit.variants import Said

    Kind = Literal["cut-start", "cut-end", "left-out", "added", "changed"]

BETWEEN = " … "  # between the parts of a quote


def compared(full: Sequence[Said], parts: Sequence[Said]) -> QuoteReading:
    """Return the reading that these parts of one article's quote make, with its changes against the fullest."""
    speaker = next((part.quote.speaker for part in parts if part.quote.speaker), None)
    text = BETWEEN.join(part.quote.text for part in parts)
    spans = tuple(part.quote.span for part in parts)
    return QuoteReading(parts[0].article, spans, text, speaker, tuple(_changes(full, parts)))


def _changes(full: Sequence[Said], parts: Sequence[Said]) -> Iterator[QuoteChange]:
    from rapidfuzz.distance import Levenshtein

    wanted = [word for part in full for word in part.words]
    words = [word for part in parts for word in part.words]
    differing = full[0].language and parts[0].language and full[0].language != parts[0].language
    if differing and len(set(wanted) & set(words)) * 2 < len(set(words)):
        yield QuoteChange("translated", "", "")
        return
    if len(full) != len(parts):
        yield QuoteChange("parted" if len(parts) > len(full) else "merged", "", "")
    for code in Levenshtein.opcodes(wanted, words):
        if code.tag == "equal":
            continue
        kind: Kind = "changed" if code.tag == "replace" else "added"
        if code.tag == "delete":
            ends = code.src_end == len(wanted)
            kind = "cut-start" if code.src_start == 0 else "cut-end" if ends else "left-out"
        yield QuoteChange(
            kind,
            _written(full, code.src_start, code.src_end),
            _written(parts, code.dest_start, code.dest_end),
        )


def _written(parts: Sequence[Said], first: int, last: int) -> str:
    """Return the words `[first, last)` of a reading as they are written."""
    found = []
    for part in parts:
        start, end = max(first, 0), min(last, len(part.words))
        if start < end:
            begin = part.places[start][0] - part.quote.span.start
            found.append(part.quote.text[begin : part.places[end - 1][1] - part.quote.span.start])
        first, last = first - len(part.words), last - len(part.words)
    return BETWEEN.join(found)
