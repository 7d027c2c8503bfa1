"""Unseen sources: who is named, what was supplied of them, and what speaks against them."""

from __future__ import annotations

from dataclasses import replace

from tests.lineage.witnesses import fact, overlap
from tracer.lineage.claims import _outvoted
from tracer.lineage.facts import Facts
from tracer.lineage.unseen import hypotheses
from tracer.params import LineageParams
from tracer.records import Credit, Signature
from tracer.spans import Span

PARAMS = LineageParams()
TEXT = "The ferry left the quay late."


def article(index, outlet=None, *, names=None, byline=None):
    """Make the facts of an article that names outlets in its text or byline."""
    plain = fact(index, TEXT)
    credits_ = (Credit(names, "The", Span(0, 3), "end-mark", "text"),) if names else ()
    signatures = (Signature(byline, byline, Span(0, len(TEXT))),) if byline else ()
    known = replace(plain.witness.article, outlet=outlet)
    witness = replace(plain.witness, article=known, credits=credits_, signatures=signatures)
    return Facts(index, witness, plain.counts, plain.name, None, None)


def joined(facts, *overlaps):
    """Give the articles their overlaps."""
    for one in overlaps:
        facts[one.left].overlaps.append(one)
        facts[one.right].overlaps.append(one)
    return facts


def found(facts):
    """Return outlet, children and the articles of its outlet at hand, of each unseen source."""
    told = hypotheses(facts, [0] * len(facts), PARAMS)
    return [(one.outlet, one.children, one.others) for one in told]


def test_a_byline_shows_a_source_that_nobody_supplied():
    """The byline names it, and says how much of the text is its."""
    facts = joined([article(0, "gull-post", byline="efe"), article(1, "rt")], overlap(0, 1))
    (told,) = hypotheses(facts, [0, 0], PARAMS)
    assert (told.outlet, told.children) == ("efe", (0,))
    assert told.covers[0] == Span(0, len(TEXT))
    assert told.because() == ("a0 names it as the origin of its text: “efe”.",)


def test_an_article_of_the_outlet_that_holds_the_text_is_the_source():
    """Nothing unseen is needed where a supplied article of the outlet holds what the child has."""
    assert found(joined([article(0, names="rt"), article(1, "rt")], overlap(0, 1))) == []


def test_an_article_of_the_outlet_with_a_stock_paragraph_is_not_the_source():
    """What two children credit is then another article of that outlet; one credit may be forged, and shows none."""
    stock = [replace(overlap(child, 1), left_coverage=0.1, right_coverage=0.1) for child in (0, 2)]
    facts = joined([article(0, names="rt"), article(1, "rt"), article(2, names="rt")], *stock, overlap(0, 2))
    assert found(facts) == [("rt", (0, 2), (1,))]
    lone = joined([article(0, names="rt"), article(1, "rt"), article(2)], *stock, overlap(0, 2))
    assert found(lone) == []


def test_a_source_is_outvoted_by_those_who_share_the_text_and_name_another():
    """Of four that share much with the child one names nobody, one the same outlet, one shares little: one is left."""
    weak = overlap(0, 4, strength=PARAMS.strength_even - 1)
    facts = joined(
        [
            article(0, names="efe"),
            article(1, names="tass"),
            article(2),
            article(3, names="efe"),
            article(4, names="tass"),
        ],
        *(overlap(0, other) for other in (1, 2, 3)),
        weak,
    )
    (told,) = [one for one in hypotheses(facts, [0] * 5, PARAMS) if one.outlet == "efe"]
    assert _outvoted(told, facts, PARAMS) == 1
