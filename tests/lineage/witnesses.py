"""Small witnesses and overlaps for the tests of this folder."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracer.lineage.counts import WordCounts
from tracer.lineage.facts import Facts
from tracer.lineage.overlap import Overlap
from tracer.records import Article, Published, Source, Witness
from tracer.text import tokenise


def fact(index, text, hour=None, quotes=()):
    """Make the facts of an article of a few words, dated if an hour is given."""
    at = datetime(2031, 3, 3, tzinfo=UTC) + timedelta(hours=hour) if hour is not None else None
    published = Published(at, at, "record") if at is not None else None
    known = Article(f"a{index}", text, Source(f"a{index}.txt"), published=published)
    witness = Witness(known, tokenise(text, (), "en", salt=known.id), quotes=tuple(quotes))
    return Facts(index, witness, WordCounts(witness), known.id, None, published)


def overlap(left, right, strength=50.0):
    """Make an overlap of so much strength that covers both articles."""
    none = (0.0, 0.0, 0.0)
    return Overlap(left, right, (), strength, strength, 0.0, strength, strength, 1.0, 1.0, none, none)
