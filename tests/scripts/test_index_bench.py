from __future__ import annotations

import subprocess
import sys
from math import isnan
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))  # as scripts/bench does

from benchmarks.indexing.corpora import Child, gold, load  # noqa: E402  # found by the line above
from benchmarks.indexing.scoring import score  # noqa: E402  # as above

# articles 0-7: 2 copies 0, 4 takes a part of 0, 5 takes a part of 2; 7 rewrites 3; 1 and 6 are their own
CHILDREN = [
    Child(2, 0, "verbatim", 0),
    Child(4, 0, "partial", 0),
    Child(5, 2, "partial", 0),
    Child(7, 3, "rewritten", 3),
]


def columns(*pairs):
    """Return pairs as two columns."""
    return np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])


def test_a_relative_counts_and_the_parent_itself_is_asked_for_apart():
    """A child that is paired with a sibling is found, but the exact pair is not."""
    found = score(*columns((2, 0), (5, 4), (4, 5)), CHILDREN, 8)
    assert found.pairs == 2
    assert found.recall == {"verbatim": 1.0, "partial": 1.0, "rewritten": 0.0, "copied": 1.0, "all": 0.75}
    assert found.exact == {"verbatim": 1.0, "partial": 0.0, "rewritten": 0.0, "copied": 1 / 3, "all": 0.25}


def test_precision_is_taken_by_the_later_article():
    """Pairs across stories are wrong; each pair belongs to the kind of its later article."""
    found = score(*columns((0, 2), (1, 2), (1, 6), (3, 7), (6, 6)), CHILDREN, 8)
    assert found.precision["verbatim"] == 0.5
    assert found.precision["rewritten"] == 1.0
    assert isnan(found.precision["partial"])
    assert found.precision["all"] == 0.5


def test_the_bench_runs_from_a_number_to_a_table(tmp_path):
    """`scripts/bench index FOLDER` measures a contestant in its own process and prints its scores."""
    subprocess.run([sys.executable, str(ROOT / "scripts/make_corpus"), "300", str(tmp_path)], check=True)
    assert len(load(tmp_path)) == 300
    assert max(child.child for child in gold(tmp_path)) < 300
    command = [
        sys.executable,
        str(ROOT / "scripts/bench"),
        "index",
        str(tmp_path),
        "--only",
        "datasketch, fed",
    ]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    rows = [line for line in ran.stdout.splitlines() if line.startswith("datasketch, fed with hashes")]
    assert len(rows) == 4  # speed, recall, exact recall, precision
    assert float(rows[1].split()[4]) > 0.8  # verbatim copies
