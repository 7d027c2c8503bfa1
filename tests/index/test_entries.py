from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracer.index.entries import article_of, entry_of, id_in, packed_text, unpacked_text
from tracer.records import Article, Aside, Published, Source
from tracer.sources.identity import _order
from tracer.spans import Span

MOMENTS = st.integers(0, 10**9).map(lambda s: datetime(1600, 1, 1, tzinfo=UTC) + timedelta(seconds=s))
LETTERS = st.characters() | st.sampled_from("\0\1\2 a")


def articles(words):
    """Return a strategy for articles with such words in their fields."""
    maybe = st.none() | words
    return st.builds(
        Article,
        id=words,
        text=st.just(""),
        source=st.builds(
            Source,
            words,
            st.none() | st.integers(1, 10**9),
            st.none() | st.builds(Published, MOMENTS, MOMENTS, words),
        ),
        url=maybe,
        title=maybe,
        outlet=maybe,
        outlet_name=maybe,
        byline=maybe,
        language=maybe,
        published=st.none() | st.builds(Published, MOMENTS, MOMENTS, words),
        asides=st.lists(st.just(Aside(Span(2, 9), "teaser")), max_size=2).map(tuple),
        flags=st.lists(words, max_size=2).map(tuple),
        modified=st.none() | st.builds(Published, MOMENTS, MOMENTS, words),
    )


ARTICLES = articles(st.text(LETTERS, max_size=6))
# a field that is empty sorts after one that is not there; to `identity` they are the same
FULL = articles(st.text(LETTERS, min_size=1, max_size=6))


@given(ARTICLES)
def test_an_article_comes_back(article):
    """Every field survives, whatever characters it holds."""
    assert article_of(entry_of(article), "") == article
    assert id_in(entry_of(article)) == article.id


@given(FULL, FULL)
def test_entries_sort_as_identity_does(one, other):
    """Entries compare as `sources.identity` compares articles, wherever that tells them apart."""
    if _order(one) < _order(other):
        assert entry_of(one) < entry_of(other)


@given(st.text())
def test_a_text_comes_back(text):
    """A text survives, lone surrogates included."""
    assert unpacked_text(packed_text(text)) == text
    assert unpacked_text(packed_text(text + "\ud800")) == text + "\ud800"


def test_an_entry_without_a_change_is_what_it_was():
    """Where no change is stated the rest has three members, as in indexes written before; both are read."""
    article = Article("a", "", Source("p"), flags=("x",))
    assert entry_of(article).endswith(b'\0[null,[],["x"]]')
    at = datetime(2021, 5, 7, 12, tzinfo=UTC)
    changed = replace(article, modified=Published(at, at, "meta"))
    stated = b',["2021-05-07T12:00:00+00:00","2021-05-07T12:00:00+00:00","meta"]]'
    assert entry_of(changed) == entry_of(article)[:-1] + stated
    captured = replace(article, source=Source("p", None, changed.modified))
    assert entry_of(captured) == entry_of(article)[:-1] + b",null" + stated


def test_no_field_is_forgotten():
    """A field added to Article or to its source must be stored too."""
    assert [field.name for field in fields(Article)] == [
        *("id", "text", "source", "url", "title", "outlet", "outlet_name", "byline", "language"),
        *("published", "asides", "flags", "modified"),
    ]
    assert [field.name for field in fields(Source)] == ["path", "record", "captured"]
    assert replace(Article("a", "", Source("p")), flags=("x",)) == article_of(
        entry_of(Article("a", "", Source("p"), flags=("x",))), ""
    )
