"""Texts of which nothing says what they are: how near they stand is told, which came first is not."""

from __future__ import annotations

import pytest

from tracer.outlets import load
from tracer.params import Params
from tracer.pipeline import trace
from tracer.records import Article, Source

LONG = " ".join(
    f"The {kind} of Wend was {deed} by the council in its {turn} session, and nobody in the hall objected to it."
    for kind, deed, turn in [
        ("harbour", "opened", "first"), ("bridge", "closed", "second"), ("market", "moved", "third"),
        ("school", "painted", "fourth"), ("library", "praised", "fifth"), ("tower", "measured", "sixth"),
        ("garden", "planted", "seventh"), ("theatre", "lent", "eighth"), ("canal", "dredged", "ninth"),
    ]
)  # fmt: skip


def pair(**told):
    """Trace a text and its first two thirds."""
    cut = LONG[: LONG.index(" The garden")]
    articles = [
        Article(name, text, Source(f"{name}.txt"), language="en", **told)
        for name, text in (("a", LONG), ("b", cut))
    ]
    return trace(articles, load(), Params())


def test_between_plain_texts_the_direction_is_left_open():
    """A longer and a shorter text: that one comes from the other is likely, either way with the same probability."""
    lineage = pair()
    (one,) = lineage.derivations
    assert one.probability <= 0.5
    assert "cannot be told" in lineage.stories[0].unresolved[0]


def test_both_ways_have_one_weight():
    """The evidence says why nothing was made of their lengths."""
    (one,) = pair().derivations
    kinds = {item.kind: item for item in one.evidence}
    assert kinds["kind-of-text"].note.startswith("Nothing says who printed either text or when")


@pytest.mark.parametrize(
    "told", [{"outlet_name": "The Wend Argus"}, {"url": "https://argus.example/1"}, {"byline": "Oda Melchin"}]
)
def test_an_article_is_no_plain_text(told):
    """Where anything says who printed them, what was learned of news speaks."""
    assert all(item.kind != "kind-of-text" for one in pair(**told).derivations for item in one.evidence)
