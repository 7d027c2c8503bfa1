from __future__ import annotations

import pytest

from tracer.text import tokenise

ENGLISH = (
    "The harbour council of Port Amble approved the repair of the northern breakwater on Tuesday evening"
)
RUSSIAN = "Совет порта Амбл утвердил во вторник вечером ремонт северного волнореза и новый причал"
CHINESE = "安布尔港议会星期二晚上批准修复北部防波堤并兴建新码头"
ARABIC = "وافق مجلس ميناء امبل مساء الثلاثاء على اصلاح حاجز الامواج الشمالي"
THAI = "สภาท่าเรือแอมเบิลอนุมัติการซ่อมแซมเขื่อนกันคลื่นทางเหนือ"


def between(text, unseen, every):
    """Put `unseen` between letters, at every so many places."""
    out = []
    for i, c in enumerate(text):
        out.append(c)
        if i % every == 1 and c.isalpha() and text[i + 1 : i + 2].isalpha():
            out.append(unseen)
    return "".join(out)


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, CHINESE])
@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u2060", "\ufeff", "\U000e0041", "\u202e\u202c"])
def test_invisible_characters_inside_words_are_seen_through_and_flagged(text, unseen):
    """Latin, Cyrillic and Chinese words with invisible characters inside match and are flagged."""
    disguised = tokenise(between(text, unseen, 5))
    assert disguised.forms == tokenise(text).forms
    assert disguised.disguised


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, CHINESE, ARABIC, THAI])
@pytest.mark.parametrize("marks", ["\u0336", "\u0301\u0302\u0303", "\u20dd", "\ufe20"])
def test_stacked_marks_are_seen_through_and_flagged(text, marks):
    """In every script, words with marks stacked on their letters match and are flagged."""
    disguised = tokenise(between(text, marks, 4))
    assert disguised.forms == tokenise(text).forms
    assert disguised.disguised


def test_soft_hyphens_out_of_place_are_flagged():
    """Soft hyphens after every second letter are no hyphenation."""
    disguised = tokenise(between(ENGLISH, "\xad", 2))
    assert disguised.forms == tokenise(ENGLISH).forms
    assert disguised.disguised


@pytest.mark.parametrize(
    "change", [lambda c: chr(ord(c) + 0xFEE0), lambda c: chr(ord(c.lower()) - 97 + 0x1D41A)]
)
def test_letters_in_disguise_are_flagged(change):
    """Full-width and mathematical letters in English match and are flagged."""
    disguised = "".join(change(c) if c.isalpha() else c for c in ENGLISH)
    assert tokenise(disguised).forms == tokenise(ENGLISH).forms
    assert tokenise(disguised).disguised


@pytest.mark.parametrize(
    "honest",
    [
        ENGLISH,
        RUSSIAN,
        CHINESE,
        ARABIC,
        THAI,
        "\ufeff" + ENGLISH,
        "The har\xadbour coun\xadcil ap\xadproved the re\xadpair of the north\xadern break\xadwater",
        "Der Ha\xadfen\xadrat ge\xadneh\xadmig\xadte die Re\xadpa\xadra\xadtur des Wel\xadlen\xadbre\xadchers",
        "The \u200bcouncil \u200bof Port\u200b Amble",  # at the edges of words, as pages leave them
        "می\u200cخواهم کتاب\u200cها را به خانه\u200cام ببرم",
        "क्\u200dष त्र\u200c ज्ञ नमस्ते दुनिया",
        "ការ\u200bប្រជុំ\u200bក្រុម\u200bប្រឹក្សា",
        "Cafe\u0301 de\u0301ja\u0300 vu, e\u0301te\u0301 a\u0300 Gene\u0300ve",  # decomposed French
        "Сове\u0301т по\u0301рта А\u0301мбл утверди\u0301л ремо\u0301нт",  # stress marks
        "وَافَقَ مَجْلِسُ مِينَاءِ أَمْبِل مَسَاءَ الثُّلَاثَاءِ",  # full vowel points
        "ọ́ ẹ̀kọ́ Yorùbá ń jẹ́ kí ó dára",
        "ＮＨＫとＪＲが発表した。港の議会は火曜日に承認した。",
        "葛\U000e0100城市と辻\ufe00堂",  # variants of characters
        "The ﬁnal oﬃce ﬁle, 5 μg, the Ω meter, a 10 kΩ part",
        "Family 👨\u200d👩\u200d👧 and ❤\ufe0f at the harbour",
        "x\u0336" + " plain words" * 200,  # one slip in four hundred words
    ],
)
def test_honest_text_is_not_flagged(honest):
    """What scripts, pages and typography put into honest text raises no flag."""
    assert not tokenise(honest).disguised


def test_only_invisible_characters():
    """A text of nothing visible has no words, and nothing is disguised."""
    assert not tokenise("\u200b\u200d\U000e0061" * 50).disguised
