from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.text import tokenise
from tracer.text.lookalikes import unmix

RUSSIAN = "Совет города Сосновска утвердил расходы на ремонт моста через реку Серую"
GREEK = "Το συμβούλιο της πόλης ενέκρινε τις δαπάνες για τη γέφυρα"


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("сity соuncil аpproves the bridgе", "city council approves the bridge"),  # Cyrillic in Latin
        ("city cοuncil αpproves", "city council approves"),  # Greek in Latin
        ("СITY СОUNСIL", "CITY COUNCIL"),
        ("гоpод Сосновcк", "город Сосновск"),  # Latin in Cyrillic
        ("cɑpitɑl ɡovernment", "capital government"),  # phonetic letters
        ("μg of x", "μg of x"),  # a unit
        ("iPhoneом", "iPhoneом"),  # an inflected brand: the ending looks like no Latin letter
        ("Интерфакс (Interfax) и NASA", "Интерфакс (Interfax) и NASA"),
    ],
)
def test_mixed_words_become_one_script(disguised, plain):
    """A word that mixes scripts is put into the one it looks like; other words stay."""
    assert unmix(disguised)[0] == plain


@pytest.mark.parametrize("text", [RUSSIAN, GREEK, "сор осе ухо", "A а α"])
def test_honest_words_stay(text):
    """Words of one script are never changed, even where every letter looks Latin."""
    assert unmix(text) == (text, [])


def test_whole_words_of_lookalikes_in_a_disguised_text():
    """In a text caught mixing, a word made only of look-alikes is put back as well."""
    assert unmix("The соuncil sаw а сосоа tree")[0] == "The council saw a cocoa tree"


@given(st.text(alphabet="abcсоаеo xуя.", max_size=60))
def test_length_never_changes(text):
    """Letters are replaced one for one, so every place stays where it was."""
    assert len(unmix(text)[0]) == len(text)


def test_disguised_copies_match_word_for_word():
    """A text with every possible Latin letter replaced by a Cyrillic one has the words of the original."""
    plain = (
        "The council approved the cost of repairs to the old bridge across a copper coloured river yesterday"
    )
    disguised = plain.translate(str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ"))
    assert tokenise(disguised).forms == tokenise(plain).forms
    assert tokenise(disguised).disguised
