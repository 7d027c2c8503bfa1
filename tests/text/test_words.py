from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.wordbreak import word_break

from tests.oracles import tokens as oracle
from tracer.text.folding import clean, clean_character
from tracer.text.words import DIGIT, DIGITS, HEBREW, LETTER, LETTERS, MARK, UNSPACED, character_class, split

# letters, digits, marks and joiners of many scripts; no colon and no underscore, on which we depart from the annex
ALPHABET = (
    "abcXYZéßñøžÅ" + "абвЯйё" + "αβγΩς" + "אבגת" + "ابتم" + "कखगि्" + "한국어" + "019٣५"
    "水灾火山" + "あいウエー" + "สวัดีเ" + "ကချ" + "ខ្ម" + ".'’‘,;··\"-–—!?()…“”«» \t\n$%&*+/|~"
)


def spans(words):
    """Return the words' places as pairs."""
    starts, ends = words
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


@given(st.text(alphabet=ALPHABET, max_size=40))
def test_words_are_those_of_the_annex(text):
    """On any mix of scripts the words are the annex's, and bigrams where scripts put no spaces."""
    assert spans(split(text)) == oracle.spans(text)


@given(st.text(alphabet=st.characters(max_codepoint=127, exclude_characters=":_"), max_size=60))
def test_ascii_words_are_those_of_the_annex(text):
    """Text of ASCII characters, which is looked up byte by byte, has the annex's words too."""
    assert spans(split(clean(text).text)) == oracle.spans(clean(text).text)


@given(st.text(max_size=30))
def test_any_text_at_all(text):
    """Any code points whatever give words in order."""
    starts, ends = split(text)
    assert starts.tolist() == sorted(starts.tolist())
    assert ends.tolist() == sorted(ends.tolist())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don't can’t rock'n'roll", ["don't", "can’t", "rock'n'roll"]),
        ("'quoted' ‘words’", ["quoted", "words"]),
        ("U.S. and U.N.", ["U.S", "and", "U.N"]),
        ("3.14, 1,000.5; 7.", ["3.14", "1,000.5", "7"]),
        ("at 10:30 he said:no", ["at", "10", "30", "he", "said", "no"]),
        ("snake_case _mark_", ["snake", "case", "mark"]),
        ("well-known—almost", ["well", "known", "almost"]),
        ("B2B 4x4 co2", ["B2B", "4x4", "co2"]),
        ('צה"ל', ['צה"ל']),
        ("the wall.The council", ["the", "wall", "The", "council"]),
        ("a Ph.D. at St.Ives", ["a", "Ph.D", "at", "St", "Ives"]),
        ("northern-news.example", ["northern", "news.example"]),
        ("水", ["水"]),
        ("水灾地", ["水灾", "灾地"]),
        ("2024年2月", ["2024", "年", "2", "月"]),
        ("用GPS定位", ["用", "GPS", "定位"]),
        ("ที่นี่", ["ที่นี่"]),
        ("", []),
        ("... --- !!!", []),
    ],
)
def test_words_by_hand(text, words):
    """Cases worked out by hand, departures from the annex among them."""
    assert [text[start:end] for start, end in spans(split(text))] == words


def test_classes_are_the_annex_s_word_break_property():
    """Every assigned letter, digit and mark of the two first planes has the class that its Word_Break value asks for.

    Left out: what cleaning changes or removes; scripts without spaces, where we depart; Tangut and other
    ideographs, which the annex breaks one by one; and a few signs that are neither letters nor digits by category.
    """
    expected = {
        "ALETTER": LETTER,
        "HEBREW_LETTER": HEBREW,
        "NUMERIC": DIGIT,
        "EXTEND": MARK,
        "MIDLETTER": LETTERS,
        "MIDNUM": DIGITS,
    }
    wrong = []
    for code in range(min(sys.maxunicode, 0x1FFFF)):
        c = chr(code)
        if unicodedata.category(c)[0] not in "LNM" or clean_character(c) != c:
            continue
        value = str(word_break(c)).rsplit(".", maxsplit=1)[-1]
        if value in expected and character_class(c) not in (expected[value], UNSPACED):
            wrong.append((hex(code), value))
    assert wrong == [("0x19da", "NUMERIC")]  # New Tai Lue's second digit one: a number of category No
