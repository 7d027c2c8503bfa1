"""A saved web page on its way to a draft: bytes to a job, and what was extracted from it to a draft.

The extraction between the two is done by `workers`, because it is slow on every page and endless on some.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tracer.records import Published, Source
from tracer.sources.addresses import same_site
from tracer.sources.dates import parse_modified, parse_published
from tracer.sources.decode import decode
from tracer.sources.draft import Draft, PageJob, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tracer.params import SourceLimits
    from tracer.sources.extraction import Extracted

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(https?://[^\s<>\"']{1,2000})")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a page from outside of it."""

    charset: str | None = None  # of an HTTP or MIME header
    address: str | None = None  # where it was fetched


NOWHERE = Context()


def read_page(data: bytes, path: str, _limits: SourceLimits) -> Iterator[PageJob]:
    """Yield the job of one page; raises Unreadable when it is empty or binary."""
    yield job_of(data, Source(path))


def job_of(data: bytes, source: Source, context: Context = NOWHERE) -> PageJob:
    """Decode one page; raises Unreadable."""
    found = _DECLARED.search(data[:4096])
    html = decode(data, context.charset or (found[1].decode("ascii") if found else None))
    if not html.strip():
        raise Unreadable("empty")
    return PageJob(html, source, context.address or _saved_from(html))


def draft_of(job: PageJob, page: Extracted, limits: SourceLimits) -> Draft:
    """Join what a page states to what is known of it."""
    captured = job.source.captured.latest if job.source.captured else None
    published, flags = _published(page, limits, captured)
    return Draft(
        text=page.text,
        source=job.source,
        url=own_address(page.stated.url, job.address),
        title=page.stated.title,
        outlet_name=page.stated.outlet_name,
        byline=page.stated.byline,
        language=page.stated.language,
        published=published,
        flags=flags,
        modified=_modified(page, captured),
    )


def own_address(canonical: str | None, fetched: str | None) -> str | None:
    """Choose the address of a page: the canonical one, unless that names another site.

    A licensed copy often names the original as canonical; it was published where it was fetched all the same.
    """
    if canonical and (not fetched or same_site(canonical, fetched)):
        return canonical
    return fetched


def _saved_from(html: str) -> str | None:
    """Return the address that a browser wrote into the page when it saved it."""
    found = _SAVED_FROM.search(html, 0, 4096)
    return found[1] if found else None


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
        if read and _too_late(read, captured):
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
    elif chosen is not None:
        flags.discard("bad-date")  # another statement was good
    return chosen, tuple(sorted(flags))


def _modified(page: Extracted, captured: datetime | None) -> Published | None:
    """Return the first stated time of a change that can be one; what is none is no problem, for nothing rests on it."""
    stated = (parse_modified(value, basis) for basis, value in page.stated.changes)
    return next((read for read in stated if read and not _too_late(read, captured)), None)


def _too_late(read: Published, captured: datetime | None) -> bool:
    """Whether a time lies more than a day after the page was captured."""
    return captured is not None and read.earliest > captured + timedelta(days=1)
