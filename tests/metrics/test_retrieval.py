from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracer.metrics.retrieval import found_early, recall_at


def test_recall_counts_what_is_among_the_first() -> None:
    """Of a and d, a stands first and d fourth: half at three, all at four, none of what is not ranked."""
    assert recall_at("abcd", "ad", 3) == 0.5
    assert recall_at("abcd", "ad", 4) == 1
    assert recall_at("abcd", "xy", 4) == 0


def test_nothing_wanted_is_wholly_found() -> None:
    """Without a wanted answer recall is 1."""
    assert recall_at("abc", "", 2) == 1
    assert found_early("abc", "", 2) == []


def test_wanted_answers_do_not_stand_in_each_other_s_way() -> None:
    """Of five wanted answers in front, all have fewer than two wrong ones before them."""
    assert found_early("abcdexy", "abcde", 2) == list("abcde")


def test_k_wrong_answers_hide_what_follows() -> None:
    """In a x b y c, b has one wrong answer before it, c two."""
    assert found_early("axbyc", "abc", 2) == ["a", "b"]
    assert found_early("axbyc", "abc", 3) == ["a", "b", "c"]


def test_an_unlisted_right_answer_is_not_wrong() -> None:
    """In x y c with y right, c has one wrong answer before it."""
    assert found_early("xyc", "c", 2, right="y".__eq__) == ["c"]
    assert found_early("xyc", "c", 2) == []


def test_nobody_is_asked_where_it_does_not_matter() -> None:
    """With fewer than k other answers before the last wanted one, none is judged."""
    asked: list[str] = []
    found_early("xyabz", "ab", 3, right=lambda answer: bool(asked.append(answer)))
    assert asked == []


@given(
    st.permutations("abcdefgh"),
    st.sets(st.sampled_from("abcdefgh")),
    st.integers(1, 5),
    st.sets(st.sampled_from("abcdefgh")),
)
def test_found_is_what_the_definition_says(ranking, wanted, k, right) -> None:
    """A wanted answer is found exactly when fewer than k answers before it are neither wanted nor right."""
    expected = [
        a
        for i, a in enumerate(ranking)
        if a in wanted and sum(b not in wanted | right for b in ranking[:i]) < k
    ]
    assert found_early(ranking, wanted, k, right.__contains__) == expected
