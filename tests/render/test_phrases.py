from __future__ import annotations

import pytest

from tests.render import fiction
from tracer.records import Credit
from tracer.render import phrases
from tracer.spans import Span


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0, "0 %"), (0.001, "1 %"), (0.444, "44 %"), (0.999, "99 %"), (1.0, "100 %")]
)
def test_shares_never_round_to_all_or_nothing(value, shown):
    """100 % is said only of everything and 0 % only of nothing."""
    assert phrases.share(value) == shown


@pytest.mark.parametrize(
    ("value", "number", "words"),
    [
        (0.999, "0.99", "very likely"),
        (0.9, "0.90", "very likely"),
        (0.7, "0.70", "likely"),
        (0.4, "0.40", "possible"),
        (0.1, "0.10", "unlikely"),
    ],
)
def test_probabilities_never_round_to_certainty(value, number, words):
    """A probability below one never shows as 1.00, and its words say how much it is worth."""
    assert phrases.probability(value) == number
    assert phrases.likelihood(value) == words


@pytest.mark.parametrize(
    ("value", "number", "words", "unsure"),
    [
        (0.6981, "0.70", "likely", False),
        (0.6949, "0.69", "possible", True),
        (0.8951, "0.90", "very likely", False),
        (0.8949, "0.89", "likely", False),
        (0.3951, "0.40", "possible", True),
        (0.9999, "0.99", "very likely", False),
        (1.0, "1.00", "very likely", False),
        (0.0, "0.00", "unlikely", True),
    ],
)
def test_words_go_by_the_number_that_is_printed(value, number, words, unsure):
    """What reads 0.70 is likely and not unsure, whatever digits stand behind it."""
    assert phrases.probability(value) == number
    assert phrases.likelihood(value) == words
    assert phrases.unsure(value) == unsure


def test_ranges():
    """A group's values are shown once where they agree and as a range where they do not."""
    assert phrases.shares([0.98, 1.0]) == "98-100 %"
    assert phrases.shares([1.0, 1.0]) == "100 %"
    assert phrases.probabilities([0.9, 0.95]) == "0.90-0.95"


def test_counts_and_lists():
    """Numbers agree with their nouns; a long list says how many more there are, and never hides just one."""
    assert [phrases.count(n, "story") for n in (1, 2, 1200)] == ["1 story", "2 stories", "1,200 stories"]
    assert phrases.some(["a", "b", "c"], 2) == "a, b, c"
    assert phrases.some(["a", "b", "c", "d"], 2) == "a, b and 2 more"


@pytest.mark.parametrize(
    ("parameters", "said"), [({}, False), ({"calibrated": False}, False), ({"calibrated": True}, True)]
)
def test_only_a_lineage_that_says_so_is_calibrated(parameters, said):
    """Without a word about calibration, probabilities count as uncalibrated."""
    assert phrases.calibrated(parameters) is said


@pytest.mark.parametrize(
    ("form", "role", "shown"),
    [
        ("end-mark", "text", "Halma Wire (end mark)"),
        ("dateline", "text", "Halma Wire (dateline)"),
        ("attribution", "statement", "Halma Wire (for a statement)"),
        ("reference", "statement", "Halma Wire (reference, for a statement)"),
        ("residue", "residue", "Halma Wire (trace)"),
        ("photo", "photo", "Halma Wire (photo)"),
    ],
)
def test_credits_in_words(form, role, shown):
    """A credit names its outlet, its form, and its role where that is not to give the text's source."""
    assert phrases.credit(Credit("halma-wire", "x", Span(0, 1), form, role), fiction.NAMES) == shown


def test_printed_is_what_the_json_says():
    """A value is rounded to the JSON's digits first: 0.97504 is 0.975 there, and both read the same."""
    assert phrases.probability(0.97504) == phrases.probability(0.975) == "0.97"
    assert phrases.share(0.97504) == phrases.share(0.975) == "98 %"
    assert phrases.share(0.96503) == phrases.share(0.965) == "96 %"
