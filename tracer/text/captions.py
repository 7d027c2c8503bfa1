"""Captions: lines that end in a photo credit, and captions cut short on the page and then given in full."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tracer.records import Aside
from tracer.spans import Span
from tracer.text.lines import fold, places
from tracer.text.phrases import PHOTO_BEGINS, PHOTO_BUTTONS, PHOTO_ENDS, PHOTO_HINTS, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.text.lines import Line

_END = 200  # code points at the end of a line in which a photo credit is looked for
_TAIL = 700  # code points of a line's end, and of the next line's beginning, that are compared
_ANCHOR = 5  # words by which the repetition is recognised
_WHOLE = 0.8  # of the cut caption's words that the whole one must repeat from its beginning
_BEFORE = 40  # words of text before a cut caption; with fewer it may be the article's own first sentence
_LONGER = 25  # words that the whole caption may have more than the cut one


def photo_credit(line: Line) -> Aside | None:
    """Return what of a line is a caption with its credit: all of a short line, else the credit at its end."""
    tail = line.text[-_END:]
    begins = (PHOTO_BEGINS.match(line.text) or PHOTO_BUTTONS.match(line.text)) if line.short else None
    ends = PHOTO_ENDS.search(tail) if any(map(tail.casefold().__contains__, PHOTO_HINTS)) else None
    if begins is None and ends is None:
        return None
    if ends is None or (line.short and not YEAR.search(ends.group())):
        return Aside(line.span, "caption")
    start = line.span.end - len(ends.group())
    return Aside(Span(start, line.span.end), "footer" if YEAR.search(ends.group()) else "caption")


def cut_captions(found: Sequence[Line]) -> Iterator[Span]:
    """Yield the spans of captions cut by an ellipsis, and of the lines after them that give them whole.

    The cut one is the end of a line (or all of it); the whole one is the next line. Where the cut words may
    be the article's own opening, repeated by its first paragraph, only the cut ones are taken. O(n).
    """
    before = 0  # words of text so far, to know an opening
    for line, after in pairwise(found):
        if line.text.endswith(("…", "...")):
            offset = max(0, len(line.text) - _TAIL)
            cut, whole = fold(line.text[offset:]), fold(after.text[:_TAIL])
            place = _last(cut, whole[:_ANCHOR])
            if place is not None and _repeats(cut[place:], whole):
                start = offset + places(line.text[offset:])[place]
                yield Span(line.span.start + start, line.span.end)
                enough = before + place + offset // 6 >= _BEFORE
                if enough and len(after.text) < _TAIL and len(whole) <= len(cut) - place + _LONGER:
                    yield after.span
        before += len(line.text) // 6


def _last(words: Sequence[str], anchor: Sequence[str]) -> int | None:
    """Return the last place at which `anchor` stands in `words`."""
    width = len(anchor)
    if width < _ANCHOR:
        return None
    return next((i for i in range(len(words) - width, -1, -1) if words[i : i + width] == anchor), None)


def _repeats(cut: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether `whole` begins with nearly all of `cut`."""
    same = next(
        (i for i, (a, b) in enumerate(zip(cut, whole, strict=False)) if a != b), min(len(cut), len(whole))
    )
    return same > _ANCHOR and same >= _WHOLE * len(cut)
