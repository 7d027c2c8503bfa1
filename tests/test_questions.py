"""`questions.check` and `questions.explain` on in-house stories: one article, or one claim, at a time."""

from __future__ import annotations

import random

import pytest

from tests.test_pipeline import OTHER, WIRE, article, edited
from tracer.errors import NoInputError, UsageError
from tracer.outlets import load
from tracer.params import Params
from tracer.pipeline import trace
from tracer.questions import check, explain
from tracer.render.check import check_jsonl
from tracer.render.explain import explain_json

RT = article("a-rt", WIRE, outlet="rt", hour=6)
COPY = article("b-copy", edited(WIRE) + "\n-RT\n", hour=9)
OWN = article("e-own", OTHER, hour=31)


@pytest.fixture(scope="module")
def registry():
    """Load the registry that ships with tracer."""
    return load()


def one(found):
    """Return the only check."""
    assert len(found) == 1
    return found[0]


def test_a_copy_is_traced_to_its_source(registry):
    """The source, its coverage and its credit are those of the lineage, and what it alone explains is all of it."""
    found = one(check([COPY], [OWN, RT], registry, Params()))
    made = trace([RT, COPY, OWN], registry, Params()).derivations[0]
    assert [s.derivation for s in found.sources] == [made]
    assert found.sources[0].unique_coverage == pytest.approx(made.coverage_child) == found.coverage
    assert found.article.verdict in {"wholly-derived", "partially-derived"}
    assert (found.searched.articles, found.searched.outlets) == (2, 1)


def test_nothing_shared_is_not_derived(registry):
    """An article that shares nothing with any other has no source, whatever was searched."""
    lone = article(
        "z-lone", "The choir of Sint Odo sings on Sunday in the old tram depot, by the light of lamps."
    )
    found = one(check([lone], [RT, OWN], registry, Params()))
    assert (found.article.verdict, found.coverage, found.sources) == ("non-derived", 0.0, ())
    assert found.searched.articles == 2


def test_a_credit_to_what_was_not_supplied_is_undetermined(registry):
    """An article with the mark of an outlet that was not supplied is not called non-derived."""
    found = one(check([COPY], [OWN], registry, Params()))
    assert found.article.verdict == "undetermined"
    assert [hidden.source.outlet for hidden in found.unseen] == ["rt"]
    assert found.sources == ()


def test_an_article_is_no_source_of_itself(registry):
    """A file that lies in the pile too is left out of what is searched for it, and is searched for the others."""
    rt, copy = check([RT, COPY], [RT, COPY, OWN], registry, Params())
    assert (rt.searched.articles, copy.searched.articles) == (2, 2)
    assert [taker.witness.article.id for taker, _ in rt.takers] == ["b-copy"]
    assert [source.source.witness.article.id for source in copy.sources] == ["a-rt"]


def test_files_are_checked_one_by_one(registry):
    """A file is no source of another file unless it was supplied to search."""
    together = check([RT, COPY], [OWN], registry, Params())
    apart = [one(check([file], [OWN], registry, Params())) for file in (RT, COPY)]
    assert "".join(check_jsonl(together)) == "".join(check_jsonl(apart))


def test_the_order_of_the_inputs_changes_nothing(registry):
    """Files and pile in any order give the same answers, byte for byte."""
    files, pile, answers = [RT, COPY], [RT, OWN, article("f", WIRE, hour=20)], set()
    for seed in range(3):
        random.Random(seed).shuffle(files)  # noqa: S311 (a seeded order, no secret)
        random.Random(seed).shuffle(pile)  # noqa: S311 (a seeded order, no secret)
        answers.add("".join(check_jsonl(check(files, pile, registry, Params()))))
    assert len(answers) == 1
    with pytest.raises(NoInputError):
        check([], pile, registry, Params())


def test_a_claim_is_explained_as_the_lineage_makes_it(registry):
    """The derivation is the lineage's own, and the two ends that share too little have none."""
    pile = [RT, COPY, OWN]
    lineage = trace(pile, registry, Params())
    found = explain(pile, registry, Params(), child="b-copy", parent="a-rt")
    assert found.claimed
    assert found.derivation == lineage.derivations[0]
    quoting = explain(pile, registry, Params(), child="e-own", parent="a-rt")
    assert (quoting.claimed, quoting.derivation) == (False, None)
    assert quoting.association is not None
    assert "".join(explain_json(quoting)) == "".join(
        explain_json(explain(pile, registry, Params(), child="e-own", parent="a-rt"))
    )


def test_unseen_sources_can_be_explained(registry):
    """The parent may be an unseen source of the lineage."""
    found = explain([COPY, OWN], registry, Params(), child="b-copy", parent="unseen:rt:1")
    assert found.claimed
    assert found.shared is None


@pytest.mark.parametrize(
    ("child", "parent"),
    [("nobody", "a-rt"), ("a-rt", "nobody"), ("a-rt", "unseen:bbc:1"), ("a-rt", "a-rt")],
)
def test_ids_that_are_not_there_are_wrong_usage(registry, child, parent):
    """An unknown id, and a claim of an article on itself, are refused."""
    with pytest.raises(UsageError):
        explain([RT, COPY], registry, Params(), child=child, parent=parent)
