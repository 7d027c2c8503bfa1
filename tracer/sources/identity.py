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
    from collections.abc import Iterable

    from tracer.records import Article

LONGEST = 512  # code points of an own id; longer ones are cut data, not names


def identify(found: Iterable[tuple[Article, str | None]]) -> list[Article]:
    """Return the articles with their final ids and flags, sorted by id.

    Each comes with the id that its record states, or None. Of articles with the same canonical address
    and the same text one is kept. Different texts of one address are flagged "version", different texts
    under one stated id "same-id".
    """
    groups: dict[str, list[tuple[Article, str]]] = defaultdict(list)
    stated: set[str] = set()
    addressed: set[str] = set()
    seen: set[tuple[str, str]] = set()
    for article, own in sorted(found, key=_order):
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        address = canonical_address(article.url) if article.url else None
        if address:
            if (address, digest) in seen:
                continue
            seen.add((address, digest))
        # "unseen:" is how a lineage names the sources that nobody supplied
        usable = own if own and len(own) <= LONGEST and not own.startswith("unseen:") else None
        base = usable or address or digest[:12]
        if usable:
            stated.add(base)
        elif address:
            addressed.add(base)
        groups[base].append((article, digest))
    return sorted(_named(groups, stated, addressed), key=lambda article: article.id)


def _order(item: tuple[Article, str | None]) -> tuple[str, ...]:
    """Sort by what is said, then by the text, and by the place last."""
    a, own = item
    when = a.published.earliest.isoformat() if a.published else ""
    said = (
        own or "",
        when,
        a.title or "",
        a.outlet or "",
        a.outlet_name or "",
        a.byline or "",
        a.url or "",
        a.language or "",
    )
    return (*said, a.text, a.source.path, f"{a.source.record or 0:012d}")


def _named(
    groups: dict[str, list[tuple[Article, str]]], stated: set[str], addressed: set[str]
) -> Iterable[Article]:
    """Give the first of each group its name, and the others the next free "-2", "-3" ..."""
    taken = set(groups)
    for base in sorted(groups):
        members = groups[base]
        flag = None
        if len({digest for _, digest in members}) > 1:
            flag = "same-id" if base in stated else "version" if base in addressed else None
        number = 1
        for article, _ in members:
            name = base
            while number > 1 and name in taken:
                name = f"{base}-{number}"
                number += 1
            if number == 1:
                number = 2
            taken.add(name)
            flags = tuple(sorted({*article.flags, flag})) if flag else article.flags
            yield replace(article, id=name, flags=flags)
