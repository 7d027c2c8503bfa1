"""Lines of a text with their places; a line ends at LF, CRLF or CR and at nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end: code points [start, end)."""

    start: int
    end: int
    text: str


def lines_of(text: str, most: int, at: int = 0) -> Iterator[Line]:
    """Yield up to `most` lines from `at` on."""
    for _ in range(most):
        if at >= len(text):
            return
        found = _END.search(text, at)
        end = found.start() if found else len(text)
        yield Line(at, end, text[at:end])
        at = found.end() if found else end


def ends_between(text: str, one: Line, other: Line) -> int:
    """Count the line ends between two lines: more than one is a blank line."""
    return len(_END.findall(text, one.end, other.start))
