"""A folder made by scripts/make_corpus, in memory: texts, outlets, times, and who takes from whom."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Child(NamedTuple):
    """One derived article: places in the corpus."""

    child: int
    parent: int
    kind: str
    story: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles in the order of the files, which is that of publication."""

    ids: list[str]
    texts: list[str]
    outlets: list[str]
    order: np.ndarray  # int64, rank by time

    @property
    def bytes(self) -> int:
        """The size of all texts in UTF-8."""
        return sum(len(text.encode("utf-8", "surrogatepass")) for text in self.texts)


def records(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the records of all shards."""
    for shard in sorted(folder.glob("articles-*.jsonl")):
        with shard.open(encoding="utf-8", newline="\n") as file:
            yield from map(json.loads, file)


def load(folder: Path) -> Corpus:
    """Return the corpus of a folder."""
    ids, texts, outlets, times = [], [], [], []
    for record in records(folder):
        ids.append(record["id"])
        texts.append(record["text"])
        outlets.append(record["outlet"])
        times.append(datetime.fromisoformat(record["published"]).timestamp())
    order = np.empty(len(ids), dtype=np.int64)
    order[np.lexsort((np.arange(len(ids)), times))] = np.arange(len(ids))
    return Corpus(ids, texts, outlets, order)


def gold(folder: Path) -> list[Child]:
    """Return the derived articles of a folder. Ids are numbered in the order of the files."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return [
        Child(_place(line["child"]), _place(line["parent"]), line["kind"], _place(line["story"]))
        for line in lines
    ]


def _place(name: str) -> int:
    return int(name.removeprefix("n"))
