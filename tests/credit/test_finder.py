from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.credit import CreditFinder
from tracer.outlets import load
from tracer.records import Article, Aside, Outlet, Source
from tracer.spans import Span

REGISTRY = load()
FINDER = CreditFinder(REGISTRY.outlets)
ONE_PARAGRAPH = (
    "The port said on Thursday that it would open a second quay by March, and that the old one would be mended "
    "before the winter storms return to the coast of Valdoria."
)
ANOTHER = (
    "Fishermen on the coast do not believe a word of it, and have begun to build a quay of their own out of "
    "herring barrels, which the lighthouse keeper calls a promising beginning."
)


def find(text, asides=(), **known):
    """Return the credits of a plain text."""
    return FINDER.find(Article(id="x", text=text, source=Source("-"), asides=tuple(asides), **known))


def covered(text, asides=()):
    """Return what the only credit of a text covers, in words."""
    (credit,) = find(text, asides)
    return credit.covers and credit.covers.of(text)


def test_a_dateline_covers_from_itself_to_the_end():
    """A dateline speaks of all that follows it, and of no headline before it."""
    wire = f"/TASS/. {ONE_PARAGRAPH}\n\n{ANOTHER}"
    assert covered(f"A second quay\n\nSALTMERE, February 8. {wire}") == wire


def test_an_end_mark_covers_what_stands_before_it_and_no_commentary():
    """What follows an end mark is the reposter's own."""
    text = f"{ONE_PARAGRAPH} -RT\n\n{ANOTHER}"
    assert covered(text) == f"{ONE_PARAGRAPH} -RT"


def test_an_end_mark_covers_no_head_lines():
    """A headline and a byline that were read as asides belong to nobody's wire."""
    head = "Saltmere Builds\n\nby | Feb 8, 2024\n\n"
    asides = [Aside(Span(0, 15), "head"), Aside(Span(17, len(head) - 2), "head")]
    assert covered(f"{head}{ONE_PARAGRAPH} -RT\n\n{ANOTHER}", asides) == f"{ONE_PARAGRAPH} -RT"


def test_a_dateline_ends_at_the_end_mark_and_a_second_mark_begins_after_the_first():
    """Two wires in one page are covered each by its own marks."""
    first, second = f"(Reuters) - {ONE_PARAGRAPH} -RT", f"{ANOTHER} -AFP"
    found = find(f"{first}\n\n{second}")
    text = f"{first}\n\n{second}"
    assert [(c.outlet, c.covers.of(text).strip()) for c in found] == [
        ("reuters", first),
        ("rt", first),
        ("afp", second),
    ]


@pytest.mark.parametrize(
    "foot",
    [
        "Source: TASS",
        "Reference(s):\nA second quay\ntass.com",
        "Read the full article at tass.com",
        "По материалам ТАСС",
    ],
)
def test_a_credit_at_the_foot_covers_the_body(foot):
    """A reference block, a source line and a link to the whole cover the text before them."""
    assert covered(f"{ONE_PARAGRAPH}\n\n{ANOTHER}\n\n{foot}").strip() == f"{ONE_PARAGRAPH}\n\n{ANOTHER}"


def test_a_byline_covers_what_follows_it():
    """A byline stands above its text."""
    body = f"\n\n{ONE_PARAGRAPH}\n\n{ANOTHER}"
    assert covered(f"A second quay\nBy Reuters{body}") == body


def test_a_statement_covers_its_sentence():
    """An attribution speaks of its own sentence only, whatever abbreviations stand in it."""
    sentence = "The quay of St. Oda, built by Mr. J. Hale, will open in March, according to TASS."
    assert covered(f"{ANOTHER} {sentence} {ONE_PARAGRAPH}") == sentence
    assert (
        covered("码头很旧。据新华社报道，码头将于三月开放。海鸥很多。") == "据新华社报道，码头将于三月开放。"
    )


def test_pictures_and_traces_cover_nothing():
    """Neither a picture credit nor a residue says which part of the text it speaks of."""
    for text in (f"Gulls. © Sputnik\n\n{ONE_PARAGRAPH}", "News week contacted the keeper for comment."):
        assert [credit.covers for credit in find(text)] == [None]


