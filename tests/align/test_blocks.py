"""From chains to blocks of words, against slow oracles and by hand."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.align.build import witness
from tests.oracles import blocks as oracle
from tracer.align import align
from tracer.align.blocks import _fill, _gaining, _trim, _unclaimed, shared_blocks
from tracer.align.chains import chains, link_runs
from tracer.align.grades import common_words, contained, regraded
from tracer.align.passages import Passage, disjoint
from tracer.align.runs import MULTIPLIER, common_runs, grams
from tracer.params import AlignParams

PARAMS = AlignParams()
NOISE = st.integers(1_000, 2_000)
SHARED = list(range(1, 31))  # words that stand nowhere else
edits = st.lists(st.tuples(st.integers(0, 29), st.sampled_from(["drop", "add", "change"])), max_size=4)
words = st.lists(st.integers(0, 6), max_size=50)
claims = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 6)), max_size=3).map(
    lambda ranges: {word for start, length in ranges for word in range(start, start + length)}
)


def hashes(numbers):
    """Return small numbers as the word hashes of a text."""
    return np.array(numbers, np.uint64)


@st.composite
def relatives(draw):
    """Draw two texts of which each holds up to three stretches of the other, edited, in any order, some twice."""
    stretches = [list(range(100 * n, 100 * n + draw(st.integers(4, 25)))) for n in range(1, 4)]
    texts = []
    for _ in range(2):
        text = []
        for n in draw(st.lists(st.integers(0, 2), max_size=4)):
            part = list(stretches[n])
            for place in draw(st.lists(st.integers(0, len(part) - 1), max_size=3)):
                part[place] = draw(NOISE)
            text += draw(st.lists(NOISE, max_size=6)) + part
        texts.append(text + draw(st.lists(NOISE, max_size=6)))
    return texts


@given(relatives() | st.tuples(words, words))
def test_blocks_are_disjoint_and_share_what_they_say(texts):
    """Blocks overlap on neither side, begin and end with equal words, and hold `shared` words in order."""
    left, right = texts
    found = shared_blocks(hashes(left), hashes(right), PARAMS)
    for first, end in (("left", "left_end"), ("right", "right_end")):
        ranges = sorted((getattr(b, first), getattr(b, end)) for b in found)
        assert all(one[1] <= other[0] for one, other in pairwise(ranges))
    for b in found:
        here, there = tuple(left[b.left : b.left_end]), tuple(right[b.right : b.right_end])
        assert (here[0], here[-1]) == (there[0], there[-1])
        assert PARAMS.chain_words <= b.shared <= oracle.common_words(here, there)
        assert b.density >= PARAMS.near_density
        assert b.exact == (here == there)


@given(st.lists(NOISE, max_size=20), st.lists(NOISE, max_size=20), edits)
def test_a_planted_stretch_is_found(before, after, edited):
    """Of thirty words that both texts have, each run that up to four edits on one side leave is in a block."""
    copy = list(SHARED)
    for place, how in sorted(edited, reverse=True):
        copy[place : place + (how != "add")] = [] if how == "drop" else [5_000 + place]
    found = shared_blocks(hashes(before + copy + after), hashes(SHARED), PARAMS)
    inside = {word for b in found for word in range(b.right, b.right_end)}
    runs = np.split(copy, np.flatnonzero(np.diff(copy) != 1) + 1)
    long = [run.tolist() for run in runs if len(run) >= PARAMS.chain_words and run[-1] <= len(SHARED)]
    assert {word - 1 for run in long for word in run} <= inside


@given(
    st.lists(st.integers(0, 40), min_size=6, max_size=80)
    | st.lists(st.integers(0, 2), min_size=6, max_size=80)
)
def test_a_text_against_itself_is_one_exact_block(text):
    """However repetitive, a text meets itself from its first word to its last."""
    (block,) = shared_blocks(hashes(text), hashes(text), PARAMS)
    assert (block.left, block.left_end, block.right, block.right_end) == (0, len(text), 0, len(text))
    assert block.exact


@given(st.lists(st.booleans(), max_size=30), st.integers(1, 6))
def test_an_end_is_extended_as_far_as_it_gains(equal, drop):
    """The places are those of the best beginning in reach, found by trying all of them."""
    assert _gaining(equal, drop) == oracle.gaining(equal, drop)


@given(words, words)
def test_chains_are_taken_apart_as_the_oracle_does(left, right):
    """Best end first, each run once, what is left of a chain still worth asking for."""
    score, before = link_runs(common_runs(hashes(left), hashes(right), 2, 16), 5, 1, 64)
    assert chains(score, before, 4) == oracle.chains(score.tolist(), before.tolist(), 4)


@given(words, words)
def test_pieces_are_equal_words_in_order(left, right):
    """What a chain gives, trimmed and filled, are equal words, rising on both sides, no fewer than before."""
    a, b = hashes(left), hashes(right)
    runs = common_runs(a, b, 2, 16)
    for members in chains(*link_runs(runs, 5, 1, 64), least=3):
        pieces = _trim(runs[members].tolist())
        filled = _fill(a.tolist(), b.tolist(), pieces)
        assert set(pieces) <= set(filled)
        for i, j, length in filled:
            assert left[i : i + length] == right[j : j + length]
        for (i, j, length), (x, y, _) in pairwise(filled):
            assert (i + length <= x, j + length <= y) == (True, True)
        inside = sum(length for *_, length in filled)
        (i, j, _), (x, y, length) = filled[0], filled[-1]
        assert inside <= oracle.common_words(tuple(left[i : x + length]), tuple(right[j : y + length]))


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 5)), min_size=1, max_size=5),
    claims,
    claims,
)
def test_what_is_claimed_divides_a_chain(steps, claimed_left, claimed_right):
    """Every free word of the pieces stays, no claimed one does, and no part reaches over a claimed word."""
    pieces, i, j = [], 0, 0
    for gap, other, length in steps:
        i, j = i + gap, j + other
        pieces.append((i, j, length))
        i, j = i + length, j + length
    free = [np.array([k not in claimed for k in range(40)]) for claimed in (claimed_left, claimed_right)]
    parts = _unclaimed(pieces, *free)
    pairs = {(a + k, b + k) for a, b, length in pieces for k in range(length)}
    kept = [(a + k, b + k) for part in parts for a, b, length in part for k in range(length)]
    assert kept == sorted(p for p in pairs if free[0][p[0]] and free[1][p[1]])
    for part in parts:
        (a, b, _), (c, d, length) = part[0], part[-1]
        assert free[0][a : c + length].all()
        assert free[1][b : d + length].all()


@given(st.lists(st.integers(0, 2**64 - 1), max_size=9), st.integers(1, 6))
def test_hashes_of_runs_are_those_of_unbounded_integers(numbers, k):
    """Wrapping multiplication gives what exact arithmetic modulo 2**64 gives."""
    expected = [oracle.gram(numbers[i : i + k], int(MULTIPLIER)) for i in range(len(numbers) - k + 1)]
    assert grams(hashes(numbers), k).tolist() == expected


@given(words, words)
def test_common_words_are_a_longest_common_subsequence(left, right):
    """The count is what the recurrence counts; texts too long to measure say so."""
    assert common_words(hashes(left), hashes(right), PARAMS) == oracle.common_words(tuple(left), tuple(right))
    assert common_words(hashes(left), hashes([1] * (PARAMS.measured_words + 1)), PARAMS) is None


@pytest.mark.parametrize(
    ("kept", "other", "answer"),
    [(12, 12, True), (11, 11, False), (15, 20, True), (14, 20, False), (12, 30, True), (12, 31, False)],
)
def test_containment_by_hand(kept, other, answer):
    """Twelve words in order, three quarters of the shorter side, and a side at most two and a half times longer."""
    shorter = hashes([*range(kept), *range(900, 900 + (20 - kept if other == 20 else 0))])
    longer = hashes([*range(kept), *range(500, 500 + other - kept)])
    assert contained(shorter, longer, PARAMS) is answer
    assert contained(longer, shorter, PARAMS) is answer


def test_a_rewriting_of_nearly_the_same_words_is_a_near_copy():
    """Six words in ten in common, in order, make a near copy; five do not; other grades stay as they are."""
    left, right = hashes(range(10)), hashes([*range(6), 90, 91, 92, 93])
    passage = Passage(0, 10, 0, 10, "rewritten", 0.5)
    assert regraded(passage, left, right, PARAMS) == Passage(0, 10, 0, 10, "near-verbatim", 0.6)
    assert regraded(passage, left, hashes([*range(5), *range(90, 95)]), PARAMS) == passage
    copied = Passage(0, 10, 0, 10, "verbatim", 1.0)
    assert regraded(copied, left, right, PARAMS) == copied


boxes = st.tuples(
    st.integers(0, 20),
    st.integers(1, 8),
    st.integers(0, 20),
    st.integers(1, 8),
    st.sampled_from([0.25, 0.5, 1.0]),
).map(lambda b: Passage(b[0], b[0] + b[1], b[2], b[2] + b[3], "rewritten", b[4]))


@given(st.lists(boxes, max_size=8), boxes)
def test_passages_claim_their_words_best_first(candidates, first):
    """What is claimed stays; of the rest each is taken that meets none taken before it, best first."""
    taken = [first]
    for passage in sorted(candidates, key=lambda p: (-p.score * p.words, p.left, p.right)):
        if not any(passage.meets(other) for other in taken):
            taken.append(passage)
    assert disjoint(candidates, [first]) == taken


def test_many_quotes_in_another_order_are_aligned_in_linear_time():
    """2,000 short quotes that both texts hold, in other orders, take seconds: none is held against every quote."""
    rng = np.random.default_rng(3)
    rows = rng.integers(0, 50_000, (2_000, 9)).tolist()
    made = ['He said: "' + " ".join(f"w{word}" for word in row) + '" there.' for row in rows]
    left, right = " ".join(made), " ".join(made[place] for place in rng.permutation(len(made)).tolist())
    sides = witness(left), witness(right, name="b")
    began = time.process_time()
    found = align(*sides, PARAMS)
    assert time.process_time() - began < 8
    assert found.left_coverage > 0.8
