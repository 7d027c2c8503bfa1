"""A folder made by scripts/make_corpus, in memory: texts, outlets, times, and who takes from whom."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
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
    """The articles in the order of the files, which is that of publication; article i is "n" and i in seven digits."""

    buffer: np.ndarray  # uint8, all texts in UTF-8
    bounds: np.ndarray  # int64[n + 1], where each begins
    outlets: list[str]
    order: np.ndarray  # int64[n], rank by time

    def __len__(self) -> int:
        return len(self.outlets)

    def texts(self) -> list[str]:
        """Return the texts as strings."""
        data, bounds = self.buffer.tobytes(), self.bounds.tolist()
        return [data[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(bounds)]

    def some(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the UTF-8 of these texts, end to end, and its bounds."""
        begins, ends = self.bounds[numbers], self.bounds[numbers + 1]
        parts = [self.buffer[a:b] for a, b in zip(begins.tolist(), ends.tolist(), strict=True)]
        return np.concatenate(parts), np.concatenate(([0], np.cumsum(ends - begins)))


def records(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the records of all shards."""
    for shard in sorted(folder.glob("articles-*.jsonl")):
        with shard.open(encoding="utf-8", newline="\n") as file:
            yield from map(json.loads, file)


def load(folder: Path) -> Corpus:
    """Return the corpus of a folder."""
    buffer, bounds, outlets, times = bytearray(), [0], [], []
    for record in records(folder):
        buffer += record["text"].encode("utf-8", "surrogatepass")
        bounds.append(len(buffer))
        outlets.append(sys.intern(record["outlet"]))
        times.append(datetime.fromisoformat(record["published"]).timestamp())
    order = np.empty(len(outlets), dtype=np.int64)
    order[np.lexsort((np.arange(len(outlets)), times))] = np.arange(len(outlets))
    return Corpus(np.frombuffer(buffer, dtype=np.uint8), np.array(bounds, dtype=np.int64), outlets, order)


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
