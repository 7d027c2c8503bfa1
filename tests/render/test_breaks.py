"""Lines of scripts without spaces, and of scripts with marks that take no cell, broken at the screen's edge."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tracer.render.breaks import breaks
from tracer.render.look import Look, wrap


def pieces(text: str, room: int) -> list[str]:
    """Return the pieces of a line."""
    return [text[a:b] for a, b in pairwise([0, *breaks(text, room), len(text)])]


def test_chinese_fills_its_lines():
    """A line of Chinese is filled to the edge, beginning beside the words before it."""
    assert pieces("… 港口重新开放以后", 10) == ["… 港口重新", "开放以后"]


def test_no_line_begins_with_a_closing_mark():
    """A stop or closing bracket goes down with the letter before it, an opening one with the letter after it."""
    assert pieces("港口重新开放。以后", 12) == ["港口重新开", "放。以后"]
    assert pieces("港口重新（开放）", 10) == ["港口重新", "（开放）"]


def test_words_stay_whole_among_wide_letters():
    """Latin words inside Chinese are not torn, and the brackets of a mark stay with its first and last letter."""
    assert pieces("港口 reopened 了", 8) == ["港口 ", "reopened ", "了"]
    assert pieces("港口[-已开-]放", 9) == ["港口[-已", "开-]放"]
    assert pieces("港口[-已开-]放", 7) == ["港口", "[-已", "开-]放"]


def test_marks_stay_with_their_letters():
    """Combining marks take no cell and never begin a line."""
    assert pieces("e\u0301" * 5, 2) == ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]


@given(st.text("ab 港口。（」e\u0301…", max_size=60), st.integers(2, 12))
def test_nothing_is_lost_and_nothing_too_wide(text, room):
    """The pieces make up the line, none is empty, and none is wider than the room but for white space at its end."""
    found = pieces(text, room)
    assert "".join(found) == text
    assert all(found) or not text
    assert all(cell_len(piece.rstrip()) <= room for piece in found)


def test_wrapping_uses_it():
    """A styled line of Chinese is wrapped by these rules."""
    lines = wrap(Text("… 港口重新开放。" * 4), Look(24))
    assert [line.plain for line in lines] == [
        "… 港口重新开放。… 港口重",
        "新开放。… 港口重新开",
        "放。… 港口重新开放。",
    ]
    assert all(cell_len(line.plain) <= 24 for line in lines)
