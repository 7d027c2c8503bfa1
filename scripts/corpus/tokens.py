"""How an article is held before it is text: one int32 a word, which says the word and what stands around it.

Bits 0-19 number the word (words.TABLE), bits 20-23 say what follows it, bit 24 that a quotation opens before it,
bit 25 that its outlet prints straight quotation marks.
"""

from __future__ import annotations

import numpy as np

from .words import LENGTHS, TABLE

WORD = (1 << 20) - 1
AFTER, OPEN, STRAIGHT = 20, 1 << 24, 1 << 25
PLAIN, COMMA, STOP, BREAK, CLOSE, DASH = range(6)  # what follows a word; BREAK ends a paragraph
_FOLLOWING = (" ", ", ", ". ", ".\n\n", ",” ", " – ")
_OPENING = ("", "“", '"')
_SEPARATORS = [
    following.replace("”", '"') if straight else following for straight in (0, 1) for following in _FOLLOWING
]
SEPARATORS = np.array([s + o for o in _OPENING for s in _SEPARATORS], dtype=object)
SEPARATOR_LENGTHS = np.array([len(s) for s in SEPARATORS], dtype=np.int64)


def after(tokens: np.ndarray) -> np.ndarray:
    """Return what follows each word."""
    return (tokens >> AFTER) & 15


def paragraphs(tokens: np.ndarray) -> list[tuple[int, int]]:
    """Return the ranges of words of each paragraph."""
    ends = (np.flatnonzero(after(tokens) == BREAK) + 1).tolist()
    return list(zip([0, *ends[:-1]], ends, strict=True))


def _opening(tokens: np.ndarray) -> np.ndarray:
    return np.where(tokens & OPEN, 1 + ((tokens & STRAIGHT) != 0), 0)


def _separators(tokens: np.ndarray) -> np.ndarray:
    """Return the number of the separator after each word."""
    kinds = after(tokens) + len(_FOLLOWING) * ((tokens & STRAIGHT) != 0)
    kinds[:-1] += len(_SEPARATORS) * _opening(tokens[1:])
    return kinds


def render(tokens: np.ndarray) -> str:
    """Return the text of an article; its last paragraph ends with a full stop and nothing behind."""
    pieces = np.empty(2 * len(tokens), dtype=object)
    pieces[0::2] = TABLE[tokens & WORD]
    pieces[1::2] = SEPARATORS[_separators(tokens)]
    pieces[-1] = "."
    return _OPENING[int(_opening(tokens[:1])[0])] + "".join(pieces.tolist())


def places(tokens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where each word begins and ends in the rendered text, in code points."""
    lengths = LENGTHS[tokens & WORD]
    ends = (
        np.cumsum(lengths + SEPARATOR_LENGTHS[_separators(tokens)]) - SEPARATOR_LENGTHS[_separators(tokens)]
    )
    ends += len(_OPENING[int(_opening(tokens[:1])[0])])
    return ends - lengths, ends
