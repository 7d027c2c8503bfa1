from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.credit import find_attributions
from tracer.credit.reported import saying
from tracer.credit.reported.grammars import GRAMMARS

FOLDER = Path(__file__).parent.parent / "cases" / "attributions"


def cases():
    """Read every case file: the name of the case, its text, and the lines of what must be read."""
    for path in sorted(FOLDER.glob("*.txt")):
        for case in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, body = case.partition("\n")
            lines = body.strip("\n").split("\n")
            text = "\n".join(line for line in lines if not line.startswith("> "))
            wanted = [line[2:].split(" | ") for line in lines if line.startswith("> ")]
            yield pytest.param(text, wanted, id=f"{path.stem}: {name}")


def read(text, language=None):
    """Return what is found in the form in which the cases ask for it."""
    return [
        [
            one.source.of(text),
            one.cue.of(text),
            " / ".join(part.of(text) for part in one.content),
            one.kind,
        ]
        for one in find_attributions(text, language)
    ]


@pytest.mark.parametrize(("text", "wanted"), list(cases()))
def test_case(text, wanted):
    """Every attribution is read with its source, cue, content and kind, and no other."""
    wanted = [[source.rstrip(","), *rest] for source, *rest in wanted]
    assert read(text) == wanted


@pytest.mark.parametrize("text", [case.values[0] for case in cases()])
def test_what_stands_before_a_text_changes_nothing(text):
    """An unrelated paragraph before it moves the spans and does no more."""
    language = "en" if text.isascii() or "“" in text else None
    alone = find_attributions(text, language)
    before = "It rained.\n\n" if language else ""
    moved = find_attributions(before + text, language)
    assert [(a.source.start + len(before), a.cue.start + len(before), a.kind) for a in alone] == [
        (a.source.start, a.cue.start, a.kind) for a in moved
    ]


def test_english_verbs_are_inflected():
    """The forms of a regular, a silent e, a y, a doubling and an irregular verb are spelled as they are written."""
    finite, bare, going = saying.inflected("add note deny admit say:said agree emphasize")
    assert finite == {
        *("adds", "added", "notes", "noted", "denies", "denied", "admits", "admitted", "says", "said"),
        *("agrees", "agreed", "emphasizes", "emphasized"),
    }
    assert bare == {"add", "note", "deny", "admit", "say", "agree", "emphasize"}
    assert going == {"adding", "noting", "denying", "admitting", "saying", "agreeing", "emphasizing"}


PIECES = st.sampled_from(
    [*'“”"«»,.:;—()[]？。，：\n', " ", "said ", "Ada Veld ", "the ", "that ", "according to ", "who ", "and ", "was quoted as saying ",
     "по словам ", "заявил", "laut ", "sagte ", "dass ", "selon ", "que ", "据", "表示", "说：", "1", "Mr. ", "\ud800", "\x00"],
)  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)),
    st.sampled_from([None, "en", "zh", *sorted(GRAMMARS)]),
)
def test_any_text_gives_sorted_attributions_with_content(text, language):
    """Whatever the text, spans lie in it, contents are sorted and not empty, the order is defined, nothing comes twice."""
    found = find_attributions(text, language)
    assert list(found) == sorted(found, key=lambda one: (one.content, one.source, one.cue))
    assert len(set(found)) == len(found)
    for one in found:
        assert one.content
        assert list(one.content) == sorted(one.content)
        assert max(part.end for part in (one.source, one.cue, *one.content)) <= len(text)
        assert one.kind in ("direct", "mixed", "indirect")


HOSTILE = ["said " * 40_000, "Ada Veld, " * 20_000 + "said", "(" * 200_000, "according to " * 15_000, "and " * 50_000, "“a” said " * 20_000,
           "A. " * 66_000, "quoted as saying " * 12_000, "Ada: “a”\n" * 20_000, "she said:\n" * 20_000, "“a” " * 50_000, "a" * 200_000,
           "по словам " * 20_000, "据" * 200_000, "韦尔德说，" * 40_000, "说：“" * 60_000, "que que " * 25_000, "Mr." * 66_000, "-- " * 60_000]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [(text, (None, "ru", "zh")[k % 3]) for k, text in enumerate(HOSTILE)],
    ids=[text[:16].strip() for text in HOSTILE],
)
def test_a_text_of_200000_characters_takes_no_more_than_a_moment(text, language):
    """Sentences are bounded, so no repetition makes the work grow faster than the text."""
    began = time.process_time()
    find_attributions(text, language)
    assert time.process_time() - began < 10


@pytest.mark.parametrize("text", ["said " * 10_000, "Ada Veld, " * 5_000 + "said", "韦尔德说，" * 4_000])
def test_twice_the_text_takes_about_twice_the_time(text):
    """The work grows with the text, not with its square."""
    times = []
    for one in (text, text * 4):
        began = time.process_time()
        find_attributions(one)
        times.append(time.process_time() - began)
    assert times[1] < 10 * max(times[0], 0.02)
