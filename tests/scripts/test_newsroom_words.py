from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.newsroom.documents import kept_share, runs
from scripts.newsroom.events import draw_event
from scripts.newsroom.grammar import parse, tidy, write
from scripts.newsroom.houses import House, in_words, ordinal
from scripts.newsroom.ledgers import Ledger, Tape
from scripts.newsroom.moves import split, trimmed, turned
from scripts.newsroom.rewriting import reported
from scripts.newsroom.teller import Teller, topic_facts
from scripts.newsroom.topics import lexicon, patterns, topics
from scripts.newsroom.wording import house_style, synonyms


def dice(seed):
    """Give a source of draws that is the same each time."""
    return random.Random(seed)  # noqa: S311 - dice, not secrets


def written(text, seed=0, **slots):
    """Write a pattern with these slots."""
    return write(parse(text), dice(seed), lambda name, form: slots[name] + form)


def test_choices_nest_and_may_be_empty():
    """Every outcome of a nested choice appears, and no other."""
    outcomes = {written("a(b(c|d)|)e", seed) for seed in range(60)}
    assert outcomes == {"abce", "abde", "ae"}


def test_slots_pass_their_form():
    """A slot gives its name and what stands behind the colon to whoever fills it."""
    assert written("{who} saw {what:!}", who="she", what="it") == "she saw it!"


@pytest.mark.parametrize("text", ["(a|b", "a)", "a|b", "<no such word>"])
def test_broken_patterns_are_refused(text):
    """Unmatched brackets, a bar outside them and unknown words raise ValueError."""
    with pytest.raises(ValueError, match="pattern"):
        parse(text, lexicon())


@pytest.mark.parametrize(
    ("rough", "smooth"),
    [
        ("the  mayor , said", "The mayor, said"),
        ("Halka Vorrin, the mayor,, said", "Halka Vorrin, the mayor, said"),
        ("told Vorrin, the mayor,.", "Told Vorrin, the mayor."),
        ("a island and a union", "An island and a union"),
        ('"we came"', '"We came"'),
    ],
)
def test_tidying(rough, smooth):
    """Spaces, commas and articles that slots leave behind are mended; the first letter is a capital."""
    assert tidy(rough) == smooth


def test_houses_write_numbers_their_way():
    """412 is figures everywhere, 11 is a word only where the house goes to twelve; 310 km are 193 miles."""
    british = House(words_to=12, percent=" per cent", short_money=True)
    american = House(american=True, miles=True, percent="%")
    assert (british.number(11), american.number(11), british.number(1412)) == ("eleven", "11", "1,412")
    assert (british.share(46), american.share(46)) == ("46 per cent", "46%")
    assert (british.money(46, "crowns"), american.money(1250, "crowns")) == (
        "46m crowns",
        "1.2 billion crowns",
    )
    assert (british.distance(310), american.distance(310)) == ("310 kilometres", "193 miles")


@pytest.mark.parametrize(
    ("value", "word"), [(0, "zero"), (19, "nineteen"), (20, "twenty"), (46, "forty-six"), (100, "100")]
)
def test_numbers_in_words(value, word):
    """Numbers up to 99 are words, larger ones figures."""
    assert in_words(value) == word


@pytest.mark.parametrize(
    ("value", "word"), [(61, "61st"), (62, "62nd"), (63, "63rd"), (64, "64th"), (11, "11th"), (112, "112th")]
)
def test_ordinals(value, word):
    """Ordinals end as English wants it, the teens in th."""
    assert ordinal(value) == word


def test_house_style_leaves_quoted_words_alone():
    """Units, percentages and spelling change outside quotation marks only; the marks change everywhere."""
    text = 'It rose 46 per cent over 310 kilometres of railway. "We lost 46 per cent," she said.'
    house = House(american=True, miles=True, percent="%", curly=True)
    assert (
        house_style(text, house) == "It rose 46% over 193 miles of railroad. “We lost 46 per cent,” she said."
    )


