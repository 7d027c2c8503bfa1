"""When a credit that points elsewhere may be right all the same."""

from __future__ import annotations

from dataclasses import replace

from tracer.lineage.audit import has_own_mark, may_be_right, outlets_credited, supported
from tracer.records import Article, Credit, Signature, Source, Witness
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


def test_a_byline_credits_and_is_no_own_mark():
    """Another outlet in the byline is where the text comes from; one's own name there is on every page of the house."""
    signed = (Signature("efe", "Ada Veld, EFE"), Signature("gull-post", "Gull Post"))
    child = replace(witness("c", "gull-post"), signatures=signed)
    assert outlets_credited(child, "text") == {"efe"}
    assert outlets_credited(child, "statement", "residue") == set()
    assert not has_own_mark(child)
    assert may_be_right(child, [witness("b", "efe")])


def test_the_support_of_a_byline_is_that_of_a_credit():
    """Matched by a partner of that outlet, unsupported by a mere article of it, unseen without one, none for itself."""
    signed = tuple(Signature(outlet, "x") for outlet in ("efe", "tass", "rt", "gull-post"))
    child = replace(witness("c", "gull-post"), signatures=signed)
    holder, other = witness("a", "efe"), witness("b", "tass")
    told = supported(child, [holder], {one.article.outlet for one in (holder, other, child)})[1]
    assert [one.support for one in told] == ["matched", "unsupported", "unseen", None]
