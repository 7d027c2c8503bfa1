"""Turn bytes into text: byte-order mark, declared charset, strict UTF-8, then charset-normalizer.

A byte-order mark is no part of the text, so offsets count from the first character after it. Line ends
stay as they are. Bytes that are no text are refused; single bad bytes in good UTF-8 become U+FFFD.
"""

from __future__ import annotations

import codecs

from tracer.sources.binary import SAMPLE, refuse_binary, refuse_noise, unmarked_utf16

BAD_SHARE = 0.1  # of the bytes above 127; more than one in ten bad ones: it is not UTF-8
BROKEN_SHARE = 0.01  # of the characters; with more broken ones the declared charset is the wrong one
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKED = tuple(mark for mark, _ in _MARKS)
# what pages say and what they mean (WHATWG Encoding): the left one is a subset of the right one
_MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-cp1251": "cp1251",
    "win-1251": "cp1251",
}
_TEXTUAL = (
    "cp", "iso8859", "koi8", "gb", "big5", "euc", "iso2022", "shift_jis", "mac_", "utf_8", "utf_16", "utf_32", "tis"
)  # fmt: skip
_WIDE = ("gb18030", "big5hkscs", "cp932", "cp949", "euc_jp", "iso2022_jp", "utf-16", "utf-32")
# what news was ever published in; leaving out the rest keeps short texts from exotic answers
_CANDIDATES = [
    "cp1251", "koi8_r", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "iso8859_2", "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp866", "cp874", "mac_cyrillic", "mac_roman",
]  # fmt: skip


def decode(data: bytes, declared: str | None = None) -> str:
    """Decode a file; raises Unreadable when it is binary.

    `declared` is a charset named by a header or the page itself. It is believed before UTF-8 only when it
    is a multi-byte one: text in a one-byte charset is almost never valid UTF-8 by chance, while pages that
    are UTF-8 often declare a one-byte charset.
    """
    if data.startswith(_MARKED):
        mark, marked = next((mark, marked) for mark, marked in _MARKS if data.startswith(mark))
        return _marked(data[len(mark) :], marked)
    refuse_binary(data)
    if declared is None and data.isascii() and b"\0" not in data:
        return data.decode("ascii")
    stated = _codec(declared)
    wide = stated if stated and stated.startswith(_WIDE) else unmarked_utf16(data[:SAMPLE])
    for name in (wide, "utf-8", stated):
        text = _strict(data, name)
        if text is not None:
            return text
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace")
    text = data.decode(stated, "replace") if stated else ""
    return text if text and text.count("�") <= BROKEN_SHARE * len(text) else _detected(data)


def _strict(data: bytes, name: str | None) -> str | None:
    """Decode without a single error, None when that fails; UTF-8 may hold lone surrogates."""
    if not name:
        return None
    try:
        return data.decode(name, "surrogatepass" if name == "utf-8" else "strict")
    except (UnicodeError, LookupError):
        return None


def _marked(data: bytes, name: str) -> str:
    """Decode with what can be saved: lone surrogates stay, broken units become U+FFFD."""
    if name == "utf-8":
        refuse_binary(data)
    try:
        text = data.decode(name, "surrogatepass")
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
    if name != "utf-8":
        refuse_noise(text[:SAMPLE])
    return text


def _codec(declared: str | None) -> str | None:
    """Return Python's name of a declared charset, None when there is no such text codec."""
    if not declared:
        return None
    label = declared.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_MEANT.get(label, label))
    except (LookupError, ValueError, UnicodeError):
        return None
    if not found.name.replace("-", "_").startswith(_TEXTUAL):
        return None  # rot13, zip, utf-7, idna: codecs, but of no page that means well
    return _MEANT.get(found.name, found.name)


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with a few bad ones."""
    text = data[: 1 << 20].decode("utf-8", "replace")
    bad = text.count("�")
    good = sum(len(c.encode("utf-8", "surrogatepass")) for c in text if c > "\x7f" and c != "�")
    return good > 0 and bad <= BAD_SHARE * (good + bad)


def _detected(data: bytes) -> str:
    """Let charset-normalizer name the charset of a sample, and read the whole with it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_isolation=_CANDIDATES).best()
    if best is None:
        return data.decode("cp1252", "replace")
    return data.decode(best.encoding, "replace")