def test_a_credit_in_a_caption_is_a_picture_credit():
    """What would sign a text signs a picture where the line is known to be a caption."""
    caption = "Gulls sit on the northern quay of Saltmere on Thursday. (Xinhua)"
    text = f"{ONE_PARAGRAPH}\n\n{caption}\n\n{ANOTHER}"
    start = text.index(caption)
    (credit,) = find(text, [Aside(Span(start, start + len(caption)), "caption")])
    assert (credit.outlet, credit.role) == ("xinhua", "photo")


def test_a_teaser_credits_nothing():
    """The headline of another article says nothing about this one."""
    teaser = "CNN reported that gulls are clever"
    text = f"{ONE_PARAGRAPH}\n\n{teaser}"
    assert find(text, [Aside(Span(len(text) - len(teaser), len(text)), "teaser")]) == ()


def test_an_outlets_own_name_is_found_in_its_own_article():
    """Whose article it is changes nothing in what stands in it."""
    text = f"SALTMERE (Reuters) - {ONE_PARAGRAPH}"
    assert find(text) == find(text, outlet="reuters")


def test_a_users_outlet_is_found_like_any_other():
    """The finder knows the outlets it is given, with their marks and residues, and no others."""
    echo = Outlet(
        id="echo", name="Saltmere Echo", kind="paper", marks=("SE",), residues=(r"Echo hotline \d+",)
    )
    finder = CreditFinder([echo])
    text = (
        "The quay opens, according to the Saltmere Echo. Echo hotline 77. TASS reported it, SE reported too."
    )
    found = finder.find(Article(id="x", text=text, source=Source("-")))
    assert [(c.outlet, c.role, c.text) for c in found] == [
        ("echo", "statement", "according to the Saltmere Echo"),
        ("echo", "residue", "Echo hotline 77"),
        ("echo", "statement", "SE reported"),
    ]
    assert CreditFinder([]).find(Article(id="x", text=text, source=Source("-"))) == ()


def test_marks_are_found_in_their_own_letter_case_only():
    """A short form is no credit in other letters: "rt" is no RT, "time" no magazine."""
    assert find("The quay opens, according to time. He told the hill. According to ap.") == ()


@pytest.mark.parametrize("odd", ["\u00a0", "\u202f", "\n", "-"])
def test_names_are_found_over_odd_spaces(odd):
    """A name is found with a no-break space, a line break or a hyphen between its words."""
    (credit,) = find(f"The quay opens, according to RIA{odd}Novosti.")
    assert credit.outlet == "ria-novosti"


PIECES = st.sampled_from(
    ["TASS", "RT", "(", ")", "/", "-", "—", " ", "\n", ".", "according to ", "Reuters", "«", "»", "РИА Новости", "передает ",
     "新华社", "据", "报道", "8日电", "cgtn.com", "@", "https://", "Reference(s):", "Source: ", "By ", "©", "Photo: ", "2024",
     "İ", "\x00", "\ud800", "\u200b", "’s", " reported", "contacted", " for comment", "News week "],
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_gives_credits_at_their_words(text):
    """Whatever the text, every span lies in it, holds the credit's words, and the order is defined."""
    found = find(text)
    assert list(found) == sorted(found, key=lambda c: (c.span.start, c.span.end, c.outlet))
    for credit in found:
        assert credit.span.of(text) == credit.text
        assert credit.span.end <= len(text)
        assert credit.covers is None or credit.covers.end <= len(text)
        assert REGISTRY.get(credit.outlet)
        assert credit.role in ("text", "statement", "residue", "photo")
    assert len({(c.outlet, c.span) for c in found}) == len(found)


@settings(deadline=None, max_examples=50)
@given(st.lists(PIECES, max_size=30).map("".join), st.randoms())
def test_the_order_of_the_outlets_changes_nothing(text, random):
    """The same outlets in any order give the same credits."""
    outlets = [
        REGISTRY.get(id_) for id_ in ("tass", "rt", "reuters", "ria-novosti", "xinhua", "cgtn", "newsweek")
    ]
    shuffled = random.sample(outlets, len(outlets))
    article = Article(id="x", text=text, source=Source("-"))
    assert CreditFinder(outlets).find(article) == CreditFinder(shuffled).find(article)


HOSTILE = [
    "a" * 200_000,
    "RT " * 66_000,
    "according to " * 15_000,
    "according to the Russian state news agency " * 4_600,
    "(Reuters) - " * 16_000,
    "Source: " * 25_000,
    "Photo: a/" * 22_000,
    "© " * 100_000,
    "By A B C D E F " * 13_000,
    "contacted " * 20_000,
    "Reference(s):\n" * 14_000,
    "cgtn.com\n" * 22_000,
    "a.b-" * 50_000 + "rt.com",
    "x@" * 100_000 + "rt.com",
    "据新华社" * 50_000,
    "新华社8日" * 33_000,
    " " * 200_000 + "RT",
    "\n" * 200_000 + "RT",
    "TASS and " * 22_000,
    "(" * 200_000,
    "-RT. " * 40_000,
    "/TASS/ " * 28_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:24].strip() or "white space" for text in HOSTILE])
