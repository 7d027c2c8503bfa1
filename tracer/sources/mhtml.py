"""A page saved as one file (`.mhtml`): the HTML part of a MIME message."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

from tracer.records import Source
from tracer.sources.dates import parse_published
from tracer.sources.draft import PageJob, Unreadable
from tracer.sources.page import Context, job_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from tracer.params import SourceLimits

MOST_PARTS = 10_000  # a page with its pictures has a few hundred


def read_mhtml(data: bytes, path: str, _limits: SourceLimits) -> Iterator[PageJob]:
    """Yield the article of the first HTML part; raises Unreadable when there is none."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        part = _page_of(message)
    except (ValueError, LookupError, RecursionError) as error:
        raise Unreadable("not a saved page") from error
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        raise Unreadable("a saved page without an HTML part")
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    saved, _ = parse_published(str(message.get("Date") or ""), "mhtml")
    context = Context(part.get_content_charset(), str(address) if address else None)
    yield job_of(payload, Source(path, captured=saved), context)


def _page_of(message: Message) -> Message | None:
    """Return the first HTML part."""
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            return None
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            return part
    return None
