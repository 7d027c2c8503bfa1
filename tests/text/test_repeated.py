from __future__ import annotations

import pytest

from tests.growth import growth
from tracer.params import TextParams
from tracer.records import Article, Aside, Source
from tracer.spans import Span
from tracer.text import repeated

PARAMS = TextParams()
TOPICS = ("breakwater", "lighthouse", "quarry", "school", "ferry", "market", "orchard", "library")
FOOTER = "Northern News is read in forty villages of the coast and has been since the first lamp was lit"
PARAGRAPH = (
    "The council has promised for nine years that the money for the coast would be found, and each spring it has sent "
    "a letter to the capital which nobody there has ever answered, the clerk of the council said."
)


def article(number, *lines, outlet="northern", **fields):
    """Make an article about a topic of its own, with these lines below its own text."""
    topic = TOPICS[number % len(TOPICS)]
    own = [
        f"The {topic} of Upper Fen is to be closed in month {number}, its keeper told the council.",
        f"Nobody had asked for the {topic} in {number + 3} years, but many came to see the {topic} when they heard.",
        f"A last word on the {topic}: {number * 17} people signed the list that lay in the hall for it.",
    ]
    return Article(str(number), "\n".join([*own, *lines]), Source("x", number), outlet=outlet, **fields)


def marked(articles):
    """Return the words that were set aside in each article."""
    return [
        [aside.span.of(a.text) for aside in found]
        for a, found in zip(articles, repeated(articles, PARAMS), strict=True)
    ]


def test_a_footer_of_three_stories_is_learned():
    """A line under three stories of one outlet that share nothing else is that outlet's own."""
    assert marked([article(i, FOOTER) for i in range(3)]) == [[FOOTER]] * 3


def test_two_stories_are_not_enough():
    """Two articles with the same line may be copies of it."""
    assert marked([article(i, FOOTER) for i in range(2)]) == [[]] * 2


def test_other_outlets_are_other_houses():
    """The same line under stories of three outlets is no one's boilerplate."""
    assert marked([article(i, FOOTER, outlet=f"outlet-{i}") for i in range(3)]) == [[]] * 3


@pytest.mark.parametrize(
    "fields", [{"outlet": None, "outlet_name": "Northern"}, {"outlet": None, "url": "https://n.example/a"}]
)
def test_a_name_or_host_tells_the_outlet(fields):
    """Without a registered outlet the name in the input, or the host of the address, does."""
    assert marked([article(i, FOOTER, **fields) for i in range(3)]) == [[FOOTER]] * 3


def test_copies_are_no_boilerplate():
    """However many copies of one story an outlet prints, with its footer or without, its text is not set aside."""
    copies = [article(1, FOOTER, PARAGRAPH)] * 40
    assert marked(copies) == [[]] * 40
    assert marked([*copies, article(2, FOOTER), article(3, FOOTER)]) == [[FOOTER]] * 42


def test_copies_with_edits_are_one_story():
    """Versions of one article that differ in a line each are still one story."""
    lines = [f"{PARAGRAPH} This is paragraph {i} of the long report." for i in range(8)]
    versions = [
        Article(
            str(n),
            "\n".join(f"{line} Corrected." if n == i else line for i, line in enumerate(lines)),
            Source("x"),
            outlet="o",
        )
        for n in range(8)
    ]
    assert marked(versions) == [[]] * 8


def test_background_paragraphs_need_more_stories():
    """A long paragraph amid the text is set aside only when five stories of the outlet have it."""
    end = [
        [f"The clerk of month {i} closed book {n} and went home at {i + n} o'clock." for n in range(5)]
        for i in range(8)
    ]
    few = [article(i, PARAGRAPH, *end[i]) for i in range(4)]
    assert marked(few) == [[]] * 4
    many = [article(i, PARAGRAPH, *end[i]) for i in range(5)]
    assert marked(many) == [[PARAGRAPH]] * 5


def test_sentences_run_into_the_last_paragraph():
    """The last sentence of a paragraph is learned as a line of its own would be."""
    texts = [article(i, f"The {TOPICS[i]} will be missed by {i + 2} people. {FOOTER}.") for i in range(3)]
    assert marked(texts) == [[f"{FOOTER}."]] * 3


def test_without_outlet_only_short_lines_and_footers_of_four_stories():
    """Where nothing tells the outlet, a paragraph may as well be copied text."""
    assert marked([article(i, FOOTER, outlet=None) for i in range(3)]) == [[]] * 3
    assert marked([article(i, FOOTER, outlet=None) for i in range(4)]) == [[FOOTER]] * 4
    end = [
        [f"The clerk of month {i} closed book {n} and went home at {i + n} o'clock." for n in range(5)]
        for i in range(8)
    ]
    texts = [article(i, PARAGRAPH, *end[i], outlet=None) for i in range(8)]
    assert marked(texts) == [[]] * 8


def test_known_asides_are_not_learned_again():
    """A line that is an aside already is left alone."""
    texts = [article(i, FOOTER) for i in range(3)]
    place = [text.text.index(FOOTER) for text in texts]
    texts = [
        Article(t.id, t.text, t.source, outlet="n", asides=(Aside(Span(p, p + len(FOOTER)), "footer"),))
        for t, p in zip(texts, place, strict=True)
    ]
    assert marked(texts) == [[]] * 3


def test_the_order_of_the_articles_changes_nothing():
    """Each article gets the same asides whatever the order of the input."""
    texts = [article(i, FOOTER, *([PARAGRAPH] if i % 2 else [])) for i in range(12)]
    there = dict(zip([t.id for t in texts], marked(texts), strict=True))
    back = dict(zip([t.id for t in texts[::-1]], marked(texts[::-1]), strict=True))
    assert there == back


def test_odd_texts():
    """Empty texts, lone surrogates and broken addresses are taken as they come."""
    texts = [
        Article(str(i), t, Source("x"), url="http://[bad")
        for i, t in enumerate(["", "\ud800", "\x00", " \n ", "a"])
    ]
    assert marked(texts) == [[]] * 5


def test_mass_copies_stay_linear():
    """Eight times the copies, or the stories with one footer, take about eight times the time of the processor."""
    assert not any(marked([article(1, FOOTER, PARAGRAPH)] * 2000))
    assert all(found == [FOOTER] for found in marked([article(i, FOOTER) for i in range(2000)]))
    assert growth(lambda size: marked([article(1, FOOTER, PARAGRAPH)] * size), 250) < 30
    assert growth(lambda size: marked([article(i, FOOTER) for i in range(size)]), 250) < 30
