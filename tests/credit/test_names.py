from __future__ import annotations

import re
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.credit.names import NameIndex, fold, inflected, squashed, trie
from tracer.records import Outlet


def test_folding_keeps_every_code_point_in_its_place():
    """The folded text has a code point for each of the text's own, whichever they are."""
    for code in range(sys.maxunicode + 1):
        assert len(fold(chr(code))) == 1
    assert fold("İSTANBUL’S\u00a0RT") == "istanbul's rt"


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_lengths(text):
    """Offsets found in the folded text hold in the text itself."""
    assert len(fold(text)) == len(text)


def longest_of(forms, text):
    """Return the longest of the forms that the text begins with (the slow, obvious way)."""
    return max((form for form in forms if text.startswith(form)), key=len, default=None)


@settings(deadline=None)
@given(st.lists(st.text("abc.(", min_size=1, max_size=6), min_size=1), st.text("abc.(", max_size=12))
def test_the_trie_matches_the_longest_form(forms, text):
    """One pattern for all names finds what trying each in turn would find."""
    match = re.match(trie(forms), text)
    assert (match and match.group()) == longest_of(forms, text)


def test_russian_names_in_their_cases():
    """A Russian name is found in every case, and what does not decline stays as it is."""
    assert {"интерфакс", "интерфакса", "интерфаксу", "интерфаксом", "интерфаксе"} <= set(
        inflected("интерфакс")
    )
    assert {"коммерсантъ", "коммерсанта", "коммерсанту"} <= set(inflected("коммерсантъ"))
    assert {"российской газеты", "российской газете", "российскую газету"} <= set(
        inflected("российская газета")
    )
    assert {"кремль", "кремля", "кремлю", "кремлем", "кремлём", "кремле"} <= set(inflected("кремль"))
    assert {"известия", "известий", "известиям"} <= set(inflected("известия"))
    assert "тасс" in inflected("тасс")
    assert inflected("reuters") == ["reuters"]


def names_in(text, *outlets):
    """Return the outlets named in a text and the words that name them."""
    return [(hit.outlet, text[hit.start : hit.end]) for hit in NameIndex(outlets).hits(text, fold(text))]


ECHO = Outlet(
    id="echo",
    name="The Saltmere Echo",
    kind="paper",
    names=("盐湖港回声报", "Эхо Солтмира"),
    domains=("echo.example",),
    marks=("SE", "Echo"),
)


def test_names_in_any_case_marks_in_their_own():
    """A name is found in capitals and without its article, a mark in its own letters only."""
    assert names_in("SALTMERE ECHO and saltmere echo", ECHO) == [
        ("echo", "SALTMERE ECHO"),
        ("echo", "saltmere echo"),
    ]
    assert names_in("SE, Echo; se, echo, ECHO", ECHO) == [("echo", "SE"), ("echo", "Echo")]


def test_whole_words_only():
    """A name inside another word is no name, but Chinese needs no spaces around it."""
    assert names_in("SEAL, USE, Echoes", ECHO) == []
    assert names_in("据盐湖港回声报报道，又据SE报道", ECHO) == [("echo", "盐湖港回声报"), ("echo", "SE")]


def test_domains_stand_by_themselves():
    """A domain is found behind a sub-domain, and not as a part of another host."""
    assert names_in("news.echo.example, echo.example/x.", ECHO) == [("echo", "echo.example")] * 2
    assert names_in("my-echo.example echo.example.net echo.example-x.org", ECHO) == []


def test_a_mark_that_is_also_the_name_counts_as_a_mark():
    """An outlet whose very name is a common word is found in its own letters only."""
    hill = Outlet(id="hill", name="The Hill", kind="paper", marks=("The Hill",))
    assert names_in("The Hill stands on the hill", hill) == [("hill", "The Hill")]


def test_no_outlets_no_names():
    """An empty registry finds nothing and does not fail."""
    assert names_in("Reuters 新华社") == []


def test_names_too_long_or_empty_are_left_out():
    """A name of absurd length, or of white space, is ignored."""
    odd = Outlet(id="odd", name="x" * 5000, kind="site", names=("  ", "ok name"))
    assert names_in("ok name", odd) == [("odd", "ok name")]


def test_squashed_names_ignore_spaces_and_hyphens():
    """A name that a translator took apart is the same name."""
    assert squashed("news week") == squashed("newsweek") == squashed("news-week")
