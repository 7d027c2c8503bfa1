"""The text of a piece of HTML that is all article: the content of a feed entry or of a record."""

from __future__ import annotations

import re

from tracer.sources.tree import parsed_page

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_SILENT = {"script", "style", "noscript", "iframe", "template", "svg", "form", "button", "figcaption"}
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article",
    "table", "tr", "figure", "header", "footer", "aside", "pre", "hr", "dd", "dt",
}  # fmt: skip


def is_markup(text: str) -> bool:
    """Whether the text holds tags."""
    return _TAG.search(text) is not None


def fragment_text(html: str) -> str:
    """Return the words of the fragment, one line a block; raises Unreadable when it is nested too deeply."""
    from lxml import etree

    pieces: list[str] = []
    silent = 0
    tree = parsed_page(f"<html><body>{html}</body></html>")
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n")
        silent += (event == "start") - (event == "end") if element.tag in _SILENT else 0
        words = element.text if event == "start" else element.tail
        if words and not silent:
            pieces.append(_blanks(words))
    lines = (" ".join(line.split(" ")).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _blanks(text: str) -> str:
    """Fold what HTML shows as one blank."""
    return re.sub(r"[ \t\r\n\f]+", " ", text)
