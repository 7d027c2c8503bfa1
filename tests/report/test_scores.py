from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render import fiction
from tracer.records import SharedSpan
from tracer.render.documents import number
from tracer.render.report.scores import GROUPS, scores
from tracer.spans import Span

TEXT = "one two three four five six seven eight nine ten"
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
    lambda pair: Span(pair[0], min(len(TEXT), pair[0] + pair[1]))
)
SHARED = st.builds(
    SharedSpan,
    SPANS,
    SPANS,
    st.just("verbatim"),
    quoted_child=st.booleans(),
    quoted_parent=st.just(value=False),
)
LINKS = st.lists(
    st.tuples(
        st.sampled_from(["credited", "uncredited", "unverified"]), st.lists(SHARED, min_size=1, max_size=4)
    ),
    max_size=3,
)


def words_on(links, sources, groups):
    """Count, one word after the other, those that lie wholly in the merged spans of a source and group switched on."""
    counted = 0
    for word in fiction.re.finditer(r"\w+", TEXT):
        inside = False
        for place, (credit, spans) in enumerate(links):
            for group in groups:
                letters = set()
                for span in spans:
                    if 2 * span.quoted_child + (credit not in ("credited", "partial")) == group:
                        letters |= set(range(span.child.start, span.child.end))
                # as in the lineage, a word counts where one span holds the whole of it
                held = any(
                    span.child.start <= word.start() and word.end() <= span.child.end
                    for span in spans
                    if 2 * span.quoted_child + (credit not in ("credited", "partial")) == group
                )
                inside |= place in sources and held
        counted += inside
    return counted


@given(LINKS, st.sets(st.integers(0, 2)), st.sets(st.integers(0, 3)))
def test_the_counts_add_up_for_any_switches(links, sources, groups):
    """Whatever is switched on, the sum of the page's counts is the count of words one by one."""
    child = fiction.judged("c", TEXT)
    into = [
        (place, fiction.derivation("p", "c", "copy", 0.9, credit=credit, spans=tuple(spans)))
        for place, (credit, spans) in enumerate(links)
    ]
    told = scores(child, into)
    summed = sum(
        words
        for words, those in told.words
        if any(one >> 2 in sources and one & 3 in groups for one in those)
    )
    assert summed == words_on(links, sources, groups)
    assert told.live == len(TEXT.split())


def test_groups_are_as_editors_know_them():
    """The four groups: credited or not, and each of them quoted or not."""
    assert GROUPS == ("credited", "uncredited", "quoted-credited", "quoted-uncredited")


def test_one_source_alone_gives_its_coverage(fixtures):
    """With one source and all groups on, the score of a real article is the JSON's coverage of that derivation."""
    for place, one in enumerate(fixtures.document["derivations"]):
        article = next(a for a in fixtures.document["articles"] if a["id"] == one["child"])
        told = fixtures.beside["articles"][fixtures.document["articles"].index(article)]
        words = sum(many for many, those in told["words"] if any(each >> 2 == place for each in those))
        assert number(words / told["live"]) == pytest.approx(one["coverage_child"], abs=1e-4), one["child"]


def test_all_sources_leave_the_original_part(fixtures):
    """With everything on, what is left is the JSON's original coverage."""
    for article, told in zip(fixtures.document["articles"], fixtures.beside["articles"], strict=True):
        words = sum(many for many, _ in told["words"])
        assert 1 - words / told["live"] == pytest.approx(article["original_coverage"], abs=1e-4), article[
            "id"
        ]
