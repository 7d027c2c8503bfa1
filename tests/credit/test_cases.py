from __future__ import annotations

import re
from pathlib import Path

import pytest

from tracer.credit import CreditFinder
from tracer.outlets import load
from tracer.records import Article, Source

FOLDER = Path(__file__).parent.parent / "cases" / "credits"
MARKED = re.compile(r"\[\[([a-z0-9-]+)\|([a-z]+)\|([a-z-]+): (.*?)\]\]", re.DOTALL)
LANGUAGES = ("english", "russian", "chinese", "german", "french", "spanish", "italian", "portuguese")
FINDER = CreditFinder(load().outlets)


def cases():
    """Read every case file: the name of the case, and its text with the marks still in it."""
    for path in sorted(FOLDER.glob("*.txt")):
        for case in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, marked = case.partition("\n")
            yield pytest.param(marked.strip("\n"), id=f"{path.stem}: {name}")


def unmarked(marked):
    """Return the text of a case and the credits that its marks ask for."""
    text, expected, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        outlet, role, form, words = match.groups()
        expected.append((outlet, role, form, words, len(text), len(text) + len(words)))
        text += words
        at = match.end()
    return text + marked[at:], expected


def found(text):
    """Return what the finder finds, in the form in which the cases ask for it."""
    credits_ = FINDER.find(Article(id="case", text=text, source=Source("-")))
    return [(c.outlet, c.role, c.form, c.text, c.span.start, c.span.end) for c in credits_]


@pytest.mark.parametrize("marked", list(cases()))
def test_case(marked):
    """Every marked credit is found at its very words, with its role and form, and nothing else is."""
    text, expected = unmarked(marked)
    assert found(text) == expected


@pytest.mark.parametrize("marked", list(cases()))
def test_case_with_carriage_returns(marked):
    """The same holds for a file written on Windows."""
    text, expected = unmarked(marked.replace("\n", "\r\n"))
    assert found(text) == expected


def test_every_language_and_role_has_cases():
    """There are cases of each role in each of the eight languages, and cases where nothing may be found."""
    for language in LANGUAGES:
        marked = (FOLDER / f"{language}.txt").read_text(encoding="utf-8")
        roles = {match.group(2) for match in MARKED.finditer(marked)}
        assert {"text", "statement", "photo"} <= roles, language
        assert "=== mention" in marked, language
