"""A claim that is explained is the claim that the lineage makes."""

from __future__ import annotations

import pytest

from tests.test_pipeline import OTHER, WIRE, article, edited
from tracer.lineage import explanation_of, infer, weigh_claim
from tracer.outlets import load
from tracer.params import Params
from tracer.pipeline import align_pairs, find_pairs, prepare

MARKET = """\
PORT WENDEL (Reuters) - Barley prices on the quayside exchange fell to their lowest since the flood year, as three \
barges from the southern delta unloaded a harvest that nobody had counted on.

Brokers blamed a wet spring for the wrong forecasts. A bushel sold for eleven crowns at noon and for nine at the bell.
"""


@pytest.fixture(scope="module")
def story():
    """Return witnesses, alignments and outlets of a story with a chain, a quote and an unseen source."""
    articles = [
        article("a-rt", WIRE, outlet="rt", hour=6),
        article("b-edited", edited(WIRE) + "\n-RT\n", hour=9),
        article("c-copy", edited(WIRE) + "\n-RT\n", hour=12),
        article("d-late", WIRE + "\n-RT\n", hour=14),
        article("e-own", OTHER, hour=31),
        article("f-wire", MARKET, hour=32),
    ]
    registry, params = load(), Params()
    witnesses = prepare(articles, registry, params)
    return witnesses, align_pairs(witnesses, find_pairs(witnesses, params), params), registry.outlets


def weighed(story, child, parent):
    """Weigh one claim."""
    return weigh_claim(*story, Params().lineage, child=child, parent=parent)


def test_a_claim_that_is_made_comes_back_as_it_was_made(story):
    """Each derivation of the lineage, to a seen or an unseen parent, is what weighing its two ends returns."""
    lineage = infer(*story, Params().lineage)
    assert {d.parent.split(":")[0] for d in lineage.derivations} >= {"a-rt", "unseen"}
    for derivation in lineage.derivations:
        assert weighed(story, derivation.child, derivation.parent) == derivation


def test_a_claim_that_was_not_chosen_has_its_evidence(story):
    """The reverse of a derivation was weighed: it is not primary, improbable, and says what speaks against it."""
    claim = weighed(story, "a-rt", "b-edited")
    assert not claim.primary
    assert claim.probability < 0.1
    assert any(item.weight < 0 for item in claim.evidence)
    assert claim.spans
    assert claim.alternatives[0].parent is None


def test_what_shares_too_little_was_never_weighed(story):
    """There is no claim between articles that share only a quote, nor with an id that is not there."""
    assert weighed(story, "e-own", "a-rt") is None
    assert weighed(story, "e-own", "nobody") is None
    assert weighed(story, "nobody", "a-rt") is None


def test_what_is_claimed_instead(story):
    """An explanation says how the two stand: the reverse, the line of ancestors, the association."""
    lineage = infer(*story, Params().lineage)

    def explained(child, parent):
        return explanation_of(lineage, child, parent, weighed(story, child, parent), None)

    assert explained("b-edited", "a-rt").claimed
    assert explained("a-rt", "b-edited").reverse.child == "b-edited"
    copy = explained("c-copy", "a-rt")
    assert copy.line[-1] == "a-rt"
    assert copy.claimed == (copy.line == ("a-rt",))
    quoting = explained("e-own", "a-rt")
    assert quoting.association is not None
    assert quoting.reverse is None
