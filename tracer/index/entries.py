"""An article as bytes: what is known of it, without its text.

    entry = id | time | title | outlet | name | byline | address | language | path | record | rest, NUL between them

Entries compare as bytes just as `sources.identity` orders articles, so that of two entries of one article
(the same address and text) the lesser is the one that reading the files in memory would have kept. Inside a
field NUL and SOH are written as SOH SOH and SOH STX, which keeps the order; SOH alone is an empty field, for an
empty one is None. `rest` is JSON: the latest time and its basis, asides, flags, and where they are stated, when the article
was changed and when its copy was captured: earliest, latest, basis.
"""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tracer.records import Article, Aside, Published, Source
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    Address = Callable[[str], str | None]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def _packed(field: str | None) -> bytes:
    if field is None:
        return b""
    data = field.encode("utf-8", "surrogatepass")
    if b"\0" in data or b"\1" in data:
        data = data.replace(b"\1", b"\1\2").replace(b"\0", b"\1\1")
    return data or b"\1"


def _unpacked(data: bytes) -> str | None:
    if not data:
        return None
    if b"\1" in data:
        data = b"" if data == b"\1" else data.replace(b"\1\1", b"\0").replace(b"\1\2", b"\1")
    return data.decode("utf-8", "surrogatepass")


def packed_text(text: str) -> bytes:
    """Return a text as the bytes that are stored; lone surrogates count as themselves."""
    return text.encode("utf-8", "surrogatepass")


def unpacked_text(data: bytes) -> str:
    """Return the text that `packed_text` stored."""
    return data.decode("utf-8", "surrogatepass")


def entry_of(article: Article) -> bytes:
    """Return all of an article but its text."""
    a, when = article, article.published
    others = [_times(a.modified), _times(a.source.captured)]
    while others and others[-1] is None:
        others.pop()
    rest: list[object] = []
    if when or a.asides or a.flags or others:
        rest = [
            [when.latest.isoformat(), when.basis] if when else None,
            [[aside.span.start, aside.span.end, aside.kind] for aside in a.asides],
            list(a.flags),
            *others,
        ]
    return b"\0".join(
        (
            _packed(a.id),
            when.earliest.isoformat().encode() if when else b"",
            _packed(a.title),
            _packed(a.outlet),
            _packed(a.outlet_name),
            _packed(a.byline),
            _packed(a.url),
            _packed(a.language),
            _packed(a.source.path),
            b"" if a.source.record is None else b"%012d" % a.source.record,
            json.dumps(rest, separators=(",", ":")).encode() if rest else b"",
        )
    )


def article_of(entry: bytes, text: str) -> Article:
    """Return the article of an entry, with its text (or with "" where that is not wanted)."""
    id_, when, title, outlet, name, byline, url, language, path, record, rest = entry.split(b"\0")
    span, asides, flags, *others = json.loads(rest) if rest else (None, (), ())
    modified, captured = (_published(one) for one in (*others, None, None)[:2])
    published = None
    if span is not None:
        earliest, latest = datetime.fromisoformat(when.decode()), datetime.fromisoformat(span[0])
        published = Published(earliest, latest, span[1])
    return Article(
        id=_unpacked(id_) or "",
        text=text,
        source=Source(_unpacked(path) or "", int(record) if record else None, captured),
        url=_unpacked(url),
        title=_unpacked(title),
        outlet=_unpacked(outlet),
        outlet_name=_unpacked(name),
        byline=_unpacked(byline),
        language=_unpacked(language),
        published=published,
        asides=tuple(Aside(Span(start, end), kind) for start, end, kind in asides),
        flags=tuple(flags),
        modified=modified,
    )


def _times(stated: Published | None) -> list[str] | None:
    if stated is None:
        return None
    return [stated.earliest.isoformat(), stated.latest.isoformat(), stated.basis]


def _published(stored: list[str] | None) -> Published | None:
    if stored is None:
        return None
    return Published(datetime.fromisoformat(stored[0]), datetime.fromisoformat(stored[1]), stored[2])


def id_in(entry: bytes) -> str:
    """Return the id that an entry begins with."""
    return _unpacked(entry[: entry.index(b"\0")]) or ""


def hash_of(kind: str, *parts: str) -> int:
    """Return 64 bits of SHA-256: nobody can make two ids or addresses collide at will."""
    whole = "\0".join((kind, *parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(whole).digest()[:8], "big")


def moment(when: datetime) -> int:
    """Return an instant as whole microseconds since 1970."""
    return (when - EPOCH) // _MICROSECOND


def place_of(article: Article, address: Address) -> int:
    """Return the hash of where an article stands: its canonical address, else its id and its place in the input.

    The same place with the same text is one article. Without an address the place is the file (made absolute,
    for "./a" is "a") and the record in it: two files with equal texts are two witnesses.
    """
    if article.url is not None:
        return hash_of("address", address(article.url) or article.url)
    source = article.source
    path = source.path if source.path == "-" else os.path.abspath(source.path)  # noqa: PTH100 - resolves no links
    return hash_of("input", article.id, path, str(source.record))
