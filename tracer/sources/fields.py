"""From one record (a JSON object, a row) to a draft: what its fields are called, what they may hold."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tracer.sources.dates import parse_modified, parse_published
from tracer.sources.draft import Draft, Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracer.records import Source

# in the order in which they are looked for; compared in lower case without "-", "_" and blanks
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "articleid", "docid", "documentid", "uuid", "guid", "_id", "identifier", "recordid"),
    "url": ("url", "link", "canonicalurl", "canonical", "permalink", "weburl", "articleurl", "sourceurl", "uri", "href", "address"),
    "outlet": ("outlet", "publisher", "outletname", "publication", "sitename", "newspaper", "medianame", "source", "sourcename", "site", "domain", "hostname", "media"),
    "title": ("title", "headline", "heading", "name"),
    "published": (
        "published", "publishedat", "publisheddate", "publicationdate", "publicationtime", "datepublished", "datepublish", "pubdate",
        "publishdate", "publishtime", "firstpublished", "webpublicationdate", "date", "datetime", "time", "timestamp", "created",
        "createdat", "datecreated",
    ),
    "modified": (
        "modified", "modifiedat", "datemodified", "modifieddate", "modifiedtime", "modificationdate", "lastmodified", "lastmodifieddate",
        "lastmod", "updated", "updatedat", "dateupdated", "updateddate", "updatedate", "updatetime", "lastupdated", "lastupdatedat",
        "lastupdate",
    ),
    "byline": ("byline", "author", "authors", "creator", "writer", "journalist", "by"),
    "language": ("language", "lang", "inlanguage", "languagecode"),
    "text": ("text", "body", "content", "articlebody", "fulltext", "articletext", "maintext", "bodytext", "plaintext", "contenttext", "rawtext", "story", "article"),
}  # fmt: skip
_FIELD = {name: field for field, names in NAMES.items() for name in names}
_RANK = {name: rank for names in NAMES.values() for rank, name in enumerate(names)}


def columns(names: Sequence[str]) -> Mapping[str, str]:
    """Map our fields to the names that stand in the input, the best one where several would do."""
    return _usual(tuple(names)) if len(names) <= _USUAL else _chosen(names)


_USUAL = 50  # names of a record whose like comes again


@lru_cache(maxsize=256)
def _usual(names: tuple[str, ...]) -> Mapping[str, str]:
    return _chosen(names)


def _chosen(names: Sequence[str]) -> Mapping[str, str]:
    chosen: dict[str, str] = {}
    for name in names:
        plain = _plain(name)
        field = _FIELD.get(plain)
        if field and (field not in chosen or _RANK[plain] < _RANK[_plain(chosen[field])]):
            chosen[field] = name
    return chosen


def draft_of(record: Mapping[str, object], source: Source, basis: str = "record") -> Draft:
    """Read a record; raises Unreadable when it holds no text."""
    filled = [
        name for name, value in record.items() if isinstance(name, str) and value not in (None, "", [], {})
    ]
    at = columns(filled)
    values = {field: record[name] for field, name in at.items()}
    text = values.get("text")
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)  # paragraphs as a list
    if not isinstance(text, str):
        raise Unreadable("no text" if text is None else "its text is no string")
    if not text.strip():
        raise Unreadable("no text")
    published, bad = parse_published(_scalar(values.get("published")), basis)
    return Draft(
        text=text,
        source=source,
        own_id=_line(values.get("id")),
        url=_line(values.get("url")),
        title=_line(values.get("title")),
        outlet_name=_line(values.get("outlet")),
        byline=_line(values.get("byline")),
        language=_line(values.get("language")),
        published=published,
        flags=("bad-date",) if bad else (),
        modified=parse_modified(_scalar(values.get("modified")), basis),
    )


def _plain(name: str) -> str:
    """Fold a field name: "Published_At" and "publishedAt" are one."""
    stripped = name.strip().lower()
    if stripped == "_id":
        return stripped
    return stripped.replace("_", "").replace("-", "").replace(" ", "")


def _scalar(value: object) -> object:
    """Return the value in a wrapper such as MongoDB's {"$date": ...} or a list of one, or the value itself."""
    if isinstance(value, list) and len(value) == 1:
        return value[0]
    if isinstance(value, dict) and len(value) == 1:
        return next(iter(value.values()))
    return value


def _line(value: object) -> str | None:
    """Return a field as one string: numbers as written, lists joined, objects by their name."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        parts = [part for part in (_line(item) for item in value[:50]) if part]
        return ", ".join(parts) or None
    if isinstance(value, dict):
        for key in ("name", "title", "$oid", "id", "url", "value", "#text"):
            inner = value.get(key)
            if isinstance(inner, (str, int)) and not isinstance(inner, bool):
                return str(inner).strip() or None
    return None
