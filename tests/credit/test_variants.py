from __future__ import annotations

import itertools
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.credit import find_quotes, shared_quotes
from tracer.records import Alignment, Article, Aside, Source, SpanPair, Witness
from tracer.spans import Span
from tracer.text import tokenise

WHOLE = "The northern quay will be closed until the herring season begins in March, and nobody will sell tickets there"
BIRDS = "Gulls are clever birds and eat everything that is offered on the northern beaches"


def witness(name, text, language="en", asides=()):
    """Return a text as a witness with its quotes."""
    article = Article(id=name, text=text, source=Source("-"), language=language, asides=tuple(asides))
    tokens = tokenise(text, [aside.span for aside in asides], language, salt=name)
    return Witness(article, tokens, quotes=find_quotes(text, language))


def readings(*texts, language="en"):
    """Return the readings of the only shared quote of these texts: article, words, changes."""
    (shared,) = shared_quotes([witness(f"a{k}", text, language) for k, text in enumerate(texts)])
    return [
        (one.article, one.text, [(change.kind, change.full, change.here) for change in one.changes])
        for one in shared.readings
    ]


def test_the_same_words_are_one_quote_without_changes():
    """Copies of a quote, in other marks and letters' case, differ in nothing."""
    assert readings(f"“{WHOLE},” said Ada Veld.", f'Ada Veld said: "{WHOLE.upper()}."') == [
        ("a0", f"{WHOLE},", []),
        ("a1", f"{WHOLE.upper()}.", []),
    ]


def test_a_cut_at_the_end_and_at_the_start():
    """What the fullest reading has before or behind all that is kept is told as a cut."""
    start, end = WHOLE.split(", ")
    assert readings(f"“{WHOLE}.”", f"“{start}.”")[1][2] == [("cut-end", end, "")]
    assert readings(f"“{WHOLE}.”", f"“{end}.”")[1][2] == [("cut-start", start, "")]


def test_words_left_out_changed_and_added():
    """Inside a quote, what is missing, other and more is told apart, in the words of both sides."""
    assert readings(f"“{WHOLE}.”", f"“{WHOLE.replace('the herring season begins in ', '')}.”")[1][2] == [
        ("left-out", "the herring season begins in", "")
    ]
    assert readings(f"“{WHOLE}.”", f"“{WHOLE.replace('northern', 'windy')}.”")[1][2] == [
        ("changed", "northern", "windy")
    ]
    more = WHOLE.replace("nobody", "nobody at all")
    assert readings(f"“{more}.”", f"“{WHOLE}, of course.”")[1][2] == [
        ("left-out", "at all", ""),
        ("added", "", "of course"),
    ]


def test_a_quote_that_its_cue_parts_is_one_reading():
    """Both parts belong to one reading, against a reading in one piece that is "parted", the other way round "merged"."""
    start, end = WHOLE.split(", ")
    parted = f"“{start},” Ada Veld said, “{end}.”"
    assert readings(f"“{WHOLE}.”", parted)[1] == ("a1", f"{start}, … {end}.", [("parted", "", "")])
    longer = parted.replace("there", "there or anywhere")
    assert readings(f"“{WHOLE}.”", longer)[1] == (
        "a0",
        f"{WHOLE}.",
        [("merged", "", ""), ("cut-end", "or anywhere", "")],
    )


def test_a_pull_quote_is_no_second_part():
    """An article that prints its quote twice has one reading of it."""
    assert [one[1] for one in readings(f"“{WHOLE}.” She left.\n\n“{WHOLE}.”", f"“{WHOLE}.”")] == [
        f"{WHOLE}."
    ] * 2


def test_two_translations_need_the_same_speaker():
    """Readings with a third of their long words in common are one quote only if both name who spoke."""
    one = "“The northern harbour remains without lights, which nobody regrets more than the council,” {}."
    other = "“The northern quay stays gloomy after dusk, and nobody mourns harder than our council,” {}."
    assert len(readings(one.format("Ada Veld said"), other.format("said Ada Veld"))) == 2
    assert (
        shared_quotes(
            [witness("a", one.format("Ada Veld said")), witness("b", other.format("Jan Holm said"))]
        )
        == ()
    )


