from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.render import fiction, snapshots
from tests.render.fiction import NAMES, derivation
from tracer.lineage import explanation_of
from tracer.records import Alternative
from tracer.render.explain import explain_json, explain_text
from tracer.render.look import Look, paint

LINEAGE = fiction.harbour()
SHARED = replace(fiction.alignment()[0], left="a-wire", right="c-polder")


def explained(child, parent, claim=None, shared=None):
    """Explain a claim that the fiction makes, or one that it only weighed."""
    made = next((d for d in LINEAGE.derivations if (d.child, d.parent) == (child, parent)), claim)
    return explanation_of(LINEAGE, child, parent, made, shared)


def text(found, width=100):
    """Return an explanation as plain text, its lines joined."""
    return " ".join(paint(explain_text(found, NAMES, Look(width)), Look(width)).split())


@pytest.mark.parametrize("width", [80, 100])
def test_a_claim_that_is_made(width):
    """A claim with its evidence for and against, as read by eye."""
    look = Look(width)
    snapshots.check(
        f"explain-{width}", paint(explain_text(explained("b-lantern", "a-wire"), NAMES, look), look)
    )
    assert all(
        len(line) <= width
        for line in paint(explain_text(explained("c-polder", "a-wire"), NAMES, look), look).splitlines()
    )


def test_further_sources():
    """A further source is called so, and the main one is named."""
    told = text(explained("d-mirror", "c-polder"))
    assert "The lineage says so: rewrite" in told
    assert "further source of mirror.example" in told
    assert "It also says: mirror.example takes its text from The Daily Lantern" in told


def test_the_reverse():
    """Where the lineage says the reverse, the answer says that, and that no other source is named."""
    told = text(
        explained("a-wire", "b-lantern", derivation("b-lantern", "a-wire", "copy", 0.01, primary=False))
    )
    assert "does not say so. It weighed the claim: copy" in told
    assert "It says the reverse: The Daily Lantern takes its text from Halma Wire" in told
    assert "names no source of Halma Wire" in told


def test_an_ancestor_and_a_common_source():
    """A source of the source, and a source that both have, are said to be that."""
    assert "Halma Wire stands further up the same line" in text(explained("d-mirror", "a-wire"))
    assert "mirror.example goes back to it" in text(explained("a-wire", "d-mirror"))
    told = text(explained("c-polder", "b-lantern"))
    assert "It says instead: Polder Post takes its text from Halma Wire" in told
    assert "Both go back to Halma Wire." in told


def test_an_association_is_no_derivation():
    """Shared quotes are called an association, which has no direction."""
    told = text(explained("e-gull", "a-wire", shared=SHARED))
    assert "only quoted words: an association" in told
    assert "share too little" in told


def test_nothing_in_common():
    """Where nothing is shared and no source is named, just that is said."""
    told = text(explained("g-choir", "a-wire", shared=replace(SHARED, pairs=())))
    assert "no wording in common" in told
    assert "names no source of Вестник Оски" in told


def test_unseen_parents_have_no_coverage():
    """A claim on an unseen source is explained like any other."""
    told = text(explained("f-beke", "unseen:reuters:1"))
    assert "f-beke.txt ← Reuters (unseen)" in told
    assert "f-beke.txt says: Reuters reported." in told


def test_shares_are_those_of_the_right_side():
    """The alignment has its sides in the order of ids; the shares are told of the child and the parent all the same."""
    told = json.loads("".join(explain_json(explained("c-polder", "a-wire", shared=SHARED))))
    assert told["shared"] == {"spans": 1, "coverage_child": 0.44, "coverage_parent": 0.4}
    for child, parent, shares in (("a-wire", "e-gull", (0.4912, 0.62)), ("e-gull", "a-wire", (0.62, 0.4912))):
        found = explained(child, parent, shared=replace(SHARED, right="e-gull"))
        shared = json.loads("".join(explain_json(found)))["shared"]
        assert (shared["coverage_child"], shared["coverage_parent"]) == shares
        assert shared["spans"] == 2
        name = "Halma Wire" if child == "a-wire" else "The Gull"
        assert f"{round(100 * shares[0])} % of {name}'s words" in text(found)


def test_json_tells_how_the_claim_stands():
    """`claim` is primary, further, weighed or none, and the derivation is null only with none."""
    weighed = derivation(
        "b-lantern", "a-wire", "copy", 0.01, primary=False, alternatives=(Alternative(None, 0.9),)
    )
    for claim, found in (
        ("primary", explained("b-lantern", "a-wire")),
        ("further", explained("d-mirror", "c-polder")),
        ("weighed", explained("a-wire", "b-lantern", weighed)),
        ("none", explained("g-choir", "a-wire", shared=SHARED)),
    ):
        told = json.loads("".join(explain_json(found)))
        assert told["claim"] == claim
        assert (told["derivation"] is None) == (claim == "none")
        assert told["calibrated"] is False
    told = json.loads("".join(explain_json(explained("e-gull", "a-wire", shared=SHARED))))
    assert told["association"]["kind"] == "quotes"
    assert told["ancestors"] == {"child": [], "parent": []}
