"""The smallest set of sources, and what a lineage tells of one article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracles.cover import cover
from tests.render import fiction
from tests.render.fiction import derivation
from tracer.lineage import check_of, smallest_cover
from tracer.records import Article, SharedSpan, Source, Witness
from tracer.spans import Span

WORDS = 20
TEXT = " ".join("word" for _ in range(WORDS))
WITNESS = Witness(Article("x", TEXT, Source("x")), fiction.tokens(TEXT))


def taking(parent, probability, *ranges):
    """Return a derivation of x that shares ranges of words."""
    spans = [Span(5 * first, 5 * last - 1) for first, last in ranges]
    shared = tuple(SharedSpan(s, s, "verbatim", quoted_child=False, quoted_parent=False) for s in spans)
    return derivation(parent, "x", "copy", probability, spans=shared)


def test_the_one_that_explains_most_comes_first():
    """Source a has words 0-12, b 8-20, c 10-14: b adds eight words after a, and c none."""
    found, coverage = smallest_cover(
        WITNESS, [taking("c", 0.99, (10, 14)), taking("b", 0.9, (8, 20)), taking("a", 0.95, (0, 12))]
    )
    assert [(one.parent, share) for one, share in found] == [("a", 12 / 20), ("b", 8 / 20)]
    assert coverage == 1.0


def test_nothing_explains_nothing():
    """Without derivations, or with one that shares no span, the set is empty."""
    assert smallest_cover(WITNESS, []) == ([], 0.0)
    assert smallest_cover(WITNESS, [taking("a", 0.9)]) == ([], 0.0)


RANGES = st.lists(
    st.tuples(st.integers(0, WORDS - 1), st.integers(1, WORDS)).map(
        lambda p: (min(p), max(p) + (p[0] == p[1]))
    ),
    max_size=3,
).map(lambda ranges: [(a, min(b, WORDS)) for a, b in ranges if a < min(b, WORDS)])


@given(st.lists(st.tuples(st.sampled_from([0.2, 0.5, 0.9]), RANGES), max_size=6))
def test_the_cover_is_the_oracles(sources):
    """Set, order and shares are those of the word-by-word oracle, and the shares add up to the coverage."""
    named = [(f"s{number}", probability, ranges) for number, (probability, ranges) in enumerate(sources)]
    found, coverage = smallest_cover(WITNESS, [taking(n, p, *ranges) for n, p, ranges in named])
    expected = cover(WORDS, [(n, p, {w for a, b in ranges for w in range(a, b)}) for n, p, ranges in named])
    assert [(one.parent, share) for one, share in found] == expected
    assert coverage == pytest.approx(sum(share for _, share in expected))


def test_what_a_lineage_tells_of_one_article():
    """Sources, takers, quotes in common and what was searched are those of the article asked about."""
    lineage = fiction.harbour()
    pile = [one.witness.article for one in lineage.articles if one.witness.article.id != "b-lantern"]
    found = check_of("b-lantern", lineage, pile)
    assert [one.source.witness.article.id for one in found.sources] == ["a-wire"]
    assert found.coverage == found.sources[0].unique_coverage > 0
    assert [taker.witness.article.id for taker, _ in found.takers] == ["d-mirror"]
    assert (found.unseen, found.quoting) == ((), ())
    assert (found.searched.articles, found.searched.outlets) == (6, 4)  # d-mirror and f-beke name none
    assert len(found.searched.dates) == 5
    assert [one.witness.article.id for one in check_of("e-gull", lineage, pile).quoting] == ["a-wire"]


def test_an_unseen_source_and_its_siblings():
    """An unseen parent is no source that was found; the other articles that have it are named."""
    lineage = fiction.harbour()
    found = check_of("f-beke", lineage, [])
    assert found.sources == ()
    assert [(one.source.id, one.siblings) for one in found.unseen] == [("unseen:reuters:1", ())]
    assert found.searched.dates == ()
    also = derivation("unseen:reuters:1", "d-mirror", "unknown", 0.6, primary=False, coverage_parent=None)
    lineage = replace(lineage, derivations=(*lineage.derivations, also))
    assert [s.witness.article.id for s in check_of("d-mirror", lineage, []).unseen[0].siblings] == ["f-beke"]
