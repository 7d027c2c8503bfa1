from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.align.build import witness
from tests.growth import growth
from tracer.align import align, coverage
from tracer.params import AlignParams
from tracer.spans import Span, union

PARAMS = AlignParams()
BULK = AlignParams(sentence_layer=False)
WORDS = (
    "harbour council river bridge Tolven Ambry storm Vosk minister 12 340 grain port strike ferry snow court "
    "judge the a of in on said was were to and it by for with from"
)
VOCABULARY = WORDS.split()
sentence = st.lists(st.sampled_from(VOCABULARY), min_size=3, max_size=16).map(
    lambda words: " ".join(words) + "."
)
COPIED = (
    "Seventeen ferries stayed in the harbour of Tolven on Friday because the crews want a written promise of two "
    "free days a fortnight, which the company calls impossible before the new timetable of the spring."
)
texts = st.lists(sentence | st.just(COPIED), max_size=12).map(" ".join)


def pairs(left, right, params=PARAMS):
    """Return what two plain texts share."""
    return align(witness(left), witness(right, name="b"), params).pairs


@given(texts, texts)
def test_swapping_the_texts_mirrors_the_answer(left, right):
    """`align(b, a)` gives the pairs of `align(a, b)` the other way round, and their coverages."""
    a, b = witness(left), witness(right, name="b")
    forth, back = align(a, b, PARAMS), align(b, a, PARAMS)
    assert sorted((p.right, p.left, p.grade, p.score) for p in back.pairs) == [
        (p.left, p.right, p.grade, p.score) for p in forth.pairs
    ]
    assert (forth.left_coverage, forth.right_coverage) == (back.right_coverage, back.left_coverage)


@given(texts, texts)
def test_spans_lie_in_their_texts_and_apart(left, right):
    """Spans are in range, begin and end at words, and no two of one side overlap, whatever their grades."""
    found = pairs(left, right)
    for side, text in (([p.left for p in found], left), ([p.right for p in found], right)):
        assert all(span.end <= len(text) and not span.of(text)[0].isspace() for span in side)
        assert sum(map(len, side)) == sum(map(len, union(side)))
    assert all(0 <= p.score <= 1 for p in found)


@given(texts, texts)
def test_verbatim_spans_hold_the_same_words(left, right):
    """The words of both spans of a verbatim pair are equal, folded, in order."""
    for pair in pairs(left, right):
        if pair.grade == "verbatim":
            words = [witness(s.of(t)).tokens.forms for s, t in ((pair.left, left), (pair.right, right))]
            assert words[0] == words[1]


@pytest.mark.parametrize("params", [PARAMS, BULK])
@given(before=sentence, after=sentence)
def test_a_copy_is_found_whatever_stands_around_it(params, before, after):
    """Harmless text before and after changes nothing but the offsets."""
    found = pairs(f"{before} {COPIED} {after}", COPIED, params)
    assert [(p.grade, p.left.of(f"{before} {COPIED} {after}"), p.right) for p in found] == [
        ("verbatim", COPIED, Span(0, len(COPIED)))
    ]


def test_an_edited_copy_is_near_verbatim():
    """Three changed words in a long sentence make one near-verbatim pair that spans all of it."""
    edited = (
        COPIED.replace("Seventeen", "Some seventeen").replace("Friday", "Monday").replace("company", "line")
    )
    (pair,) = pairs(COPIED, edited)
    assert (pair.grade, pair.left) == ("near-verbatim", Span(0, len(COPIED)))
    assert pair.right.start <= len("Some ")
    assert pair.right.end == len(edited)
    assert 0.85 < pair.score < 1


def test_moved_paragraphs_are_two_pairs():
    """Two paragraphs in the other order are found both, crossing."""
    other = (
        "In the hills above Ambry, the snow has closed nine roads and the school; the court of the town sits by "
        "telephone until the plough from Vosk arrives, perhaps on Sunday night, the clerk wrote."
    )
    found = pairs(f"{COPIED}\n\n{other}", f"{other}\n\n{COPIED}")
    assert [(p.grade, p.left.start, p.right.start) for p in found] == [
        ("verbatim", 0, len(other) + 2),
        ("verbatim", len(COPIED) + 2, 0),
    ]


