from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render import fiction
from tracer.params import RenderParams
from tracer.render.report import overview
from tracer.render.report.layout import GAP_X, HIGH, WIDE, drawing
from tracer.render.report.timeline import EDGE, timeline
from tracer.render.report.timeline import WIDE as CLOCK_WIDE
from tracer.render.view import view


def stories(lineage):
    """Return a lineage's stories as the overview sees them."""
    return view(lineage, fiction.NAMES, RenderParams()).stories


def numbers(lineage):
    """Return each article's number, and each unseen source's, counted down from -1."""
    told = {one.witness.article.id: place for place, one in enumerate(lineage.articles)}
    return told | {one.id: -1 - place for place, one in enumerate(lineage.unseen)}


def test_a_story_is_told_in_one_sentence():
    """The sentence gives articles, outlets and origins, and how far the first origin's item went, with what credit."""
    lineage = fiction.harbour()
    told = [overview.sentence(story, lineage.derivations) for story in stories(lineage)]
    assert told[0] == (
        "5 articles of 5 outlets, 2 origins; Halma Wire’s item of 4 Mar 2031 09:05 reached 3 outlets, "
        "1 with credit, 1 naming it for a statement only, 1 without credit (1 less than likely)."
    )
    assert told[1] == "1 article, 1 origin; an unseen item of Reuters reached 1 outlet, with credit."


def test_many_copies_are_counted_one_by_one():
    """Copies that share a box in the graph are each counted in the sentence."""
    lineage = fiction.copies(40)
    told = overview.sentence(stories(lineage)[0], lineage.derivations)
    assert (
        told
        == "41 articles of 41 outlets, 1 origin; Halma Wire’s item of 4 Mar 2031 09:00 reached 40 outlets, 20 with credit, 20 without credit."
    )


def test_an_unsure_story_is_not_told_for_certain():
    """Links less than likely are counted; where there are no others, the item only may have reached anyone."""
    lineage = fiction.copies(3)
    story = stories(lineage)[0]
    probabilities = {"all": [0.69] * 3, "some": [0.9, 0.69, 0.7], "none": [0.7] * 3}
    told = {
        name: overview.sentence(
            story,
            [replace(one, probability=value) for one, value in zip(lineage.derivations, values, strict=True)],
        )
        for name, values in probabilities.items()
    }
    assert " may have reached 3 outlets, " in told["all"]
    assert told["some"].endswith(" (1 less than likely).")
    assert " reached 3 outlets, " in told["none"]
    assert "less than likely" not in told["none"]
    assert "may" not in told["none"]


def test_each_standing_of_a_credit_is_told_apart():
    """Who credits another outlet, or none that can be checked, is not counted as without credit."""
    lineage = fiction.copies(3)
    standings = ("uncredited", "misattributed", "unverified")
    links = [replace(one, credit=credit) for one, credit in zip(lineage.derivations, standings, strict=True)]
    told = overview.sentence(stories(lineage)[0], links)
    assert told.endswith(
        "1 without credit, 1 crediting another outlet, 1 with credit that cannot be checked."
    )


def test_every_article_has_its_line():
    """The table has a line for each derivation and one for each article without any."""
    lineage = fiction.harbour()
    cards = overview.cards_of(lineage, fiction.NAMES)
    lines = overview.lines(lineage, cards, numbers(lineage))
    assert sorted(one.derivation for one in lines if one.derivation is not None) == list(
        range(len(lineage.derivations))
    )
    assert {one.article for one in lines} == set(range(len(lineage.articles)))
    ids = [one.witness.article.id for one in lineage.articles]
    for line in lines:
        assert line.derivation is None or lineage.derivations[line.derivation].child == ids[line.article]
    assert [one.story for one in lines if one.article == 6] == [0]


def test_a_story_has_the_headline_of_its_first_article():
    """The title of the root tells what a story is about; of an unseen root that of the article below it."""
    told = stories(fiction.harbour())
    assert [overview.headline(story) for story in told] == [
        next(row.card.title for row in story.rows if row.card.title) for story in told
    ]
    assert overview.headline(told[0]) == told[0].rows[0].card.title != ""
    assert told[1].rows[0].card.unseen
    assert overview.headline(told[1]) == told[1].rows[1].card.title != ""


def test_a_story_of_quotes_alone_says_so():
    """Where articles share only quotes the sentence says that, and that none was found to take text."""
    lineage = replace(fiction.harbour(), derivations=())
    assert "; only quotes in common; no article was found to take text from another." in overview.sentence(
        stories(lineage)[0], ()
    )


@pytest.mark.parametrize(
    "lineage",
    [fiction.harbour(), fiction.copies(40), fiction.chain(60), fiction.hostile("x")],
    ids=["harbour", "copies", "chain", "hostile"],
)
def test_no_boxes_overlap_and_children_stand_right(lineage):
    """No two boxes of a graph overlap, all lie within it, and every primary edge leads to the right."""
    for story in stories(lineage):
        told = drawing(story, numbers(lineage), lineage.derivations)
        places = [(node.x, node.y) for node in told.nodes]
        for place, (x, y) in enumerate(places):
            assert 0 <= x <= told.width - WIDE
            assert 0 <= y <= told.height - HIGH
            assert all(abs(x - a) >= WIDE or abs(y - b) >= HIGH for a, b in places[place + 1 :])
        row_of = {card.id: place for place, row in enumerate(story.rows) for card in row.cards}
        for one in lineage.derivations:
            if one.primary and one.child in row_of and one.parent in row_of:
                assert told.nodes[row_of[one.child]].x >= told.nodes[row_of[one.parent]].x + WIDE + GAP_X


