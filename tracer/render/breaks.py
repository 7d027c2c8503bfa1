"""Where a line that is wider than the screen may be broken: at spaces, and between wide letters.

Chinese and Japanese are written without spaces and broken between any two letters, but no line begins with a
closing mark or ends with an opening one (the plain rules of JLReq 3.1.7 and CLREQ 3.1.3). A word wider than the
whole room is cut where the room ends. Marks that take no cell stay with their letter. Linear in the line.
"""

from __future__ import annotations

from rich.cells import cell_len

_NEVER_FIRST = frozenset("，。、；：？！）》」』】〉〕”’…—～·％,.;:?!)]}%-+=~*<")  # brackets of marks too
_NEVER_LAST = frozenset("（《「『【〈〔“‘([{-+=~*>")


def breaks(text: str, room: int) -> list[int]:
    """Return the offsets at which a line of text is divided so that no piece is wider than `room` cells.

    White space at the end of a piece does not count. Only a single letter wider than the room exceeds it.
    """
    found: list[int] = []
    start, width, open_to = 0, 0, 0  # the piece's beginning and cells, and the last place where it may end
    beyond = 0  # cells after that place
    before = ""
    for place, letter in enumerate(text):
        cells = cell_len(letter)
        if place > start and _may_break(before, letter, cells):
            open_to, beyond = place, 0
        if width + cells > room and not letter.isspace() and cells and place > start:
            if open_to > start:
                found.append(open_to)
                start, width = open_to, beyond
            if width + cells > room:
                found.append(place)
                start, width = place, 0
            open_to = start
        width += cells
        beyond += cells
        before = letter
    return found


def _may_break(before: str, letter: str, cells: int) -> bool:
    """Whether a line may end between two letters."""
    if letter.isspace() or not cells:
        return False
    if before.isspace():
        return True
    if letter in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return cells == 2 or cell_len(before) == 2
