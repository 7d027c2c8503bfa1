from __future__ import annotations

from tracer.spans import Span
from tracer.text import tokenise


def spelled(text, **options):
    """Return each word with the letters its span marks."""
    tokens = tokenise(text, **options)
    return [(form, text[s:e]) for form, s, e in zip(tokens.forms, tokens.starts, tokens.ends, strict=True)]


def test_words_of_a_plain_sentence():
    """Words are folded, keep inner apostrophes, points and commas, and their spans mark the original letters."""
    text = "Don’t pay 1,000.50 in the U.S. – “naïve” Straße!"
    assert spelled(text) == [
        ("don't", "Don’t"),
        ("pay", "pay"),
        ("1,000.50", "1,000.50"),
        ("in", "in"),
        ("the", "the"),
        ("u.s", "U.S"),
        ("naive", "naïve"),
        ("strasse", "Straße"),
    ]


def test_spans_cover_what_vanishes_inside_a_word():
    """Invisible characters and stacked marks vanish from the form and stay inside the span."""
    assert spelled("a pay\u200bment cafe\u0301\u0323 x") == [
        ("a", "a"),
        ("payment", "pay\u200bment"),
        ("cafe", "cafe\u0301\u0323"),
        ("x", "x"),
    ]


def test_scripts_without_spaces_give_bigrams():
    """Chinese gives overlapping bigrams, a lone character itself; digits and Latin letters stay words."""
    assert [form for form, _ in spelled("水灾2024年BBC报道。他说")] == [
        "水灾",
        "2024",
        "年",
        "bbc",
        "报道",
        "他说",
    ]


def test_line_ends_and_asides_end_sentences():
    """A sentence never runs over a line end or the border of an aside."""
    text = "One two\nthree four five. Six"
    assert tokenise(text, [Span(14, 18)]).sentences.tolist() == [0, 2, 3, 4, 5, 6]


def test_words_in_asides_match_nothing():
    """The hash of a word in an aside differs from the word's own, and from place to place."""
    text = "echo echo echo"
    plain, hidden = tokenise(text), tokenise(text, [Span(5, 14)])
    assert hidden.live.tolist() == [True, False, False]
    assert len({*plain.hashes.tolist(), *hidden.hashes.tolist()}) == 3


def test_nothing_in_nothing_out():
    """Empty text and text of invisible characters only have no words and no sentences."""
    for text in ("", "\u200b\u200d\ufeff", "\ud800\x00"):
        tokens = tokenise(text)
        assert len(tokens.forms) == 0
        assert tokens.sentences.tolist() == [0]
