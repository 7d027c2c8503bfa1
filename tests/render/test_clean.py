from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.render.clean import line, printable, quoted

STEERING = {
    "escape": "\x1b[31mred",
    "hyperlink": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "C1 introducer": "\x9b31m",
    "delete": "a\x7fb",
    "bidi override": "abc\u202edef",
    "bidi isolate": "abc\u2066def\u2069",
    "zero width": "pa\u200bss\u200dwo\ufeffrd",
    "tag": "a\U000e0041\U000e0042b",
    "lone surrogate": "a\ud800b",
    "variation selector": "a\ufe0fb\U000e0101",
    "NUL": "a\0b",
    "carriage return": "shown\rhidden",
    "noncharacter": "a\uffffb",
}


@pytest.mark.parametrize("text", STEERING.values(), ids=STEERING)
def test_nothing_that_steers_a_terminal_survives(text):
    """Controls, bidi and invisible characters are replaced or gone, and the visible letters stay."""
    shown = printable(text)
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn"} for char in shown)
    visible = [char for char in text if char.isascii() and char.isprintable()]
    assert [char for char in shown if char.isascii() and char != " "] == [
        char for char in visible if char != " "
    ]
    shown.encode("utf-8")


@given(st.text(st.characters(codec=None)))
def test_output_is_printable_whatever_comes(text):
    """No text whatever leaves a control, a format character (but visible signs) or a surrogate behind."""
    for shown in (printable(text), line(text), quoted(text)):
        assert "\n" not in shown
        for char in shown:
            assert unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}
            assert unicodedata.category(char) != "Cf" or 0x600 <= ord(char) < 0x900 or ord(char) > 0x10FFF
    assert not set(printable(text, newlines=True)) & set(
        map(chr, (*range(10), *range(11, 32), *range(127, 160)))
    )


@given(st.text(st.characters(codec=None)), st.integers(0, 50))
def test_cleaning_goes_character_by_character(text, cut):
    """Cleaning two halves gives the same as cleaning the whole, and cleaning twice changes nothing."""
    assert printable(text[:cut]) + printable(text[cut:]) == printable(text)
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    "text",
    ["Привет, мир", "新华社北京", "שלום", "ไทย", "naïve café — “quoted”", "e\u0301", "ٱلسَّلَام", "\u0601 12"],
)
def test_letters_of_every_script_pass_unchanged(text):
    """Readable text of any script, with its combining marks, is left alone."""
    assert printable(text) == text


VISIBLE = {
    *range(0x600, 0x606),
    0x6DD,
    0x70F,
    0x890,
    0x891,
    0x8E2,
    0x110BD,
    0x110CD,
    *range(0x13430, 0x13440),
}


def test_every_format_character_goes_but_the_visible_ones():
    """Of all code points of category Cf only those that readers see are left: number signs, verse ends and the like."""
    formats = [code for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
    assert {code for code in formats if printable(chr(code))} <= VISIBLE


def test_escape_becomes_its_picture():
    """An escape character is shown as a sign, so that the reader sees that something was there."""
    assert printable("\x1b[1m") == "␛[1m"


def test_line_ends():
    """All line ends become LF where lines are wanted and spaces where one line is wanted."""
    assert printable("a\r\nb\x85c\u2028d", newlines=True) == "a \nb\nc\nd"
    assert line(" a\r\n\tb\u2029 c ") == "a b c"


def test_quoted_names_are_unambiguous():
    """A file name shows what cannot be printed as escapes, on one line, within quotes."""
    assert quoted("a\nb\x1b\u202e\udcff.txt") == r"'a\nb\x1b\u202e\udcff.txt'"
    assert quoted("back\\slash") == r"'back\\slash'"
    assert quoted("имя файла.txt") == "'имя файла.txt'"


def test_a_million_characters_are_no_trouble():
    """Cleaning is linear: a long text of nothing but escapes is done at once."""
    assert printable("\x1b" * 1_000_000) == "␛" * 1_000_000