def test_a_line_of_200000_characters_takes_no_more_than_a_moment(text):
    """No pattern backtracks: time is linear, on one line and on many, even where every word is a name."""
    began = time.process_time()
    find(text)
    assert time.process_time() - began < 10


def test_a_list_of_channels_credits_nothing():
    """So many names in a line are a list, whatever signs stand between them."""
    names = ["CNN", "Fox News", "NPR", "Reuters", "TASS", "Xinhua", "CGTN", "EFE", "ANSA", "Lusa"]
    found = find("\n" + " | ".join(names * 4) + f"\n\n{ONE_PARAGRAPH}")
    assert not [credit for credit in found if credit.span.start > 200 and credit.span.end < 300]


def test_time_grows_with_the_length_only():
    """Twice the text takes about twice the time, where every word is a credit."""

    def seconds(count):
        text = "The quay opens, TASS reported. " * count
        began = time.process_time()
        find(text)
        return time.process_time() - began

    seconds(100)
    assert seconds(2_000) < 12 * max(seconds(500), 0.01)


SIGNED = {
    "Reuters": ["reuters"],
    "By RIA Novosti": ["ria-novosti"],
    "Ada Veld, EFE": ["efe"],
    "Ada Veld and Jon Orr, AFP": ["afp"],
    "Ada Veld | BBC News": ["bbc"],
    "By Ada Veld for Reuters": ["reuters"],
    "Reuters, AP": ["ap", "reuters"],
    "Associated Press staff": ["ap"],
    "Ada Veld": [],
    "A Reuters fan club": [],
    "Ada Veld, political reporter": [],
    "Kremlin": [],
    "https://social.example/reuters": [],
    "": [],
}


@pytest.mark.parametrize(("byline", "outlets"), SIGNED.items())
def test_a_byline_apart_from_the_text_signs_it(byline, outlets):
    """The outlets that a stated byline names, and no mere mention; people and officials sign no wire."""
    article = Article("x", ONE_PARAGRAPH, Source("-"), byline=byline)
    signatures = FINDER.signatures(article, FINDER.find(article))
    assert [one.outlet for one in signatures] == outlets
    assert all(one.covers.of(article.text) == ONE_PARAGRAPH for one in signatures)


def test_what_the_text_credits_the_byline_does_not_repeat():
    """One outlet is credited once, at its place in the text."""
    article = Article("x", f"{ONE_PARAGRAPH} -RT", Source("-"), byline="RT, TASS")
    assert [one.outlet for one in FINDER.signatures(article, FINDER.find(article))] == ["tass"]


def test_an_endless_byline_is_cut():
    """What a hostile record states as its byline is bounded."""
    article = Article("x", ONE_PARAGRAPH, Source("-"), byline="Ada Veld and " * 200_000 + "TASS")
    began = time.perf_counter()
    assert FINDER.signatures(article, ()) == ()
    assert time.perf_counter() - began < 1.0
