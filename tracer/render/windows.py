"""Where to cut a text that is shown in part: at whole words, wherever words are divided by spaces."""

from __future__ import annotations

from tracer.spans import Span

LONGEST_WORD = 20  # code points; scripts without spaces are cut anywhere


def around(text: str, span: Span, context: int) -> Span:
    """Widen a span by some context, to whole words."""
    return Span(
        word_start(text, max(span.start - context, 0)), word_end(text, min(span.end + context, len(text)))
    )


def word_start(text: str, at: int) -> int:
    """Return where the first whole word at or after `at` begins."""
    if at <= 0 or text[at - 1].isspace():
        return max(at, 0)
    for place in range(at, min(at + LONGEST_WORD, len(text))):
        if text[place].isspace():
            return place + 1
    return at


def word_end(text: str, at: int) -> int:
    """Return where the last whole word before `at` ends."""
    if at >= len(text) or text[at].isspace():
        return min(at, len(text))
    for place in range(at, max(at - LONGEST_WORD, 0), -1):
        if text[place - 1].isspace():
            return place - 1
    return at
