"""From a draft to an article: judge the address, look up the outlet, tell the language, compare the dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tracer.records import Article, Published
from tracer.sources.addresses import dated_address, stated_address
from tracer.sources.head import read_head
from tracer.sources.identity import id_of
from tracer.sources.language import stated_language, told_language
from tracer.sources.mojibake import is_mojibake

if TYPE_CHECKING:
    from tracer.outlets import Registry
    from tracer.params import SourceLimits
    from tracer.records import Aside, Outlet
    from tracer.sources.draft import Draft


def finished(draft: Draft, registry: Registry, limits: SourceLimits) -> Article:
    """Return the article; its id is its own by itself, and twins still share it."""
    flags = set(draft.flags)
    asides = draft.asides or _repeated_head(draft, limits)
    url = stated_address(draft.url)
    outlet = outlet_of(url, draft.outlet_name, registry)
    published = draft.published
    day = dated_address(url) if url else None
    if day:
        named = Published(*day, "address")
        if published is None or (apart(published, named) <= timedelta(0) and width(named) < width(published)):
            published = named  # also "03/04/2020", which the address settles
        elif apart(published, named) > timedelta(days=limits.page_dates_apart):
            flags.add("dates-disagree")
    if published and draft.modified and draft.modified.latest < published.earliest:
        flags.add("dates-disagree")  # changed before it was there
    if is_mojibake(draft.text):
        flags.add("mojibake")
    language = stated_language(draft.language) or told_language(body_of(draft), limits)
    return Article(
        id=id_of(draft.own_id, url, draft.text),
        text=draft.text,
        source=draft.source,
        url=url,
        title=draft.title,
        outlet=outlet.id if outlet else None,
        outlet_name=draft.outlet_name,
        byline=draft.byline,
        language=language,
        published=published,
        asides=tuple(sorted(asides, key=lambda aside: aside.span)),
        flags=tuple(sorted(flags)),
        modified=draft.modified,
    )


def renamed(article: Article, registry: Registry) -> Article:
    """Return an article that was read before, with its outlet looked up in this registry."""
    outlet = outlet_of(article.url, article.outlet_name, registry)
    return replace(article, outlet=outlet.id if outlet else None)


def _repeated_head(draft: Draft, limits: SourceLimits) -> tuple[Aside, ...]:
    """Set aside the lines at the top of a record's or page's text that only repeat its fields."""
    if not draft.title:
        return ()
    authors = (draft.byline or "").split(",")
    names = (draft.byline or "", draft.outlet_name or "", *(author.strip() for author in authors))
    return tuple(read_head(draft.text, 0, limits, draft.title, names).asides)


def outlet_of(url: str | None, name: str | None, registry: Registry) -> Outlet | None:
    """Look up an outlet: by its id where that is stated, by the address, by name, by domain.

    The address comes before the name, because exports label articles with the shelf they came from.
    """
    if name:
        found = registry.get(name.strip())
        if found:
            return found
    found = registry.match_url(url) if url else None
    if found or not name:
        return found
    found = registry.match_name(name)
    if found:
        return found
    domain = name.strip().lower().rstrip("/")
    if "." in domain and not any(c.isspace() for c in domain):
        return registry.match_url(
            domain if domain.startswith(("http://", "https://")) else f"https://{domain}/"
        )
    return None


def apart(one: Published, other: Published) -> timedelta:
    """Return the time between two intervals; zero or less when they overlap."""
    return max(one.earliest, other.earliest) - min(one.latest, other.latest)


def width(published: Published) -> timedelta:
    """Return the length of an interval."""
    return published.latest - published.earliest


def body_of(draft: Draft) -> str:
    """Return the text after its head lines, from which the language is told."""
    start = max((aside.span.end for aside in draft.asides if aside.kind == "head"), default=0)
    return draft.text[start:] if start < len(draft.text) else draft.text
