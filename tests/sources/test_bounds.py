"""A text that is larger than any book is refused by name; what is just as large as may be is read."""

from __future__ import annotations

import time

import pytest

from tests.sources.hostile_large import UNITS
from tracer.cli.app import run
from tracer.params import SourceLimits
from tracer.sources import read
from tracer.sources.bounds import too_large

LIMITS = SourceLimits(text_chars=100, text_lines=10, text_signs=20)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a" * 100, None),
        ("a" * 101, "more than 100 characters in one text (limit)"),
        ("a\n" * 10, None),
        ("a\r\u2028" * 6, "more than 10 lines in one text (limit)"),
        ("“a”/" * 6 + "()", None),
        ("“a”/" * 6 + "()<", "more than 20 quotation marks and brackets in one text (limit)"),
        ("'" * 21, "more than 20 quotation marks and brackets in one text (limit)"),
    ],
)
def test_which_limit_is_exceeded(text, told):
    """Letters, line ends of every kind, and signs that may open a quote or a credit are counted, each against its limit."""
    assert too_large(text, LIMITS) == told


def test_one_line_names_the_file_the_record_and_the_limit(tmp_path, registry):
    """The other records of the file are read; the large one costs a line with its number."""
    (tmp_path / "a.jsonl").write_text(
        '{"text": "Boats left."}\n{"text": "' + "a" * 200 + '"}\n{"text": "Bells rang."}\n'
    )
    articles, problems = read([str(tmp_path / "a.jsonl")], registry, LIMITS)
    assert [article.text for article in articles] == ["Boats left.", "Bells rang."]
    assert [(problem.path, problem.reason) for problem in problems] == [
        (f"{tmp_path / 'a.jsonl'}:2", "more than 100 characters in one text (limit)")
    ]


def test_a_book_has_no_attributions_and_says_so(tmp_path, capsys):
    """In a text of more than 500,000 characters no attributions are looked for, and its flag says that."""
    sentence = "The harbour is shut, Ada Veld said on Sunday. "
    for name, times in (("book", 11_000), ("article", 20)):
        (tmp_path / f"{name}.txt").write_text(sentence * times)
    code = run(["extract", str(tmp_path / "book.txt"), "--format", "json"])
    book = capsys.readouterr().out
    assert code == run(["extract", str(tmp_path / "article.txt"), "--format", "json"]) == 0
    assert '"attributions-not-sought"' in book
    assert '"attributions-not-sought"' not in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", ["said-names", "agency-names", "look-alikes", "letter-words", "title-case-lines", "han"]
)
def test_repetition_ends_soon(name, tmp_path, capsys):
    """A text of 300,000 bytes of one unit is extracted in a few seconds: 2 MB take under 10 on an idle machine."""
    unit = UNITS[name]
    (tmp_path / "a.txt").write_text(unit * (300_000 // len(unit.encode())))
    begun = time.process_time()
    assert run(["extract", str(tmp_path / "a.txt"), "--format", "json"]) == 0
    assert time.process_time() - begun < 12
    capsys.readouterr()
