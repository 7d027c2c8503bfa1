"""Floors of quality on the in-house stories; never lowered."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_parent_edges_of_the_fixtures():
    """Of the fixtures' known edges nine in ten are found, and nine in ten of those found are right."""
    run = subprocess.run(
        [sys.executable, "scripts/evaluate", "fixtures", "fixtures"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"parent edges: precision ([\d.]+) .* recall ([\d.]+) ", run.stdout)
    assert found is not None, run.stdout
    assert float(found[1]) >= 0.9, run.stdout
    assert float(found[2]) >= 0.9, run.stdout
