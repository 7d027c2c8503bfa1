from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.credit import find_quotes

FOLDER = Path(__file__).parent.parent / "cases" / "quotes"
MARKED = re.compile(r"⟦(.*?)⟧(?:\(([^:()]*)(?:: ([^()]*))?\))?", re.DOTALL)


def cases():
    """Read every case file: the name of the case, and its text with the marks still in it."""
    for path in sorted(FOLDER.glob("*.txt")):
        for case in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, marked = case.partition("\n")
            yield pytest.param(marked.strip("\n"), id=f"{path.stem}: {name}")


@pytest.mark.parametrize("marked", list(cases()))
def test_case(marked):
    """Every marked quote is found at its very words, with its speaker and cue where given, and nothing else is."""
    text, expected, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        words, speaker, cue = match.groups()
        expected.append((len(text), words, None if speaker in (None, "None") else speaker, cue))
        text += words
        at = match.end()
    text += marked[at:]
    assert [(q.span.start, q.text, q.speaker, q.cue) for q in find_quotes(text)] == expected


def test_the_language_says_whose_verbs_count():
    """With a language given, its verbs introduce the speaker even where the text is too short to tell."""
    text = "“Nada”, disse Hale."
    assert find_quotes(text, "pt")[0].speaker == "Hale"
    assert find_quotes(text, "de")[0].speaker is None
    assert find_quotes(text, "tlh") == find_quotes(text, "en")


PIECES = st.sampled_from(
    [*"“”\"‘’'«»„「」『』\\ \n.,a1", "``", "''", "said ", "Ada Veld ", "表示：", "\ud800", "\x00"]
)


@settings(deadline=None, max_examples=500)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_gives_disjoint_sorted_quotes(text):
    """Whatever the text, quotes are sorted, disjoint, hold the words of their spans and no space at their ends."""
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.span.start
        assert quote.span.of(text) == quote.text == quote.text.strip()
        end = quote.span.end


@settings(deadline=None)
@given(st.lists(st.text("abc ", min_size=1).map(lambda words: "x" + words + "y"), max_size=8))
def test_balanced_marks_give_back_what_stands_between_them(contents):
    """Quotes in plain curly marks are found one for one."""
    text = " and then ".join(f"“{content}”" for content in contents)
    assert [quote.text for quote in find_quotes(text)] == contents


HOSTILE = ["“" * 200_000, '"' * 200_000, "‘a" * 100_000, " '" * 100_000, " »a" * 66_000, "«" * 200_000, "“a” said " * 20_000,
           "A " * 100_000 + "“a”", "“a" + " A" * 100_000 + "” said", "‘a’s " * 40_000, r"\"" * 100_000, "a\n" * 100_000, "a — b (@c) 2031\n" * 12_000, "— " * 100_000,
           "full text " * 20_000, "the full text follows:\n" * 9_000, "(@a) " * 40_000]  # fmt: skip


@pytest.mark.parametrize(
    "text", HOSTILE, ids=[text[:12].encode("unicode_escape").decode() for text in HOSTILE]
)
def test_a_text_of_200000_characters_takes_no_more_than_a_moment(text):
    """Neither open marks nor closed ones nor capitals make the work grow faster than the text."""
    began = time.process_time()
    find_quotes(text)
    assert time.process_time() - began < 10
