from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from tracer.text import asides

CASES = sorted((Path(__file__).parents[1] / "cases" / "asides").glob("*.txt"))


def read_case(path):
    """Return a case's title, language, text, and (kind or None, start, end) of each line that is not blank."""
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    text, expected = "", []
    for line in body.rstrip("\n").split("\n"):
        kind, _, rest = line.partition(" | ")
        if rest.strip():
            start = len(text) + len(rest) - len(rest.lstrip())
            expected.append((None if kind == "-" else kind, start, len(text) + len(rest.rstrip())))
        text += rest + "\n"
    title = None if fields["title"] == "none" else fields["title"]
    return title, fields["language"], text, expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_files(path):
    """Every line of a case file is an aside of the kind that stands before it, or none where a dash does."""
    title, language, text, expected = read_case(path)
    found = {(aside.span.start, aside.span.end): aside.kind for aside in asides(text, title, language)}
    assert [(found.pop((start, end), None), text[start:end]) for _, start, end in expected] == [
        (kind, text[start:end]) for kind, start, end in expected
    ]
    assert not found


CUT = (
    "Mayor Marta Quill (L) and harbour master Tom Dale (R) on March 21 in Port Amble. The two spoke for an hour, and "
    "called their understanding as good as it gets…"
)
WHOLE = CUT.replace("gets…", "has ever been.")
BEFORE = "The council of Port Amble agreed on Monday that the wall cannot wait. " * 4


def test_a_caption_cut_short_and_then_given_whole():
    """Where a caption runs into a paragraph, is cut by an ellipsis, and follows whole, both are captions."""
    text = f"{BEFORE}{CUT}\n\n{WHOLE}\n\nBoth refused to say what they had agreed on, and left by different doors."
    assert [(aside.kind, aside.span.of(text)) for aside in asides(text, None, "en")] == [
        ("caption", CUT),
        ("caption", WHOLE),
    ]


def test_an_opening_cut_short_is_not_taken_for_a_caption():
    """Where the cut words stand at the top, the paragraph that gives them whole is the article's first."""
    text = f"{CUT}\n\n{WHOLE}\n\nBoth refused to say what they had agreed on, and left by different doors."
    assert [aside.span.of(text) for aside in asides(text, None, "en")] == [CUT]


def test_an_ellipsis_alone_is_no_caption():
    """A paragraph that trails off and one that begins differently both stay."""
    text = (
        f"{BEFORE}And then there was silence…\n\nNobody spoke for a while, and the harbour master went home."
    )
    assert asides(text, None, "en") == ()


def test_a_credit_at_the_end_of_a_long_paragraph():
    """Of a paragraph longer than any caption only the credit is set aside; a copyright line with a year too."""
    text = BEFORE * 3 + "© Northern News"
    assert [aside.span.of(text) for aside in asides(text, None, "en")] == ["© Northern News"]
    text = "The council said on Monday that it will reply. (C)NORTHERN 2023"
    assert [(aside.kind, aside.span.of(text)) for aside in asides(text, None, "en")] == [
        ("footer", "(C)NORTHERN 2023")
    ]


@given(
    st.text(alphabet="aB .\n…©()/|:«»“”-'水源来：Ph by Photo", max_size=120),
    st.sampled_from([None, "aB", "水"]),
)
def test_asides_are_sorted_and_disjoint(text, title):
    """Whatever the text, asides lie in it, in order, without overlap."""
    spans = [aside.span for aside in asides(text, title, None)]
    assert all(span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "unit",
    [
        "Reference(s):\n",
        "©",
        "(Photo ",
        "by A\n",
        "a…\n",
        "Great New Words Of The Day\n",
        "a\n",
        "(a/",
        "word ",
        "1,",
        "Read more\n",
    ],
)
def test_repetition_stays_linear(unit):
    """Eight times as much of anything that a rule looks for takes about eight times the time, not sixty-four times."""
    assert growth(lambda size: asides(unit * (size // len(unit)), "Great New Words", "en"), 25_000) < 30
