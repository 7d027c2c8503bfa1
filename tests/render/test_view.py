from __future__ import annotations

from dataclasses import replace

from tests.render import fiction
from tests.render.fiction import NAMES
from tracer.params import RenderParams
from tracer.records import Alternative, Credit, Lineage, Source, Story
from tracer.render.view import view
from tracer.spans import Span

PARAMS = RenderParams()


def test_rows_come_in_reading_order():
    """The larger tree comes first, siblings by time (a day about its noon), children below their parent."""
    story = view(fiction.harbour(), NAMES, PARAMS).stories[0]
    assert [(row.card.id, row.depth) for row in story.rows] == [
        ("a-wire", 0),
        ("b-lantern", 1),
        ("d-mirror", 2),
        ("c-polder", 1),
        ("e-gull", 0),
    ]
    assert [row.last for row in story.rows] == [False, False, True, True, True]


def test_every_article_is_shown_once():
    """Each article of the lineage is in exactly one row or among those alone, whatever the shape."""
    for lineage in (fiction.harbour(), fiction.copies(12), fiction.chain(40)):
        seen = view(lineage, NAMES, PARAMS)
        shown = [
            card.id for story in seen.stories for row in story.rows for card in row.cards if not card.unseen
        ]
        shown += [card.id for card in seen.alone]
        assert sorted(shown) == sorted(one.witness.article.id for one in lineage.articles)


def test_names_fall_back():
    """An article is named by its outlet, else its stated outlet, else its site, else its file and record."""
    cards = {
        card.id: card
        for story in view(fiction.harbour(), NAMES, PARAMS).stories
        for row in story.rows
        for card in row.cards
    }
    assert cards["b-lantern"].name == "The Daily Lantern"
    assert cards["e-gull"].name == "The Gull"
    assert cards["d-mirror"].name == "mirror.example"
    assert cards["f-beke"].name == "f-beke.txt"
    lone = fiction.judged("x", "text", source=Source("in/many.jsonl", 7))
    story = Story("x", ("x",), ("x",), ())
    assert view(Lineage((lone,), (), (), (), (story,)), NAMES, PARAMS).alone[0].name == "many.jsonl:7"


def test_a_broken_address_names_nobody():
    """An address that cannot be parsed is no outlet; the file is named instead."""
    one = fiction.judged("x", "text", url="https://[broken")
    story = Story("x", ("x",), ("x",), ())
    assert view(Lineage((one,), (), (), (), (story,)), NAMES, PARAMS).alone[0].name == "x.txt"


def test_labels_tell_articles_of_one_outlet_apart():
    """Two articles of one outlet are told apart by their times, or by their titles where those agree."""
    lineage = fiction.harbour()
    articles = []
    for one in lineage.articles:
        article = one.witness.article
        if article.id in {"a-wire", "b-lantern", "c-polder"}:
            when = fiction.at(4, 9) if article.id != "c-polder" else fiction.at(5, 1)
            article = replace(article, outlet="lantern", published=when)
        articles.append(replace(one, witness=replace(one.witness, article=article)))
    story = view(replace(lineage, articles=tuple(articles)), NAMES, PARAMS).stories[0]
    labels = {row.card.id: row.card.label for row in story.rows}
    assert labels["c-polder"] == "The Daily Lantern, 5 Mar 2031 01:00"
    assert labels["a-wire"] == "The Daily Lantern, “Ormouth council agrees to re…”"
    assert labels["b-lantern"] == "The Daily Lantern, “Quay to reopen”"


def test_labels_fall_back_on_ids():
    """Articles that agree in outlet, time and title are told apart by their ids."""
    articles = tuple(fiction.judged(id_, "x", title="Same", outlet_name="Same") for id_ in ("one", "two"))
    lineage = Lineage(
        articles,
        (),
        (fiction.derivation("one", "two", "copy", 0.5),),
        (),
        (Story("one", ("one", "two"), ("one",), ()),),
    )
    labels = [row.card.label for row in view(lineage, NAMES, PARAMS).stories[0].rows]
    assert labels == ["Same [one]", "Same [two]"]


def test_notes_tell_further_and_other_parents():
    """A composite's further source and a likely alternative each stand in a note; an unlikely one does not."""
    rows = {row.card.id: row for row in view(fiction.harbour(), NAMES, PARAMS).stories[0].rows}
    assert "also takes from Polder Post (12 % of its words, 0.41)" in rows["d-mirror"].notes
    assert rows["c-polder"].notes == ("or from The Daily Lantern (0.25)",)
    lineage = fiction.harbour()
    sure = tuple(replace(one, alternatives=(Alternative(None, 0.19),)) for one in lineage.derivations)
    rows = {
        row.card.id: row for row in view(replace(lineage, derivations=sure), NAMES, PARAMS).stories[0].rows
    }
    assert rows["c-polder"].notes == ()


def test_more_than_three_leaf_copies_become_one_row():
    """Leaf copies of one parent and credit status are one row from the fourth on; three stay as they are."""
    rows = view(fiction.copies(8), NAMES, PARAMS).stories[0].rows
    assert [len(row.cards) for row in rows] == [1, 4, 4]
    assert all(row.identical for row in rows[1:])
    assert [row.edge.credit for row in rows[1:]] == ["credited", "uncredited"]
    rows = view(fiction.copies(6), NAMES, PARAMS).stories[0].rows
    assert [len(row.cards) for row in rows] == [1] * 7


def test_copies_that_differ_are_not_called_identical():
    """A group is identical only where every text is the parent's."""
    lineage = fiction.copies(8)
    changed = fiction.judged("0002", fiction.WIRE + " More.", outlet_name="Copyist 2")
    articles = tuple(changed if one.witness.article.id == "0002" else one for one in lineage.articles)
    rows = view(replace(lineage, articles=articles), NAMES, PARAMS).stories[0].rows
    assert sorted(row.identical for row in rows[1:]) == [False, True]


def test_an_article_alone_with_an_unseen_source_is_a_story():
    """One article with an unseen parent is a story to show; one with a photo credit alone is not."""
    seen = view(fiction.harbour(), NAMES, PARAMS)
    assert [story.articles for story in seen.stories] == [5, 1]
    assert seen.stories[1].rows[0].card.label == "Reuters (unseen)"
    assert [card.id for card in seen.alone] == ["g-choir"]
    assert seen.alone[0].credits == ()


def test_what_could_not_be_told_names_the_articles():
    """Ids in unresolved lines and in the reasons for an unseen source are replaced by names, punctuation kept."""
    seen = view(fiction.harbour(), NAMES, PARAMS)
    assert seen.stories[0].unresolved == ("whether Polder Post knew Halma Wire or The Daily Lantern",)
    assert seen.stories[1].rows[0].notes == ("f-beke.txt credits Reuters, and no text of it was supplied",)


def test_an_outlets_own_mark_is_no_credit():
    """An agency's dateline on its own article is not listed among its credits."""
    own = Credit("halma-wire", "(Halma Wire)", Span(0, 4), "dateline", "text")
    one = fiction.judged("x", fiction.WIRE, outlet="halma-wire", credits=(own,))
    lineage = Lineage((one,), (), (), (), (Story("x", ("x",), ("x",), ()),))
    assert view(lineage, NAMES, PARAMS).alone[0].credits == ()


def test_a_chain_of_thousands_needs_no_recursion():
    """A chain of 5,000 copies becomes 5,000 rows, each one deeper."""
    rows = view(fiction.chain(5_000), NAMES, PARAMS).stories[0].rows
    assert [row.depth for row in rows] == list(range(5_000))
