"""A saved web page: its main text by trafilatura, and what it says of itself.

Pages that are large or strange are extracted in a process of their own that can be ended: extraction is
superlinear on some pages (trafilatura needs 19 s for 200,000 links), and the parser drops what is nested
more than 255 deep without a word, so deeper pages are refused.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import warnings
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tracer.records import Published, Source
from tracer.sources.addresses import same_site
from tracer.sources.dates import parse_published
from tracer.sources.decode import decode
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.markup import Stated, stated_by
from tracer.sources.quiet import hushed
from tracer.sources.tree import parsed_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.html import HtmlElement

    from tracer.params import SourceLimits

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(https?://[^\s<>\"']{1,2000})")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The main text of a page, what its markup states, and the day that htmldate found, if it was asked."""

    text: str
    stated: Stated
    guessed_day: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a page from outside of it."""

    charset: str | None = None  # of an HTTP or MIME header
    address: str | None = None  # where it was fetched
    captured: datetime | None = None  # when, at the latest


NOWHERE = Context()


def read_page(data: bytes, path: str, limits: SourceLimits) -> Iterator[Draft]:
    """Yield the article of a page; raises Unreadable when none can be had."""
    yield draft_of_page(data, Source(path), limits)


def draft_of_page(data: bytes, source: Source, limits: SourceLimits, context: Context = NOWHERE) -> Draft:
    """Read one page into a draft; raises Unreadable."""
    found = _DECLARED.search(data[:4096])
    html = decode(data, context.charset or (found[1].decode("ascii") if found else None))
    address = context.address or _saved_from(html)
    if not html.strip():
        raise Unreadable("empty")
    suspicious = html.count("<") > limits.page_tags
    page = extracted_apart(html, address, limits) if suspicious else extracted(html, address)
    stated = page.stated
    published, flags = _published(page, limits, context.captured)
    return Draft(
        text=page.text,
        source=source,
        url=own_address(stated.url, address),
        title=stated.title,
        outlet_name=stated.outlet_name,
        byline=stated.byline,
        language=stated.language,
        published=published,
        flags=flags,
    )


def extracted(html: str, address: str | None) -> Extracted:
    """Extract a page in this process; raises Unreadable."""
    tree = parsed_page(html)
    stated = stated_by(tree)
    with warnings.catch_warnings(), hushed():
        warnings.simplefilter("ignore")
        text = _main_text(tree)
        if not text:
            raise Unreadable("a page without an article's text")
        day = None if stated.dates else _guessed_day(html, stated.url or address)
    return Extracted(text, stated, day)


def extracted_apart(html: str, address: str | None, limits: SourceLimits) -> Extracted:
    """Extract a page in a process that is ended when it takes too long or too much; raises Unreadable."""
    job = json.dumps({"html": html, "address": address, "memory": limits.page_memory})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tracer.sources.page_worker"],
            input=job.encode("ascii"),
            capture_output=True,
            timeout=limits.page_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(
            f"its text could not be extracted within {limits.page_seconds:g} seconds (limit)"
        ) from error
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise Unreadable("its text could not be extracted within the limits") from error
    if "reason" in answer:
        raise Unreadable(answer["reason"])
    return Extracted(answer["text"], Stated.of_json(answer["stated"]), answer["day"])


def _saved_from(html: str) -> str | None:
    """Return the address that a browser wrote into the page when it saved it."""
    found = _SAVED_FROM.search(html, 0, 4096)
    return found[1] if found else None


def own_address(canonical: str | None, fetched: str | None) -> str | None:
    """Choose the address of a page: the canonical one, unless that names another site.

    A licensed copy often names the original as canonical; it was published where it was fetched all the same.
    """
    if canonical and (not fetched or same_site(canonical, fetched)):
        return canonical
    return fetched


def _main_text(tree: HtmlElement) -> str | None:
    """Return the text that trafilatura takes for the article."""
    import trafilatura

    try:
        found: str | None = trafilatura.extract(
            tree, include_comments=False, favor_precision=False, output_format="txt"
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, AssertionError):
        return None
    return found


def _guessed_day(html: str, address: str | None) -> str | None:
    """Ask htmldate for the day of first publication."""
    import htmldate

    try:
        found: str | None = htmldate.find_date(html, original_date=True, url=address)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OverflowError):
        return None
    return found


def _published(
    page: Extracted, limits: SourceLimits, captured: datetime | None
) -> tuple[Published | None, tuple[str, ...]]:
    """Choose among the stated dates: the first basis that parses; a later one may narrow it or contradict.

    A page cannot be published after it was captured.
    """
    flags: set[str] = set()
    chosen: Published | None = None
    for basis, value in page.stated.dates:
        read, bad = parse_published(value, basis)
        if read and captured and read.earliest > captured + timedelta(days=1):
            read, bad = None, True
        if bad:
            flags.add("bad-date")
        if read is None:
            continue
        if chosen is None:
            chosen = read
            continue
        gap = max(chosen.earliest, read.earliest) - min(chosen.latest, read.latest)
        if gap > timedelta(days=limits.page_dates_apart):
            flags.add("dates-disagree")
        elif gap <= timedelta(0) and read.latest - read.earliest < chosen.latest - chosen.earliest:
            chosen = read
    if chosen is None and page.guessed_day:
        chosen, _ = parse_published(page.guessed_day, "htmldate")
    if chosen is not None:
        flags.discard("bad-date")
    return chosen, tuple(sorted(flags))