def test_layers_follow_the_days():
    """Articles of a later day stand right of those of an earlier one, and each day has its head."""
    lineage = fiction.harbour()
    story = stories(lineage)[0]
    told = drawing(story, numbers(lineage), lineage.derivations)
    assert [name for _, name in told.days] == ["4 Mar 2031", "5 Mar 2031", "6 Mar 2031"]
    x_of = {row.card.id: node.x for row, node in zip(story.rows, told.nodes, strict=True)}
    assert x_of["a-wire"] < x_of["b-lantern"] < x_of["c-polder"] == x_of["e-gull"] < x_of["d-mirror"]


def test_an_edge_says_how_much_and_how_sure():
    """An edge is wider the more of the child's words it explains, and marked where it is less than likely."""
    lineage = fiction.harbour()
    edges = {
        edge.number: edge
        for edge in drawing(stories(lineage)[0], numbers(lineage), lineage.derivations).edges
    }
    widths = [edges[number].width for number in (3, 1, 0, 2)]  # 12, 44, 81 and 99.7 per cent
    assert widths == sorted(widths)
    assert [edges[number].unsure for number in (0, 1, 2, 3)] == [False, True, False, True]
    assert [edges[number].further for number in (0, 1, 2, 3)] == [False, False, False, True]


def test_a_box_says_why_it_stands_there():
    """A root that others took from is an origin; one without a derivation shares only quotes; an undated one says so."""
    lineage = fiction.harbour()
    story = stories(lineage)[0]
    said = {
        row.card.id: node.lines
        for row, node in zip(
            story.rows, drawing(story, numbers(lineage), lineage.derivations).nodes, strict=True
        )
    }
    assert said["a-wire"][2] == "origin"
    assert said["e-gull"][2] == "only quotes in common"
    undated = fiction.chain(2)
    told = drawing(stories(undated)[0], numbers(undated), undated.derivations)
    assert told.nodes[0].lines[1] == "no date"
    assert all(node.lines[1].startswith("no date · ") for node in told.nodes[1:])


def test_a_source_of_second_sources_alone_is_an_origin():
    """An article that others took from, though each more from another, is no mere fellow of quotes."""
    lineage = fiction.harbour()
    links = (*lineage.derivations, replace(lineage.derivations[3], parent="e-gull"))
    lineage = replace(lineage, derivations=links)
    story = stories(lineage)[0]
    told = drawing(story, numbers(lineage), lineage.derivations)
    place = next(place for place, row in enumerate(story.rows) if row.card.id == "e-gull")
    assert told.nodes[place].lines[2] == "origin"


def test_a_timeline_keeps_order_and_room():
    """Along the clock, earlier articles stand further left, whole days are bars, and all lies within the drawing."""
    lineage = fiction.harbour()
    told = timeline(stories(lineage)[0], numbers(lineage))
    assert told is not None
    cards = overview.cards_of(lineage, fiction.NAMES)
    ids = [one.witness.article.id for one in lineage.articles]
    assert [cards[ids[one.place]].label for one in told.stretches] == [
        "Halma Wire",
        "The Daily Lantern",
        "Polder Post",
        "The Gull",
        "mirror.example",
    ]
    assert [one.width > 0 for one in told.stretches] == [False, False, True, False, False]
    assert all(one.x > 0 and one.x + one.width <= CLOCK_WIDE for one in told.stretches)
    assert [one.x for one in told.stretches] == sorted(one.x for one in told.stretches)


def test_a_story_without_dates_has_no_timeline():
    """Where fewer than two articles are dated there is nothing to draw."""
    lineage = fiction.chain(3)
    assert timeline(stories(lineage)[0], numbers(lineage)) is None


def test_years_apart_are_drawn_too():
    """A story from the year 1000 to 9000 has a scale of a few marks."""
    lineage = fiction.harbour()
    early = fiction.Published(
        fiction.datetime(1000, 1, 2, tzinfo=fiction.UTC),
        fiction.datetime(1000, 1, 2, tzinfo=fiction.UTC),
        "meta",
    )
    late = fiction.Published(
        fiction.datetime(8999, 1, 2, tzinfo=fiction.UTC),
        fiction.datetime(8999, 1, 2, tzinfo=fiction.UTC),
        "meta",
    )
    articles = list(lineage.articles)
    for place, when in ((0, early), (1, late)):
        witness = articles[place].witness
        articles[place] = replace(
            articles[place], witness=replace(witness, article=replace(witness.article, published=when))
        )
    told = timeline(stories(replace(lineage, articles=tuple(articles)))[0], numbers(lineage))
    assert told is not None
    assert len(told.marks) <= 16
    assert all(EDGE <= x <= CLOCK_WIDE - EDGE for x, _ in told.marks)  # half a date's width on either side
