from __future__ import annotations

import json

from tracer.records import Outlet
from tracer.render.look import Look, paint
from tracer.render.outlets import matches_json, matches_text, outlet_text, outlets_json, outlets_text

LANTERN = Outlet(
    "lantern",
    "The Daily Lantern",
    "paper",
    ("Lantern",),
    ("lantern.example", "dl.example"),
    "Halma Group",
    "XX",
    ("DL",),
)
OSK = Outlet("osk", "Вестник Оски", "agency")
LOOK = Look(100)


def test_the_list_is_one_line_an_outlet():
    """Each outlet is one line of columns that stand below each other."""
    out = paint(outlets_text([LANTERN, OSK], LOOK), LOOK).splitlines()
    assert out == [
        "lantern  The Daily Lantern  paper   XX  lantern.example, dl.example",
        "osk      Вестник Оски       agency",
    ]


def test_one_outlet_in_full():
    """Showing an outlet tells every field that it has and none that it lacks."""
    out = paint(outlet_text(LANTERN, LOOK), LOOK)
    for value in ("The Daily Lantern", "lantern", "paper", "Halma Group", "Lantern", "DL", "dl.example"):
        assert value in out
    assert "owner" not in paint(outlet_text(OSK, LOOK), LOOK)


def test_matches_say_so_when_there_is_none():
    """An unknown name is answered, not passed over."""
    out = paint(matches_text([("DL", LANTERN), ("x\x1b", None)], LOOK), LOOK).splitlines()
    assert out == ["'DL' ─> lantern  The Daily Lantern", r"'x\x1b' ─> no outlet of the registry"]
    told = json.loads("".join(matches_json([("DL", LANTERN), ("x", None)])))
    assert told["matches"] == [{"asked": "DL", "outlet": "lantern"}, {"asked": "x", "outlet": None}]


def test_json_has_every_field():
    """The JSON list holds the outlets' records."""
    told = json.loads("".join(outlets_json([LANTERN])))["outlets"][0]
    assert told["domains"] == ["lantern.example", "dl.example"]
    assert set(told) == {"id", "name", "kind", "names", "domains", "owner", "country", "marks", "residues"}
