"""From bytes to text."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.fiction import BODY, CHINESE, RUSSIAN
from tracer.sources.decode import decode
from tracer.sources.draft import Unreadable

LETTERS = st.characters(exclude_categories=["Cc", "Cn", "Co", "Cs"], exclude_characters="\ufffd")
PRINTABLE = st.text(LETTERS)


@given(PRINTABLE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_unicode_round_trip(text, charset):
    """Text in any form of Unicode with its mark, or in UTF-8 without, comes back as it was."""
    if charset == "utf-8" and text.startswith(("\ufeff", "%PDF-", "GIF8", "PK")):
        return
    assert decode(text.encode(charset)) == (text.removeprefix("\ufeff") if charset == "utf-8" else text)


@given(st.binary(max_size=200))
def test_any_bytes(data):
    """Any bytes are text or are refused; nothing else happens."""
    with suppress(Unreadable):
        assert isinstance(decode(data), str)


@given(st.binary(max_size=60), st.text(max_size=20))
def test_any_declaration(data, declared):
    """Nothing that a page can declare as its charset does any harm."""
    with suppress(Unreadable):
        assert isinstance(decode(data, declared), str)


@pytest.mark.parametrize(
    "declared",
    [
        "utf-7",
        "rot13",
        "hex",
        "zip",
        "idna",
        "unicode_escape",
        "undefined",
        "mbcs",
        "cp0",
        "\0",
        "../x",
        "utf-8" * 1000,
    ],
)
def test_codecs_that_are_no_charsets(declared):
    """Python's other codecs are no charsets of pages."""
    assert decode(BODY.encode(), declared) == BODY
    assert decode(b"+ADw-script+AD4- and more text", declared) == "+ADw-script+AD4- and more text"


@pytest.mark.parametrize(
    ("text", "charset", "declared"),
    [(RUSSIAN, "cp1251", "windows-1251"), (RUSSIAN, "koi8-r", "koi8-r"), (CHINESE, "gb18030", "GB2312"), (CHINESE, "gbk", "gbk"), (RUSSIAN, "iso8859-5", "iso-8859-5"), (RUSSIAN, "utf-8", "windows-1251")],
)  # fmt: skip
def test_declared(text, charset, declared):
    """A declared charset is used where the bytes fit it."""
    assert decode(text.encode(charset), declared) == text


def test_line_ends_stay():
    """No line end is translated, so that offsets count what is in the file."""
    assert (
        decode(b"a\r\nb\rc\nd\x0b\x0c\x85".replace(b"\x85", "\x85\u2028".encode()))
        == "a\r\nb\rc\nd\x0b\x0c\x85\u2028"
    )


def test_speed():
    """Ten megabytes of an undeclared charset are read in a few seconds."""
    data = RUSSIAN.encode("cp1251") * 40_000
    begun = time.monotonic()
    assert decode(data[: 10 << 20]).startswith("Гавань")
    assert time.monotonic() - begun < 5
