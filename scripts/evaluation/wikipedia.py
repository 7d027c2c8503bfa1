"""Versions of encyclopaedia articles: is the chain found without names and dates, and which way it runs.

FOLDER holds one folder an article with `0.txt` (the oldest), `1.txt` ...: a true chain. Of versions that are the same byte
for byte the first alone is kept; then names and dates are hidden. Printed: the share of true edges found irrespective of
direction, beside the maximum spanning tree over the Jaccard similarity of word triples; the direction of neighbouring
versions, apart for those that grew, shrank and kept their length, beside "the longer is the newer"; how many directions
were left open; calibration over all candidate edges. Encyclopaedia articles grow, news copies shrink: nothing is
learned here.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

from evaluation.lineage import print_calibration, traced

from tracer.metrics.lineages import TrueEdge, TrueHistory, candidate_edges, stated_probabilities
from tracer.outlets import load
from tracer.params import Params
from tracer.records import Article, Lineage, Source

WORD = re.compile(r"\w+")
SAME_LENGTH = 0.01  # of the words; less is no growth
EVEN = 0.5  # probability; what is no likelier than not is not told. Of an article without a parent no reverse is listed
OPEN_RATIO = 0.5  # of the likelier direction's probability: from here the other is said to be open too
Edge = tuple[str, str]


def versions(folder: Path) -> list[str]:
    """Return an article's versions, oldest first, without repetitions."""
    files = sorted(folder.glob("*.txt"), key=lambda file: int(file.stem))
    return list(dict.fromkeys(file.read_text(encoding="utf-8", errors="replace") for file in files))


def hidden(text: str) -> Article:
    """Return a version without name, date or order: its id comes from its words alone."""
    name = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
    return Article(name, text, Source("-"), language="en")


def spanning_tree(texts: dict[str, str]) -> set[frozenset[str]]:
    """Return the maximum spanning tree over the Jaccard similarity of word triples (Kruskal)."""
    triples = {name: _triples(text) for name, text in texts.items()}
    weighed = sorted(
        (-len(triples[a] & triples[b]) / (len(triples[a] | triples[b]) or 1), a, b)
        for a, b in combinations(sorted(texts), 2)
    )
    group = {name: name for name in texts}
    tree: set[frozenset[str]] = set()
    for _, a, b in weighed:
        if group[a] != group[b]:
            tree.add(frozenset((a, b)))
            old, new = group[a], group[b]
            group = {name: new if own == old else own for name, own in group.items()}
    return tree


def _triples(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return {tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))}


def directions(counts: Counter[str], stated: dict[Edge, float], chain: list[tuple[str, str]]) -> None:
    """Count for each pair of neighbouring versions (older, newer) whether its direction was told, and rightly."""
    for (older, before), (newer, after) in pairwise(chain):
        sizes = len(before.split()), len(after.split())
        change = (sizes[1] - sizes[0]) / max(*sizes, 1)
        kind = "same length" if abs(change) < SAME_LENGTH else "grew" if change > 0 else "shrank"
        right, wrong = stated.get((newer, older), 0.0), stated.get((older, newer), 0.0)
        for group in ("all", kind):
            counts[group, "pairs"] += 1
            counts[group, "longer"] += sizes[1] > sizes[0]
            if max(right, wrong) <= EVEN or min(right, wrong) >= OPEN_RATIO * max(right, wrong):
                counts[group, "open"] += 1
            else:
                counts[group, "told"] += 1
                counts[group, "right"] += right > wrong


def run(folder: str, articles: int | None = None) -> int:
    """Trace the versions of every article (or the first so many) by themselves."""
    registry, params = load(), Params()
    found = edges = base = 0
    counts: Counter[str] = Counter()
    probabilities: list[float] = []
    truths: list[bool] = []
    began = time.perf_counter()
    for place in sorted(path for path in Path(folder).iterdir() if path.is_dir())[:articles]:
        texts = versions(place)
        chain = [(hidden(text).id, text) for text in texts]
        true = {frozenset((a, b)) for (a, _), (b, _) in pairwise(chain)}
        if not true:
            continue
        lineage, pairs = traced(sorted(map(hidden, texts), key=lambda a: a.id), registry, params)
        edges += len(true)
        found += len(true & _tree(lineage))
        base += len(true & spanning_tree(dict(chain)))
        stated = stated_probabilities(lineage)
        directions(counts, stated, chain)
        history = TrueHistory(
            frozenset(dict(chain)), tuple(TrueEdge(b, a) for (a, _), (b, _) in pairwise(chain))
        )
        p, y = candidate_edges(stated, pairs, history)
        probabilities += p
        truths += y
    print(f"articles' edges {edges} ({time.perf_counter() - began:.0f} s)")
    print(f"edges right irrespective of direction: {found / edges:.3f} ({found} of {edges})")
    print(f"  maximum spanning tree over word triples: {base / edges:.3f} ({base})")
    _print_directions(counts)
    print_calibration(probabilities, truths)
    return 0


def _tree(lineage: Lineage) -> set[frozenset[str]]:
    """Return the chief edges without their direction."""
    return {frozenset((d.child, d.parent)) for d in lineage.derivations if d.primary}


def _print_directions(counts: Counter[str]) -> None:
    for group in ("all", "grew", "shrank", "same length"):
        pairs, told = counts[group, "pairs"], counts[group, "told"]
        if pairs:
            right = counts[group, "right"]
            print(
                f"direction, {group}: right {right / max(told, 1):.3f} of {told} told, {right / pairs:.3f} of all "
                f"{pairs}; open {counts[group, 'open'] / pairs:.3f}; "
                f"longer-is-newer {counts[group, 'longer'] / pairs:.3f}"
            )
