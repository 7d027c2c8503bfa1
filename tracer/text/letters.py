"""What each code point means to a word, in tables: how whole batches of text are read without Python's help.

A text is *plain* when every one of its characters can be read by itself: it is cleaned to itself, to another single
character or to nothing, continues no other (marks), belongs to a script with spaces, and folds to one or two
characters that compose with no neighbour; and when no two neighbouring letters are of different scripts. The
words of a plain text, and their hashes, follow from these tables alone. They are filled by asking the general
functions (`clean`, `character_class`, `form`) about the character, so both roads agree by construction; a
text that is not plain goes the general road.

A code point's entry is filled when it is first met; 1.1 million entries, of which untouched pages take no memory.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tracer.text.folding import DROPPED, clean, form
from tracer.text.lookalikes import script
from tracer.text.words import BOTH, DIGIT, DIGITS, LETTER, LETTERS, OTHER, QUOTE, character_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

# kinds; the order matters: UNSEEN and COMPLEX stop a plain reading, and what is at least PLAIN_LETTER may belong to a word
UNSEEN, COMPLEX, NOTHING, GAP, PLAIN_LETTER, PLAIN_DIGIT, JOINS_BOTH, JOINS_LETTERS, JOINS_DIGITS = range(9)
_KINDS = {
    OTHER: GAP,
    QUOTE: GAP,  # joins Hebrew letters only, and those are complex
    LETTER: PLAIN_LETTER,
    DIGIT: PLAIN_DIGIT,
    BOTH: JOINS_BOTH,
    LETTERS: JOINS_LETTERS,
    DIGITS: JOINS_DIGITS,
}
_JAMO = (0x1160, 0x11FF)  # Hangul vowels and finals, which compose with the letter before them
_READY = 0x0530  # code points below it (Latin, Greek, Cyrillic) are filled at once


FOLD = (
    1 << 21
) - 1  # an entry: the code point it folds to, then kind, three flags, script, and whether it folds to two
KIND_SHIFT, SCRIPT_SHIFT = 21, 28
LOWER, UPPER, STOP, TWO = 1 << 25, 1 << 26, 1 << 27, 1 << 31


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """The tables, uint32[0x110000] each, indexed by code point."""

    entries: NDArray[np.uint32]  # 0 where a code point was not met yet
    seconds: NDArray[np.uint32]  # the second code point it folds to, where there are two

    def learn(self, text: Iterable[str]) -> None:
        """Fill the entries of these characters."""
        for c in set(text):
            if not self.entries[ord(c)]:
                entry, second = describe(c)
                self.seconds[ord(c)] = second
                self.entries[ord(c)] = entry  # last: by it a character counts as met


def describe(c: str) -> tuple[int, int]:
    """Return one character's entry, and the second code point it folds to or 0."""
    cleaned = clean(c).text
    if not cleaned:
        return (COMPLEX if c in DROPPED else NOTHING) << KIND_SHIFT, 0
    if len(cleaned) > 1:
        return COMPLEX << KIND_SHIFT, 0
    kind = _KINDS.get(character_class(cleaned), COMPLEX)
    entry = (script(cleaned) + 1) << SCRIPT_SHIFT
    entry |= LOWER * cleaned.islower() | UPPER * cleaned.isupper() | STOP * (cleaned == ".")
    if kind in (COMPLEX, GAP):
        return entry | kind << KIND_SHIFT, 0
    plain = form(cleaned)
    if not all(map(_stands_alone, plain)) or len(plain) not in (
        1,
        1 + (kind == PLAIN_LETTER and cleaned.islower()),
    ):
        return entry | COMPLEX << KIND_SHIFT, 0
    entry |= kind << KIND_SHIFT | ord(plain[0])
    return (entry, 0) if len(plain) == 1 else (entry | TWO, ord(plain[1]))


def _stands_alone(c: str) -> bool:
    """Whether a folded character composes with no character before it: then none composes at all."""
    return unicodedata.category(c)[0] != "M" and not _JAMO[0] <= ord(c) <= _JAMO[1]


@cache
def letters() -> Letters:
    """Return the tables, of which there is one set for the whole program."""
    import numpy as np

    found = Letters(np.zeros(0x110000, np.uint32), np.zeros(0x110000, np.uint32))
    found.learn(map(chr, range(_READY)))
    return found
