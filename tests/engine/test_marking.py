"""Marks of many articles: the same whether one process finds them or several, and also when those fail."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

import pytest

from tracer.engine import marked, marking
from tracer.outlets import load
from tracer.params import MarkingParams
from tracer.records import Article, Aside, Source
from tracer.spans import Span

TEXT = (
    "VELDT, May 6. /TASS/. The harbour of Veldt reopened on Sunday, the wardens said.\n\n“Twelve boats left,” said Ada Veld.\n\n"
    "The bell was rung, according to Reuters, as it is after every long closure.\n\nFollow us on Telegram"
)
ARTICLES = [Article(f"a{n}", f"{TEXT} {n}", Source(f"{n}.txt"), language="en") for n in range(40)]
KNOWN = [(Aside(Span(0, 5), "footer"),) if n % 2 else () for n in range(40)]


@pytest.fixture
def alone():
    """Return the marks that this process finds."""
    outlets = load().outlets
    return list(marked(ARTICLES, KNOWN, outlets, attributed=True, params=MarkingParams(most_processes=1)))


def test_several_processes_find_the_same(alone):
    """Two processes give the same marks in the same order; asides that others tell are among them."""
    asked = (
        "from tests.engine.test_marking import *; marking._processors = lambda: 2; print(repr(list(marked(ARTICLES, KNOWN, "
        "load().outlets, attributed=True, params=MarkingParams(shared_chars=0)))))"
    )
    # in a process of its own, for multiprocessing leaves a helper behind until that ends
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == repr(alone)
    assert [KNOWN[1][0] in marks.asides for marks in alone[:4]] == [False, True, False, True]
    assert {credit.outlet for credit in alone[0].credits} == {"tass", "reuters"}
    assert alone[0].quotes
    assert alone[0].attributions


def test_attributions_only_where_asked_for():
    """Without being asked for, no attributions are looked for."""
    found = marked(ARTICLES[:1], KNOWN[:1], load().outlets, attributed=False)
    assert [marks.attributions for marks in found] == [()]


def test_what_failing_processes_leave_is_done_here(alone, monkeypatch):
    """When the processes die amid the work, the articles that they leave are marked all the same, each once."""

    def dying(*_given, **_named):
        yield from alone[:7]
        raise BrokenProcessPool

    monkeypatch.setattr(marking, "_processors", lambda: 2)
    monkeypatch.setattr(marking, "_shared", dying)
    found = marked(ARTICLES, KNOWN, load().outlets, attributed=True, params=MarkingParams(shared_chars=0))
    assert list(found) == alone


def test_one_text_under_two_bylines_has_two_signatures():
    """Marks are kept by text; what the byline says is not the text's."""
    agencies = [replace(ARTICLES[0], byline=byline) for byline in ("Reuters", "Ada Veld")]
    params = MarkingParams(most_processes=1)
    found = marked(agencies, [(), ()], load().outlets, attributed=False, params=params)
    assert [[one.outlet for one in marks.signatures] for marks in found] == [["reuters"], []]
