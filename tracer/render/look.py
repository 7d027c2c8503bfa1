"""How output looks: width, colour, glyphs, and painting lines of rich text as a string.

Renderers return lines of `rich.text.Text`, built only from cleaned strings and never from markup. Only ANSI's
named colours are used, so that the reader's own palette decides, and none carries a meaning alone: without
colour the same facts stand in words and marks.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from tracer.render.breaks import breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The few signs that draw a tree; every guide is three cells wide."""

    branch: str = "├─ "
    last: str = "└─ "
    rail: str = "│  "
    unseen: str = "┄"
    ellipsis: str = "…"
    arrow: str = "←"
    rule: str = "─"
    beside: str = "│"


UNICODE = Glyphs()
ASCII = Glyphs(
    branch="|- ",
    last="`- ",
    rail="|  ",
    unseen="~",
    ellipsis="...",
    arrow="<-",
    rule="-",
    beside="|",
)


@dataclass(frozen=True, slots=True)
class Look:
    """The reader's screen: its width in cells, whether it shows colour, and more than ASCII."""

    width: int = 100
    colour: bool = False
    unicode: bool = True

    @property
    def glyphs(self) -> Glyphs:
        """Return the signs this screen can show."""
        return UNICODE if self.unicode else ASCII


STYLES = {
    "verbatim": "green",
    "near-verbatim": "cyan",
    "rewritten": "magenta underline",
    "translated": "cyan underline",
    "removed": "bold red",
    "added": "bold green",
    "name": "bold",
    "quiet": "dim",
    "quote": "italic",
    "credit": "bold underline",
    "heading": "bold",
    "credited": "green",
    "partial": "green",
    "uncredited": "magenta",
    "misattributed": "bold magenta",
    "unverified": "dim",
}


def shorten(text: str, cells: int, look: Look) -> str:
    """Cut a printable line to at most `cells` cells, at a word's end where one is near."""
    if cells <= 0:
        return ""
    text = text[: 4 * cells + 4]  # no letter that counts is lost; a title of a million marks costs nothing
    if cell_len(text) <= cells:
        return text
    ellipsis = look.glyphs.ellipsis
    room = cells - len(ellipsis)
    if room <= 0:
        return ellipsis[:cells]
    cut = set_cell_size(text, room).rstrip()
    space = cut.rfind(" ")
    if space > 0 and text[len(cut) : len(cut) + 1].strip() and space >= len(cut) - min(room // 5, 10):
        cut = cut[:space].rstrip()
    return cut + ellipsis


def styled(text: str, style: str) -> Text:
    """Return a text of one style, to which others may be appended without taking that style on."""
    return Text().append(text, STYLES[style])


def wrap(text: Text, look: Look, indent: str | Text = "", first: str | Text | None = None) -> list[Text]:
    """Break a line at the screen's edge; each piece gets the indent, the first one `first` instead."""
    hang = indent if isinstance(indent, Text) else Text(indent)
    head = hang if first is None else first if isinstance(first, Text) else Text(first)
    room = max(look.width - max(hang.cell_len, head.cell_len), 20)
    if cell_len(text.plain) == len(text.plain):
        pieces = list(text.wrap(_console(io.StringIO(), look), room, overflow="fold")) or [text]
    else:
        pieces = list(text.divide(breaks(text.plain, room)))
    lines = []
    for number, piece in enumerate(pieces):
        piece.rstrip()
        lines.append((head if number == 0 else hang).copy().append_text(piece))
    return lines


def paint(lines: Iterable[Text], look: Look) -> str:
    """Return the lines as one string: with ANSI styling where the look has colour, else plain."""
    return "".join(_painted(lines, look))


def _painted(lines: Iterable[Text], look: Look) -> Iterator[str]:
    if not look.colour:
        for text in lines:
            yield text.plain.rstrip() + "\n"
        return
    buffer = io.StringIO()
    console = _console(buffer, look)
    for text in lines:
        bare = text.copy()
        bare.rstrip()
        console.print(bare, soft_wrap=True)
    yield buffer.getvalue()


def _console(buffer: io.StringIO, look: Look) -> Console:
    return Console(
        file=buffer,
        width=look.width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},  # the caller has decided; the environment decides nothing here
    )
