"""Scars: damage that arises when text is copied or machine-translated and is not repaired further down.

The common-error method of textual criticism (P. Maas, Textkritik, 1927; West 1973): errors have a direction. Counted
here: a word doubled across a space, a sentence that goes on in lower case after a full stop, a space before a comma or
full stop, an escaped quotation mark, the Unicode replacement character, and text decoded with the wrong charset.
Linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.spans import Span

DOUBLED = re.compile(r"\b(\w{2,20})[ \u00a0]\1\b", re.IGNORECASE)
RIGHTLY_DOUBLED = frozenset({"that", "had", "nous", "vous", "sie", "das", "die", "bye", "so", "very", "far"})
BROKEN = re.compile(r"(?:(?<=\d)|(?<=\w{4}))[.!?] +(?=[a-zа-яё]{3})")  # a sentence goes on in lower case
LOOSE = re.compile(r"(?<=\w) [,.](?=\s|$)")
ESCAPED = re.compile(r'\\["\']')
MOJIBAKE = re.compile("\ufffd|â€|Ã[\u0080-\u00bf©¨§]|Ð[\u0080-\u00bf]")


def scars(text: str) -> list[int]:
    """Return where the scars of `text` begin, ascending (code points)."""
    found = [m.start() for m in DOUBLED.finditer(text) if m.group(1).lower() not in RIGHTLY_DOUBLED]
    for pattern in (BROKEN, LOOSE, ESCAPED, MOJIBAKE):
        found += [match.start() for match in pattern.finditer(text)]
    return sorted(found)


def count_within(places: Sequence[int], spans: Iterable[Span]) -> int:
    """Count the ascending places that lie in any of the spans, which must be disjoint."""
    return sum(bisect_left(places, span.end) - bisect_left(places, span.start) for span in spans)
