"""The places in a text where outlets are named, each with the words around it that decide what it is.

A place is one name or several that are named in one breath ("TASS and RIA Novosti", "dpa/AFP"). What is
looked at around it is bounded, so the work on a text is linear in its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracer.credit.names import Hit

PARAMS = CreditParams()
# what may stand between two names that are named in one breath
BETWEEN = re.compile(
    r"[»\"”'》」]?(?: ?/ ?| ?, (?:and |und |et |y |e |и |sowie )?| (?:and|&|und|et|y|e|и|or|oder|ou|o|или|as well as|а также) |[、和及与])"
    r"(?:(?:the|die|der|das|la|le|el|il|l'|agence|agency|agencia|агентство|news agency|news agencies) ?){0,2}[«\"“'《「]?",
)
DOMAIN_END = re.compile(r"\.(?:com|net|org|info|news|co\.uk|ru|de|fr|es|it|pt|eu|cn)\b(?!\.\w)")
OPENING, CLOSING = "«\"“„'‘《「【", "»\"”“'’》」】"


class Place:
    """Names in one breath: `[start, end)` holds them all, with quotation marks right around them.

    `before` and `after` are the words around it, folded; `as_before` and `as_after` as they are written;
    `line_before` and `line_after` end where its line does. All are cut at the reach.
    """

    __slots__ = (
        "after",
        "as_after",
        "as_before",
        "before",
        "end",
        "hits",
        "line_after",
        "line_before",
        "low",
        "start",
        "text",
    )

    def __init__(self, text: str, low: str, hits: tuple[Hit, ...], start: int, end: int) -> None:
        self.text, self.low, self.hits, self.start, self.end = text, low, hits, start, end
        first, last = max(0, start - PARAMS.reach), end + PARAMS.reach
        self.before, self.after = low[first:start], low[end:last]
        self.as_before, self.as_after = text[first:start], text[end:last]
        self.line_before = self.as_before.rpartition("\n")[2]
        self.line_after = self.as_after.partition("\n")[0]

    @property
    def begins_line(self) -> bool:
        """Whether the line begins within the reach."""
        return self.start <= PARAMS.reach or len(self.line_before) < len(self.as_before)

    @property
    def ends_line(self) -> bool:
        """Whether the line ends within the reach."""
        return self.end + PARAMS.reach >= len(self.text) or len(self.line_after) < len(self.as_after)

    @property
    def low_line_before(self) -> str:
        """What stands before it in its line, folded."""
        return self.before[len(self.before) - len(self.line_before) :]

    @property
    def words(self) -> str:
        """The names themselves, as they are written."""
        return self.text[self.start : self.end]


def places(text: str, low: str, hits: Iterable[Hit]) -> Iterator[Place]:
    """Yield the places that these names make, in reading order."""
    together: list[Hit] = []
    for hit in hits:
        if together and not _in_one_breath(low, together[-1], hit):
            yield _place(text, low, together)
            together = []
        together.append(hit)
    if together:
        yield _place(text, low, together)


def _in_one_breath(low: str, one: Hit, other: Hit) -> bool:
    if "domain" in (one.kind, other.kind):
        return False
    between = low[one.end : min(other.start, one.end + 40)]
    if between == " (":  # "the Associated Press (AP)"
        return one.outlet == other.outlet and low[other.end : other.end + 1] == ")"
    return one.end + len(between) == other.start and bool(BETWEEN.fullmatch(between))


def _place(text: str, low: str, hits: list[Hit]) -> Place:
    start, end = hits[0].start, hits[-1].end
    if hits[0].kind == "domain":
        start, end = _address(low, start, end)
    elif (tail := DOMAIN_END.match(low, end)) is not None:
        end = tail.end()  # "AlphaNews.com", whatever the registry knows of the address
    elif len(hits) > 1 and low[hits[-2].end : hits[-1].start] == " (":
        end += 1
    elif (
        low[start - 1 : start] in tuple(OPENING)
        and low[end : end + 1] == CLOSING[OPENING.index(low[start - 1])]
    ):
        start, end = start - 1, end + 1
    return Place(text, low, tuple(hits), start, end)


def _address(low: str, start: int, end: int) -> tuple[int, int]:
    """Return the whole web address or e-mail address that a domain stands in."""
    head = re.search(r"(?:https?://)?(?:[\w.+%-]+@)?(?:[\w-]+\.)*\Z", low[max(0, start - 80) : start])
    tail = re.match(r"(?::\d+)?/[^\s<>\"”»)\]}，。]*", low[end : end + PARAMS.longest_address])
    start -= len(head.group()) if head else 0
    end += len(tail.group().rstrip(".,;:!?'")) if tail else 0
    return start, end
