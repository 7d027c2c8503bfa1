"""How a page names itself and its site: the headline without the site's name, the site's name without its slogan.

Where no field states the site, the page's `<title>` tells it: what stands beside the headline there ("Harbour reopens - The Echo").
Linear in the page's head and headings.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

TITLES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher_name")
LONGEST_SITE = 60  # characters of a site's name in a title; longer ones are headlines
SECTION_WORDS = 2  # words of a section's name between headline and site
HEADLINE_WORDS = 3  # the least words of a headline that a section is cut off
_BETWEEN = r"(?:\s+[|–—•·»:/-]{1,3}\s+)"  # between a headline and the site's name
_SPLIT = re.compile(_BETWEEN)
_TIGHT = re.compile(r"[\s_|–—•·»:-]{1,5}")  # the same in Chinese, which has no blanks around it
_ENDING = re.compile(r"\s?[:|–—»-]\s*\Z")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_PUBLISHER = "//*[@itemprop='publisher']//*[@itemprop='name']"
_HEADLINE = "//@itemprop[.='headline']/.."


def one_line(value: object) -> str | None:
    """Return a stated value as plain words: blanks folded, what was escaped twice read twice."""
    if not isinstance(value, str):
        return None
    plain = unescape(value) if "&" in value else value
    return " ".join(plain.split()) or None


def site_of(tree: HtmlElement, metas: dict[str, str], publisher: str | None) -> str | None:
    """Return the name of the site: as a field states it, else as the page's title tells it."""
    stated = (
        publisher or next((metas[name] for name in SITES if name in metas), None) or _marked(tree, _PUBLISHER)
    )
    if stated is not None:
        return _without_slogan(one_line(stated))
    whole = _whole_title(tree)
    if whole is None:
        return None
    found = (_beside(whole, known, sure=sure) for known, sure in _headlines(tree, metas))
    return next((site for site in found if site), None)


def title_of(
    tree: HtmlElement, metas: dict[str, str], linked: dict[str, Any], site: str | None
) -> str | None:
    """Return the headline, without the site's name behind it."""
    headings = [heading for heading in _headings(tree) if heading != site]
    candidates = [
        one_line(linked.get("headline")),
        one_line(next((metas[name] for name in TITLES if name in metas), None)),
        _marked(tree, _HEADLINE),
        headings[0] if len(headings) == 1 else None,
        _whole_title(tree),
    ]
    return next((without_site(found, site) for found in candidates if found), None)


def without_site(title: str, site: str | None) -> str:
    """Cut " | Site", " - Site" off the end of a title, and " | Section" before it."""
    if not site:
        return title
    cut = re.sub(rf"{_BETWEEN}{re.escape(site)}\Z", "", title).strip()
    if cut == title and _HAN.search(title):
        cut = re.sub(rf"{_TIGHT.pattern}{re.escape(site)}\Z", "", title).strip()
    if cut in {title, ""}:
        return title
    headline, bar, section = cut.rpartition(" | ")
    short = len(section.split()) <= SECTION_WORDS and len(headline.split()) >= HEADLINE_WORDS
    return headline.strip() if bar and short else cut


def _without_slogan(name: str | None) -> str | None:
    return _SPLIT.split(name)[0].strip() or name if name else None


def _whole_title(tree: HtmlElement) -> str | None:
    return next((one_line(found.text_content()) for found in tree.iter("title")), None)


def _headings(tree: HtmlElement) -> list[str]:
    return [words for heading in tree.iter("h1") if (words := one_line(heading.text_content()))]


def _headlines(tree: HtmlElement, metas: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """Yield what may be the headline alone, and whether it is surely meant as one."""
    stated = one_line(next((metas[name] for name in TITLES if name in metas), None))
    if stated:
        yield stated, True
    yield from ((words, True) for words in _headings(tree))
    yield from (
        (words, False) for found in tree.iter("h2", "h3") if (words := one_line(found.text_content()))
    )


def _marked(tree: HtmlElement, path: str) -> str | None:
    for element in tree.xpath(path):
        words = one_line(element.get("content") or element.text_content())
        if words:
            return words
    return None


def _beside(title: str, headline: str, *, sure: bool) -> str | None:
    """Return the site's name that stands beside a headline in a title.

    A `sure` headline is the page's own field or first heading, in whose place the site's name may stand too.
    """
    if title == headline or (len(headline.split()) < SECTION_WORDS and not _HAN.search(headline)):
        return None
    tail, head = title.removeprefix(headline), title.removesuffix(headline)
    if tail != title:
        return _name_behind(tail)
    if head != title and sure and _ENDING.search(head):
        site = _ENDING.sub("", head)
        return site if 0 < len(site) <= LONGEST_SITE and len(site) < len(headline) else headline
    return None


def _name_behind(tail: str) -> str | None:
    """Return the last name behind a headline: " | World | The Clarion"."""
    parts: Sequence[str] = _SPLIT.split(tail)
    if not parts[0] and len(parts) > 1:
        site = parts[-1].strip()
    elif _HAN.search(tail) and (mark := _TIGHT.match(tail)):
        site = tail[mark.end() :].strip()
    else:
        mark = re.match(r"[-–—|]", tail)  # "Harbour reopens-Xinhua"
        site = tail[1:].strip() if mark else ""
    return site if 0 < len(site) <= LONGEST_SITE else None
