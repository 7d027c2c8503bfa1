"""The main text of a page by trafilatura, without the work that cannot change its answer.

trafilatura compares what it found with what readability finds, and takes the latter only where that is more than twice as long (or
its own text has no paragraphs, or more tables than them). readability only ever takes text away from the page. So where all that
is left of a page is no longer than that, readability need not go on: a third of the time of most pages. The answer is trafilatura's own,
letter for letter; where its inner parts have other names than those we know, it is simply called.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tracer.sources.expressions import quickened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

# what readability's output says otherwise when it is read again, for it is written as XML and read as HTML
_RAW = "boolean(.//xmp|.//plaintext|.//noembed|.//noframes|.//textarea|.//title[not(node())])"
_VIDEO = len("VIDEO")  # what readability writes into the frame of a video
_TIMES = 2  # as long as its own text must be what trafilatura prefers to it


class _NeedlessError(Exception):
    """Raised inside readability when its answer could not be preferred; trafilatura then goes on without it."""


def main_text(tree: HtmlElement) -> str | None:
    """Return the text that trafilatura takes for the article, comments left out; the tree stays as it is."""
    import trafilatura

    with _shortened(), quickened():
        found: str | None = trafilatura.extract(tree, include_comments=False)
    return found


@contextmanager
def _shortened() -> Iterator[None]:
    """Let readability end early; not for several threads at once."""
    core: Any = import_module("trafilatura.core")
    document: Any = getattr(import_module("trafilatura.readability_lxml"), "Document", None)
    compare: Callable[..., Any] | None = getattr(core, "compare_extraction", None)
    remove: Callable[[Any], None] | None = getattr(document, "remove_unlikely_candidates", None)
    if compare is None or remove is None:
        yield
        return
    enough = 0  # characters: what readability finds must be longer than that

    def compared(cleaned: HtmlElement, raw: HtmlElement, body: HtmlElement, text: str, options: Any) -> Any:  # noqa: ANN401 -- trafilatura's own
        nonlocal enough
        sound = getattr(options, "focus", "") == "balanced" and text and _has_paragraphs(body)
        enough = _TIMES * len(text) if sound else 0
        return compare(cleaned, raw, body, text, options)

    def removed(self: Any) -> None:  # noqa: ANN401 -- as above
        if enough:
            _refuse_needless(self.doc, enough)
        remove(self)
        if enough:
            _refuse_needless(self.doc, enough)

    core.compare_extraction, document.remove_unlikely_candidates = compared, removed
    try:
        yield
    finally:
        core.compare_extraction, document.remove_unlikely_candidates = compare, remove


def _has_paragraphs(body: HtmlElement) -> bool:
    """Whether a text has paragraphs, at least as many as tables."""
    paragraphs = len(body.findall(".//p"))
    return bool(body.xpath("boolean(.//p//text())")) and paragraphs >= len(body.findall(".//table"))


def _refuse_needless(page: HtmlElement, enough: int) -> None:
    """Raise _NeedlessError where the whole text of a page is not longer than `enough`."""
    longest = len(" ".join(page.text_content().split())) + _VIDEO * sum(1 for _ in page.iter("iframe"))
    if longest <= enough and not page.xpath(_RAW):
        raise _NeedlessError
