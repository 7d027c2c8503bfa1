"""The table of weights: whole, of the right signs, and what evidence is worth by it."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from tracer.lineage import weights as table
from tracer.lineage.clues import Clue, weigh_clues
from tracer.lineage.weights import WEIGHTS

FOLDER = Path(table.__file__).parent
NUMBER = re.compile(r'\(\s*f?"([a-z][a-z-]+)",\s*[^\s"]')
SPEAKS_FOR = ("names", "reports", "traces", "alone", "lead", "full", "earlier", "root-own-mark", "errors")
SPEAKS_AGAINST = (
    "later",
    "names-child",
    "behind-share",
    "missing-share",
    "earlier-holders",
    "explained-kin",
)


def test_every_number_in_the_table_is_one_that_some_clue_gives():
    """The table holds no weight for a number that no clue has any more."""
    source = "".join(
        file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.py")) if file.stem != "weights"
    )
    for name in WEIGHTS:
        kinds = ("both-", "parent-", "explained-", "root-")
        assert f'"{name}"' in source or name.startswith(kinds), name


def test_weights_are_finite_and_of_the_right_sign():
    """A date before speaks for a parent, a date after against it, and so on."""
    assert all(math.isfinite(weight) for weight in WEIGHTS.values())
    assert all(WEIGHTS[name] >= 0 for name in SPEAKS_FOR)
    assert all(WEIGHTS[name] <= 0 for name in SPEAKS_AGAINST)


def test_the_table_says_what_it_was_learned_from():
    """Seeds and a SHA-256 of the stories stand in it."""
    assert "seeds 2, 3, 4, 5, 6" in table.TRAINED_ON
    assert re.fullmatch(r"[0-9a-f]{64}", table.CHECKSUM)


def test_a_clue_is_worth_the_sum_of_its_numbers():
    """Weights times numbers are summed; what is worth next to nothing is counted and not listed."""
    clues = [Clue("a", "1", "A.", (("x", 2.0), ("y", 1.0))), Clue("b", "2", "B.", (("z", 1.0),))]
    total, items = weigh_clues(clues, {"x": 0.5, "y": -3.0, "z": 0.01})
    assert total == pytest.approx(-1.99)
    assert [(item.kind, item.weight, item.note) for item in items] == [("a", -2.0, "A.")]


def test_an_unknown_number_weighs_nothing():
    """A clue whose numbers the table lacks changes nothing."""
    assert weigh_clues([Clue("a", "1", "A.", (("new", 9.0),))], {}) == (0.0, ())
