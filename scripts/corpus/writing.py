"""A corpus as files: articles-NNNNN.jsonl, gold.jsonl, outlets.toml; the same seed gives the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from .composing import compose
from .deriving import Run, derive
from .outlets import Outlet, foot, head, outlets, registry
from .plan import KINDS, Plan, plan
from .tokens import WORD, places, render
from .words import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

BATCH = 5_000  # articles composed at once; 20 MB of tokens
SHARD = 20_000  # articles a file; about 55 MB
BEGIN = datetime(2016, 1, 1, tzinfo=UTC)
TITLE_WORDS = 8


def write_corpus(folder: Path, size: int, seed: int, *, hot: bool) -> tuple[int, int]:
    """Write the corpus; return how many articles and how many derived ones it has."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("articles-*.jsonl"):
        old.unlink()
    stand, planned = outlets(seed), plan(size, seed, hot=hot)
    (folder / "outlets.toml").write_text(registry(stand), encoding="utf-8")
    total = len(planned.kind)
    kept: dict[
        int, tuple[np.ndarray, int]
    ] = {}  # of each parent: its tokens and where they begin in its text
    with (folder / "gold.jsonl").open("w", encoding="utf-8", newline="\n") as gold:
        for start in range(0, total, SHARD):
            shard = folder / f"articles-{start // SHARD:05}.jsonl"
            with shard.open("w", encoding="utf-8", newline="\n") as file:
                for first in range(start, min(start + SHARD, total), BATCH):
                    last = min(first + BATCH, start + SHARD, total)
                    for line in _batch(planned, stand, seed, range(first, last), kept, gold):
                        file.write(line)
    return total, int((planned.parent >= 0).sum())


def _batch(
    planned: Plan,
    stand: list[Outlet],
    seed: int,
    numbers: range,
    kept: dict[int, tuple[np.ndarray, int]],
    gold: TextIO,
) -> Iterator[str]:
    """Yield the records of a batch as lines and write its gold; keep what later articles will take from."""
    draw = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, numbers.start])))
    rows = slice(numbers.start, numbers.stop)
    desks = planned.outlet[rows].tolist()
    straight = np.array([stand[desk].straight for desk in desks])
    together, bounds = compose(draw, planned.event[rows], straight)
    chance = draw.random((len(numbers), 2))
    wanted = planned.parents
    for place, number in enumerate(numbers):
        tokens = together[bounds[place] : bounds[place + 1]]
        outlet = stand[desks[place]]
        begin = head(outlet)
        source = int(planned.parent[number])
        if source >= 0:
            kind = KINDS[planned.kind[number]]
            theirs, offset = kept[source]
            tokens, runs = derive(draw, kind, theirs, tokens)
            spans = _spans(tokens, len(begin), theirs, offset, runs)
            line = {
                "child": name(number),
                "parent": name(source),
                "kind": kind,
                "story": name(int(planned.story[number])),
                "spans": spans,
            }
            gold.write(json.dumps(line, separators=(",", ":")) + "\n")
        if number in wanted:
            kept[number] = (tokens.copy(), len(begin))
        text = begin + render(tokens) + foot(outlet, chance[place])
        yield _record(number, outlet, tokens, int(planned.minute[number]), text)


def name(number: int) -> str:
    """Return the id of an article."""
    return f"n{number:07}"


def _record(number: int, outlet: Outlet, tokens: np.ndarray, minute: int, text: str) -> str:
    title = " ".join(TABLE[tokens[:TITLE_WORDS] & WORD].tolist())
    time = (BEGIN + timedelta(minutes=minute)).isoformat().replace("+00:00", "Z")
    record = {
        "id": name(number),
        "url": f"https://{outlet.domain}/{time[:10].replace('-', '/')}/{number}",
        "outlet": outlet.name,
        "title": title,
        "published": time,
        "text": text,
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def _spans(
    child: np.ndarray, child_offset: int, parent: np.ndarray, parent_offset: int, runs: list[Run]
) -> list[dict[str, list[int]]]:
    """Return the runs as spans of code points of either text, in the order of the child's."""
    starts, ends = places(child)
    from_starts, from_ends = places(parent)
    return [
        {
            "child": [int(starts[r.child]) + child_offset, int(ends[r.child_end - 1]) + child_offset],
            "parent": [
                int(from_starts[r.parent]) + parent_offset,
                int(from_ends[r.parent_end - 1]) + parent_offset,
            ],
        }
        for r in runs
    ]
