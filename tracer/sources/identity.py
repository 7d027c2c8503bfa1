"""Give every article its id, keep twins apart, and keep what is the same only once.

An id is the record's own, else the canonical address, else the first 12 hex digits of the text's SHA-256.
Nothing depends on the order of the input: where two articles would have one id, what is said in them
decides who comes first, and the path only between two that say the same.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.sources.addresses import canonical_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracer.records import Article

LONGEST = 512  # code points of an own id; longer ones are cut data, not names


def id_of(own: str | None, url: str | None, text: str) -> str:
    """Return the id of an article by itself: its own, its canonical address, or the hash of its text."""
    # "unseen:" is how a lineage names the sources that nobody supplied
    if own and len(own) <= LONGEST and not own.startswith("unseen:"):
        return own
    return (canonical_address(url) if url else None) or digest_of(text)[:12]


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in hex; lone surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def identify(found: Iterable[Article]) -> list[Article]:
    """Return the articles with ids that are all different, sorted by them.

    Each comes with its id by itself (`id_of`). Of articles with the same canonical address and the same text
    one is kept. Different texts of one address are flagged "version", different texts under one stated id
    "same-id".
    """
    groups: dict[str, list[tuple[Article, str]]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    addresses: set[str] = set()
    for article in sorted(found, key=_order):
        digest = digest_of(article.text)
        address = canonical_address(article.url) if article.url else None
        if address:
            if (address, digest) in seen:
                continue
            seen.add((address, digest))
            addresses.add(address)
        groups[article.id].append((article, digest))
    return sorted(_named(groups, addresses), key=lambda article: article.id)


def _order(article: Article) -> tuple[str, ...]:
    """Sort by what is said, then by the text, and by the place last."""
    a = article
    when = a.published.earliest.isoformat() if a.published else ""
    said = (a.id, when, a.title, a.outlet, a.outlet_name, a.byline, a.url, a.language)
    return (*(field or "" for field in said), a.text, a.source.path, f"{a.source.record or 0:012d}")


def _named(groups: dict[str, list[tuple[Article, str]]], addresses: set[str]) -> Iterator[Article]:
    """Give the first of each group its name, and the others the next free "-2", "-3" ..."""
    taken = set(groups)
    for base in sorted(groups):
        differ = len({digest for _, digest in groups[base]}) > 1
        flags = {"version" if base in addresses else "same-id"} if differ else set()
        number = 1
        for article, _ in groups[base]:
            name = base
            while number > 1 and name in taken:
                name = f"{base}-{number}"
                number += 1
            number = max(number, 2)
            taken.add(name)
            if name == article.id and flags.issubset(article.flags):
                yield article
            else:
                yield replace(article, id=name, flags=tuple(sorted({*article.flags, *flags})))