def test_a_translated_span_joins_quotes_across_languages():
    """Where an alignment grades two spans as translated, their quotes are one, and its reading is "translated"."""
    left = witness("a", f"“{WHOLE},” said Ada Veld.")
    right = witness(
        "b", "«Северный причал закроют до начала сельдевого сезона в марте», — сказала Ада Вельд.", "ru"
    )
    assert shared_quotes([left, right]) == ()
    pair = SpanPair(Span(0, len(left.article.text)), Span(0, len(right.article.text)), "translated", 0.8)
    (shared,) = shared_quotes([left, right], [Alignment("a", "b", (pair,), 1.0, 1.0)])
    assert [[change.kind for change in one.changes] for one in shared.readings] == [[], ["translated"]]


def test_titles_other_quotes_and_asides_are_left_out():
    """A title of two words, a quote that one article has, and what stands in a caption are nobody's shared quotes."""
    first = witness("a", f"The “old quay” is shut. “{BIRDS},” said Jan Holm.")
    second = witness("b", f"The “old quay” is shut. “{WHOLE},” said Ada Veld.")
    assert shared_quotes([first, second]) == ()
    text = f"“{WHOLE},” said Ada Veld."
    caption = witness("c", text, asides=[Aside(Span(0, len(text)), "caption")])
    assert shared_quotes([second, caption]) == ()


def test_most_carried_first_and_two_quotes_stay_apart():
    """Quotes are listed by the number of their articles; two quotes in the same articles are not mixed up."""
    both = f"“{BIRDS},” said Jan Holm. “{WHOLE},” said Ada Veld."
    found = shared_quotes([witness("a", both), witness("b", both), witness("c", f"“{WHOLE},” she said.")])
    assert [(one.text, one.speaker, len(one.readings)) for one in found] == [
        (f"{WHOLE},", "Ada Veld", 3),
        (f"{BIRDS},", "Jan Holm", 2),
    ]


def test_the_order_of_the_articles_changes_nothing():
    """Any order of the witnesses gives the same groups, readings and changes."""
    cut = WHOLE.split(", ", maxsplit=1)[0]
    some = [
        witness("a", f"“{WHOLE},” said Ada Veld."),
        witness("b", f"“{cut},” said Ada Veld. “{BIRDS}.”"),
        witness("c", f"“{WHOLE.replace('northern', 'windy')}.”"),
        witness("d", f"“{BIRDS},” said Jan Holm."),
    ]
    expected = shared_quotes(some)
    assert len(expected) == 2
    for order in itertools.permutations(some):
        assert shared_quotes(order) == expected


LONG = [
    "harbour",
    "council",
    "northern",
    "season",
    "herring",
    "tickets",
    "lanterns",
    "beaches",
    "gulls",
    "masters",
]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(st.permutations(LONG), max_size=3), min_size=1, max_size=5))
def test_every_reading_stands_in_its_article(contents):
    """Spans hold the reading's words, an article has one reading of a group, and equal quotes share a group."""
    texts = {
        f"a{k}": " He left. ".join(f"“{' '.join(words)}”" for words in quotes)
        for k, quotes in enumerate(contents)
    }
    found = shared_quotes([witness(name, text) for name, text in texts.items()])
    for shared in found:
        names = [one.article for one in shared.readings]
        assert len(names) == len(set(names)) >= 2
        assert shared.text == shared.readings[0].text
        assert not shared.readings[0].changes
        for one in shared.readings:
            assert one.text == " … ".join(span.of(texts[one.article]) for span in one.spans)
    carried = {(one.article, span) for shared in found for one in shared.readings for span in one.spans}
    for (name, quotes), (other, others) in itertools.combinations(enumerate(contents), 2):
        if any(words in others for words in quotes):
            assert any(article in (f"a{name}", f"a{other}") for article, _ in carried)


def test_the_work_grows_with_the_quotes_not_with_their_pairs():
    """Eight times as many copies take about eight times as long."""
    text = f"“{WHOLE},” said Ada Veld. “{BIRDS},” said Jan Holm."
    times = []
    for count in (100, 800):
        some = [witness(f"a{k:04}", text) for k in range(count)]
        began = time.process_time()
        assert len(shared_quotes(some)) == 2
        times.append(time.process_time() - began)
    assert times[1] < 30 * max(times[0], 0.01)
