"""Why one parent rather than another: readings, rest, first holder, others' word; and none of it shows copying."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

from tests.test_pipeline import OTHER, WIRE, article, edited, parents, registry, run  # noqa: F401 (fixture)
from tracer.lineage.comparison import first_holder, levelled, preference, variants
from tracer.lineage.evidence import Facts
from tracer.lineage.overlap import Overlap, WordCounts
from tracer.lineage.rivals import Rivals, rivals
from tracer.params import LineageParams
from tracer.records import Article, Evidence, Published, Source, Witness
from tracer.text import tokenise

PARAMS = LineageParams()


def fact(index, text, hour=None):
    """Make the facts of an article of a few words, dated if an hour is given."""
    at = datetime(2031, 3, 3, tzinfo=UTC) + timedelta(hours=hour) if hour is not None else None
    published = Published(at, at, "record") if at is not None else None
    known = Article(f"a{index}", text, Source(f"a{index}.txt"), published=published)
    witness = Witness(known, tokenise(text, (), "en", salt=known.id))
    return Facts(index, witness, WordCounts(witness), known.id, None, published)


def shared(left, right, runs):
    """Make an overlap with so many runs in common, of everything both hold."""
    return Overlap(left, right, (), 50.0, runs, 50.0, 0.0, 50.0, 1.0, 1.0)


def test_runs_are_the_different_threes_of_words_in_a_row():
    """Two texts share as many hashed runs as the sets of their word triples do."""
    first = [
        "the",
        "boats",
        "will",
        "sail",
        "on",
        "monday",
        "and",
        "the",
        "boats",
        "will",
        "sail",
        "on",
        "friday",
    ]
    second = [
        "on",
        "monday",
        "the",
        "boats",
        "will",
        "sail",
        "on",
        "friday",
        "and",
        "the",
        "boats",
        "will",
        "rest",
    ]
    triples = [set(zip(words, words[1:], words[2:], strict=False)) for words in (first, second)]
    counts = [fact(i, " ".join(words)).counts for i, words in enumerate((first, second))]
    assert [len(c.runs) for c in counts] == [len(t) for t in triples]
    assert len(set(counts[0].runs.tolist()) & set(counts[1].runs.tolist())) == len(triples[0] & triples[1])


def test_texts_of_two_words_have_no_runs():
    """Nothing shorter than three words has a run."""
    assert [len(fact(0, text).counts.runs) for text in ("", "boats", "the boats")] == [0, 0, 0]


def test_a_missing_run_counts_against_and_the_nearest_loses_nothing():
    """The rival that shares most has no item; one that shares fewer runs loses by their number and share."""
    best = Rivals(runs=40)
    assert variants(shared(0, 1, 40), best, PARAMS) == []
    (item,) = variants(shared(0, 1, 30), best, PARAMS)
    assert math.isclose(item.weight, -(PARAMS.variant_log * math.log(11) + PARAMS.variant_share / 4))


def test_the_first_holder_is_preferred():
    """Of three dated holders of the same words, the second has one before it and the third two."""
    facts = [fact(0, "a b c", 1), fact(1, "a b c", 2), fact(2, "a b c", 3), fact(3, "a b c", 9)]
    field = rivals(facts, [shared(i, 3, 50) for i in range(3)], PARAMS)[3]
    assert field.earlier == {0: 0, 1: 1, 2: 2}
    assert first_holder(facts[0], field, PARAMS) == []
    for before, holder in ((1, facts[1]), (2, facts[2])):
        (item,) = first_holder(holder, field, PARAMS)
        assert math.isclose(item.weight, -PARAMS.first_holder * math.log1p(before))


def test_a_later_article_is_no_rival():
    """What is dated after the child sets no standard for its parents."""
    facts = [fact(0, "a b c", 1), fact(1, "a b c", 9), fact(2, "a b c", 3)]
    field = rivals(facts, [shared(0, 2, 10), shared(1, 2, 50)], PARAMS)[2]
    assert (field.runs, field.earlier) == (10, {0: 0})


def test_preferences_are_taken_back_from_the_best():
    """The items that prefer a parent sum to nothing for the best one, whatever its credit says."""
    items = [
        Evidence("time", "", 1.0, ""),
        Evidence("registry", "", 1.0, ""),
        Evidence("credit", "", 3.0, ""),
    ]
    assert preference(items) == 2.0
    assert sum(item.weight for item in (*items, *levelled(preference(items)))) == 3.0
    assert levelled(0.0) == []
    assert levelled(-2.0) == []


def test_an_agency_that_others_name_is_not_thereby_copied_by_a_reporter(registry):  # noqa: F811 (fixture)
    """Copies that name an agency do not make a copy of a report that shares the agency's quote only."""
    story = [
        article("a-rt", WIRE, outlet="rt", hour=6),
        article("b-copy", WIRE + "\n-RT\n", hour=7),
        article("c-copy", edited(WIRE) + "\n-RT\n", hour=8),
        article("e-own", OTHER, hour=31),
    ]
    lineage = run(story, registry)
    assert parents(lineage) == {"b-copy": "a-rt", "c-copy": "a-rt"}
