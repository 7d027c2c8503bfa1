"""The main job on in-house stories made in the test: who copied whom, through whom, credited or not."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from tracer.outlets import load
from tracer.params import Params
from tracer.pipeline import trace
from tracer.records import Article, Published, Source
from tracer.render.lineage_json import lineage_json

WIRE = """\
The island republic of Ostrava Minor will reopen its northern ferry line on Monday, ending a closure that lasted \
eleven months, the transport council said after a night of talks in Port Wendel.

Ferries stopped when a storm tore away two of the three landing stages at Gull Point. Since then, the four thousand \
people of the northern islets have depended on fishing boats, which carried flour, medicine and mail at the skippers' own cost.

"We have waited long enough, and we shall not wait for a perfect pier," council chair Ilse Marrond told the assembly. \
"On Monday the boats will sail, even if they must land at high water only."

The repairs cost nine million crowns, of which the republic's harbour fund paid a third. The rest came from a levy on \
grain ships, a measure that the merchants' guild had fought in court until the spring.

Two new ferries, named after the lighthouse keepers Anders Holm and Berit Saale, will make six crossings a day. Tickets \
will be free for pupils and for anyone older than seventy, the council said.

Engineers warned that the third landing stage would need another winter of work. Divers found cracks in its footing, and \
the quarry that supplies the stone can deliver no more than forty blocks a week.
"""
EDITS = [
    ("ending a closure that lasted", "which ends a shutdown of"),
    ("depended on", "relied on"),
    ("of which the republic's harbour fund paid a third", "a third of it from the republic's harbour fund"),
    ("will make six crossings a day", "are to cross six times a day"),
    ("warned", "cautioned"),
]
OTHER = """\
People in Gull Point hung bunting along the sea wall on Friday. Marit Oden, who runs the only bakery on the northern \
islets, said she had baked nothing but flat bread since the last ferry left, for want of yeast.

In Port Wendel the talk was of money. Guild members complained that their ships had been made to pay for somebody \
else's pier, and an old pilot predicted that the first gale of autumn would prove the sceptics right.

"We have waited long enough, and we shall not wait for a perfect pier," council chair Ilse Marrond told the assembly, \
to applause from the gallery. Her opponents stayed away from the vote.
"""


@pytest.fixture(scope="module")
def registry():
    """Load the registry that ships with tracer."""
    return load()


def article(name, text, *, outlet=None, hour=None, url=None):
    """Make an article published at an hour of one day."""
    at = datetime(2031, 3, 3, tzinfo=UTC) + timedelta(hours=hour) if hour is not None else None
    published = Published(at, at, "record") if at is not None else None
    return Article(
        name, text, Source(f"{name}.txt"), url=url, outlet=outlet, outlet_name=outlet, published=published
    )


def edited(text):
    """Apply an intermediate's edits."""
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new)
    return text


def run(articles, registry):
    """Trace the articles as the command does: sorted by id."""
    return trace(sorted(articles, key=lambda a: a.id), registry, Params())


def parents(lineage):
    """Return the primary parent of each article."""
    return {d.child: d.parent for d in lineage.derivations if d.primary}


def test_a_chain_is_told_from_two_copies(registry):
    """RT's item, its edited copy and a copy of that hang in a row; a plain later copy hangs from RT."""
    story = [
        article("a-rt", WIRE, outlet="rt", hour=6, url="https://www.rt.com/news/000-ferry/"),
        article("b-edited", edited(WIRE) + "\n-RT\n", hour=9),
        article(
            "c-copy", edited(WIRE).replace("Tickets will be free", "Tickets are free") + "\n-RT\n", hour=12
        ),
        article("d-late", WIRE.rsplit("\n\n", 1)[0] + "\n", hour=30),
        article("e-own", OTHER, hour=31),
    ]
    lineage = run(story, registry)
    assert parents(lineage) == {"b-edited": "a-rt", "c-copy": "b-edited", "d-late": "a-rt"}
    by_child = {d.child: d for d in lineage.derivations}
    assert by_child["b-edited"].credit == "credited"
    assert by_child["c-copy"].credit == "credited"  # it credits the ancestor
    assert by_child["d-late"].credit == "uncredited"
    assert by_child["d-late"].relation == "copy"
    assert by_child["b-edited"].relation == "near-copy"
    assert by_child["d-late"].coverage_child > 0.98
    assert all(d.probability > 0.5 for d in lineage.derivations)
    assert lineage.stories[0].origins == ("a-rt", "e-own")


def test_a_shared_quote_is_an_association(registry):
    """A reporter who quotes the same sentence of a speech hangs from nobody, but belongs to the story."""
    lineage = run([article("a-rt", WIRE, outlet="rt", hour=6), article("e-own", OTHER, hour=8)], registry)
    assert lineage.derivations == ()
    assert [(a.left, a.right) for a in lineage.associations] == [("a-rt", "e-own")]
    span = lineage.associations[0].spans[0]
    assert "We have waited long enough" in span.left.of(WIRE)
    assert len(lineage.stories) == 1
    assert {j.verdict for j in lineage.articles} == {"non-derived"}


