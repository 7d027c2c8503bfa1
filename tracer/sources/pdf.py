"""The text of PDF files (extra `pdf`), by pypdfium2 in a process that can be ended.

A PDF knows lines, not paragraphs: a line that is clearly shorter than the others ends a paragraph, the
others are joined, and words divided at the end of a line are made whole. Scanned pages have no text.
"""

from __future__ import annotations

import base64
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tracer.records import Source
from tracer.sources.apart import Apart
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.text import draft_of_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.params import SourceLimits

SHORT = 0.75  # of the usual length of a line; shorter ones end a paragraph
MOST_PAGES = 2_000
_END = re.compile(r"\r\n|\r|\n")
_DIVIDED = "\ufffe\x02\u00ad"  # how pdfium writes a hyphen that divides a word


def read_pdf(data: bytes, path: str, limits: SourceLimits) -> Iterator[Draft]:
    """Yield the text of a PDF file; its head is read like that of a plain text."""
    process = Apart(limits)
    try:
        answer = process.ask({"pdf": base64.b64encode(data).decode("ascii")})
    finally:
        process.end()
    text = "\n\n".join(paragraphs(answer["pages"]))
    if not text.strip():
        raise Unreadable("a PDF file without text (scanned pages?)")
    yield draft_of_text(text, Source(path), limits, None)


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page as pdfium gives it; raises Unreadable."""
    try:
        pdfium: Any = import_module("pypdfium2")
    except ImportError as error:
        raise Unreadable("PDF needs the extra: pip install 'tracer-news[pdf]'") from error
    try:
        document = pdfium.PdfDocument(data)
        if len(document) > MOST_PAGES:
            raise Unreadable(f"more than {MOST_PAGES} pages (limit)")
        return [page.get_textpage().get_text_range() for page in document]
    except (pdfium.PdfiumError, ValueError, OSError) as error:
        raise Unreadable("a PDF file that is damaged or locked") from error


def paragraphs(pages: list[str]) -> list[str]:
    """Join the lines of pages into paragraphs."""
    lines = [line for page in pages for line in _END.split(page.replace("\0", ""))]
    lengths = sorted(len(line) for line in lines if line.strip())
    usual = lengths[int(0.8 * len(lengths))] if lengths else 0
    found = [""]
    for line in lines:
        words = line.strip()
        if not words:
            found.append("")
            continue
        if found[-1] and found[-1][-1] in _DIVIDED:
            found[-1] = found[-1][:-1] + words
        else:
            found[-1] = f"{found[-1]} {words}".strip()
        if len(words) < SHORT * usual and words[-1] not in _DIVIDED:
            found.append("")
    return [paragraph for paragraph in found if paragraph]
