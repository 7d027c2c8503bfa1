"""Finding the source of a rewritten passage: recall@10 by kind on the PAN-2013 training corpus, as an index ranks.

FOLDER is the unpacked training corpus (see pan13.py). Every suspicious document asks, and all source documents are
ranked: by fingerprints, by word pairs, and by both in turn. Counted is each true pair, by its kind: the pairs of the
corpus whose case file marks a passage.

A suspicious document has up to 24 listed sources, and more that the corpus does not list (its release is a
sample). So a true source counts as found when fewer than ten *wrong* documents stand before it; a document is wrong
if it is not listed and the aligner finds no passage of it in the asker either (of the pairs without reuse, the
aligner raises a false alarm in one of 250). `listed` takes all that are not listed for wrong, and
`first ten` is the share among the first ten, whatever they are; both are bounded by the corpus and not by the ranking:
`bound` is what a ranking would reach in the first ten that has all listed sources first, in any order.

`scaled` reads no more postings than an index of a million articles would let it, in proportion. The fifth that is held
out is the one of pan13.py.
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from evaluation.pan13 import KINDS, cases_of, held_out, pairs_of

from tracer import pipeline
from tracer.metrics.retrieval import found_early, recall_at
from tracer.outlets import load
from tracer.params import Params, RetellingParams, SketchParams
from tracer.sketch.bulk import prints_of
from tracer.sketch.retellings import SortedPostings, rank
from tracer.sketch.stems import Stems
from tracer.sketch.word_pairs import columns
from tracer.text.bulk import words_of
from tracer.text.spelled import forms_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from tracer.records import Witness

FIRST = 10  # documents
LOOKED_AT = 200  # of a ranking
MILLION = 1_000_000
Ranking = list[str]


@dataclass(frozen=True, slots=True)
class Documents:
    """A folder of texts: their names, content elements and fingerprints."""

    names: list[str]
    elements: list[NDArray[np.int64]]
    prints: list[NDArray[np.uint64]]
    words: int


def run(folder: str) -> int:
    """Rank all sources for every suspicious document and print the tables."""
    root = Path(folder)
    stems = Stems()
    sources, askers = _documents(root / "src", stems), _documents(root / "susp", stems)
    true: dict[str, dict[str, str]] = defaultdict(dict)
    for pair in pairs_of(root):
        if cases_of(root, pair):
            true[pair[1]][pair[2]] = KINDS[pair[0]]
    params = RetellingParams()
    few = replace(
        params,
        block_read=params.block_read * len(sources.names) // MILLION,
        crowded_read=max(1, params.crowded_read * len(sources.names) // MILLION),
    )
    postings, size = _postings(sources)
    share = MILLION * 400 / sources.words
    print(f"word pairs: {8 * size * share / 1e9:.2f} GB for a million articles of 400 words")
    by_prints, by_pairs = _by_prints(sources, askers), _by_pairs(sources, askers, postings, params)
    rankings = {
        "fingerprints": by_prints,
        "word pairs": by_pairs,
        "word pairs, scaled": _by_pairs(sources, askers, postings, few),
        "both": lambda place: _in_turn(by_pairs(place), by_prints(place)),
    }
    judge = lru_cache(maxsize=None)(lambda asker, source: _shares(root, asker, source))
    for title, ranked in rankings.items():
        _evaluate(title, ranked, askers, true, judge)
    return 0


def _documents(folder: Path, stems: Stems) -> Documents:
    paths = sorted(folder.glob("*.txt"))
    texts = [path.read_bytes().decode("utf-8", "replace") for path in paths]
    words = words_of(texts, places=True)
    elements = stems.elements(words.hashes, lambda places: forms_at(texts, words, places))
    found = prints_of(words.hashes, words.bounds, SketchParams())
    ends = np.searchsorted(found.owners, np.arange(len(texts) + 1)).tolist()
    return Documents(
        [path.name for path in paths],
        [elements[a:b] for a, b in pairwise(words.bounds.tolist())],
        [np.unique(found.hashes[a:b]) for a, b in pairwise(ends)],
        len(words.hashes),
    )


def _postings(sources: Documents) -> tuple[SortedPostings, int]:
    bounds = np.cumsum([0, *map(len, sources.elements)])
    keys = columns(np.concatenate(sources.elements), bounds, RetellingParams())
    return SortedPostings(keys, len(sources.names)), len(keys)


def _by_pairs(
    sources: Documents, askers: Documents, postings: SortedPostings, params: RetellingParams
) -> Callable[[int], Ranking]:
    def ranked(place: int) -> Ranking:
        found = rank(askers.elements[place], postings, LOOKED_AT, params)
        return [sources.names[text] for text in found.texts.tolist()]

    return ranked


def _by_prints(sources: Documents, askers: Documents) -> Callable[[int], Ranking]:
    holders = np.repeat(np.arange(len(sources.names)), [len(prints) for prints in sources.prints])
    values = np.concatenate(sources.prints)
    order = np.argsort(values, kind="stable")
    values, holders = values[order], holders[order]

    def ranked(place: int) -> Ranking:
        asked = askers.prints[place]
        first, last = np.searchsorted(values, asked), np.searchsorted(values, asked, side="right")
        shared = np.zeros(len(sources.names), np.int64)
        for a, b in zip(first[last > first].tolist(), last[last > first].tolist(), strict=True):
            shared[holders[a:b]] += 1
        best = np.lexsort((np.arange(len(shared)), -shared))[:LOOKED_AT]
        return [sources.names[text] for text in best[shared[best] > 0].tolist()]

    return ranked


def _in_turn(one: Ranking, other: Ranking) -> Ranking:
    return list(dict.fromkeys(name for two in zip_longest(one, other) for name in two if name is not None))


@lru_cache(maxsize=4000)
def _witness(path: Path) -> Witness | None:
    articles, _ = pipeline.read([str(path)], load())
    return pipeline.as_it_stands(articles[0]) if len(articles) == 1 else None


def _shares(root: Path, asker: str, source: str) -> bool:
    """Whether the aligner finds a passage of one in the other."""
    left, right = _witness(root / "susp" / asker), _witness(root / "src" / source)
    params = Params()
    params = replace(params, align=replace(params.align, compiled=True))
    return left is not None and right is not None and bool(pipeline.compare(left, right, params).pairs)


def _evaluate(
    title: str,
    ranked: Callable[[int], Ranking],
    askers: Documents,
    true: dict[str, dict[str, str]],
    judge: Callable[[str, str], bool],
) -> None:
    places = [place for place, name in enumerate(askers.names) if name in true]
    began = time.perf_counter()
    rankings = {askers.names[place]: ranked(place) for place in places}
    took = (time.perf_counter() - began) / len(places)
    print(f"\n{title}: {1000 * took:.1f} ms a document that asks")
    print(
        f"{'kind':12} {'part':9} {'pairs':>6} {'recall@10':>10} {'listed':>7} {'first ten':>10} {'bound':>6}"
    )
    for kind in list(KINDS.values())[1:]:
        for part, wanted in (("held out", True), ("tuning", False)):
            names = [name for name in rankings if held_out(name) is wanted]
            rows = list(_counted(names, kind, rankings, true, judge))
            total = sum(row[0] for row in rows)
            shares = [sum(row[i] for row in rows) / total for i in (1, 2, 3, 4)]
            print(
                f"{kind:12} {part:9} {total:6} {shares[0]:10.3f} {shares[1]:7.3f} {shares[2]:10.3f} {shares[3]:6.3f}",
                flush=True,
            )


def _counted(
    names: list[str],
    kind: str,
    rankings: dict[str, Ranking],
    true: dict[str, dict[str, str]],
    judge: Callable[[str, str], bool],
) -> Iterator[tuple[int, float, float, float, float]]:
    """Give for each asker its true sources of a kind, how many are found (judged, listed, among the first ten), and could be."""
    for name in names:
        ranking, listed = rankings[name], true[name]
        sought = {source for source, its_kind in listed.items() if its_kind == kind}
        if not sought:
            continue
        judged = found_early(ranking, listed, FIRST, lambda other, asker=name: judge(asker, other))
        strict = recall_at(ranking, sought, FIRST) * len(sought)
        by_list = sought.intersection(found_early(ranking, listed, FIRST))
        bound = len(sought) * min(1.0, FIRST / len(listed))
        yield len(sought), len(sought.intersection(judged)), len(by_list), strict, bound
