from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.errors import UsageError
from tracer.outlets import load


def written(folder, text, encoding="utf-8"):
    """Write a user's outlets file and return its path."""
    path = folder / "outlets.toml"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_new_outlet_stands_beside_the_built_in_ones(tmp_path):
    """A user's outlet is found by its id, names and domains, and the built-in ones stay."""
    path = written(
        tmp_path,
        '[[outlet]]\nid = "saltmere-echo"\nname = "Saltmere Echo"\nkind = "paper"\nnames = ["Эхо Солтмира"]\n'
        'domains = ["Echo.Example"]\n',
    )
    registry = load(path)
    assert registry.get("saltmere-echo").kind == "paper"
    assert registry.match_name("эхо солтмира").id == "saltmere-echo"
    assert registry.match_url("https://www.echo.example/1").id == "saltmere-echo"
    assert registry.get("tass") == load().get("tass")
    assert len(registry) == len(load()) + 1


def test_given_texts_replace_and_given_lists_extend(tmp_path):
    """Of a known id, what the file gives is changed and what it does not give is kept."""
    registry = load(
        written(tmp_path, '[[outlet]]\nid = "rt"\nowner = "Nobody"\ndomains = ["rt.example", "rt.com"]\n')
    )
    before, after = load().get("rt"), registry.get("rt")
    assert after.owner == "Nobody"
    assert after.domains == (*before.domains, "rt.example")
    assert (after.name, after.kind, after.names) == (before.name, before.kind, before.names)


def test_a_users_name_wins(tmp_path):
    """A user who gives a known name to an outlet of his own is understood to mean it."""
    registry = load(written(tmp_path, '[[outlet]]\nid = "zz-echo"\nnames = ["Reuters"]\n'))
    assert registry.match_name("Reuters").id == "zz-echo"
    assert registry.get("zz-echo").name == "zz-echo"
    assert registry.get("zz-echo").kind == "site"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[outlet]\n", "line 1"),
        ("[[outlet]]\nname = 'x'\n", "no id"),
        ("[[outlet]]\nid = 'x'\ncolour = 'red'\n", "unknown field 'colour'"),
        ("[[outlet]]\nid = 'x'\nkind = 'blog'\n", "unknown kind 'blog'"),
        ("[[outlet]]\nid = 'Эхо'\n", "lower-case ASCII"),
        ("[[outlet]]\nid = 'Echo'\n", "lower-case ASCII"),
        ("[[outlet]]\nid = ''\n", "id must be a text"),
        ("[[outlet]]\nid = 7\n", "id must be a text"),
        ("[[outlet]]\nid = 'x'\nnames = 'Echo'\n", "names must be a list of texts"),
        ("[[outlet]]\nid = 'x'\nnames = [1]\n", "names must be a list of texts"),
        ("[[outlet]]\nid = 'x'\nresidues = ['(']\n", "no regular expression"),
        ("[outlet]\nid = 'x'\n", "two brackets"),
        ("[[outlets]]\nid = 'x'\n", "unknown table 'outlets'"),
        ("outlet = [1]\n", "no id"),
        ("x = " + "[" * 5000, "outlets file"),
        ("\x00", "outlets file"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(tmp_path, text, words):
    """What is wrong with a user's file is said in one printable line that names the file."""
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load(path)
    line = str(caught.value)
    assert words in line
    assert line.isprintable()
    assert "outlets.toml" in line


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    """A missing file, a folder and a file in another encoding are usage errors, never a traceback."""
    for path in (tmp_path / "absent.toml", tmp_path, written(tmp_path, "# Эхо", "utf-16")):
        with pytest.raises(UsageError):
            load(path)


def test_a_byte_order_mark_is_no_error(tmp_path):
    """A file saved by an editor that adds a byte-order mark is read."""
    path = written(tmp_path, "\ufeff[[outlet]]\nid = 'x'\n")
    assert load(path).get("x")


@settings(deadline=None)
@given(text=st.text())
def test_any_text_is_read_or_refused(tmp_path_factory, text):
    """No content of a user's file makes anything but a UsageError."""
    path = tmp_path_factory.mktemp("any") / "outlets.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(UsageError):
        load(path)


def test_the_built_in_registry_loads_at_once():
    """Reading the registry costs a command no noticeable time (20 ms of CPU; four times that at most)."""
    from tracer.outlets import loading

    best = 1.0
    for _ in range(5):
        loading._built_in.cache_clear()
        began = time.process_time()
        load()
        best = min(best, time.process_time() - began)
    assert best < 0.08
