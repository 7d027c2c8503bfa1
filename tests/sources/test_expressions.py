"""The quicker expressions find what trafilatura's own find, on pages of templates and of drawn classes, and are then put back."""

from __future__ import annotations

import random

import pytest
from lxml import etree
from trafilatura import core, main_extractor

from tests.sources.templates import page_of
from tracer.sources.expressions import Quick, needed_by, quickened, quicker
from tracer.sources.tree import parsed_page

EVERY = [
    one.path
    for found in (
        main_extractor.BODY_XPATH,
        main_extractor.OVERALL_DISCARD_XPATH,
        main_extractor.DISCARD_IMAGE_ELEMENTS,
        main_extractor.TEASER_DISCARD_XPATH,
        core.RAW_TREE_PRUNE_XPATH,
        core.REMOVE_COMMENTS_AND_LISTS_XPATH,
    )
    for one in found
]
_WORDS = """
    comments commentary Comment-list comol article-comments Teaser big-teaser caption infinite-scroll infinitescroll mvp-post-add-box post
    elementor-share-buttons cookie share nav Nav footer ad- entry-content article-body story text hidden noprint reply-1 FullText main content
"""
WORDS = _WORDS.split()
NAMES = ("div", "section", "aside", "p", "span", "ul", "ol", "details", "article", "main", "list", "item")
ATTRIBUTES = ("class", "id", "role", "style", "data-component", "itemprop", "aria-hidden")
NAMESPACES = {"re": "http://exslt.org/regular-expressions"}


def _drawn(draw, depth=0):
    """Return nested elements whose attributes, in any order, none or empty, hold words of the expressions."""
    name = draw.choice(NAMES)
    held = draw.sample(ATTRIBUTES, draw.randrange(4))
    stated = "".join(f' {one}="{" ".join(draw.choices(WORDS, k=draw.randrange(3)))}"' for one in held)
    inside = "".join(_drawn(draw, depth + 1) for _ in range(draw.randrange(4 - depth))) if depth < 4 else ""
    return f"<{name}{stated}>boats{inside}</{name}>"


def _pages():
    draw = random.Random(5)  # noqa: S311 -- repeatable, not secret
    drawn = ["".join(_drawn(draw) for _ in range(8)) for _ in range(150)]
    return [parsed_page(html) for html in [*drawn, *(page_of(number)[0] for number in range(20))]]


@pytest.mark.parametrize("path", EVERY, ids=range(len(EVERY)))
def test_the_same_elements(path):
    """Every expression of trafilatura finds the same elements in the same order, in whole pages and in parts of them."""
    own, quick = etree.XPath(path, namespaces=NAMESPACES), quicker(path)
    for page in _pages():
        for part in (page, *page.iter("section")):
            assert quick(part) == own(part)


@pytest.mark.parametrize(
    ("path", "needed"),
    [
        (".//*[self::div][contains(@class, 'a.b')]", r"(?:a\.b)"),
        (".//*[re:test(@id, '^a|b') or contains(@class, 'c')][not(.//h1)]", "(?:^a|b)|(?:c)"),
        (".//*[contains(translate(@id, 'T', 't'), 'tide')]", "(?:(?i:tide))"),
        (".//*[contains(@class, 'a')]|.//p", None),
        (".//*[contains(@class, 'a')]/p", None),
        (".//*[contains(@class, 'a')][1]/../p[2]", None),
        (".//*[contains(@class, 'a') or @role='b']", None),
        (".//*[not(contains(@class, 'a'))]", None),
        (".//*[re:test(@class, 'a', 'i')]", None),
        ("(.//article)[1]", None),
    ],
)
def test_what_an_expression_needs(path, needed):
    """Only an expression for any elements with one of some words in a class or id is known to need one of them."""
    found = needed_by(path)
    assert (found and found.pattern) == needed


def test_a_pattern_that_matches_nothing_at_all():
    """A test that holds without the attribute is left as it is."""
    page = parsed_page("<div>a</div><div class='x'>b</div>")
    assert [one.text for one in quicker(".//div[re:test(@class, 'x?')]")(page)] == ["a", "b"]


def test_put_back():
    """The lists are trafilatura's own again, also after a failure."""
    before = list(main_extractor.BODY_XPATH)
    with pytest.raises(ZeroDivisionError), quickened():
        assert 1 / (len(before) - len(main_extractor.BODY_XPATH))  # as many, but others
    assert before == main_extractor.BODY_XPATH


def test_within():
    """Meanwhile every expression in the lists is a quicker one."""
    with quickened():
        assert {type(one) for one in main_extractor.BODY_XPATH} == {Quick}