def test_copies_of_an_unseen_source_hang_from_it(registry):
    """Two papers that print a Reuters item which nobody supplied are siblings, not copies of each other."""
    first = "PORT WENDEL (Reuters) - " + WIRE
    second = (
        "PORT WENDEL (Reuters) - "
        + WIRE.rsplit("\n\n", 1)[0]
        + "\n\nOur readers may write to the editor about ferries.\n"
    )
    lineage = run([article("one", first, hour=8), article("two", second, hour=10)], registry)
    assert parents(lineage) == {"one": "unseen:reuters:1", "two": "unseen:reuters:1"}
    source = lineage.unseen[0]
    assert source.outlet == "reuters"
    assert source.text is not None
    assert "nine million crowns" in source.text
    for derivation in lineage.derivations:
        assert derivation.credit == "credited"
        child = first if derivation.child == "one" else second
        for span in derivation.spans:
            assert span.child.of(child) == span.parent.of(source.text)


def test_a_forged_credit_draws_no_edge(registry):
    """A dateline /TASS/ over text that the supplied TASS article does not hold is unsupported."""
    tass = article("tass", "PORT WENDEL, March 3. /TASS/. " + OTHER, outlet="tass", hour=5)
    forged = article("forged", "PORT WENDEL, March 3. /TASS/. " + WIRE, hour=9)
    lineage = run([tass, forged], registry)
    assert lineage.derivations == ()
    support = {
        c.support
        for j in lineage.articles
        if j.witness.article.id == "forged"
        for c in j.credits
        if c.role == "text"
    }
    assert support == {"unsupported"}


def test_mutual_credits_are_undetermined(registry):
    """A via B and B via A: whichever is chosen, the reverse is said to be as likely."""
    a = article("a", WIRE + "\nSource: RIA Novosti\n", outlet="interfax")
    b = article("b", WIRE + "\nSource: Interfax\n", outlet="ria-novosti")
    lineage = run([a, b], registry)
    assert len(lineage.derivations) == 1
    assert lineage.derivations[0].probability == pytest.approx(0.5, abs=0.1)
    assert any("cannot be told" in line for line in lineage.stories[0].unresolved)


@pytest.mark.parametrize("count", [2, 100, 101])
def test_identical_copies_are_one_story(registry, count):
    """However many copies there are, all are found as one story with one origin."""
    copies = [article(f"copy-{n:04}", WIRE, hour=n) for n in range(count)]
    lineage = run(copies, registry)
    assert len(lineage.stories) == 1
    assert len(lineage.stories[0].articles) == count
    assert lineage.stories[0].origins == ("copy-0000",)
    assert len(parents(lineage)) == count - 1


def test_the_order_of_the_inputs_changes_nothing(registry):
    """Articles in any order give the same JSON, byte for byte."""
    story = [
        article("a-rt", WIRE, outlet="rt", hour=6),
        article("b-edited", edited(WIRE), hour=9),
        article("c-copy", edited(WIRE), hour=12),
        article("e-own", OTHER, hour=31),
        article("f-undated", WIRE),
    ]
    documents = set()
    for seed in range(4):
        random.Random(seed).shuffle(story)  # noqa: S311 (a seeded order, no secret)
        documents.add("".join(lineage_json(run(story, registry))))
    assert len(documents) == 1


def test_empty_pile_is_no_input(registry):
    """No article at all is an error that names the reason."""
    from tracer.errors import NoInputError

    with pytest.raises(NoInputError, match="no article"):
        trace([], registry, Params())


def test_a_story_lists_the_quotes_that_its_articles_share(registry):
    """Two papers with one quote, one of which cut it: both readings, and what was cut, stand in the story."""
    said = "The tide keeps its own books, and nobody on this island has ever been shown the balance"
    body = "The council of Orrin met on Monday to hear the harbour master on the silting of the channel. "
    one = f"{body * 2}“{said},” said harbour master Brida Sowle. The council adjourned at noon for lack of a lamp."
    two = f"Brida Sowle spoke in Orrin on Monday. “The tide keeps its own books,” said Brida Sowle to the council. {body}"
    lineage = run([article("a", one), article("b", two)], registry)
    shared = [quote for story in lineage.stories for quote in story.quotes]
    assert [reading.article for quote in shared for reading in quote.readings] == ["a", "b"]
    (change,) = shared[0].readings[1].changes
    assert change.kind == "cut-end"


@pytest.mark.parametrize(
    ("named", "credit"),
    [
        ("TASS", "misattributed"),  # an agency that did not write it does not pass it on
        ("BBC News", "unverified"),  # a broadcaster may have printed RT's item, and nobody supplied that
    ],
)
def test_a_credit_is_called_wrong_only_where_its_outlet_writes_for_others(registry, named, credit):
    """A copy of RT's item signed with another's name: whether that is false depends on whose name it is."""
    story = [
        article("a-rt", WIRE + "\n-RT\n", outlet="rt", hour=6, url="https://www.rt.com/news/000-ferry/"),
        article("b-true", WIRE.rsplit("\n\n", 1)[0] + "\n-RT\n", hour=20),
        article("c-false", f"PORT WENDEL ({named}) - " + WIRE, hour=30),
    ]
    made = {d.child: d for d in run(story, registry).derivations}
    assert made["c-false"].parent == "a-rt"
    assert made["c-false"].credit == credit
