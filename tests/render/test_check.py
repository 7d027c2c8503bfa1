from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.render import fiction, snapshots
from tests.render.fiction import NAMES
from tracer.lineage import check_of
from tracer.params import RenderParams
from tracer.records import Credit
from tracer.render.check import check_json, check_jsonl, check_notes, check_text
from tracer.render.look import Look, paint
from tracer.spans import Span

PARAMS = RenderParams()
LINEAGE = fiction.harbour()
PILE = [one.witness.article for one in LINEAGE.articles]


def checked(id_, lineage=LINEAGE):
    """Return the check of one article among the others."""
    return check_of(id_, lineage, [article for article in PILE if article.id != id_])


def text(found, look=None):
    """Return a check as text."""
    look = look or Look(100)
    return paint(check_text(found, NAMES, look, PARAMS), look)


def judged_as(verdict, id_="g-choir", **more):
    """Return the fiction's check of an article that was judged otherwise."""
    found = checked(id_)
    return replace(found, article=replace(found.article, verdict=verdict, **more))


def flat(found):
    """Return a check as text, its lines joined."""
    return " ".join(text(found).split())


def test_a_check_fits_a_mail():
    """A derived article: verdict, what was searched, the source, some of the shared words; as read by eye."""
    wide = text(checked("b-lantern"), Look(120))
    assert max(map(len, wide.splitlines())) <= 72
    assert wide == text(checked("b-lantern"), Look(80))
    notes = paint(check_notes(calibrated=False, look=Look(80), params=PARAMS), Look(80))
    snapshots.check("check", wide + "\n" + notes)


def test_nothing_found_is_no_claim():
    """Where no source is found the answer is what was searched, and never that the article is original."""
    told = flat(checked("g-choir"))
    assert "No source found among 6 articles of 4 outlets, dated 4 to 6 Mar 2031." in told
    assert "original" not in told.lower()
    nothing = replace(checked("g-choir"), searched=replace(checked("g-choir").searched, outlets=0, dates=()))
    assert "No source found among 6 articles, undated." in flat(nothing)


def test_a_credit_to_what_was_not_supplied_is_undetermined():
    """An article that credits an outlet whose text was not supplied is undetermined, and the outlet is named."""
    credit = Credit("reuters", "x", Span(0, 1), "end-mark", "text", None, "unseen")
    told = flat(judged_as("undetermined", credits=(credit,)))
    assert "Undetermined: it credits Reuters, but no source found among 6 articles" in told
    assert "cannot be told" not in told


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (judged_as("undetermined"), "Undetermined: no source found among 6 articles"),
        (judged_as("undetermined", "b-lantern"), "that it took them from there cannot be told"),
        (judged_as("wholly-derived", "b-lantern"), "Wholly derived: "),
        (
            judged_as("wholly-derived", "f-beke"),
            "Wholly derived, from what was not supplied; no source found",
        ),
    ],
)
def test_verdicts_in_words(found, words):
    """Each verdict has its words, with and without a source."""
    assert words in flat(found)


def test_unseen_sources_takers_and_quotes():
    """What was not supplied, who takes from the article and who shares only quotes with it are told apart."""
    assert "Not supplied: Reuters" in flat(checked("f-beke"))
    told = flat(checked("a-wire"))
    assert "Seem to take text from it: The Daily Lantern, 4 Mar 2031 11:40; Polder Post, 5 Mar 2031." in told
    assert "Only quotes in common: The Gull, 5 Mar 2031 18:30." in told


def test_a_second_source_says_what_it_adds():
    """Of a further source the share is told that no source above explains, where that is less than its own."""
    first = checked("b-lantern").sources[0]
    twice = replace(checked("b-lantern"), sources=(first, replace(first, unique_coverage=0.12)))
    assert "12 % that no source above explains" in flat(twice)
    assert flat(twice).count("no source above") == 1


def test_long_shared_words_are_cut():
    """At most three shared passages are quoted, each cut at a word; the others are counted."""
    found = checked("b-lantern")
    whole = fiction.LANTERN
    spans = [
        replace(found.sources[0].derivation.spans[0], child=Span(at, at + 30)) for at in range(0, 200, 40)
    ]
    many = replace(found.sources[0].derivation, spans=tuple(spans))
    told = text(replace(found, sources=(replace(found.sources[0], derivation=many),)))
    assert "and 2 shorter shared passages" in told
    one = replace(many, spans=(replace(spans[0], child=Span(0, len(whole))),))
    told = flat(replace(found, sources=(replace(found.sources[0], derivation=one),)))
    shown = told.split("“")[-1].split("”")[0]
    assert shown.endswith(" …")
    assert whole.replace("\n", " ").replace("  ", " ").startswith(shown.removesuffix(" …"))
    assert len(shown) <= PARAMS.check_quote + 2


def test_json_has_the_fields_of_the_contract():
    """Every field of the contract is there, in one object or one line for each article."""
    told = json.loads("".join(check_json([checked("b-lantern")])))
    assert told["schema"] == "tracer.check/1"
    assert {"article", "verdict", "coverage", "sources", "unseen", "original_coverage", "searched"} <= set(
        told
    )
    assert set(told["sources"][0]) >= {
        "id", "outlet", "relation", "probability", "coverage", "unique_coverage", "credit", "spans"
    }  # fmt: skip
    assert told["searched"] == {
        "articles": 6,
        "outlets": 4,
        "earliest": "2031-03-04T09:05:00Z",
        "latest": "2031-03-08T12:00:00Z",
    }
    assert told["takers"][0]["id"] == "d-mirror"
    two = [checked("b-lantern"), checked("f-beke")]
    assert json.loads("".join(check_json(two))) == [json.loads(line) for line in check_jsonl(two)]
    assert json.loads("".join(check_json(two)))[1]["unseen"][0]["id"] == "unseen:reuters:1"
    assert json.loads("".join(check_json([]))) == []


def test_many_siblings_are_counted():
    """A list names six articles and says how many more there are."""
    lineage = fiction.copies(9)
    found = check_of("0000", lineage, [])
    told = flat(found)
    assert "; and 3 more." in told
    assert told.count("Copyist") == 6
