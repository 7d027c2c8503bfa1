"""Simulated stories, read, prepared and aligned as the pipeline does, with their gold and a checksum."""

from __future__ import annotations

import hashlib
import json
import pickle
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsroom.writing import write_stories

from tracer.outlets import load
from tracer.params import Params
from tracer.pipeline import align_pairs, find_pairs, prepare, read

if TYPE_CHECKING:
    from tracer.records import Alignment, Outlet, Witness

LEAST, MOST = 5, 60  # articles of a story


class Aligned(NamedTuple):
    """One story as `infer` takes it, and its line of gold.jsonl."""

    gold: dict[str, object]
    witnesses: list[Witness]
    alignments: list[Alignment]


class Pile(NamedTuple):
    """The stories of one seed."""

    stories: list[Aligned]
    outlets: tuple[Outlet, ...]
    checksum: str  # of the texts and the gold


def stories_of(seed: int, count: int, keep: Path | None = None) -> Pile:
    """Return the first stories of a seed; `keep` is a folder that remembers aligned stories from run to run.

    What is kept is trusted: empty the folder after a change to any stage before the lineage.
    """
    kept = keep / f"seed-{seed}-{count}.pickle" if keep is not None else None
    if kept is not None and kept.exists():
        pile: Pile = pickle.loads(kept.read_bytes())  # noqa: S301 - our own file, in a folder the user named
        return pile
    with tempfile.TemporaryDirectory() as folder:
        pile = _made(Path(folder), seed, count)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(pile))
    return pile


def _made(folder: Path, seed: int, count: int) -> Pile:
    write_stories(folder, seed, count, LEAST, MOST)
    digest = hashlib.sha256()
    for name in ("stories.jsonl", "gold.jsonl"):
        digest.update((folder / name).read_bytes())
    registry = load(folder / "outlets.toml")
    articles, _ = read([str(folder / "stories.jsonl")], registry)
    by_id = {article.id: article for article in articles}
    params, found = Params(), []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        witnesses = prepare([by_id[name] for name in gold["articles"]], registry, params)
        found.append(Aligned(gold, witnesses, align_pairs(witnesses, find_pairs(witnesses, params), params)))
    return Pile(found, tuple(registry.outlets), digest.hexdigest())
