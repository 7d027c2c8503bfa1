"""The lines of a text as the rules for asides see them: trimmed, with their place and their shape."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_STOPPED = re.compile("[.…。।][\"'”’»“）)\\]]{0,3}$")
_CLOSED = re.compile("[.!?…。！？؟।][\"'”’»“）)\\]]{0,3}$")
# a word, or one character of Han or kana
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SHORT_LINE = (
    400  # code points; a longer line is a paragraph, and no rule but that for captions looks into it
)
_PROSE_LETTERS = 140  # code points of a paragraph, whatever it ends with


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds more than white space: its words without the blanks around them, and their place."""

    text: str
    span: Span
    number: int  # counted over blank lines too, so that neighbours differ by one

    @property
    def words(self) -> int:
        """How many words it has, about: pieces between blanks, and a word for two characters of Han or kana."""
        return len(self.text.split()) + len(_HAN.findall(self.text)) // 2

    @property
    def short(self) -> bool:
        """Whether the line is short enough to be anything but a paragraph."""
        return len(self.text) <= _SHORT_LINE

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _CLOSED.search(self.text[-6:]) is not None

    @property
    def paragraph(self) -> bool:
        """Whether it can be nothing but a paragraph: as `prose`, but headlines too may ask and exclaim."""
        return self.prose and (
            len(self.text) >= _PROSE_LETTERS or _STOPPED.search(self.text[-6:]) is not None
        )

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph: sentences, or simply long."""
        return len(self.text) >= _PROSE_LETTERS or (self.closed and len(self.text) >= _PROSE_LETTERS // 5)


def fold(text: str) -> tuple[str, ...]:
    """Return the words of a piece of text in one spelling: enough to tell whether two lines say the same."""
    words = _WORD.findall(text)
    if text.isascii():
        return tuple(map(str.lower, words))
    return tuple(unicodedata.normalize("NFKC", word).casefold() for word in words)


def places(text: str) -> list[int]:
    """Return where each word of a piece of text starts."""
    return [match.start() for match in _WORD.finditer(text)]


def lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank, in order. O(n)."""
    found: list[Line] = []
    number = at = 0
    for match in _LINE.finditer(text):
        number += text.count("\n", at, match.start())
        at = match.start()
        raw = match.group()
        stripped = raw.strip()
        if stripped:
            start = match.start() + len(raw) - len(raw.lstrip())
            found.append(Line(stripped, Span(start, start + len(stripped)), number))
    return found


def capitalised(line: Line) -> bool:
    """Whether a line is written in title case: nearly every word of four letters or more begins with a capital."""
    long = re.findall(r"[^\W\d_]{4,}", line.text)
    upper = sum(word[0].isupper() for word in long)
    return len(long) >= 2 and upper >= 2 and upper * 5 >= len(long) * 4


def runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the half-open ranges of neighbouring True values."""
    found = []
    start = None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            found.append((start, place))
            start = None
    return found
