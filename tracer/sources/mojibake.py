"""Tell text that was decoded with the wrong charset once on its way: seen and flagged, never repaired here.

A line is damaged when writing it back in a one-byte charset gives valid UTF-8 with other letters in it.
Honest text of three or more letters beyond ASCII does that practically never.
"""

from __future__ import annotations

CHARSETS = ("cp1252", "cp1251")
LEAST = 3  # characters beyond ASCII in a line; fewer can be valid by chance
LONGEST = 20_000  # code points looked at
_C1 = range(0x80, 0xA0)  # what cp1252 leaves open comes through as control characters


def is_mojibake(text: str) -> bool:
    """Whether a line of the text is UTF-8 that was read as cp1252 or cp1251."""
    sample = text[:LONGEST]
    return not sample.isascii() and any(_is_damaged(line) for line in sample.split("\n"))


def _is_damaged(line: str) -> bool:
    """Whether one line is."""
    if len(line) - len(line.encode("ascii", "ignore")) < LEAST:
        return False
    for charset in CHARSETS:
        data = _written_back(line, charset)
        if data is None:
            continue
        try:
            if not data.decode("utf-8").isascii():
                return True
        except UnicodeDecodeError:
            continue
    return False


def _written_back(line: str, charset: str) -> bytes | None:
    """Encode a line in a one-byte charset, control characters of the upper half as themselves."""
    try:
        if not any(code in _C1 for code in map(ord, line)):
            return line.encode(charset)
        return b"".join(bytes([ord(c)]) if ord(c) in _C1 else c.encode(charset) for c in line)
    except UnicodeEncodeError:
        return None
