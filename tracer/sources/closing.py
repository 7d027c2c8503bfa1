"""The line under an article that says where its text comes from, which extraction tends to drop as furniture.

trafilatura keeps the block of paragraphs that reads most like running text; "This report is based on an article by RT."
below it is lost, and with it the credit. Losing it would turn a credited copy into an uncredited one, so short closing lines
of the article's own element that speak of a source are put back. Linear in the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 160  # characters of such a line
LAST = 12  # blocks at the end of the article's element that may hold it
SPEAKS_OF_A_SOURCE = re.compile(
    r"\b(?:based on|source|sources|supplied by|provided by|originally (?:published|appeared)|first (?:published|appeared)|"
    r"via|contributed|contributing|republished|reprinted|reporting by|read (?:the )?(?:full|original)|"
    r"quellen?|mit material|zuerst erschienen|fuentes?|con información|fonti?|fontes?|avec|d'après|"
    r"источник\w*|по материалам|оригинал)\b|来源|转载|稿源|原文",
    re.IGNORECASE,
)


def closing_lines(tree: HtmlElement) -> list[str]:
    """Return the short lines near the end of the page's article element that speak of a source, in order."""
    bodies = tree.xpath("//article") or tree.xpath("//main") or tree.xpath("//@itemprop[.='articleBody']/..")
    if not bodies:
        return []
    body = max(bodies, key=lambda element: len(element.text_content()))
    blocks = [e for e in body.iter("p", "small", "em", "footer", "div", "span") if not len(e) or e.tag == "p"]
    lines = [" ".join(block.text_content().split()) for block in blocks[-LAST:]]
    return [line for line in lines if line and len(line) <= LONGEST and SPEAKS_OF_A_SOURCE.search(line)]


def with_closing(text: str, lines: list[str]) -> str:
    """Put those lines back under the text that it lacks."""
    plain = " ".join(text.split())
    lacking = [line for line in dict.fromkeys(lines) if line not in plain]
    return "\n".join([text, *lacking])
