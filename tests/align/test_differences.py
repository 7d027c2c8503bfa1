from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.align.build import witness
from tests.oracles import differences as oracle
from tracer.align import align, differences, with_differences
from tracer.align.differences import changed_words
from tracer.params import AlignParams
from tracer.records import SpanPair
from tracer.spans import Span

PARAMS = AlignParams()
PLAIN = replace(PARAMS, lone_words=0)
words = st.lists(st.integers(0, 3), max_size=30) | st.lists(st.integers(0, 30), max_size=30)


def gaps(left, right, params=PARAMS):
    """Return the gaps between two lists of small numbers."""
    return changed_words(np.array(left, np.uint64), np.array(right, np.uint64), params)


def told(left, right, language="en"):
    """Return the differences of two whole texts as (words of the left, words of the right)."""
    pair = SpanPair(Span(0, len(left)), Span(0, len(right)), "near-verbatim", 0.9)
    one, other = witness(left, name="a", language=language), witness(right, name="b", language=language)
    found = differences(one.tokens, other.tokens, pair, PARAMS)
    return [(left[slice(*d.left)], right[slice(*d.right)]) for d in found]


def equal_outside(left, right, found):
    """Assert that the gaps stand in order, are not empty, and that all between them is equal."""
    i = j = 0
    for a, a_end, b, b_end in [*found, (len(left), len(left), len(right), len(right))]:
        assert left[i:a] == right[j:b]
        assert i <= a <= a_end
        assert j <= b <= b_end
        i, j = a_end, b_end
    assert all(a < a_end or b < b_end for a, a_end, b, b_end in found)
    assert all(a[1] < b[0] and a[3] < b[2] for a, b in pairwise(found))


@given(words, words)
def test_as_many_words_are_equal_as_can_be(left, right):
    """The words outside the gaps are equal, and as many as the longest common subsequence has."""
    found = gaps(left, right, PLAIN)
    equal_outside(left, right, found)
    assert len(left) - sum(g[1] - g[0] for g in found) == oracle.common_words(left, right)


@given(words, words, st.integers(0, 3))
def test_lone_equal_words_are_joined(left, right, lone):
    """Gaps are joined over lone equal words where both are larger, as joining them one by one would."""
    found = gaps(left, right, replace(PARAMS, lone_words=lone))
    equal_outside(left, right, found)
    assert found == oracle.joined(gaps(left, right, PLAIN), lone)


@given(words, words, st.integers(1, 12))
def test_any_window_gives_a_true_answer(left, right, window):
    """However small the window, what stands outside the gaps is equal, and the mirrored pair mirrors the answer."""
    params = replace(PARAMS, measured_words=window)
    found = gaps(left, right, params)
    equal_outside(left, right, found)
    assert gaps(right, left, params) == [(b, b_end, a, a_end) for a, a_end, b, b_end in found]


