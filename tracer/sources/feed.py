"""RSS and Atom files, by feedparser: each entry that carries a text is an article.

Nothing is fetched and no entity is expanded: a feed that declares its own entities is refused.
"""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

from tracer.records import Problem, Source
from tracer.sources.addresses import stated_address
from tracer.sources.dates import parse_published
from tracer.sources.decode import decode
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.fragment import fragment_text, is_markup
from tracer.sources.quiet import hushed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.params import SourceLimits

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{1,40})[\"']")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")  # by XML 1.0
_CLOSED = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>")
_COMPLETE = re.compile(
    r"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.{0,5000}-->\s*)?$", re.IGNORECASE | re.DOTALL
)


def read_feed(data: bytes, path: str, limits: SourceLimits) -> Iterator[Draft | Problem]:
    """Yield the entries of a feed; a feed that breaks off loses its last entry, and says so."""
    if len(data) > limits.feed_bytes:
        raise Unreadable(f"a feed larger than {limits.feed_bytes >> 20} MB (limit)")
    declared = _ENCODING.search(data[:300])
    text = _DECLARATION.sub("", decode(data, declared[1].decode("ascii") if declared else None))
    if "<!ENTITY" in text.upper():
        raise Unreadable("a feed that declares entities")
    feed = _parsed(_FORBIDDEN.sub(" ", text))
    entries = list(feed.get("entries") or [])
    if not feed.get("version") and not entries:
        raise Unreadable("not a feed")
    broken = _COMPLETE.search(text[-6000:]) is None
    if broken:
        entries = entries[: len(_CLOSED.findall(text))]
    for number, entry in enumerate(entries, 1):
        try:
            yield _draft(entry, feed.get("feed") or {}, Source(path, number))
        except Unreadable as error:
            yield Problem(f"{path}:{number}", str(error))
    if broken:
        yield Problem(path, f"the feed breaks off after {len(entries)} whole entries")
    elif feed.get("bozo"):
        yield Problem(path, "the feed is not well-formed; entries may be missing")
    elif not entries:
        raise Unreadable("a feed without entries")


def _parsed(text: str) -> Any:  # noqa: ANN401 -- feedparser is untyped
    """Run feedparser on bytes in memory, so that it never takes the content for a name or an address."""
    import feedparser

    with warnings.catch_warnings(), hushed():
        warnings.simplefilter("ignore")
        try:
            return feedparser.parse(
                io.BytesIO(text.encode("utf-8")),
                response_headers={"content-type": "application/xml; charset=utf-8"},
                sanitize_html=False,
                resolve_relative_uris=False,
            )
        except (
            ValueError,
            TypeError,
            AttributeError,
            KeyError,
            IndexError,
            RecursionError,
            AssertionError,
        ) as error:
            raise Unreadable("a feed that cannot be read") from error


def _draft(entry: Any, channel: Any, source: Source) -> Draft:  # noqa: ANN401 -- feedparser is untyped
    """Turn an entry into a draft; raises Unreadable when it carries no text."""
    whole = max((c.get("value") or "" for c in entry.get("content") or []), key=len, default="")
    short = entry.get("summary") or ""
    value = whole if whole.strip() else short
    text = fragment_text(value) if is_markup(value) else value
    if not text.strip():
        raise Unreadable("an entry without text")
    link = stated_address(entry.get("link"))
    published, bad = parse_published(entry.get("published") or entry.get("updated"), "feed")
    flags = {"bad-date"} if bad else set()
    if not whole.strip():
        flags.add("summary")
    origin = entry.get("source") or {}
    return Draft(
        text=text,
        source=source,
        own_id=None if link else entry.get("id"),
        url=link,
        title=_line(entry.get("title")),
        outlet_name=_line(origin.get("title")) or _line(channel.get("title")),
        byline=_line(entry.get("author")),
        language=channel.get("language"),
        published=published,
        flags=tuple(sorted(flags)),
    )


def _line(value: object) -> str | None:
    """Return a field as one line of plain text."""
    if not isinstance(value, str):
        return None
    plain = fragment_text(value) if is_markup(value) else value
    return " ".join(plain.split()) or None
