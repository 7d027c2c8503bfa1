"""What a page's markup states: JSON-LD, `meta`, `link`, `<time>`, `<title>`, `<html lang>`."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from tracer.sources.addresses import stated_address
from tracer.sources.naming import one_line, site_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "blogposting",
            "liveblogposting", "report", "backgroundnewsarticle", "reviewnewsarticle", "advertisercontentarticle", "webpage", "socialmediaposting")  # fmt: skip
LONGEST_LD = 1 << 20  # characters of one JSON-LD block; real ones are a few thousand
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date-published", "publish-date",
    "publishdate", "publication_date", "pubdate", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "sailthru.date", "parsely-pub-date", "article.published", "cxenseparse:recs:publishtime", "originalpublicationdate", "date",
    "mediator_published_time", "ptime", "weibo:article:create_at", "lastmod_published", "rnews:datepublished",
)  # fmt: skip
_CHANGES = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "date-modified",
    "last-modified", "lastmodified", "last_modified", "modified", "lastmod", "dc.date.modified", "dcterms.modified", "dc.modified",
    "article.updated", "article:updated_time", "updated_time", "update_date", "cse_lastmodified", "rnews:datemodified", "revised",
)  # fmt: skip
# what old pages and blogs wrap around a script
_WRAPPING = re.compile(
    r"\A(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)(?:\s*\*/)?\Z"
)
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "mediator_author",
)
# from the attributes up: few elements have these, and libxml2 looks at all elements much more slowly
_AUTHOR = "(//@rel[.='author']/..|//@itemprop[.='author']/..)[self::a or self::span or self::p or self::div]"


@dataclass(frozen=True, slots=True)
class Stated:
    """The claims of one page; `dates` of publication and of the last change are (basis, value) in the order of trust."""

    url: str | None = None
    title: str | None = None
    outlet_name: str | None = None
    byline: str | None = None
    language: str | None = None
    dates: tuple[tuple[str, str], ...] = ()
    changes: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the claims as plain values."""
        return asdict(self)

    @classmethod
    def of_json(cls, plain: dict[str, Any]) -> Stated:
        """Build the claims from what `as_json` returned."""
        pairs = {name: tuple((basis, value) for basis, value in plain[name]) for name in ("dates", "changes")}
        return cls(**{**plain, **pairs})


def stated_by(tree: HtmlElement) -> Stated:
    """Collect what the markup says of the article."""
    metas = _metas(tree)
    linked = next(_linked(tree), {})
    published, changed = _times(tree)
    site = site_of(tree, metas, _name(linked.get("publisher")) or _name(linked.get("isPartOf")))
    return Stated(
        url=_address(tree, metas, linked),
        title=title_of(tree, metas, linked, site),
        outlet_name=site,
        byline=_byline(metas, linked, tree),
        language=(
            tree.get("lang")
            or tree.get("xml:lang")
            or metas.get("og:locale")
            or metas.get("content-language")
        ),
        dates=_dated(linked.get("datePublished"), metas, _DATES, published),
        changes=_dated(linked.get("dateModified"), metas, _CHANGES, changed),
    )


def _dated(
    linked: object, metas: dict[str, str], names: tuple[str, ...], times: list[str]
) -> tuple[tuple[str, str], ...]:
    """Return what is stated of one date, by its basis, in the order of trust."""
    found = [("json-ld", linked)] if isinstance(linked, str) else []
    found += [("meta", metas[name]) for name in names if name in metas]
    found += [("time", value) for value in times]
    return tuple(dict.fromkeys((basis, value.strip()) for basis, value in found if value.strip()))


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Map the lower-case names of `meta` elements to their contents, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _linked(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article, articles proper before web pages."""
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        text = _WRAPPING.sub("", (script.text or "").strip()).strip()
        if not text or len(text) > LONGEST_LD:
            continue
        try:
            document = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        objects.extend(_objects(document))
    ranked = [(rank, i, o) for i, o in enumerate(objects) if (rank := _rank(o)) is not None]
    for _, _, found in sorted(ranked, key=lambda item: item[:2]):
        yield found


def _objects(document: object) -> Iterator[dict[str, Any]]:
    """Yield the top objects of a JSON-LD document: itself, a list, its @graph."""
    pile = [document]
    for _ in range(200):
        if not pile:
            return
        item = pile.pop(0)
        if isinstance(item, list):
            pile.extend(item[:200])
        elif isinstance(item, dict):
            yield item
            if "@graph" in item:
                pile.append(item["@graph"])
            if isinstance(item.get("mainEntity"), dict):
                pile.append(item["mainEntity"])


def _rank(item: dict[str, Any]) -> int | None:
    """Rank an object by its type; None when it describes no article."""
    kinds = item.get("@type")
    names = [k.lower() for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
    ranks = [ARTICLES.index(name) for name in names if name in ARTICLES]
    if not ranks:
        return None
    return 1 if min(ranks) == ARTICLES.index("webpage") else 0


def _times(tree: HtmlElement) -> tuple[list[str], list[str]]:
    """Return the datetimes of `<time>` elements: of the publication and of the last change, each none or one.

    The publication's is so marked, else the first in an article.
    """
    marked: list[str] = []
    plain: list[str] = []
    changed: list[str] = []
    for element in tree.iter("time"):
        value = element.get("datetime")
        if not value:
            continue
        words = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if "datepublished" in words or "publish" in words or element.get("pubdate") is not None:
            marked.append(value)
        elif "datemodified" in words:
            changed.insert(0, value)
        elif any(a.tag in {"article", "header", "main"} for a in element.iterancestors()):
            (changed if "update" in words or "modif" in words else plain).append(value)
    return marked[:1] or plain[:1], changed[:1]


def _address(tree: HtmlElement, metas: dict[str, str], linked: dict[str, Any]) -> str | None:
    """Return the canonical address that the page states."""
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower().split() == ["canonical"]:
            found = stated_address(element.get("href"))
            if found:
                return found
    page = linked.get("mainEntityOfPage")
    page = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    for value in (metas.get("og:url"), linked.get("url"), page, metas.get("twitter:url")):
        found = stated_address(value)
        if found:
            return found
    return None


def _byline(metas: dict[str, str], linked: dict[str, Any], tree: HtmlElement) -> str | None:
    """Return the author as stated, names joined."""
    authors = linked.get("author")
    names = [n for n in (_name(a) for a in (authors if isinstance(authors, list) else [authors])) if n]
    if names:
        return ", ".join(dict.fromkeys(names))
    found = _first(metas, _AUTHORS)
    if found and not found.startswith(("http://", "https://")):
        return found
    for element in tree.xpath(_AUTHOR):
        words = " ".join(element.text_content().split())
        if 0 < len(words) <= 100:
            return words
    return None


def _name(value: object) -> str | None:
    """Return the name of a JSON-LD person or organisation."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    return one_line(value)


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    """Return the first of the named contents that is there."""
    return next((metas[name] for name in names if name in metas), None)
