"""Files that are ZIP archives inside: WACZ web archives and Word documents."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracer.records import Problem, Source
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.files import Gunzip, buffered, read_whole
from tracer.sources.text import draft_of_text
from tracer.sources.warc import read_warc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.params import SourceLimits
    from tracer.sources.draft import Item

_ARCHIVE = re.compile(r"(?:^|/)archive/[^/]+\.warc(?:\.gz)?$")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CORE = "docProps/core.xml"
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    KeyError,
)


def read_wacz(stream: io.BufferedReader, path: str, limits: SourceLimits) -> Iterator[Item]:
    """Yield the pages of the WARC archives in a WACZ file; records are counted within each archive."""
    with _opened(stream, limits) as archive:
        names = sorted(name for name in archive.namelist() if _ARCHIVE.search(name))
        if not names:
            raise Unreadable("a WACZ file without an archive in it")
        for name in names:
            try:
                with archive.open(name) as member:
                    inner = buffered(member)
                    if inner.peek(2)[:2] == b"\x1f\x8b":
                        inner = buffered(Gunzip(inner, limits))
                    yield from read_warc(inner, path, limits)
            except Unreadable as error:
                yield Problem(path, str(error))
            except _DAMAGE:
                yield Problem(path, "an archive in it is damaged; the pages before the damage were kept")


def read_docx(stream: io.BufferedReader, path: str, limits: SourceLimits) -> Iterator[Draft]:
    """Yield the text of a Word document, one line a paragraph; its head is read like that of a plain text."""
    with _opened(stream, limits) as archive:
        body = _xml(archive, "word/document.xml", limits)
        core = _xml(archive, _CORE, limits) if _CORE in archive.namelist() else None
    lines = ["".join(_words(paragraph)).strip() for paragraph in body.iter(f"{_WORD}p")]
    text = "\n\n".join(line for line in lines if line)
    if not text:
        raise Unreadable("a document without text")
    language = None
    if core is not None:
        language = next((e.text for e in core.iter() if e.tag.endswith("}language") and e.text), None)
    yield draft_of_text(text, Source(path), limits, language)


def _words(paragraph: ET.Element) -> Iterator[str]:
    """Yield the runs of a paragraph, without what was deleted in it."""
    for element in paragraph.iter():
        if element.tag == f"{_WORD}t":
            yield element.text or ""
        elif element.tag in {f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"}:
            yield " "


@contextmanager
def _opened(stream: io.BufferedReader, limits: SourceLimits) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP archive; raises Unreadable."""
    source = stream if stream.seekable() else io.BytesIO(read_whole(stream, limits.file_bytes))
    try:
        archive = zipfile.ZipFile(source)
    except _DAMAGE as error:
        raise Unreadable("not a ZIP archive, or a damaged one") from error
    with archive:
        yield archive


def _xml(archive: zipfile.ZipFile, name: str, limits: SourceLimits) -> ET.Element:
    """Parse one part of a document; raises Unreadable. Entities are refused, so nothing can expand."""
    try:
        with archive.open(name) as member:
            data = read_whole(member, limits.file_bytes)
    except Unreadable:
        raise
    except _DAMAGE as error:
        raise Unreadable("a document without its text, or a damaged one") from error
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("a document that declares entities")
    if data.count(b"<") > limits.values:
        raise Unreadable(f"a document of more than {limits.values} elements (limit)")
    try:
        return ET.fromstring(data)  # noqa: S314 -- no DTD gets this far
    except ET.ParseError as error:
        raise Unreadable("a document whose XML is damaged") from error
