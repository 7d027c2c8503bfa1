"""Simulated stories: how much of each history is found, with dates and without.

FOLDER is what `scripts/make_stories` wrote; use a seed that nothing was trained on. Each story is traced by itself.
Printed for both runs: parent edges, intermediates told from origins, deleted sources, origins, independent reports linked
by mistake, misattributions, and how far the stated probabilities are frequencies. tracer.metrics.lineages says what counts.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracer.lineage import infer
from tracer.metrics import brier, brier_skill, calibration
from tracer.metrics.lineages import TrueEdge, TrueHistory, candidate_edges, score, stated_probabilities
from tracer.outlets import Registry, load
from tracer.params import Params
from tracer.pipeline import align_pairs, find_pairs, prepare, read

if TYPE_CHECKING:
    from tracer.records import Article, Lineage

LEAST_COUNT = 50  # edges of a tenth below which its share says nothing
Gold = dict[str, object]


def history(gold: Gold) -> TrueHistory:
    """Return one line of gold.jsonl as a known history."""
    edges = tuple(
        TrueEdge(e["child"], e["parent"], e["primary"], e["own_edits"], e["nearest"], frozenset(e["equals"]))
        for e in gold["edges"]
    )
    wrong = frozenset(e["child"] for e in gold["edges"] if e["credit"] == "misattributed")
    return TrueHistory(
        articles=frozenset(gold["articles"]),
        edges=edges,
        unseen={source["id"]: frozenset(source["children"]) for source in gold["unseen"]},
        hidden=frozenset(source["id"] for source in gold["unseen"] if source["proof"] == "none"),
        origins=frozenset(gold["origins"]),
        misattributed=wrong & frozenset(gold["articles"]),
    )


def traced(
    articles: list[Article], registry: Registry, params: Params
) -> tuple[Lineage, list[tuple[str, str]]]:
    """Trace a story as the pipeline does, and return the aligned pairs too: each is two candidate edges."""
    witnesses = prepare(articles, registry, params)
    alignments = align_pairs(witnesses, find_pairs(witnesses, params), params)
    pairs = [(alignment.left, alignment.right) for alignment in alignments]
    return infer(witnesses, alignments, registry.outlets, params.lineage), pairs


def run(folder: str, stories: int | None = None) -> int:
    """Trace every story (or the first so many) with and without dates and print what was found."""
    root = Path(folder)
    registry = load(root / "outlets.toml")
    articles, problems = read([str(root / "stories.jsonl")], registry)
    for problem in problems:
        print(f"{problem.path}: {problem.reason}", file=sys.stderr)
    by_id = {article.id: article for article in articles}
    golds = [json.loads(line) for line in (root / "gold.jsonl").open(encoding="utf-8")][:stories]
    for ignore_dates in (False, True):
        counts: Counter[str] = Counter()
        probabilities: list[float] = []
        truths: list[bool] = []
        began = time.perf_counter()
        for gold in golds:
            pile = [by_id[name] for name in gold["articles"]]
            if ignore_dates:
                pile = [replace(article, published=None) for article in pile]
            lineage, pairs = traced(pile, registry, Params())
            true = history(gold)
            counts += score(lineage, true)
            stated, came_true = candidate_edges(stated_probabilities(lineage), pairs, true)
            probabilities += stated
            truths += came_true
        seconds = time.perf_counter() - began
        print(f"== {'without' if ignore_dates else 'with'} dates ({seconds:.0f} s)")
        _print(counts)
        print_calibration(probabilities, truths)
    return 0


def _print(counts: Counter[str]) -> None:
    piles = counts["piles"]
    precision = _share(counts, "edges right", "edges found")
    recall = _share(counts, "edges recalled", "edges true")
    loose = (
        _share(counts, "edges right or equal", "edges found"),
        _share(counts, "edges recalled or equal", "edges true"),
    )
    print(f"stories {piles}, articles {counts['articles']}")
    print(
        f"parent edges: precision {precision:.3f}, recall {recall:.3f}, F1 {_f1(precision, recall):.3f} "
        f"({counts['edges recalled']} of {counts['edges true']}; {counts['edges found']} found; "
        f"{counts['edges to hidden sources']} more lead to sources that nothing shows)"
    )
    print(f"  the same, or an article that holds the very words taken: F1 {_f1(*loose):.3f}")
    _line(counts, "intermediates told from the origin", "intermediates told", "intermediates")
    _line(counts, "deleted sources found, of those that something shows", "deleted found", "deleted shown")
    print(
        f"unseen sources that never were: {counts['deleted false']}, {counts['deleted false'] / piles:.3f} a story"
    )
    _line(counts, "origin count exact", "origins exact", "piles")
    _line(
        counts,
        "independent reports linked with unrelated articles",
        "independent reports linked",
        "independent reports",
    )
    _line(counts, "edges between unrelated articles", "edges between unrelated", "edges found")
    _line(counts, "misattributions found", "misattributions found", "misattributions")
    print(f"misattributions wrongly alleged: {counts['misattributions wrongly alleged']}")


def _line(counts: Counter[str], words: str, part: str, whole: str) -> None:
    print(f"{words}: {_share(counts, part, whole):.3f} ({counts[part]} of {counts[whole]})")


def _share(counts: Counter[str], part: str, whole: str) -> float:
    return counts[part] / counts[whole] if counts[whole] else float("nan")


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def print_calibration(probabilities: list[float], truths: list[bool]) -> None:
    """Print the Brier score, its skill, and what each tenth of probability stated and saw."""
    print(
        f"candidate edges {len(truths)}, true {sum(truths)}: Brier {brier(probabilities, truths):.4f}, "
        f"skill over the base rate {brier_skill(probabilities, truths):.3f}"
    )
    for bin_ in calibration(probabilities, truths):
        if bin_.count:
            remark = "" if bin_.count >= LEAST_COUNT else "  (few)"
            print(
                f"  {bin_.low:.1f}-{bin_.high:.1f}: {bin_.count:6d} edges, stated {bin_.stated:.3f}, "
                f"true {bin_.observed:.3f}{remark}"
            )
