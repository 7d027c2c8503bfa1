from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from tests.render import fiction, snapshots
from tests.render.fiction import NAMES
from tracer.params import RenderParams
from tracer.records import Lineage, Story
from tracer.render.look import Look, paint
from tracer.render.passages import passages
from tracer.render.tree import tree
from tracer.render.view import view

PARAMS = RenderParams()
SGR = re.compile(r"\x1b\[[0-9;]*m")


def shown(lineage: Lineage, look: Look, most: int = 12) -> str:
    """Return the whole human output, as the command line puts it together."""
    seen = view(lineage, NAMES, PARAMS)
    under = passages(seen, look, PARAMS, most)
    return paint(tree(seen, look, PARAMS), look) + ("\n" + paint(under, look) if under else "")


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("width", [80, 120])
def test_harbour_looks_as_it_should(width, colour):
    """Trees and passages of a story of every kind of node look as they were when read by eye."""
    snapshots.check(
        f"harbour-{width}-{'colour' if colour else 'plain'}", shown(fiction.harbour(), Look(width, colour))
    )


def test_ascii_screens_get_ascii_guides():
    """Where the screen shows ASCII only, guides, arrows and ellipses are ASCII too."""
    text = shown(fiction.harbour(), Look(80, unicode=False))
    assert text.replace("Вестник Оски", "").isascii()
    snapshots.check("harbour-80-ascii", text)


def test_mass_copies_are_one_line():
    """Two thousand identical copies take a few lines, with some outlets named and the rest counted."""
    text = shown(fiction.copies(2_000), Look(100), most=0)
    assert "+ 1,000 identical copies" in text
    assert "and 994 more" in text
    assert len(text.splitlines()) < 20


@pytest.mark.parametrize("width", [40, 60, 80, 90, 100, 120, 160])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_screen(width, colour):
    """Whatever the width, no line is longer than it."""
    for lineage in (fiction.harbour(), fiction.copies(9), fiction.chain(30)):
        for line in SGR.sub("", shown(lineage, Look(width, colour))).splitlines():
            assert cell_len(line) <= width, line


@pytest.mark.parametrize("width", [80, 120])
def test_one_line_a_node(width):
    """At 80 columns and more every article's line holds its relation, share, probability and credit status."""
    lines = shown(fiction.harbour(), Look(width)).splitlines()
    assert any(re.search(r"└─ mirror\.example .* copy +99 % .*0\.91 +partial$", line) for line in lines)
    assert any(
        re.search(r"├─ The Daily Lantern .*4 Mar 11:40 .* near-copy +81 % .*0\.96 +credited$", line)
        for line in lines
    )


def test_colour_is_only_named_ansi():
    """Styling uses the terminal's own palette: no 256-colour or true-colour sequence, no background."""
    codes = {
        code
        for found in SGR.findall(shown(fiction.harbour(), Look(120, colour=True)))
        for code in found[2:-1].split(";")
    }
    assert codes <= {"0", "1", "2", "3", "4", "32", "35", "36"}


def test_colour_carries_nothing_alone():
    """Without its styling, the coloured tree is the plain tree."""
    look = Look(100)
    seen = view(fiction.harbour(), NAMES, PARAMS)
    coloured = Look(100, colour=True)
    assert SGR.sub("", paint(tree(seen, coloured, PARAMS), coloured)) == paint(tree(seen, look, PARAMS), look)


def test_unseen_sources_are_dashed():
    """An unseen source stands at its root with a dash and says so."""
    assert "\n┄ Reuters (unseen)\n" in shown(fiction.harbour(), Look(100))


@pytest.mark.parametrize("said", [True, False])
def test_uncalibrated_probabilities_say_so(said):
    """The reading aid calls probabilities uncalibrated until the parameters say otherwise."""
    lineage = fiction.harbour()
    lineage = Lineage(
        lineage.articles,
        lineage.unseen,
        lineage.derivations,
        lineage.associations,
        lineage.stories,
        (),
        {"calibrated": said},
    )
    assert ("uncalibrated" in shown(lineage, Look(100))) is not said


def test_one_article_is_told_that_it_is_the_only_one():
    """A single article is not said to share nothing "with the others", as there are none."""
    one = fiction.judged("x", "Some text.", title="Title")
    text = shown(Lineage((one,), (), (), (), (Story("x", ("x",), ("x",), ()),)), Look(100))
    assert "others" not in text
    assert "Nothing else was supplied" in text


def test_many_articles_alone_are_summed_up():
    """Of hundreds of articles that share nothing, some are listed and the rest counted."""
    articles = tuple(fiction.judged(f"{place:03}", f"Text {place}.") for place in range(500))
    stories = tuple(
        Story(one.witness.article.id, (one.witness.article.id,), (one.witness.article.id,), ())
        for one in articles
    )
    text = shown(Lineage(articles, (), (), (), stories), Look(100))
    assert "500 articles share nothing with the others" in text
    assert "and 480 more" in text
    assert len(text.splitlines()) < 30


def test_deep_chains_keep_their_guides_short():
    """However deep a chain goes, half of the line is left for the article."""
    for line in shown(fiction.chain(300), Look(80), most=0).splitlines():
        if "Title" in line:
            assert line.index("0") <= 30
