"""Where sentences begin: sentencex's rules inside a paragraph, and every paragraph's end.

sentencex (Wikimedia; rules and abbreviations for some 300 languages) is given one line at a time, and of a
long line a stretch at a time: its search for the other half of a quotation mark is quadratic, and an unclosed mark
would swallow what follows. Line ends end sentences, but for text broken at a fixed width, where only
blank lines do: there, lines of some length end in the midst of a sentence and the next begins with a small letter.
`bounded` cuts what is longer than any sentence, so that no stage pays more than linear work for
one endless line. O(n).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_STRETCH = 4000  # code points given to sentencex at once
_TWO_SENTENCES = 8  # code points; no shorter line holds two sentences
_WRAPPED_LINE = 45  # code points; no newspaper or mail breaks lines at less
_WRAPPED_SHARE = (
    0.3  # of line ends inside paragraphs that fall inside a sentence, from which a text is wrapped
)
_WRAPPED_LEAST = 3  # such line ends
_LANGUAGE = re.compile("[A-Za-z]{2,3}")


def boundaries(text: str, language: str | None) -> list[int]:
    """Return the code points at which a sentence may begin, ascending; `text` holds no lone surrogates."""
    from sentencex import get_sentence_boundaries

    code = language if language and _LANGUAGE.fullmatch(language) else "en"
    found: list[int] = []
    for start, end in paragraphs(text):
        found.append(start)
        if end - start >= _TWO_SENTENCES:
            found += _inside(text, start, end, lambda stretch: get_sentence_boundaries(code, stretch))
    return found


def _inside(text: str, start: int, end: int, find: Callable[[str], list[dict[str, int]]]) -> Iterator[int]:
    """Yield where sentences begin after the first one of a paragraph."""
    while start < end:
        stop = min(end, start + _STRETCH)
        begins = [start + part["start_index"] for part in find(text[start:stop])]
        later = [place for place in begins if place > start]
        yield from later
        # the last sentence of a stretch may go on: begin again with it
        start = later[-1] if later and stop < end else stop


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each line, or of each run of lines that belong together where a text is wrapped."""
    spans = [match.span() for match in _LINE.finditer(text)]
    if len(spans) <= _WRAPPED_LEAST:
        return spans
    runs_on = [
        text[end:start] in ("\n", "\r\n") and end - begin >= _WRAPPED_LINE
        for (begin, end), (start, _) in pairwise(spans)
    ]
    if not _wrapped(text, spans, runs_on):
        return spans
    joined = spans[:1]
    for (start, end), together in zip(spans[1:], runs_on, strict=True):
        if together:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _wrapped(text: str, spans: Sequence[tuple[int, int]], runs_on: Sequence[bool]) -> bool:
    """Whether the long lines of a text mostly end where its width ends, and not its sentences."""
    inside = sum(
        together and text[end - 1] not in ".!?…:;。！？" and text[start : start + 8].lstrip()[:1].islower()
        for (_, end), (start, _), together in zip(spans, spans[1:], runs_on, strict=False)
    )
    return inside >= _WRAPPED_LEAST and inside >= _WRAPPED_SHARE * sum(runs_on)


def bounded(offsets: NDArray[np.int32], limit: int) -> NDArray[np.int32]:
    """Cut every stretch between two neighbouring word offsets into equal parts of at most `limit` words."""
    import numpy as np

    widths = np.diff(offsets)
    if not len(widths) or int(widths.max()) <= limit:
        return offsets
    parts = -(-widths // limit)
    first = np.repeat(offsets[:-1], parts)
    number = np.arange(len(first)) - np.repeat(np.cumsum(parts) - parts, parts)
    cut = first + number * np.repeat(widths, parts) // np.repeat(parts, parts)
    return np.append(cut, offsets[-1]).astype(np.int32)
