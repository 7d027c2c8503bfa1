from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.render import fiction, snapshots
from tracer.params import RenderParams
from tracer.records import Alignment
from tracer.render.compare import compare_json, compare_text
from tracer.render.look import Look, paint


def shown(look: Look, names: tuple[str, str] = ("wire.txt", "lantern.txt")) -> str:
    """Return the comparison of two fictional texts."""
    alignment, left, right = fiction.alignment()
    return paint(compare_text(names, (left, right), alignment, look, RenderParams()), look)


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("width", [80, 120])
def test_comparisons_look_as_they_should(width, colour):
    """Two texts stand beside each other at 120 columns and one above the other at 80, as when read by eye."""
    snapshots.check(f"compare-{width}-{'colour' if colour else 'plain'}", shown(Look(width, colour)))


@pytest.mark.parametrize("width", [40, 89, 90, 160])
def test_no_line_is_wider_than_the_screen(width):
    """Whatever the width, no line is longer than it."""
    assert all(cell_len(line) <= width for line in shown(Look(width)).splitlines())


def test_json_is_the_contracts():
    """The JSON has the contract's fields, names as given, spans that index the texts, rounded scores."""
    alignment, left, right = fiction.alignment()
    out = compare_json("dir/a.txt", "б.txt", alignment)
    assert out.count("\n") == 1
    assert out.endswith("}\n")
    told = json.loads(out)
    assert list(told) == ["schema", "left", "right", "spans", "left_coverage", "right_coverage"]
    assert (told["schema"], told["left"], told["right"]) == ("tracer.compare/1", "dir/a.txt", "б.txt")
    assert list(told["spans"][0]) == ["left", "right", "grade", "score"]
    assert list(told["spans"][1]) == ["left", "right", "grade", "score", "differences"]
    (change,) = told["spans"][1]["differences"]
    assert (left[slice(*change["left"])], right[slice(*change["right"])]) == ("shut", "closed")
    assert told["spans"][1]["score"] == 0.9231
    for one in told["spans"][:1]:
        assert left[slice(*one["left"])] == right[slice(*one["right"])]


def test_nothing_in_common():
    """Two texts that share nothing say so."""
    lines = compare_text(("a", "b"), ("x", "y"), Alignment("a", "b", (), 0.0, 0.0), Look(100), RenderParams())
    assert "No wording in common was found." in paint(lines, Look(100))


def test_spans_are_numbered_in_the_left_order():
    """Shared spans are numbered by where they stand in the left text, with their grade."""
    assert re.findall(r"^(\d)  (\S+) .*─", shown(Look(100)), re.MULTILINE) == [
        ("1", "verbatim"),
        ("2", "near-verbatim"),
    ]


def test_words_that_differ_are_marked():
    """Within a near-verbatim span, what one side lacks is marked as in a word diff, and the title counts it."""
    for width in (80, 100):
        plain = shown(Look(width))
        assert "has been [-shut-] since" in plain
        assert "has been {+closed+} since" in plain
        assert "2  near-verbatim  1 difference ─" in plain
        assert "[-only in the first-]   {+only in the second+}" in plain


def test_nothing_differs_nothing_is_explained():
    """Without differences no mark and no key of them is shown."""
    alignment, left, right = fiction.alignment()
    same = replace(alignment, pairs=alignment.pairs[:1])
    plain = paint(compare_text(("a", "b"), (left, right), same, Look(100), RenderParams()), Look(100))
    assert "only in the" not in plain
    assert "[-" not in plain
    assert "differ" not in plain
