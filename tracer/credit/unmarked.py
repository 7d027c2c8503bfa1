"""Words given as somebody's own without quotation marks: embedded posts, documents printed in full.

A post that a page embeds is signed behind its words ("... — Ada Veld (@adaveld) May 2, 2031"), or on the line below. A
document is announced ("Read the full statement below:") and runs to the end of the text: where it stops is not told, and
words wrongly taken for quoted are a weaker sign of copying, never a false one. Labelled turns of an interview are not
taken: the questions are the reporter's own, and who copies an interview copies work. O(length).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Sequence

PARAMS = CreditParams()
Unmarked = tuple[int, int, str | None]  # where the words start and stop, and who speaks
SIGNATURE = re.compile(
    r"(?:—|–|--?)\s?([^\n—–@()]{1,60}?)\s?\(@\w{1,30}\)[^\n@]{0,24}\b(?:19|20)\d\d\b[^\n@]{0,12}\Z"
)
_DOCUMENT = r"(?:statement|transcript|speech|address|remarks|letter|memo|text)"
ANNOUNCED = re.compile(
    rf"\b(?:full|complete|entire)\b(?:\W+\w+){{0,3}}?\W+{_DOCUMENT}\b[^\n.!?]{{0,80}}(?:(?:below|follows)\W{{0,3}}|:)\s*\Z"
    r"|\b(?:полн(?:ый|ую|ое)|весь)\W+(?:текст|стенограмм\w+|заявлени\w+|обращени\w+)\b[^\n.!?]{0,80}:\s*\Z"
    r"|\b(?:im wortlaut|vollständige (?:erklärung|rede))\b[^\n.!?]{0,40}:\s*\Z"
    r"|\b(?:texte (?:intégral|complet)|texto (?:íntegro|completo|integral)|testo (?:integrale|completo))\b[^\n.!?]{0,80}:\s*\Z",
    re.IGNORECASE,
)
# no tail without one of these, in lower case, announces a document; looking for them is many times faster
_HINTS = ("full", "complete", "entire", "полн", "весь", "wortlaut", "vollständige", "texte", "texto", "testo")
_TAIL = 200  # code points of a paragraph's end in which a signature or announcement is looked for


def unmarked(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[int, Unmarked]:
    """Return, by the number of the paragraph, what of it is somebody's words by its form."""
    first = _announced(text, paragraphs)
    found: dict[int, Unmarked] = {
        place: (*paragraphs[place], None) for place in range(first, len(paragraphs))
    }
    for place, (begin, end) in enumerate(paragraphs):
        tail = max(begin, end - _TAIL)
        signature = SIGNATURE.search(text[tail:end].rstrip()) if text.find("(@", tail, end) >= 0 else None
        if signature is None:
            continue
        stop = tail + signature.start()
        post, start = place, begin
        if stop == begin and place:  # the signature stands alone below the post
            post, (start, stop) = place - 1, paragraphs[place - 1]
        if start < stop <= start + PARAMS.longest_post:
            found[post] = (start, stop, signature.group(1).strip() or None)
    return found


def _announced(text: str, paragraphs: Sequence[tuple[int, int]]) -> int:
    """Return the first paragraph of a document that the one before announces; their number where there is none."""
    for place, (begin, end) in enumerate(paragraphs[:-1]):
        tail = text[max(begin, end - _TAIL) : end]
        if not any(map(tail.casefold().__contains__, _HINTS)):
            continue
        if ANNOUNCED.search(tail) and text[paragraphs[place + 1][0]] not in '"“„«「':
            return place + 1
    return len(paragraphs)
