from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.text import form, tokenise
from tracer.text.folding import clean

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad\u034f\u180e\u202e\u2066\ufe0f\U000e0061\x00\x1b"


def words(text):
    """Return the folded words of a text."""
    return list(tokenise(text).forms)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Straße STRASSE", "strasse strasse"),
        ("naïve nai\u0308ve", "naive naive"),
        ("Мой мои\u0306 ёлка е\u0308лка", "мои мои елка елка"),
        ("İstanbul", "istanbul"),
        ("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ"),
        ("ｆｕｌｌ ＷＩＤＴＨ １２", "full width 12"),
        ("𝐛𝐨𝐥𝐝 𝓈𝒸𝓇𝒾𝓅𝓉 𝕕𝕠𝕦𝕓𝕝𝕖", "bold script double"),
        ("ﬁnance oﬃce", "finance office"),
        ("مُحَمَّد محمد", "محمد محمد"),
        ("أحمد إيران آخر", "احمد ايران اخر"),
        ("محـــمد", "محمد"),
        ("שָׁלוֹם שלום", "שלום שלום"),
        ("می\u200cخواهم میخواهم", "میخواهم میخواهم"),
        ("한국 \u1112\u1161\u11ab\u1100\u116e\u11a8", "한국 한국"),
        ("don’t don't donʼt don´t", "don't don't don't don't"),
        ("пам’ять пам'ять", "пам'ять пам'ять"),
        ("x² said¹ ½ №5 5㎏", "x said 5 5"),
    ],
)
def test_one_spelling_for_every_writing(written, plain):
    """Case, accents, points, compatibility letters and composition do not change a word."""
    assert words(written) == plain.split()


def test_voiced_kana_are_other_letters_than_plain_ones():
    """Kana keep their voicing marks, composed or not."""
    assert words("か\u3099ぎ") == words("がぎ")
    assert words("がぎ") != words("かき")


def test_vowel_signs_that_spell_the_word_stay():
    """Thai and Devanagari marks are part of the word: without them it is another word."""
    assert words("ที่นี่") != words("ทนน")
    assert words("हिन्दी") != words("हनद")


@given(st.text(alphabet="abc éя水 สวั\n.", max_size=30), st.data())
def test_invisible_characters_change_no_word(text, data):
    """Wherever invisible characters are put, the words stay the same."""
    place = data.draw(st.integers(0, len(text)))
    unseen = data.draw(st.text(alphabet=INVISIBLE, min_size=1, max_size=3))
    assert words(text[:place] + unseen + text[place:]) == words(text)


@given(st.text(alphabet="abcdeабвгд水灾مبا ", max_size=30), st.data())
def test_stacked_marks_change_no_word(text, data):
    """Whatever marks are stacked on a letter of whatever script, the word stays the same."""
    letters = [i for i, c in enumerate(text) if c != " "]
    if letters:
        place = data.draw(st.sampled_from(letters)) + 1
        marks = data.draw(
            st.text(alphabet="\u0300\u0301\u0308\u0334\u0336\u20dd\ufe20", min_size=1, max_size=5)
        )
        assert words(text[:place] + marks + text[place:]) == words(text)


@given(st.text(max_size=40))
def test_composition_changes_no_word(text):
    """A text has the same words in every normal form but for what only compatibility forms unite."""
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    """A folded word is its own folded form."""
    for word in words(text):
        assert form(word) == word


@given(st.text(max_size=40))
def test_origins_lead_back(text):
    """Each kept character leads back to the place of one that becomes it; what is removed leads nowhere."""
    cleaned = clean(text)
    if cleaned.origin is None:
        assert len(cleaned.text) == len(text)
    else:
        assert cleaned.origin.tolist() == sorted(cleaned.origin.tolist())
        assert cleaned.origin[-1] == len(text)
        for c, place in zip(cleaned.text, cleaned.origin[:-1].tolist(), strict=True):
            assert c in clean(text[place]).text


def test_long_words_with_many_marks_stay_linear():
    """A word of a hundred thousand vowel signs, whose canonical ordering would take minutes, is folded at once."""
    assert len(tokenise("क" + "\u093c\u094d" * 50_000).forms) == 1
