"""What is no text, and what is text with stray control characters in it."""

from __future__ import annotations

import random
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.fiction import BODY, CHINESE, RUSSIAN
from tracer.params import RenderParams
from tracer.records import Alignment
from tracer.render.clean import printable
from tracer.render.compare import compare_text
from tracer.render.look import Look, paint
from tracer.sources import binary
from tracer.sources.decode import decode
from tracer.sources.draft import Unreadable

NOISE = random.Random(7).randbytes(4000)  # noqa: S311 - no secret, but the same bytes each time
STRAY = [
    chr(code) for code in (*range(9), *range(14, 27), *range(28, 32), *range(0x7F, 0xA0)) if code != 0x85
]
BINARY = {
    "random": NOISE,
    "random in seven bits": bytes(byte & 127 for byte in NOISE),
    "random, read as latin-1 and saved as UTF-8": NOISE.decode("latin-1").encode(),
    "random, read as UTF-8 and saved again": NOISE.decode("utf-8", "replace").encode(),
    "random after a mark of UTF-8": b"\xef\xbb\xbf" + NOISE,
    "random after a mark of UTF-16": b"\xff\xfe" + NOISE,
    "random after a mark of UTF-32": b"\xff\xfe\0\0" + NOISE,
    "deflated": zlib.compress(BODY.encode() + NOISE),
    "samples of 16 bits": b"".join(struct.pack("<H", byte) for byte in NOISE),
    "floats": b"".join(struct.pack("<f", byte / 7) for byte in NOISE),
    "a PNG image": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + NOISE,
    "gzip data": b"\x1f\x8b\x08" + NOISE,
    "a PDF file": b"%PDF-1.7\n" + BODY.encode(),
    "a program": b"\x7fELF\x02\x01\x01" + NOISE,
    "a program without its first bytes": (bytes(9) + b"main\0.text\0" + NOISE[:8]) * 40,
    "Russian in UTF-16 without a mark": RUSSIAN.encode("utf-16-le"),
    "Chinese in UTF-16 without a mark": (CHINESE * 9).encode("utf-16-be"),
    "Chinese in UTF-32 without a mark": CHINESE.encode("utf-32-le"),
}


@pytest.mark.parametrize("data", BINARY.values(), ids=BINARY.keys())
def test_binary_is_refused(data):
    """Images, archives, programs, noise and wide units that nothing announces are refused, whatever their name."""
    with pytest.raises(Unreadable, match=r"^not text"):
        decode(data)


@given(
    st.sampled_from([BODY, RUSSIAN, CHINESE]),
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from(STRAY)), min_size=1, max_size=5),
)
def test_stray_controls_are_read(text, strays):
    """A text with a few control characters of any kind is read, each at its place, so that offsets count them."""
    letters = list(text * 3)
    for place, stray in strays:
        letters.insert(place, stray)
    assert decode("".join(letters).encode()) == "".join(letters)


@pytest.mark.parametrize("stray", ["\x0c", "\x1a", "\x02", "\x00", "\x93"])
def test_a_page_mark_between_pages(stray):
    """A text with a control character after every fortieth letter is a text."""
    text = stray.join(BODY[place : place + 40] for place in range(0, len(BODY), 40)) + stray
    assert decode(text.encode()) == text


@pytest.mark.parametrize(("every", "text"), [(12, True), (4, False)])
def test_how_many_are_too_many(every, text):
    """Valid UTF-8 without NULs is text while controls are clearly fewer than in noise (one in five)."""
    data = ("a" * (every - 1) + "\x02").encode() * 500
    if text:
        assert decode(data) == data.decode()
    else:
        with pytest.raises(Unreadable):
            decode(data)


def test_one_more_than_the_limit():
    """Of a hundred letters fifteen may be controls, sixteen may not; with a NUL among them five, not six."""
    for most, kinds in ((15, ["\x02", "\x93", "\x7f"]), (5, ["\0"])):
        for kind in kinds:
            assert decode((kind * most + "a" * (100 - most)).encode())
            with pytest.raises(Unreadable):
                decode((kind * (most + 1) + "a" * (99 - most)).encode())


def test_a_sample_may_end_inside_a_letter():
    """The first 64 KB are judged as UTF-8 even where they end within a letter."""
    for shift in range(3):
        text = "a" * shift + "\x02" * 3600 + "港" * 30_000
        assert decode(text.encode()) == text


@given(st.lists(st.sampled_from(STRAY), max_size=10))
def test_no_control_reaches_an_output(strays):
    """What was read with its controls is shown without them."""
    text = f"The quay {''.join(strays)} is open."
    assert not set(STRAY) & set(printable(decode((BODY + text).encode())))
    shown = compare_text(
        (text, text), (text, text), Alignment("a", "b", (), 0.0, 0.0), Look(), RenderParams()
    )
    assert not set(STRAY) & set(paint(shown, Look()))


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF) | st.characters(), max_size=60))
def test_controls_are_counted_in_the_bytes_as_in_the_letters(text):
    """The count in the bytes of UTF-8 is that of the control characters: C0, DEL and C1 without the blanks among them."""
    controls = {*range(32), *range(0x7F, 0xA0)} - set(b"\t\n\v\f\r\x1b\x85")
    assert binary._controls(text.encode("utf-8", "surrogatepass")) == sum(ord(c) in controls for c in text)
