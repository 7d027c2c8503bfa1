"""The PAN-2013 text-alignment corpus: plagdet by kind, false alarms, time a pair, as `compare --pairs` gives them.

FOLDER is the unpacked training corpus: `susp/`, `src/`, and one folder a kind with `pairs` and an XML file a
pair. A fifth of it, chosen by the SHA-256 of the suspicious document's name before anything was tuned, is
scored apart; the other four fifths are what the parameters were tuned on.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

from tracer.cli.pairs import compare_pairs
from tracer.metrics import Passage, plagdet
from tracer.params import Params
from tracer.records import Problem
from tracer.spans import Span

KINDS = {
    "01-no-plagiarism": "no reuse",
    "02-no-obfuscation": "none",
    "03-random-obfuscation": "random",
    "04-translation-obfuscation": "translation",
    "05-summary-obfuscation": "summary",
}
Pair = tuple[str, str, str]  # kind, suspicious document, source document


def held_out(name: str) -> bool:
    """Whether a suspicious document belongs to the fifth that nothing was tuned on."""
    return hashlib.sha256(name.encode()).digest()[0] % 5 == 0


def pairs_of(root: Path) -> list[Pair]:
    """Return every pair of the corpus."""
    found = []
    for folder in KINDS:
        for line in (root / folder / "pairs").read_text(encoding="utf-8").splitlines():
            left, right = line.split()
            found.append((folder, left, right))
    return found


def cases_of(root: Path, pair: Pair) -> list[Passage]:
    """Return the true cases of a pair."""
    folder, left, right = pair
    file = root / folder / f"{left.removesuffix('.txt')}-{right.removesuffix('.txt')}.xml"
    found = []
    for feature in ET.parse(file).getroot().iter("feature"):  # noqa: S314  # as above
        if feature.get("this_offset") is None:
            continue
        first, length, start, size = (
            int(feature.get(key, "0"))
            for key in ("this_offset", "this_length", "source_offset", "source_length")
        )
        found.append(Passage(left, Span(first, first + length), right, Span(start, start + size)))
    return found


def run(folder: str) -> int:
    """Align the whole corpus and print the tables."""
    root = Path(folder)
    pairs = pairs_of(root)
    began = time.perf_counter()
    jobs = os.cpu_count() or 1
    files = [(root / "susp" / left, root / "src" / right) for _, left, right in pairs]
    results = list(compare_pairs(files, Params(), jobs))
    took = time.perf_counter() - began
    problems = [result for result in results if isinstance(result, Problem)]
    for problem in problems:
        print(f"{problem.path}: {problem.reason}", file=sys.stderr)
    answers: dict[Pair, list[Passage]] = defaultdict(list)
    for pair, result in zip(pairs, results, strict=True):
        if not isinstance(result, Problem):
            answers[pair] = [Passage(pair[1], p.left, pair[2], p.right) for p in result.pairs]
    cases = {pair: cases_of(root, pair) for pair in pairs}
    for title, wanted in (("held-out fifth", True), ("tuning part", False)):
        print(f"\n{title}")
        _table([pair for pair in pairs if held_out(pair[1]) is wanted], cases, answers)
    print(
        f"\n{len(pairs)} pairs in {took:.1f} s with {jobs} processes: {1000 * took * jobs / len(pairs):.1f} ms a pair and core"
    )
    return 1 if problems else 0


def _table(pairs: list[Pair], cases: dict[Pair, list[Passage]], answers: dict[Pair, list[Passage]]) -> None:
    print(f"{'kind':12} {'pairs':>6} {'plagdet':>8} {'recall':>7} {'prec.':>7} {'gran.':>7}   false alarms")
    for folder, kind in [*KINDS.items(), ("", "all")]:
        chosen = [pair for pair in pairs if folder in {"", pair[0]}]
        score = plagdet([c for p in chosen for c in cases[p]], [a for p in chosen for a in answers[p]])
        clean = [pair for pair in chosen if not cases[pair]]
        alarms = sum(bool(answers[pair]) for pair in clean)
        figures = f"{score.plagdet:8.4f} {score.recall:7.4f} {score.precision:7.4f} {score.granularity:7.4f}"
        if kind == "no reuse":
            figures = " " * len(figures)
        note = f"{alarms} of {len(clean)} pairs without reuse" if clean else ""
        print(f"{kind:12} {len(chosen):6} {figures}   {note}".rstrip())
