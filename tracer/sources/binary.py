"""Tell what is no text: images, archives, programs, noise.

Text may hold stray control characters (a form feed, the end mark of old systems, NULs of a bad transfer): they are
read as they are, since offsets count them, and every output makes them visible. What has half as many of them as
random bytes would have is no text. Valid UTF-8 without a single NUL is text to git and rg; bytes are hardly ever that
by chance but in seven bits, where 26 of 128 values are controls. There the characters are counted, and the limit is
three quarters of noise. ESC counts as text, for Japanese charsets and terminal logs are full of it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from tracer.sources.draft import Unreadable

SAMPLE = 1 << 16  # bytes; what kind of file it is shows in the first 64 KB
FEW = 2  # controls that tell nothing, however short the text
BYTE_SHARE = 0.05  # of the bytes; random ones hold 26 controls in 256
LETTER_SHARE = 0.15  # of the characters of valid UTF-8 without NUL; random ones of seven bits hold 0.2
STRANGE_SHARE = 0.1  # of the characters of UTF-16 or 32; random ones hold 0.15 that are no letters
_SPACES = "\t\n\v\f\r\x1b\x85"
_CONTROL_BYTES = bytes(set(range(32)) - set(_SPACES.encode("latin-1")))
_PLAIN = bytes(range(32, 127)) + b"\t\n\r"  # what most text is made of
_HIGH_CONTROL = re.compile(b"\xc2[\x80-\x84\x86-\x9f]")  # in UTF-8, without the line end U+0085
_NO_LETTERS = frozenset({"Cc", "Cn", "Co", "Cs"})  # controls, unassigned, private, surrogates
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh91AY&SY", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"\x7fELF", "a program"),
    (b"OggS\0", "a media file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_MAGICS = tuple(magic for magic, _ in _MAGIC)


def refuse_binary(data: bytes) -> None:
    """Raise Unreadable when the bytes are those of an image, an archive, a program, or noise."""
    if data.startswith(_MAGICS):
        kind = next(kind for magic, kind in _MAGIC if data.startswith(magic))
        raise Unreadable(f"not text ({kind})")
    sample = data[:SAMPLE]
    if not sample.translate(None, _PLAIN):
        return
    wide = unmarked_utf16(sample)
    if wide:
        refuse_noise(sample.decode(wide, "replace"))
        return
    letters = None if b"\0" in sample else _valid_utf8(sample)
    if letters is None:
        found, most = len(sample) - len(sample.translate(None, _CONTROL_BYTES)), BYTE_SHARE * len(sample)
    else:
        found, most = _controls(sample), LETTER_SHARE * len(letters)
    if found > max(most, FEW):
        raise Unreadable("not text")


def _controls(sample: bytes) -> int:
    """Count the control characters of valid UTF-8."""
    low = len(sample) - len(sample.translate(None, _CONTROL_BYTES + b"\x7f"))
    return low + len(_HIGH_CONTROL.findall(sample))


def refuse_noise(text: str) -> None:
    """Raise Unreadable when a text of wide units is too full of what is no letter."""
    strange = sum(
        letter not in _SPACES and (letter == "\ufffd" or unicodedata.category(letter) in _NO_LETTERS)
        for letter in text
    )
    if strange > max(STRANGE_SHARE * len(text), FEW):
        raise Unreadable("not text")


def _valid_utf8(sample: bytes) -> str | None:
    """Return the characters of a sample, which may end inside one; None where it is not UTF-8."""
    try:
        return codecs.getincrementaldecoder("utf-8")("surrogatepass").decode(sample)
    except UnicodeDecodeError:
        return None


def unmarked_utf16(sample: bytes) -> str | None:
    """Recognise UTF-16 without a mark by its zero bytes: most characters of any text are in one block."""
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None
