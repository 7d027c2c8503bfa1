from __future__ import annotations

from pathlib import Path

import pytest

from tests.align.build import witness
from tracer.align import align
from tracer.params import AlignParams
from tracer.text import asides

CASES = sorted((Path(__file__).parents[1] / "cases" / "align").glob("*.txt"))


def read(file):
    """Return the language, the two texts and the expected pairs of a case file."""
    head, left, right, found = (part.strip("\n") for part in file.read_text(encoding="utf-8").split("\n=== "))
    language = head.splitlines()[1].removeprefix("language: ")
    texts = [part.split("\n", 1)[1] for part in (left, right)]
    lines = found.splitlines()[1:]
    return language, texts, [] if lines == ["nothing"] else [line.split(" | ") for line in lines]


def witnesses(left, right, language):
    """Return both texts as the pipeline would see them: what is aside in them matches nothing."""
    known = [[aside.span for aside in asides(text, None, language)] for text in (left, right)]
    return (
        witness(left, language=language, asides=known[0]),
        witness(right, name="b", language=language, asides=known[1]),
    )


def fits(excerpt, span):
    """Whether a span begins and ends as "begin ... end" says; marks at its end are not looked at."""
    begin, _, end = excerpt.partition(" ... ")
    marks = " .,;\"'”“»。，"
    return excerpt == "..." or (span.startswith(begin) and span.rstrip(marks).endswith(end.rstrip(marks)))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_an_editor_would_agree(file):
    """The pairs found are those that the case says an editor expects, no more and no fewer."""
    language, (left, right), expected = read(file)
    sides = witnesses(left, right, language)
    pairs = align(*sides, AlignParams()).pairs
    shown = [(p.grade, p.left.of(left), p.right.of(right)) for p in pairs]
    assert [grade for grade, *_ in shown] == [grade for grade, *_ in expected], shown
    for (_, first, second), (_, begin, other, *_) in zip(shown, expected, strict=True):
        assert fits(begin, first), (begin, first)
        assert fits(other, second), (other, second)
