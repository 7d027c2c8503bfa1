"""When a credit that points elsewhere may be right all the same."""

from __future__ import annotations

from tracer.lineage.audit import may_be_right
from tracer.records import Article, Credit, Source, Witness
from tracer.spans import Span
from tracer.text import tokenise


def witness(name, outlet, *, credited=None):
    """Make a witness of an outlet, which names another as the origin of its text if told so."""
    text = "The boats sailed."
    article = Article(name, text, Source(f"{name}.txt"), outlet=outlet)
    credits = (
        (Credit(outlet=credited, text="The", span=Span(0, 3), form="end-mark", role="text"),)
        if credited
        else ()
    )
    return Witness(article, tokenise(text, (), "en", salt=name), credits)


def test_a_credit_to_an_outlet_whose_article_shares_words_may_be_right():
    """Of two sources the child may name the other."""
    child = witness("c", "gull-post", credited="efe")
    assert may_be_right(child, [witness("a", "tass"), witness("b", "efe")])
    assert not may_be_right(child, [witness("a", "tass")])
