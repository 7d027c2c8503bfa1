from __future__ import annotations

import pytest

from tests.render import fiction
from tracer.records import Difference, SharedSpan, UnseenSource
from tracer.render.report.changes import changes
from tracer.spans import Span


def where(text, words, last):
    """Return where the words stand; none stand where the last ones ended."""
    return (text.index(words), text.index(words) + len(words)) if words else (last, last)


def told(child, parent, *edits, quotes=()):
    """Return the changes between two texts, each as (kind, before, after), given the words that differ."""
    differences = []
    left = right = (0, 0)
    for before, after in edits:
        left, right = where(child, after, left[1]), where(parent, before, right[1])
        differences.append(Difference(left, right))
    articles = {
        id_: fiction.judged(
            id_,
            text,
            quotes=tuple(
                fiction.Quote(fiction.span(text, words), words) for words in quotes if words in text
            ),
        )
        for id_, text in (("c", child), ("p", parent))
    }
    span = SharedSpan(
        Span(0, len(child)), Span(0, len(parent)), "near-verbatim", quoted_child=False, quoted_parent=False
    )
    link = fiction.derivation("p", "c", "near-copy", 0.9, spans=(span,))
    found = changes(link, [differences], articles, {})
    return [(one["kind"], parent[slice(*one["parent"])], child[slice(*one["child"])]) for one in found]


@pytest.mark.parametrize(
    ("parent", "child", "edit", "kinds"),
    [
        ("It cost 14 million crowns.", "It cost 41 million crowns.", ("14", "41"), ["number"]),
        ("It cost 14,000 crowns.", "It cost 14000 crowns.", ("14,000", "14000"), []),
        ("It was shut nineteen years ago.", "It was shut 19 years ago.", ("nineteen", "19"), []),
        ("It was shut nineteen years ago.", "It was shut 91 years ago.", ("nineteen", "91"), ["number"]),
        ("On Monday Ilse Brand spoke.", "On Monday Ilse Grand spoke.", ("Brand", "Grand"), ["name"]),
        ("The quay shut. Nobody came.", "The quay shut. None came.", ("Nobody", "None"), []),
        ("The minister allegedly left.", "The minister surely left.", ("allegedly", "surely"), ["hedge"]),
        ("Министр якобы ушёл.", "Министр снова ушёл.", ("якобы", "снова"), ["hedge"]),
        ("消息据称属实。", "消息完全属实。", ("据称", "完全"), ["hedge"]),
        ("The old crane fell.", "The big crane fell.", ("old", "big"), []),
    ],
)  # fmt: skip
def test_a_change_is_named_by_its_kind(parent, child, edit, kinds):
    """Numbers, names and hedges that differ are told; other words, and the same number written otherwise, are not."""
    assert [kind for kind, _, _ in told(child, parent, edit)] == kinds


@pytest.mark.parametrize(
    ("parent", "child", "edits", "wanted"),
    [
        ("from the first of July on", "from July 1 on", [("the first of ", ""), ("", " 1")], []),
        ("from the first of July on", "from July 2 on", [("the first of ", ""), ("", " 2")], ["number"]),
        ("from July 21 on", "from the twenty-first of July on", [("July 21", "the twenty-first of July")], []),
        ("on its second day", "on its third day", [("second", "third")], ["number"]),
        ("the first ship left", "a ship left", [("the first", "a")], []),
        ("1 of the ships", "the first of all the ships", [("1 of", "the first of all")], []),
        ("14 boats and 41 nets", "41 boats and 14 nets", [("14", "41"), ("41", "14")], ["number", "number"]),
    ],
)  # fmt: skip
def test_an_ordinal_is_its_number(parent, child, edits, wanted):
    """A day spelt as an ordinal is no other than its figure, though it stands elsewhere; another ordinal is another number."""
    assert [kind for kind, _, _ in told(child, parent, *edits)] == wanted


def test_an_altered_quote_is_told():
    """Words that differ between quotation marks on both sides are an altered quote."""
    parent, child = 'She said: "we never paid" and left.', 'She said: "we rarely paid" and left.'
    found = told(child, parent, ("never", "rarely"), quotes=("we never paid", "we rarely paid"))
    assert found == [("quote", "never", "rarely")]
    assert told(child, parent, ("never", "rarely")) == []


def test_a_rewritten_number_is_told_only_where_the_source_lacks_it():
    """In a rewritten passage a number counts as changed where the source's text holds it nowhere and has another instead."""
    parent = "The repairs cost 14 million crowns. The quay is 300 metres long."
    for child, wanted in (
        ("Mending it took 17 million crowns.", [("14", "17")]),
        ("Mending 300 metres of it took 14 million.", []),
    ):
        span = SharedSpan(
            Span(0, len(child)),
            fiction.span(parent, "The repairs cost 14 million crowns."),
            "rewritten",
            quoted_child=False,
            quoted_parent=False,
        )
        link = fiction.derivation("p", "c", "rewrite", 0.9, spans=(span,))
        articles = {"c": fiction.judged("c", child), "p": fiction.judged("p", parent)}
        found = changes(link, [None], articles, {})
        assert [(parent[slice(*one["parent"])], child[slice(*one["child"])]) for one in found] == wanted


def test_an_unseen_source_without_text_changes_nothing():
    """Where the source's text is not known, no change is told."""
    link = fiction.derivation("unseen:x:1", "c", "unknown", 0.9, coverage_parent=None)
    source = UnseenSource("unseen:x:1", "x", ())
    assert changes(link, [], {"c": fiction.judged("c", "Words.")}, {source.id: source}) == []


def test_a_huge_difference_is_no_change():
    """A difference of thousands of letters is a passage, not a change, and costs no time."""
    child, parent = "1" * 100_000, "2" * 100_000
    span = SharedSpan(
        Span(0, len(child)), Span(0, len(parent)), "near-verbatim", quoted_child=False, quoted_parent=False
    )
    link = fiction.derivation("p", "c", "near-copy", 0.9, spans=(span,))
    articles = {"c": fiction.judged("c", child), "p": fiction.judged("p", parent)}
    assert changes(link, [[Difference((0, len(child)), (0, len(parent)))]], articles, {}) == []
