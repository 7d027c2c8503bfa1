"""Invented articles for the index: seeded, so that a process that is killed and its judge know the same ones."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from tracer.index import Index
from tracer.params import IndexParams, Params
from tracer.records import Article, Aside, Published, Source
from tracer.spans import Span

PARAMS = Params()
SMALL = IndexParams(batch_articles=6, segments_adding=4, segments_least=2, merged_times=1.0, merge_keys=64)
OUTLETS = ("rt", "tass", "xinhua", None, "reuters")


def words(chance, count):
    """Return a text of invented words."""
    return " ".join(
        "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3))
        for _ in range(count)
    )


def article(number, text, **known):
    """Return an article at an address of its own."""
    known = {"url": f"https://herald.example/{number}", "outlet": OUTLETS[number % 5]} | known
    return Article(id=f"n{number:04d}", text=text, source=Source("desk.jsonl", number + 1), **known)


def newsroom(count, seed=7):
    """Return articles of which some share paragraphs, some whole texts, some an address, some nothing."""
    chance = random.Random(seed)  # noqa: S311 - invented words need no secrecy
    told = [words(chance, 30) for _ in range(max(4, count // 3))]
    made = []
    for number in range(count):
        kind = number % 6
        text = "\n\n".join([chance.choice(told), words(chance, 25), chance.choice(told)])
        if kind == 4 and made:
            text = chance.choice(made).text
        known = {}
        if kind == 5 and made:
            known["url"] = chance.choice(made).url
        day = datetime(2024, 2, 1, tzinfo=UTC) + timedelta(hours=number)
        made.append(
            article(
                number,
                text,
                title=f"Ferry {number} \x00 late\x01" if number % 7 else "",
                published=Published(day, day + timedelta(days=1), "record") if number % 4 else None,
                asides=(Aside(Span(0, 3), "head"),) if number % 3 else (),
                flags=("mojibake",) if number % 5 == 0 else (),
                **known,
            )
        )
    return made


def filled(folder, articles, limits=SMALL):
    """Make an index of the articles and return its folder."""
    Index.create(folder, PARAMS)
    with Index.open(folder, PARAMS, writable=True, limits=limits) as index:
        list(index.add(articles))
    return folder


def said(index, texts, limit=50):
    """Return all that an index answers, in words that do not depend on its numbers."""
    everything = list(index.articles())
    found = [
        [(tuple(a.id for a in index.articles(hit.articles)), hit.shared, hit.stock) for hit in hits]
        for hits in index.find(texts, limit)
    ]
    retold = [
        [(tuple(a.id for a in index.articles(one.articles)), one.worth) for one in ranked]
        for ranked in index.retold(texts[:3], limit)
    ]
    return everything, list(index.listing()), found, len(index), retold
