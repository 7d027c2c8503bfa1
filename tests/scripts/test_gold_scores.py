"""The gold, told as a lineage, must score full: gold and scores mean the same by their words."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from scripts.newsroom.gold import gold
from scripts.newsroom.growing import make_story
from scripts.newsroom.outlets import newsstand
from tracer.metrics.lineages import candidate_edges, score, stated_probabilities
from tracer.records import Derivation, Lineage, Story, UnseenSource

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture(scope="module")
def evaluation():
    """Load scripts/evaluation/lineage.py as scripts/evaluate does."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec = importlib.util.spec_from_file_location("lineage_evaluation", SCRIPTS / "evaluation/lineage.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module


def told(gold_story):
    """Tell a story's gold as a lineage that is sure of everything that can be known."""
    hidden = {source["id"] for source in gold_story["unseen"] if source["proof"] == "none"}
    parents = [
        (e["nearest"] or e["parent"]) if e["parent"] in hidden else e["parent"] for e in gold_story["edges"]
    ]
    unseen = tuple(UnseenSource(s["id"], s["outlet"], ()) for s in gold_story["unseen"] if s["id"] in parents)
    derivations = tuple(
        Derivation(parent, e["child"], e["relation"], 1.0, e["primary"], e["credit"], 1.0, 1.0, (), ())
        for e, parent in zip(gold_story["edges"], parents, strict=True)
        if e["child"] in gold_story["articles"]
    )
    return Lineage((), unseen, derivations, (), (Story("s", (), tuple(gold_story["origins"]), ()),))


def test_the_truth_scores_full(evaluation):
    """Every edge right, every source found, no false allegation, exact origins, Brier 0."""
    stand = newsstand(5)
    for number in range(20):
        truth = json.loads(json.dumps(gold(5, make_story(5, number, stand, 5, 30))))
        history = evaluation.history(truth)
        lineage = told(truth)
        counts = score(lineage, history)
        assert counts["edges recalled"] == counts["edges true"]
        assert counts["edges right"] == counts["edges found"]
        assert counts["intermediates told"] == counts["intermediates"]
        assert counts["deleted found"] == counts["deleted shown"]
        assert counts["deleted false"] == 0
        assert counts["origins exact"] == 1
        assert counts["edges between unrelated"] == 0
        assert counts["misattributions found"] == counts["misattributions"]
        assert counts["misattributions wrongly alleged"] == 0
        ends = [(e["child"], e["nearest"] or e["parent"]) for e in truth["edges"]]
        pairs = [pair for pair in ends if set(pair) <= history.articles]
        probabilities, truths = candidate_edges(stated_probabilities(lineage), pairs, history)
        assert probabilities == [float(y) for y in truths]
