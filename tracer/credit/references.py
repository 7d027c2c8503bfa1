"""Reference blocks, where a page lists the articles it was made of.

    Reference(s):
    <title>
    cgtn.com

and bare addresses under a text. O(lines in the blocks + log of the number of names).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.credit.places import Place

PARAMS = CreditParams()
HEADING = re.compile(
    r"^[ \t*#•>-]{0,8}(?:reference\(s\)|references?|sources?|source\(s\)|original (?:article|source)|via|quellen?|fuentes?|fonti?|fontes?|"
    r"références?|referencias?|riferimenti|referências?|источники?|ссылки|参考资料|参考文献|参考|资料来源|文章来源|来源)"
    r"[ \t]*[:：]?[ \t]*\r?$",
    re.MULTILINE,
)
SEPARATED = re.compile(r"(?:[-–—|,(]|\bon\b|\bat\b|\bby\b)\s*(?:the )?\Z")
ONLY_MARKS = " \t\r*•>-–—.,;:()[]<>"


def reference_blocks(text: str, low: str, places: Sequence[Place]) -> Iterator[tuple[Place, int, int]]:
    """Yield each place that a reference block credits, with the extent of its part of the block."""
    starts = [place.start for place in places]
    free = 0  # where the previous block ended
    for heading in HEADING.finditer(low):
        if heading.start() < free:
            continue
        begin: int | None = heading.start() + len(heading.group()) - len(heading.group().lstrip(" \t*#•>-"))
        at, blanks = heading.end() + 1, 0
        for _ in range(PARAMS.longest_block):
            end = text.find("\n", at, at + PARAMS.longest_reference)
            if end < 0:
                if len(text) - at > PARAMS.longest_reference:
                    break
                end = len(text)
            if at >= len(text):
                break
            blanks = 0 if text[at:end].strip() else blanks + 1
            if blanks > 1:
                break
            named = places[bisect_left(starts, at) : bisect_left(starts, end)]
            place = next((place for place in named if _is_address(place, at, end)), None)
            if begin is None and text[at:end].strip():
                begin = at + len(text[at:end]) - len(text[at:end].lstrip())
            if place is not None and begin is not None:
                yield place, begin, at + len(text[at:end].rstrip())
                begin = None
            free = at = end + 1


def _is_address(place: Place, start: int, end: int) -> bool:
    """Whether the line `[start, end)` gives this place as the source: an address, or a name set apart."""
    if place.hits[0].kind == "domain":
        return place.low[place.start : place.hits[0].start].count("@") == 0
    head, tail = place.low[start : place.start], place.low[place.end : end]
    return not tail.strip(ONLY_MARKS) and (not head.strip(ONLY_MARKS) or bool(SEPARATED.search(head)))


def is_bare_address(place: Place) -> bool:
    """Whether the place's line holds a web address and nothing else."""
    if place.hits[0].kind != "domain" or "@" in place.words:
        return False
    alone = not place.line_before.strip(ONLY_MARKS) and not place.line_after.strip(ONLY_MARKS)
    return alone and place.begins_line and place.ends_line