def test_words_inside_asides_never_match():
    """A footer that both texts hold is no shared passage when it is an aside of one of them."""
    hidden = witness(COPIED, asides=[Span(0, len(COPIED))])
    assert align(hidden, witness(COPIED, name="b"), PARAMS).pairs == ()


def test_a_short_run_counts_only_inside_quotes():
    """Nine equal words alone are no pair; the same words quoted by both are."""
    words = "no ferry leaves this harbour until the crews agree"
    left, right = "On Friday the captain wrote that {}.", "Asked twice, she repeated: {} - and hung up."
    assert pairs(left.format(words), right.format(words)) == ()
    quoted = f'"{words}"'
    (pair,) = pairs(left.format(quoted), right.format(quoted))
    assert (pair.grade, pair.left.of(left.format(quoted)).strip('".')) == ("verbatim", words)


def test_bulk_mode_finds_no_rewriting():
    """Without the sentence layer only equal and nearly equal words are found, and the same of these."""
    left = f"{COPIED} Nobody at the pier knew more."
    assert pairs(left, COPIED, BULK) == pairs(left, COPIED)
    assert {p.grade for p in pairs(left, COPIED.replace("Friday", "Monday"), BULK)} == {"near-verbatim"}


@given(texts, texts)
def test_compiled_kernels_change_nothing(left, right):
    """The answer with numba is the answer without."""
    assert pairs(left, right, AlignParams(compiled=True)) == pairs(left, right)


def test_coverage_by_hand():
    """Two of the four live words lie wholly in the span; a word cut in half does not count."""
    tokens = witness("One two three four. Hidden tail", asides=[Span(20, 31)]).tokens
    assert coverage(tokens, [Span(0, 10)]) == 0.5
    assert coverage(tokens, []) == 0
    assert coverage(witness("").tokens, []) == 0


@pytest.mark.parametrize(
    ("left", "right", "covered"),
    [
        ("a b " * 100_000, "a b " * 50_000 + "c", (0.5, 1.0)),
        ("a " * 200_000 + "b", "a " * 100_000, (0.5, 1.0)),
        (
            "The clerk shut the gate at nine. " * 30_000,
            "The clerk shut the gate at nine. " * 20_000,
            (2 / 3, 1.0),
        ),
    ],
    ids=["abab", "a^n b", "one sentence"],
)
def test_repetitive_texts_are_aligned_in_linear_time(left, right, covered):
    """Whole repetitive texts meet along one diagonal, and eight times the words take about eight times the time."""

    def aligned(part):
        a, b = (
            witness(text[: len(text) * part // 8], name=name, quotes=False)
            for name, text in (("a", left), ("b", right))
        )
        return align(a, b, PARAMS)

    assert growth(aligned, 1) < 30
    found = aligned(8)
    assert (found.left_coverage, found.right_coverage) == pytest.approx(covered, abs=1e-4)


def test_work_grows_with_length_not_with_its_square():
    """Eight times the words of two unlike texts take far less than sixty-four times the time."""

    def aligned(size):
        rng = np.random.default_rng(5)
        draws = (rng.zipf(1.3, size) % 5_000 for _ in range(2))
        a, b = (
            witness(". ".join(" ".join(f"w{x}" for x in row) for row in d.reshape(-1, 16)), quotes=False)
            for d in draws
        )
        return align(a, b, PARAMS)

    assert growth(aligned, 8_000) < 30


@pytest.mark.parametrize(
    "odd", ["", "\x00", "\ud800 \udfff", "\u200b\u200b", "\u202eabc", "." * 200_000, "x" * 200_000]
)
def test_odd_texts_do_no_harm(odd):
    """NULs, lone surrogates, invisible letters, huge words: no error, and a copy beside them is still found."""
    assert pairs(odd, "Nothing of that stands here.") == ()
    assert [p.grade for p in pairs(f"{odd}\n{COPIED}", COPIED)] == ["verbatim"]