def test_synonyms_keep_names_quotes_and_capitals():
    """Common words change, also at the sentence's head; names and quoted words never do."""
    text = 'Officials said that Large Street was large. "A large town," Mayor Town said.'
    changed = synonyms(text, 1.0, dice(1))
    assert changed.startswith("Authorities stated that Large Street was")
    assert changed.endswith("Mayor Town stated.")
    assert '"A large town,"' in changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("On Tuesday, the ministry closed nine schools.", "The ministry closed nine schools on Tuesday."),
        (
            "According to Tolell, the works in the town would close.",
            "The works in the town would close, Tolell",
        ),
        ("The works in the town would close, Tolell said.", "Tolell"),
    ],
)
def test_turning_a_sentence(before, after):
    """Adverbials and attributions move to the other end."""
    assert turned(before, dice(0)).startswith(after.removesuffix("."))


def test_splitting_and_trimming():
    """A sentence parts at `, and`; an aside between commas goes."""
    parts = split(
        "The works will close within eleven months this year, and some two hundred people gathered at the gate.",
        dice(0),
    )
    assert len(parts) == 2
    assert parts[0] == "The works will close within eleven months this year."
    assert trimmed("The crew, most of them volunteers, came home.") == "The crew, came home."


def test_reported_speech():
    """Pronouns and verbs step back: we have becomes they had."""
    person = draw_event(dice(0)).slots["critic"].person
    assert reported("We have lost our boats", person) == "they had lost their boats"


def test_runs_do_not_cross_quotations():
    """A run of words ends where a quotation begins."""
    assert runs('one two "three" four five', 2) == {("one", "two"), ("four", "five")}


@pytest.mark.parametrize(("child", "share"), [("a b c d", 1.0), ("a b c x", 0.5), ("w x y z", 0.0)])
def test_kept_share_by_hand(child, share):
    """Of the word triples of `child`, those that stand in `a b c d`: two of two, one of two, none."""
    assert kept_share(child, "a b c d") == share


def test_the_ledger_refuses_what_another_wrote():
    """Eight words in a row belong to whoever wrote them first; quoted words to nobody."""
    ledger = Ledger()
    assert ledger.claim("one two three four five six seven eight nine", 1)
    assert ledger.claim("one two three four five six seven eight", 1)
    assert not ledger.claim("and two three four five six seven eight nine", 2)
    assert ledger.claim('"one two three four five six seven eight"', 2)


@given(st.integers(0, 1000), st.lists(st.floats(0, 0.999), min_size=1, max_size=20))
def test_a_tape_repeats_what_it_holds(seed, kept):
    """With no looseness the kept draws come back in order; what follows them is new and in range."""
    tape = Tape(dice(seed), tuple(kept), 0.0)
    assert [tape.random() for _ in kept] == kept
    assert 0 <= tape.random() < 1


def test_every_fact_of_every_topic_can_be_told():
    """Each topic has a lede, six or more facts, quotes, official sentences and background, and all can be written."""
    assert len(topics()) >= 12
    for topic in topics():
        draw = dice(topic.name)
        event = draw_event(draw, topic)
        teller = Teller(event, House(), draw, 0, Ledger())
        own, general = topic_facts(event)
        assert len(own) >= 6
        assert len(general) >= 5
        for name in ["lede", *own, *general]:
            for _ in range(6):
                sentence = teller.fact(name)
                assert sentence is not None
                assert sentence.text[-1] == "."
                assert not set(sentence.text) & set("{}<>|")
        assert event.quotes
        assert event.officials
        assert event.background("x") == event.background("x")


def test_word_files_compile():
    """Every list of patterns compiles."""
    assert set(patterns("commentary")) == {"lede", "opinion", "local", "summary"}
    assert {"footer", "teaser", "caption", "photo"} <= set(patterns("furniture"))
