"""Parse a page with lxml: no network, nothing silently dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.sources.draft import Unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SURROGATE = re.compile("[\ud800-\udfff]")


def parsed_page(html: str) -> HtmlElement:
    """Return the root of a page; raises Unreadable when it is none or is nested too deeply.

    libxml2 drops what lies more than 255 elements deep, and says so only in its log.
    """
    from lxml import etree
    from lxml.html import HtmlComment, HtmlElement, HTMLParser, document_fromstring

    # lxml takes no NULs, and neither it nor UTF-8 takes lone surrogates
    clean = _SURROGATE.sub("�", _XML_DECLARATION.sub("", html).replace("\0", " "))
    # as trafilatura parses, so that it finds the same text in our tree as in its own
    parser = HTMLParser(
        no_network=True,
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
    )
    # one class for all elements: lxml.html chooses among them in Python, at every touch of every element
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment))
    try:
        tree: HtmlElement = document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unreadable("not a page") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise Unreadable("its elements are nested more than 250 deep (limit)")
    return tree
