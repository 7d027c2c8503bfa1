"""The one output boundary: what foreign text becomes before a person's terminal or file gets it.

Article texts, titles, outlet names, addresses and file names are written by strangers. Whatever could steer a
terminal or hide from its reader is taken away here, one character at a time (so a text may be cut anywhere
before it is cleaned):

* C0 controls and DEL, ESC first of all, become their visible pictures (U+2400 and on); C1 controls, lone
  surrogates and noncharacters become U+FFFD;
* tabs, carriage returns and, unless wanted, line ends of every kind become a space;
* bidirectional overrides and isolates, zero-width, tag and other invisible format characters, fillers and
  variation selectors vanish (Unicode's Default_Ignorable_Code_Point, and category Cf but for the visible signs
  of the Arabic, Syriac and Kaithi scripts).

Linear in the text. Letters of every script, combining marks included, pass unchanged.
"""

from __future__ import annotations

import sys

_LINE_ENDS = (0x0A, 0x85, 0x2028, 0x2029)
_SPACES = (0x09, 0x0B, 0x0C, 0x0D)
_IGNORABLE_RANGES = (
    (0xAD, 0xAE),
    (0x34F, 0x350),  # combining grapheme joiner
    (0x61C, 0x61D),  # Arabic letter mark
    (0x115F, 0x1161),  # Hangul fillers
    (0x17B4, 0x17B6),
    (0x180B, 0x1810),
    (0x200B, 0x2010),  # zero-width space and joiners, directional marks
    (0x202A, 0x202F),  # bidirectional embeddings and overrides
    (0x2060, 0x2070),  # word joiner, invisible operators, isolates
    (0x3164, 0x3165),
    (0xFE00, 0xFE10),  # variation selectors
    (0xFEFF, 0xFF00),
    (0xFFA0, 0xFFA1),
    (0xFFF0, 0xFFFC),
    (0x1BCA0, 0x1BCA4),
    (0x1D173, 0x1D17B),
    (0xE0000, 0xE1000),  # tags and further variation selectors
)


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for first, end in _IGNORABLE_RANGES:
        table.update(dict.fromkeys(range(first, end), ""))
    table.update({code: chr(0x2400 + code) for code in range(0x20)})
    table[0x7F] = "\u2421"
    table.update(dict.fromkeys(range(0x80, 0xA0), "\ufffd"))
    table.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    table.update(dict.fromkeys(range(0xFDD0, 0xFDF0), "\ufffd"))
    for plane in range(0, sys.maxunicode, 0x10000):
        table[plane + 0xFFFE] = table[plane + 0xFFFF] = "\ufffd"
    table.update(dict.fromkeys((*_SPACES, *_LINE_ENDS), " "))
    return table


_ONE_LINE = _table()
UNPRINTABLE = frozenset(_ONE_LINE)  # code points that never stand as they are in a line; the space does
_MANY_LINES = _ONE_LINE | dict.fromkeys(_LINE_ENDS, "\n")


def printable(text: str, *, newlines: bool = False) -> str:
    """Return the text without anything that could steer a terminal; line ends survive as LF if wanted."""
    return text.translate(_MANY_LINES if newlines else _ONE_LINE)


def line(text: str) -> str:
    """Return the text as one printable line, each run of white space a single space."""
    return " ".join(printable(text).split())


def brief(text: str, most: int = 300) -> str:
    """Return a printable line of at most `most` code points; no name or reason of honest length is cut."""
    return line(text) if len(text) <= most else f"{line(text[:most])}…"


def quoted(name: str) -> str:
    r"""Return a file name or other short datum in quotes, on one line; what is unprintable is escaped, as `\x1b`."""
    shown = []
    for char in name:
        if char == "\\" or ord(char) in _ONE_LINE:
            shown.append(ascii(char)[1:-1])
        else:
            shown.append(char)
    return f"'{''.join(shown)}'"
