"""What is new in a batch of articles: known ones, versions of known ones, texts that are stored already.

An article is its place (address, or file and record) with its text. Of two entries of one article the
lesser is kept, so that the order of adding changes nothing. O(n log n), and a few comparisons for each
article that meets another of its place.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import numpy as np

from tracer.index.entries import entry_of, hash_of, id_in, moment, packed_text, place_of
from tracer.index.segments import REGISTERED, UNDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracer.index.entries import Address
    from tracer.index.segments import Segment
    from tracer.records import Article

Status = Literal["added", "known", "version"]
T = TypeVar("T")
Key = tuple[int, int]  # of a text: the first 128 bits of its SHA-256


def outlet_of(article: Article) -> int:
    """Return the hash of an article's outlet, marked where it is a registered one."""
    if article.outlet:
        return hash_of("outlet", article.outlet) | int(REGISTERED)
    name = (article.outlet_name or "").casefold()
    return hash_of("outlet", name) & ~int(REGISTERED) if name else 0


def key_in(digest: bytes) -> Key:
    """Return a text's key: what its SHA-256 begins with."""
    return int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:16], "big")


@dataclass(slots=True)
class Batch:
    """Articles that wait to be made durable, as columns."""

    texts: dict[Key, bytes] = field(default_factory=dict)
    entries: list[bytes] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    outlets: list[int] = field(default_factory=list)
    times: list[tuple[int, int]] = field(default_factory=list)  # microseconds since 1970
    stated: list[bool] = field(default_factory=list)  # whether other texts under that id are versions
    paths: list[str] = field(default_factory=list)
    bytes: int = 0

    def put(self, article: Article, address: Address) -> None:
        """Append an article."""
        data = packed_text(article.text)
        digest = hashlib.sha256(data).digest()
        key = key_in(digest)
        if key not in self.texts:
            self.texts[key] = data
            self.bytes += len(data)
        place = place_of(article, address)
        self.entries.append(entry_of(article))
        self.keys.append(key)
        self.places.append(place)
        self.ids.append(hash_of("id", article.id))
        self.outlets.append(outlet_of(article))
        when = article.published
        self.times.append((moment(when.earliest), moment(when.latest)) if when else (UNDATED, UNDATED))
        self.stated.append(article.url is None and not digest.hex().startswith(article.id))
        self.paths.append(article.source.path)

    def __len__(self) -> int:
        return len(self.entries)

    def columns(self) -> dict[str, NDArray[Any]]:
        """Return the numbers of each article under the names that a segment gives them."""
        keys = np.array(self.keys, dtype=np.uint64).reshape(len(self), 2)
        times = np.array(self.times, dtype=np.int64).reshape(len(self), 2)
        return {
            "row_high": keys[:, 0].copy(),
            "row_low": keys[:, 1].copy(),
            "row_place": np.array(self.places, dtype=np.uint64),
            "row_id": np.array(self.ids, dtype=np.uint64),
            "row_outlet": np.array(self.outlets, dtype=np.uint64),
            "row_earliest": times[:, 0].copy(),
            "row_latest": times[:, 1].copy(),
        }


@dataclass(slots=True)
class Judgement:
    """What becomes of a batch."""

    statuses: list[tuple[str, Status]]  # id and status of each article
    fresh: list[int]  # which articles become rows
    texts: list[Key]  # texts that no segment holds, sorted
    replaced: dict[int, list[int]]  # rows that a fresh entry replaces, by segment number


def judge(batch: Batch, segments: Sequence[Segment]) -> Judgement:
    """Hold a batch against what is stored and against itself."""
    columns = batch.columns()
    held, versions = _stored(batch, columns, segments)
    verdict = Judgement([], [], _new_texts(batch, segments), {})
    first: dict[tuple[int, Key], int] = {}  # article -> which of `fresh` it is
    fresh: list[int] = []
    at_place: dict[int, Key] = {}
    under_id: dict[int, Key] = {}
    for n, (entry, key, place, id_) in enumerate(
        zip(batch.entries, batch.keys, batch.places, batch.ids, strict=True)
    ):
        article = (place, key)
        spot = first.get(article)
        stored = held.get(n)
        if spot is not None:
            if entry < batch.entries[fresh[spot]]:
                fresh[spot] = n
            verdict.statuses.append((id_in(batch.entries[fresh[spot]]), "known"))
            continue
        other_text = (
            n in versions
            or at_place.setdefault(place, key) != key
            or (batch.stated[n] and under_id.setdefault(id_, key) != key)
        )
        if stored is not None:
            segment, row = stored
            kept = segment.entry(row)
            if entry < kept:
                verdict.replaced.setdefault(segment.number, []).append(row)
                first[article] = len(fresh)
                fresh.append(n)
            verdict.statuses.append((id_in(min(entry, kept)), "known"))
            continue
        first[article] = len(fresh)
        fresh.append(n)
        verdict.statuses.append((id_in(entry), "version" if other_text else "added"))
    verdict.fresh = fresh
    return verdict


def _stored(
    batch: Batch, columns: dict[str, NDArray[Any]], segments: Sequence[Segment]
) -> tuple[dict[int, tuple[Segment, int]], set[int]]:
    """Return which articles are stored and where, and which have another text at their place or id."""
    held: dict[int, tuple[Segment, int]] = {}
    versions: set[int] = set()
    # each place and id is looked up once: a table may give all of its records the same, and each may be stored as often
    places, ids = np.unique(columns["row_place"]), np.unique(columns["row_id"])
    for segment in segments:
        which, rows = segment.rows_at(places)
        if len(which):
            _hold(batch, segment, places[which].tolist(), rows, held, versions)
        which, rows = segment.rows_called(ids)
        if len(which):
            lone = _lone(ids[which].tolist(), segment.columns["row_low"].take(rows).tolist())
            versions.update(
                n
                for n, (id_, key) in enumerate(zip(batch.ids, batch.keys, strict=True))
                if batch.stated[n] and id_ in lone and lone[id_] != key[1]
            )
    return held, versions


def _hold(
    batch: Batch,
    segment: Segment,
    places: Sequence[int],
    rows: NDArray[Any],
    held: dict[int, tuple[Segment, int]],
    versions: set[int],
) -> None:
    """Note which articles a segment's rows at these places are, and which have another text there."""
    high, low = (segment.columns[name].take(rows).tolist() for name in ("row_high", "row_low"))
    keys = list(zip(high, low, strict=True))
    row_of = dict(zip(zip(places, keys, strict=True), rows.tolist(), strict=True))
    lone = _lone(places, keys)
    for n, article in enumerate(zip(batch.places, batch.keys, strict=True)):
        if article in row_of:
            held[n] = (segment, row_of[article])
        if article[0] in lone and lone[article[0]] != article[1]:
            versions.add(n)


def _lone(names: Sequence[int], values: Sequence[T]) -> dict[int, T | None]:
    """Map each name to its value, to None where it has different ones."""
    found: dict[int, T | None] = {}
    for name, value in zip(names, values, strict=True):
        if found.setdefault(name, value) != value:
            found[name] = None
    return found


def _new_texts(batch: Batch, segments: Sequence[Segment]) -> list[Key]:
    """Return the keys of the texts that no segment holds, sorted."""
    keys = sorted(batch.texts)
    columns = np.array(keys, dtype=np.uint64).reshape(len(keys), 2)
    new = np.ones(len(keys), dtype=np.bool_)
    for segment in segments:
        new &= segment.numbers_of(columns[:, 0].copy(), columns[:, 1].copy()) < 0
    return [keys[n] for n in np.flatnonzero(new).tolist()]