@given(st.lists(st.tuples(st.integers(12, 40), st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_edits_beyond_the_window_are_found_one_by_one(edits):
    """Small edits far apart are found exactly, though the text is longer than the window."""
    left, right, expected = [], [], []
    for number, (apart, less, more) in enumerate(edits):
        same = [1000 * number + place for place in range(apart)]
        left += same
        right += same
        if less or more:
            expected.append((len(left), len(left) + less, len(right), len(right) + more))
        left += [10**6 + number] * less
        right += [10**7 + number] * more
    left += [5]
    right += [5]
    assert gaps(left, right, replace(PARAMS, measured_words=20)) == expected


@pytest.mark.parametrize("language", ["en", "zh"])
@given(st.text("ab甲乙丙 ,。\u0301", max_size=20), st.text("ab甲乙丙 ,。\u0301", max_size=20))
def test_places_are_disjoint_and_in_order(language, left, right):
    """Whatever the scripts, the places of the differences lie within their spans, in order, without overlap."""
    if not left or not right:
        return
    pair = SpanPair(Span(0, len(left)), Span(0, len(right)), "near-verbatim", 0.9)
    one, other = witness(left, name="a", language=language), witness(right, name="b", language=language)
    found = differences(one.tokens, other.tokens, pair, PARAMS)
    for places, text in (([d.left for d in found], left), ([d.right for d in found], right)):
        flat = [edge for place in places for edge in place]
        assert flat == sorted(flat)
        assert all(0 <= edge <= len(text) for edge in flat)


def test_words_replaced_removed_and_added():
    """A changed word stands against its successor, and what only one side has against nothing."""
    left = "The quay has been shut since a crane fell on it, they say, two winters ago."
    right = "The quay has been closed since a heavy crane fell on it two winters ago."
    assert told(left, right) == [("shut", "closed"), ("", "heavy"), ("they say", "")]


def test_a_phrase_is_one_difference():
    """An equal article between two changed phrases does not tear them apart, one between two changed words does."""
    left = "The bridge was closed for the long winter and nobody came."
    right = "The bridge was opened because the great storm and nobody came."
    assert told(left, right) == [("closed for the long winter", "opened because the great storm")]
    assert told("an old red house stood there", "a new red barn stood there") == [
        ("an old", "a new"),
        ("house", "barn"),
    ]


def test_case_and_punctuation_are_no_difference():
    """Only words count, as they are folded."""
    assert told("He said: “No ship will WAIT”.", "he said, no ship will wait") == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("码头一直关闭着", "码头长期关闭着", [("一直", "长期")]),
        ("一台起重机倒塌", "一台大型起重机倒塌", [("", "大型")]),
        ("耗资四百二十万克朗", "耗资四百万克朗", [("二十", "")]),
        ("哈哈哈他笑了", "哈哈他笑了", [("哈", "")]),
        ("在周二开会", "在周三开会", [("二", "三")]),
        ("周二，开会", "周三，开会", [("周二", "周三")]),
    ],
)
def test_scripts_without_spaces(left, right, expected):
    """Where words are overlapping pairs of characters, just the characters that differ are told, but pairs that stand alone whole."""
    assert told(left, right, "zh") == expected


def test_only_near_verbatim_pairs_are_told():
    """Each near-verbatim pair of an alignment gets its differences, a verbatim one none."""
    same = "The harbour council of Ormouth agreed on Tuesday to reopen the northern quay before the herring season."
    left = f"{same} Nobody from the old town had been asked, and the insurer would not pay for a new crane."
    right = f"{same} Nobody from the new town had been asked, and the insurer would not pay for a new crane."
    for a, b, grades in ((same, same, ["verbatim"]), (left, right, ["near-verbatim"])):
        one, other = witness(a, name="a"), witness(b, name="b")
        found = with_differences(one, other, align(one, other, PARAMS), PARAMS)
        assert [pair.grade for pair in found.pairs] == grades
        for pair in found.pairs:
            if pair.grade == "verbatim":
                assert pair.differences is None
            else:
                assert [(a[slice(*d.left)], b[slice(*d.right)]) for d in pair.differences] == [("old", "new")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([1, 2] * 40_000, ([1, 2] * 300 + [7]) * 130),
        ([1] * 80_000, [1] * 30_000),
        (list(range(80_000)), list(range(100_000, 180_000))),
        (list(range(80_000)), [word if word % 3 else word + 10**6 for word in range(80_000)]),
    ],
    ids=["period", "one-word", "nothing", "every-third"],
)
def test_the_work_is_bounded(monkeypatch, left, right):
    """Long spans are compared in few windows: their number grows with the words, whatever the words are."""
    from rapidfuzz.distance import LCSseq

    opcodes, work = LCSseq.opcodes, []

    class Counted:
        @staticmethod
        def opcodes(a, b):
            work.append(len(a) * len(b))
            return opcodes(a, b)

    monkeypatch.setattr("rapidfuzz.distance.LCSseq", Counted)
    equal_outside(left, right, gaps(left, right))
    assert max(work) <= PARAMS.measured_words**2
    assert sum(work) <= 2 * PARAMS.measured_words * (len(left) + len(right))
