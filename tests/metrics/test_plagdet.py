from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracles import plagdet as oracle
from tracer.metrics import Passage, plagdet
from tracer.spans import Span


def passage(left: tuple[int, int], right: tuple[int, int], doc: str = "s", source: str = "r") -> Passage:
    """Return a passage of document `doc` taken from `source`."""
    return Passage(doc, Span(*left), source, Span(*right))


def test_a_perfect_answer_scores_one() -> None:
    """The cases themselves, in any order, have every measure 1."""
    cases = [passage((0, 100), (50, 150)), passage((200, 300), (0, 40))]
    score = plagdet(cases, cases[::-1])
    assert (score.recall, score.precision, score.granularity, score.plagdet) == (1, 1, 1, 1)


def test_half_of_a_case_found_twice_over() -> None:
    """One case, found by its left half and by its right half: recall and precision 1, granularity 2."""
    score = plagdet([passage((0, 100), (0, 100))], [passage((0, 50), (0, 50)), passage((50, 100), (50, 100))])
    assert (score.recall, score.precision, score.granularity) == (1, 1, 2)
    assert score.plagdet == pytest.approx(1 / math.log2(3))


def test_recall_counts_both_sides() -> None:
    """60 of 100 left and 30 of 80 right characters found: recall 90/180; all that was found is true."""
    score = plagdet([passage((0, 100), (0, 80))], [passage((40, 100), (50, 80))])
    assert (score.recall, score.precision) == (0.5, 1)


def test_precision_is_the_mean_over_detections_not_over_characters() -> None:
    """A small false detection costs as much as a large one."""
    score = plagdet(
        [passage((0, 1000), (0, 1000))], [passage((0, 1000), (0, 1000)), passage((2000, 2001), (5000, 5001))]
    )
    assert (score.recall, score.precision, score.granularity) == (1, 0.5, 1)


def test_overlap_on_one_side_only_is_no_detection() -> None:
    """A detection that meets the case in the suspicious text but not in the source finds nothing."""
    score = plagdet([passage((0, 100), (0, 100))], [passage((0, 100), (100, 200))])
    assert (score.recall, score.precision, score.granularity, score.plagdet) == (0, 0, 1, 0)


def test_the_same_places_in_other_documents_are_no_detection() -> None:
    """Offsets count only within the same pair of documents."""
    case = passage((0, 100), (0, 100))
    assert plagdet([case], [passage((0, 100), (0, 100), source="other")]).recall == 0
    assert plagdet([case], [passage((0, 100), (0, 100), doc="other")]).recall == 0


def test_overlapping_detections_count_their_union() -> None:
    """[0, 60) and [40, 80) of a case of 100 characters on each side find 160 of 200."""
    score = plagdet([passage((0, 100), (0, 100))], [passage((0, 60), (0, 60)), passage((40, 80), (40, 80))])
    assert score.recall == 0.8
    assert score.granularity == 2


def test_missed_cases_lower_recall_but_not_granularity() -> None:
    """Of three cases one is found, by two detections: recall 1/3, granularity 2."""
    cases = [passage((0, 10), (0, 10)), passage((20, 30), (20, 30)), passage((40, 50), (40, 50))]
    score = plagdet(cases, [passage((0, 10), (0, 10)), passage((0, 9), (0, 9))])
    assert (score.recall, score.precision, score.granularity) == (pytest.approx(1 / 3), 1, 2)


@pytest.mark.parametrize(("cases", "found", "value"), [(0, 0, 1), (1, 0, 0), (0, 1, 0)])
def test_nothing_to_find_and_nothing_found_is_right(cases: int, found: int, value: float) -> None:
    """Without cases and detections the score is 1; with only one of them 0; granularity is 1 in each."""
    one = [passage((0, 10), (0, 10))]
    score = plagdet(one * cases, one * found)
    assert (score.recall, score.precision, score.granularity, score.plagdet) == (value, value, 1, value)


def test_a_detection_given_twice_counts_once() -> None:
    """Cases and detections are sets."""
    one = passage((0, 10), (0, 10))
    assert plagdet([one], [one, one]).granularity == 1


spans = st.tuples(st.integers(0, 12), st.integers(1, 8)).map(lambda at: Span(at[0], at[0] + at[1]))
passages = st.lists(
    st.builds(Passage, st.sampled_from("st"), spans, st.sampled_from("rq"), spans), max_size=6
)


@given(passages, passages)
def test_every_measure_is_that_of_counting_single_characters(
    cases: list[Passage], found: list[Passage]
) -> None:
    """Interval arithmetic gives what the paper's definitions give on sets of characters."""
    score = plagdet(cases, found)
    once, told = list(dict.fromkeys(cases)), list(dict.fromkeys(found))
    assert score.recall == pytest.approx(oracle.recall(once, told))
    assert score.precision == pytest.approx(oracle.recall(told, once))
    assert score.granularity == pytest.approx(oracle.granularity(once, told))
    assert score.plagdet == pytest.approx(oracle.plagdet(once, told))
