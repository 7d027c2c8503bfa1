from __future__ import annotations

import json

import pytest


@pytest.fixture
def own(tmp_path):
    """Return a user's outlets file."""
    path = tmp_path / "own.toml"
    path.write_text(
        '[[outlet]]\nid = "lantern"\nname = "Dawn Lantern"\ndomains = ["lantern.example"]\n', encoding="utf-8"
    )
    return path


def test_list(tracer, own):
    """`list` prints one line an outlet, the user's own among them, or all as JSON."""
    code, out, err = tracer("outlets", "list")
    assert (code, err) == (0, "")
    assert sum(line.startswith("tass ") for line in out.splitlines()) == 1
    assert "Dawn Lantern" in tracer("outlets", "list", "--outlets", own)[1]
    assert "tass" in {
        one["id"] for one in json.loads(tracer("outlets", "list", "--format", "json")[1])["outlets"]
    }


def test_show(tracer, own):
    """`show` prints all of an outlet; an unknown id is named: 1 where others were shown, 3 where none was."""
    code, out, err = tracer("outlets", "show", "lantern", "--outlets", own)
    assert (code, err) == (0, "")
    assert "lantern.example" in out
    code, out, err = tracer("outlets", "show", "rt", "nobody\x1b")
    assert code == 1
    assert out.startswith("RT\n")
    assert r"'nobody\x1b': no such outlet" in err
    assert tracer("outlets", "show", "nobody")[0] == 3
    assert json.loads(tracer("outlets", "show", "rt", "--format", "json")[1])["outlets"][0]["id"] == "rt"


def test_match(tracer, own):
    """`match` finds an outlet by name, domain or address, and says so when there is none."""
    code, out, err = tracer(
        "outlets", "match", "ТАСС", "https://www.rt.com/x", "lantern.example", "--outlets", own
    )
    assert (code, err) == (0, "")
    assert [line.split("─> ")[1].split()[0] for line in out.splitlines()] == ["tass", "rt", "lantern"]
    assert "no outlet" in tracer("outlets", "match", "lantern.example")[1]
    told = json.loads(tracer("outlets", "match", "RT", "--format", "json")[1])
    assert told["matches"] == [{"asked": "RT", "outlet": "rt"}]


@pytest.mark.parametrize("command", [("list",), ("show", "rt"), ("match", "RT")])
def test_output_goes_to_a_file(tracer, tmp_path, command):
    """-o writes the answer to a file, for each of them."""
    assert tracer("outlets", *command, "-o", tmp_path / "out") == (0, "", "")
    assert "rt" in (tmp_path / "out").read_text(encoding="utf-8")
