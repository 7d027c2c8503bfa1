from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tracer.render import marks
from tracer.render.look import Look
from tracer.spans import Span

TEXT = "The quay opens on Monday, said the mayor. It was shut for years. (Halma Wire)"
PLAIN, COLOUR = Look(80), Look(80, colour=True)


def at(words: str) -> Span:
    """Return where the words stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def whole(layered: marks.Layers, look: Look = PLAIN, text: str = TEXT):
    """Return the whole text marked."""
    return marks.marked(text, Span(0, len(text)), layered, look)


def test_each_grade_has_its_brackets():
    """Without colour a shared span stands between the brackets of its grade, a credit between braces."""
    layered = marks.layers(
        [
            (at("The quay opens"), "verbatim"),
            (at("said the mayor"), "near-verbatim"),
            (at("shut for"), "rewritten"),
        ],
        [at("(Halma Wire)")],
    )
    assert whole(layered).plain == (
        "[=The quay opens=] on Monday, [~said the mayor~]. It was [*shut for*] years. {(Halma Wire)}"
    )
    assert whole(marks.layers([(at("Monday"), "translated")])).plain.startswith(
        "The quay opens on [>Monday<],"
    )


def test_the_stronger_grade_wins_where_two_overlap():
    """Where a verbatim span lies in a rewritten one, it is shown as verbatim and the rest as rewritten."""
    layered = marks.layers([(at("quay opens on Monday"), "rewritten"), (at("opens"), "verbatim")])
    assert whole(layered).plain.startswith("The [*quay *][=opens=][* on Monday*], said")


def test_a_credit_within_a_shared_span_is_nested():
    """A credit inside shared wording keeps its braces inside the brackets, and one across an edge is closed first."""
    layered = marks.layers([(at("years. (Halma Wire)"), "verbatim")], [at("(Halma Wire)")])
    assert whole(layered).plain.endswith("for [=years. {(Halma Wire)}=]")
    layered = marks.layers([(at("years. (Halma"), "verbatim")], [at("(Halma Wire)")])
    assert whole(layered).plain.endswith("[=years. {(Halma}=]{ Wire)}")


def test_colour_marks_with_styles_alone():
    """In colour the text stands as it is, and grades, credits and quotes are styles of its parts."""
    layered = marks.layers([(at("The quay opens"), "verbatim")], [at("(Halma Wire)")], [at("quay opens on")])
    shown = whole(layered, COLOUR)
    assert shown.plain == TEXT
    styles = {shown.plain[span.start : span.end]: str(span.style) for span in shown.spans}
    assert styles == {
        "The ": "green",
        "quay opens": "italic green",
        " on": "italic",
        "(Halma Wire)": "bold underline",
    }


def test_changes_are_nested_in_their_grade():
    """Words that the other text lacks have a word diff's brackets inside those of the grade, in colour a style."""
    layered = marks.layers([(at("quay opens on Monday"), "near-verbatim")])
    gone, new = (layered.with_changes([at("opens"), at("Monday")], kind) for kind in ("removed", "added"))
    assert whole(gone).plain.startswith("The [~quay [-opens-] on [-Monday-]~], said")
    assert whole(new).plain.startswith("The [~quay {+opens+} on {+Monday+}~], said")
    shown = whole(gone, COLOUR)
    assert shown.plain == TEXT
    assert {str(s.style) for s in shown.spans if shown.plain[s.start : s.end] == "opens"} == {"bold red"}
    assert marks.changes(COLOUR).plain == "only in the first   only in the second"


def test_a_stretch_shows_only_its_own_marks():
    """A stretch of a text shows what of each mark lies within it."""
    layered = marks.layers([(at("The quay opens on Monday"), "verbatim")])
    assert marks.marked(TEXT, at("Monday, said"), layered, PLAIN).plain == "[=Monday=], said"


def test_white_space_becomes_single_spaces():
    """Line ends and runs of spaces are one space, also across the edge of a mark."""
    text = "one \n\n two\t three"
    layered = marks.layers([(Span(0, 5), "verbatim")])
    assert whole(layered, text=text).plain == "[=one =]two three"


def test_the_legend_names_what_occurs():
    """The legend explains the grades that occur and no others; in plain text it shows their brackets."""
    assert "rewritten" not in marks.legend(["verbatim"], PLAIN, credits_=False, quotes=True).plain
    assert (
        marks.legend(["verbatim"], PLAIN, credits_=True, quotes=False).plain
        == "[=verbatim=] same words   {credit}"
    )
    assert marks.legend([], COLOUR, credits_=False, quotes=True).plain == "quoted words"


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 17), st.sampled_from(marks.GRADES)), max_size=8),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 17)), max_size=4),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 17)), max_size=4),
    st.sampled_from(["removed", "added"]),
)
def test_marks_change_no_letter(graded, credited, changed, change):
    """Whatever is marked and however it overlaps, taking the brackets away gives the text back."""
    text = TEXT.replace("(", "").replace(")", "")
    layered = marks.layers(
        [(Span(start, start + size), grade) for start, size, grade in graded],
        [Span(start, start + size) for start, size in credited],
    ).with_changes([Span(start, start + size) for start, size in changed], change)
    out = whole(layered, text=text).plain
    assert re.sub(r"\[[=~*>-]|[=~*<-]\]|\{\+|\+\}|[{}]", "", out) == text
    for opening, closing in marks.BRACKETS.values():
        assert out.count(opening) == out.count(closing)
    assert whole(layered, COLOUR, text).plain == text
