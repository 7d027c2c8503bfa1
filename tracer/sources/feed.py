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
from tracer.sources.apart import Apart
from tracer.sources.dates import parse_modified, parse_published
from tracer.sources.decode import decode
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.extraction import SURPRISES
from tracer.sources.fragment import fragment_text, is_markup
from tracer.sources.quiet import hushed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.params import SourceLimits

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{1,40})[\"']")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")  # by XML 1.0
_FIELDS = ("id", "link", "title", "summary", "author", "published", "updated")
_OPENED = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_CLOSED = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>")
_COMPLETE = re.compile(
    r"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.{0,5000}-->\s*)?$", re.IGNORECASE | re.DOTALL
)


def read_feed(data: bytes, path: str, limits: SourceLimits) -> Iterator[Draft | Problem]:
    """Yield the entries of a feed; a feed that breaks off loses its last entry, and says so."""
    declared = _ENCODING.search(data[:300])
    text = _DECLARATION.sub("", decode(data, declared[1].decode("ascii") if declared else None))
    if "<!ENTITY" in text.upper():
        raise Unreadable("a feed that declares entities")
    if len(_OPENED.findall(text)) > limits.feed_entries:
        raise Unreadable(f"a feed of more than {limits.feed_entries} entries (limit)")
    feed = _in_time(_FORBIDDEN.sub(" ", text), limits)
    entries = feed["entries"]
    broken = _COMPLETE.search(text[-6000:]) is None
    if broken:
        entries = entries[: len(_CLOSED.findall(text))]
    for number, entry in enumerate(entries, 1):
        try:
            yield _draft(entry, feed, Source(path, number))
        except Unreadable as error:
            yield Problem(f"{path}:{number}", str(error))
    if broken:
        yield Problem(path, f"the feed breaks off after {len(entries)} whole entries")
    elif feed["bozo"]:
        yield Problem(path, "the feed is not well-formed; entries may be missing")
    elif not entries:
        raise Unreadable("a feed without entries")


def _in_time(text: str, limits: SourceLimits) -> dict[str, Any]:
    """Parse a small feed here, a large one in a process that can be ended; raises Unreadable."""
    if len(text) <= limits.page_chars and text.count("<") <= limits.page_tags:
        return parsed_feed(text)
    process = Apart(limits)
    try:
        return process.ask({"feed": text})
    finally:
        process.end()


def parsed_feed(text: str) -> dict[str, Any]:
    """Parse a feed into plain values, in whatever time that takes; raises Unreadable."""
    import feedparser

    with warnings.catch_warnings(), hushed():
        warnings.simplefilter("ignore")
        try:
            # bytes in memory, so that it never takes the content for a name or an address
            feed = feedparser.parse(
                io.BytesIO(text.encode("utf-8")),
                response_headers={"content-type": "application/xml; charset=utf-8"},
                sanitize_html=False,
                resolve_relative_uris=False,
            )
            channel = feed.get("feed") or {}
            plain = {
                "title": channel.get("title"),
                "language": channel.get("language"),
                "bozo": bool(feed.get("bozo")),
                "entries": [
                    _plain(entry, atom=str(feed.get("version")).startswith("atom"))
                    for entry in feed.get("entries") or []
                ],
            }
        except SURPRISES as error:
            raise Unreadable("a feed that cannot be read") from error
    if not feed.get("version") and not plain["entries"]:
        raise Unreadable("not a feed")
    return plain


def _plain(entry: Any, *, atom: bool) -> dict[str, str | None]:  # noqa: ANN401 -- feedparser is untyped
    """Pick what is used of an entry.

    feedparser gives `published` where `updated` is asked for and lacks, and calls the one date that an entry of RSS 1.0
    has `updated`: a change is stated where both stand, and in Atom, which has a name for each.
    """
    values: dict[str, object] = {name: entry.get(name) for name in _FIELDS}
    values["content"] = max((c.get("value") or "" for c in entry.get("content") or []), key=len, default="")
    values["modified"] = entry["updated"] if "updated" in entry and (atom or "published" in entry) else None
    values["source"] = (entry.get("source") or {}).get("title")
    return {name: value if isinstance(value, str) else None for name, value in values.items()}


def _draft(entry: dict[str, str | None], feed: dict[str, Any], source: Source) -> Draft:
    """Turn an entry into a draft; raises Unreadable when it carries no text."""
    whole, short = entry["content"] or "", entry["summary"] or ""
    value = whole if whole.strip() else short
    text = fragment_text(value) if is_markup(value) else value
    if not text.strip():
        raise Unreadable("an entry without text")
    link = stated_address(entry["link"])
    published, bad = parse_published(entry["published"] or entry["updated"], "feed")
    flags = [flag for flag, holds in (("bad-date", bad), ("summary", not whole.strip())) if holds]
    return Draft(
        text=text,
        source=source,
        own_id=None if link else entry["id"],
        url=link,
        title=_line(entry["title"]),
        outlet_name=_line(entry["source"]) or _line(feed["title"]),
        byline=_line(entry["author"]),
        language=feed["language"],
        published=published,
        flags=tuple(flags),
        modified=parse_modified(entry["modified"], "feed"),
    )


def _line(value: object) -> str | None:
    """Return a field as one line of plain text."""
    if not isinstance(value, str):
        return None
    plain = fragment_text(value) if is_markup(value) else value
    return " ".join(plain.split()) or None
