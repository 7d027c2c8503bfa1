"""Readings: what each possible parent holds of a child's wording, beside the others."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lineage.witnesses import fact, overlap
from tests.oracles import readings as oracle
from tracer.lineage.comparison import first_holder, variants
from tracer.lineage.readings import readings
from tracer.lineage.rivals import rivals
from tracer.params import LineageParams
from tracer.records import Quote
from tracer.spans import Span

PARAMS = LineageParams()
WORDS = st.lists(
    st.sampled_from(["boats", "will", "sail", "on", "monday", "and", "friday"]), min_size=0, max_size=30
)


def test_runs_are_the_different_threes_of_words_in_a_row():
    """Two texts share as many hashed runs as the sets of their word triples do."""
    texts = [
        "the boats will sail on monday and the boats will sail on friday",
        "on monday the boats will sail on friday and the boats will rest",
    ]
    triples = [oracle.runs(text) for text in texts]
    counts = [fact(i, text).counts for i, text in enumerate(texts)]
    assert [len(c.runs.hashes) for c in counts] == [len(t) for t in triples]
    assert len(set(counts[0].runs.hashes.tolist()) & set(counts[1].runs.hashes.tolist())) == len(
        triples[0] & triples[1]
    )


def test_texts_of_two_words_have_no_runs():
    """Nothing shorter than three words has a run."""
    assert [len(fact(0, text).counts.runs.hashes) for text in ("", "boats", "the boats")] == [0, 0, 0]


def test_quoted_words_are_no_readings():
    """Who was there has the quotes; runs that touch one do not count."""
    text = "he said the boats will sail on monday at noon"
    quote = Quote(Span(8, 28), text[8:28])
    assert len(fact(0, text).counts.runs.hashes) == 8
    assert len(fact(0, text, quotes=[quote]).counts.runs.hashes) == 2  # on monday at, monday at noon


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=2, max_size=5))
def test_readings_are_those_of_sets(lists):
    """Shared, missing, behind and alone equal what sets of word triples give, for undated neighbours."""
    texts = [" ".join(words) for words in lists]
    facts = [fact(i, text) for i, text in enumerate(texts)]
    star = [overlap(0, i) for i in range(1, len(facts))]
    found = readings(facts, star, [f.counts.runs for f in facts], PARAMS)[0]
    for parent in range(1, len(facts)):
        others = [text for i, text in enumerate(texts) if i not in (0, parent)]
        wanted = oracle.reading(texts[0], texts[parent], others)
        assert {name: asdict(found.by[parent])[name] for name in wanted} == wanted


def test_a_later_article_is_no_rival():
    """What is dated after the child sets no standard for its parents."""
    text = "the boats will sail on monday and friday"
    facts = [fact(0, "the boats will sail", 1), fact(1, text, 9), fact(2, text, 3)]
    field = rivals(facts, [overlap(0, 2), overlap(1, 2)], PARAMS)[2]
    assert field.readings.explained == 2
    assert field.readings.by[0].behind == 0


def test_the_first_holder_has_none_before_it():
    """Of three dated holders of the same words, the second has one older holder and the third two."""
    text = "the boats will sail on monday"
    facts = [fact(i, text, hour) for i, hour in enumerate((1, 2, 3, 9))]
    field = rivals(facts, [overlap(i, 3) for i in range(3)], PARAMS)[3]
    assert [field.earlier[i] for i in range(3)] == pytest.approx([0, 1, 2])
    assert first_holder(facts[0], field) == []
    assert [first_holder(facts[i], field)[0].value for i in (1, 2)] == ["1.0", "2.0"]


def test_the_note_counts_what_a_reader_can_count():
    """The sentence on readings names the runs that a rival has and this parent lacks, and those of the two alone."""
    facts = [
        fact(0, "the boats will sail"),
        fact(1, "sail on monday"),
        fact(2, "the boats will sail on monday"),
    ]
    field = rivals(facts, [overlap(0, 2), overlap(1, 2)], PARAMS)[2]
    clue = variants(facts[1], field.readings.by[1], field)
    assert "holds 2 of the child's runs of three words" in clue.note
    assert clue.note.endswith("1 stand in these two alone.")
