"""The heads of plain texts, as readable case files: an input, and what must be read out of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.params import SourceLimits
from tracer.sources.draft import Unreadable
from tracer.sources.front import front_matter
from tracer.sources.head import read_head
from tracer.sources.text import read_text

CASES = sorted((Path(__file__).parents[1] / "cases" / "sources" / "heads").glob("*.txt"))
FIELDS = ("title", "byline", "url", "outlet_name")


def _case(path):
    """Split a case file into what must hold, the input, and the expected fields."""
    what, _, rest = path.read_text("utf-8").partition("\n=== input\n")
    text, _, expected = rest.partition("=== expect\n")
    return what, text, dict(line.split(": ", 1) for line in expected.strip().split("\n"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_heads(reading, path):
    """Each field is read where it plainly stands, and the body begins where it begins."""
    what, text, expected = _case(path)
    articles, problems = reading("case.txt", text)
    assert problems == []
    article = articles[0]
    assert article.text == text, what
    for name in FIELDS:
        assert getattr(article, name) == expected.get(name), (what, name)
    assert list(article.flags) == expected.get("flags", "").split()
    assert [aside.kind for aside in article.asides] == expected.get("asides", "").split(), what
    end = max((aside.span.end for aside in article.asides), default=0)
    assert text[end:].lstrip().startswith(expected["body"]), what
    if "id" in expected:
        assert article.id == expected["id"]
    if "language" in expected:
        assert article.language == expected["language"]
    _check_time(article.published, expected.get("published"))


def _check_time(published, expected):
    """Compare: a date stands for its whole day in an unknown zone, a time for itself."""
    if expected is None:
        assert published is None
        return
    at = datetime.fromisoformat(expected).replace(tzinfo=UTC)
    day = "T" not in expected
    assert published.basis == "head"
    assert published.earliest == at - timedelta(hours=14 if day else 0)
    assert published.latest == at + timedelta(hours=36 if day else 0)


def test_every_case_says_what_must_hold():
    """A case file begins with one sentence."""
    assert len(CASES) > 20
    for path in CASES:
        assert _case(path)[0].count("\n") == 0


LINES = st.sampled_from(
    ["By Ana Quill", "May 6, 2021", "A Title of Veldt", "title: x", "", "   ", "---", "VIEW 5", "| a | b", "Source: RT", "x" * 300, "\u2028", "\x00"]
)  # fmt: skip


@given(st.lists(st.text(max_size=30) | LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines(lines, end):
    """Whatever the lines, asides are sorted, disjoint, within the text, and leave some of it."""
    text = end.join(lines)
    if not text.strip():
        return
    try:
        drafts = list(read_text(text.encode("utf-8", "surrogatepass"), "a.txt", SourceLimits()))
    except Unreadable:
        return
    spans = [aside.span for aside in drafts[0].asides]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert drafts[0].text == text.removeprefix("\ufeff")
    assert drafts[0].text[max((span.end for span in spans), default=0) :].strip()


def test_line_separators_are_no_line_ends():
    """U+2028 and form feeds do not end a line: what follows them is still the same line."""
    assert (
        read_head("Bell of Veldt\u2028By Ana Quill\n\n" + "The bell rang. " * 20, 0, SourceLimits()).byline
        is None
    )
    assert front_matter("title: Bell\u2028date: 2021-05-06\n\nText").fields == {
        "title": "Bell\u2028date: 2021-05-06"
    }


@pytest.mark.parametrize("end", ["", "\n", "\n\n  \n"])
def test_a_head_with_nothing_under_it_is_the_text(end):
    """Catalogue lines with no text after them are the text themselves: nothing is refused, nothing set aside."""
    card = "Object width: 146 cm\nTitle: Chart of the Veldt Shoals\nNote: folded twice, one corner gone\nSource: Tolven Archive"
    (draft,) = read_text((card + end).encode(), "card.txt", SourceLimits())
    assert (draft.text, draft.asides, draft.title) == (card + end, (), None)


def test_an_empty_body_under_a_fence_is_refused():
    """Between `---` lines a head is a head whatever follows, so a page without a body is named and left out."""
    with pytest.raises(Unreadable, match="holds a head and no text"):
        list(read_text(b"---\ntitle: The Bell of Veldt\n---\n\n", "a.md", SourceLimits()))
