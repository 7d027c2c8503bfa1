from __future__ import annotations

from dataclasses import replace

from tests.render import fiction
from tests.render.fiction import NAMES, derivation, judged
from tracer.params import RenderParams
from tracer.records import Credit, Lineage, SharedSpan, Story, UnseenSource
from tracer.render.look import Look, paint
from tracer.render.passages import passages
from tracer.render.rows import strongest
from tracer.render.view import view
from tracer.spans import Span

PARAMS = RenderParams()
WORDS = " ".join(f"word{place}" for place in range(2_000))


def shown(lineage: Lineage, width: int = 100, most: int = 12) -> str:
    """Return the passages as plain text."""
    return paint(passages(view(lineage, NAMES, PARAMS), Look(width), PARAMS, most), Look(width))


def pair(child: str, parent: str, *spans: Span) -> Lineage:
    """Return a story of a parent and a child that share the spans, at the same places."""
    same = tuple(SharedSpan(one, one, "verbatim", quoted_child=False, quoted_parent=False) for one in spans)
    return Lineage(
        (judged("child", child), judged("parent", parent)),
        (),
        (derivation("parent", "child", "copy", 0.9, spans=same),),
        (),
        (Story("child", ("child", "parent"), ("parent",), ()),),
    )


def test_it_says_that_shared_wording_is_no_wrongdoing():
    """Whoever sees passages also sees that syndication is normal."""
    text = shown(fiction.harbour())
    assert "no wrongdoing" in text
    assert "licensed syndication is normal" in text


def test_long_spans_are_shortened_in_the_middle():
    """A shared span of thousands of words is shown by its beginning and its end, with an ellipsis between."""
    text = shown(pair(WORDS, WORDS, Span(0, len(WORDS))))
    assert len(text) < 1_200
    assert "[=word0 word1 " in text
    assert "word1999=]" in text
    assert "… " in text


def test_only_the_longest_spans_are_shown():
    """Of many shared spans the longest are shown, in the order of the text, and the rest are counted."""
    starts = [WORDS.index(f"word{place} ") for place in range(100, 1_100, 100)]
    spans = [Span(start, start + 40 + place) for place, start in enumerate(starts)]
    text = shown(pair(WORDS, WORDS, *spans))
    assert text.count("[=") == PARAMS.passage_spans + 1  # and the legend
    assert "and 4 shorter shared spans" in text
    assert "word500" in text
    assert "word100 " not in text
    assert text.index("word500") < text.index("word1000")


def test_context_is_cut_at_whole_words():
    """What is shown around a span begins and ends with whole words."""
    start = WORDS.index("word500 ")
    text = shown(pair(WORDS, WORDS, Span(start, start + 100))).split("credited", 1)[1]
    words = text.replace("[=", "").replace("=]", "").split()
    assert {word for word in words if word.startswith("word")} <= set(WORDS.split())


def test_scripts_without_spaces_are_cut_too():
    """A Chinese text of 3,000 characters without a space is shortened all the same."""
    chinese = "港口委员会周二同意在鲱鱼季节之前重新开放北码头" * 130
    text = shown(pair(chinese, chinese, Span(1_000, 1_040)))
    assert len(text) < 900
    assert "…" in text


def test_an_unseen_source_shows_the_credit_that_proves_it():
    """Where the parent was not supplied, the child's text is shown around its credit."""
    text = "The dam is safe, engineers say. " * 30 + "-HALMA"
    credit = Credit("halma-wire", "-HALMA", fiction.span(text, "-HALMA"), "end-mark", "text", None, "unseen")
    lineage = Lineage(
        (judged("child", text, credits=(credit,)),),
        (UnseenSource("unseen:halma-wire:1", "halma-wire", ("child ends with -HALMA",)),),
        (
            derivation(
                "unseen:halma-wire:1", "child", "unknown", 0.9, coverage_child=0.0, coverage_parent=None
            ),
        ),
        (),
        (Story("child", ("child",), ("unseen:halma-wire:1",), ()),),
    )
    out = shown(lineage)
    assert "… dam is safe, engineers say." in out
    assert "say. {-HALMA}" in out
    assert "Halma Wire (unseen)" in out


def test_photo_credits_are_not_marked():
    """A photo credit says nothing about the text, so it is not marked in it."""
    text = "Some text that both share. Photo: Reuters"
    photo = Credit("reuters", "Photo: Reuters", fiction.span(text, "Photo: Reuters"), "photo", "photo")
    lineage = pair(text, text, Span(0, 26))
    child = judged("child", text, credits=(photo,))
    assert "{" not in shown(replace(lineage, articles=(child, lineage.articles[1])))


def test_only_so_many_derivations_are_shown():
    """At most N derivations are shown; the rest are counted, with the option that shows them; none for N = 0."""
    text = shown(fiction.chain(30), most=5)
    assert text.count(" ← ") == 5
    assert "24 further derivations: --passages 29 shows all" in text
    assert not passages(view(fiction.chain(30), NAMES, PARAMS), Look(80), PARAMS, 0)


def test_every_story_has_its_turn():
    """Where not all derivations are shown, each story's first comes before any story's second."""
    text = shown(fiction.harbour(), most=2)
    assert "The Daily Lantern ← Halma Wire" in text
    assert "f-beke.txt ← Reuters (unseen)" in text
    assert "2 further derivations" in text


def test_a_group_of_copies_is_shown_by_its_first():
    """Mass copies have one passage, which says for how many it stands."""
    text = shown(fiction.copies(8))
    assert "Copyist 2 and 3 more ← Halma Wire" in text
    assert text.count(" ← ") == 2


def test_notes_call_articles_by_name():
    """Where a note calls an article by its id, the reader sees its name."""
    assert "+ f-beke.txt says: Reuters reported." in shown(fiction.harbour())


def test_the_strongest_evidence_comes_first():
    """Evidence is ordered by its weight for or against, and items without a note are left out."""
    evidence = fiction.harbour().derivations[0].evidence
    silent = replace(evidence[0], note="", weight=9.0)
    assert [item.kind for item in strongest((*evidence, silent), PARAMS)] == ["time", "credit", "registry"]
    assert len(strongest(evidence, PARAMS)) == PARAMS.evidence


def test_evidence_against_is_marked_as_such():
    """An item that speaks against the derivation stands with a minus sign."""
    lineage = fiction.harbour()
    first = replace(
        lineage.derivations[0], evidence=(replace(lineage.derivations[0].evidence[2], weight=-2.0),)
    )
    assert "    - The Daily Lantern has one sentence of its own." in shown(
        replace(lineage, derivations=(first, *lineage.derivations[1:]))
    )


def test_nothing_to_show():
    """A lineage without derivations has no passages and no legend."""
    alone = judged("x", "text")
    assert not passages(
        view(Lineage((alone,), (), (), (), (Story("x", ("x",), ("x",), ()),)), NAMES, PARAMS),
        Look(80),
        PARAMS,
        9,
    )
