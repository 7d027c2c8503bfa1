from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from tests.render import fiction, snapshots
from tests.render.fiction import NAMES
from tracer.records import Aside, Problem
from tracer.render.extract import extract_json, extract_text
from tracer.render.look import Look, paint
from tracer.spans import Span


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
def test_an_extract_looks_as_it_should(colour):
    """Facts, asides with their kinds and the text look as they were when read by eye."""
    look = Look(80, colour)
    snapshots.check(
        f"extract-80-{'colour' if colour else 'plain'}",
        paint(extract_text(fiction.extracted(), NAMES, look), look),
    )


def test_json_tells_what_was_read():
    """The JSON has the article's fields, its asides, credits and quotes, and what could not be read."""
    told = json.loads("".join(extract_json([fiction.extracted()], [Problem("x", "empty")])))
    assert list(told) == ["schema", "tool", "articles", "problems"]
    article = told["articles"][0]
    assert article["outlet"] == "lantern"
    assert [one["kind"] for one in article["asides"]] == ["head", "teaser"]
    start, end = article["asides"][1]["span"]
    assert article["text"][start:end] == "Read more: Ten walks by the sea"
    assert article["credits"][0]["support"] is None
    assert told["problems"] == [{"path": "x", "reason": "empty"}]


def test_every_word_of_the_text_is_shown():
    """Asides are greyed, never hidden: all words of the text are in the output."""
    look = Look(80)
    out = paint(extract_text(fiction.extracted(), NAMES, look), look)
    assert set(fiction.extracted().article.text.split()) <= set(re.sub(r"[{}]", "", out).split())


def test_asides_over_many_lines_name_their_kind_once():
    """An aside of several lines is followed by its kind at its end; one within a line is followed by it there."""
    witness = fiction.extracted()
    text = "First line\nsecond line\n\nThen VIEW 532 the text."
    asides = (Aside(Span(0, 23), "head"), Aside(fiction.span(text, "VIEW 532"), "counter"))
    article = replace(witness.article, text=text, asides=asides)
    out = paint(
        extract_text(replace(witness, article=article, credits=(), quotes=()), NAMES, Look(80)), Look(80)
    )
    assert out.endswith("\n  First line\n  second line <head>\n  Then VIEW 532 <counter> the text.\n")
