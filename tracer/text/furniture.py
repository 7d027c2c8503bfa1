"""What a page prints into the middle of its paragraphs: link cards, picture galleries.

Pages whose text was taken without its layout run these into sentences. A link card stands behind a person's name: the
name in full, headlines without a blank between them and the name ("Ada Veld Ada Maria VeldHarbour fund grows"), and the
button "MORE". A gallery numbers its captions ("Hide Caption 3 of 12"). Both are known by that form, in any article of any
outlet, and everything around them stays text. O(n): every search looks back a bounded stretch.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.records import Aside
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.text.lines import Line

_BUTTON = re.compile(r"(?<=\s)MORE(?!\s+[A-Z]{2})\b")
_CARD = 700  # code points of a card: a name and up to five headlines
_NAME_WORDS = 8  # words from the name in the sentence to the last one of the name in full
_LEAST_NAME = 2  # letters of a name; shorter ones are initials
_COUNTED = re.compile(
    r"(?:(?:hide|show|toggle)\s+)?caption\s+\d{1,3}\s?(?:of|/)\s?\d{1,3}\b"
    r"|\b(?:photo|image|picture|slide|foto|bild|imagen|фото)\s+\d{1,3}\s?(?:of|/|von|de|sur|из)\s?\d{1,3}\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\d\s?(?:of|/|von|de|sur|из)\s?\d", re.IGNORECASE
)  # in every counter, and found ten times as fast
_GALLERY = re.compile(r"\b(?:Photos|PHOTOS|Gallery|Pictures|Slideshow|Fotos|Фото)\s?:")
_LONGEST_CAPTION = 500  # code points before a gallery's first counter that are its first caption
_COUNTERS = 2  # in one line, from which it is a gallery; a single one may be the article's words


def link_cards(line: Line) -> Iterator[Aside]:
    """Yield the link cards that stand within a line, each from the name in full to its button."""
    done = 0
    if "MORE" not in line.text:
        return
    for button in _BUTTON.finditer(line.text):
        first = max(done, button.start() - _CARD)
        start = _card(line.text[first : button.start()])
        if start is not None:
            yield Aside(Span(line.span.start + first + start, line.span.start + button.end()), "teaser")
        done = button.end()


def _card(before: str) -> int | None:
    """Return where the card that ends `before` starts: behind the name that it repeats, run into a headline."""
    words = [(match.group(), match.start()) for match in re.finditer(r"\S+", before)]
    for place in range(len(words) - 1, 0, -1):
        word = words[place][0]
        for back in range(place - 1, max(-1, place - 1 - _NAME_WORDS), -1):
            name = words[back][0]
            rest = word[len(name) : len(name) + 1]
            if len(name) >= _LEAST_NAME and name[0].isupper() and word.startswith(name) and _opens(rest):
                return words[back + 1][1]
    return None


def _opens(letter: str) -> bool:
    return letter.isupper() or letter.isdigit()


def galleries(found: Sequence[Line]) -> Iterator[Aside]:
    """Yield the picture galleries: of each line with numbered captions what reaches to the last number."""
    for line in found:
        counters = list(_COUNTED.finditer(line.text)) if _COUNT.search(line.text) else []
        if not counters:
            continue
        named = _GALLERY.search(line.text, 0, counters[0].start())
        start = named.start() if named else 0
        several = len(counters) >= _COUNTERS or (named is not None and named.start() == 0)
        bare = line.short and not line.closed and counters[-1].end() == len(line.text)
        if (several or bare) and counters[0].start() - start <= _LONGEST_CAPTION:
            yield Aside(Span(line.span.start + start, line.span.start + counters[-1].end()), "caption")
