"""Light stems: one form for the inflections of a word, without a dictionary.

Not linguistics: an ending is cut only when at least three letters stay, and the same endings are tried in
every language of a script. That joins "votes, voted, voting" and "переговоры, переговорах, переговоров",
which is all that a comparison of sentences needs; irregular words stay apart. Forms with a digit and words
of other scripts are left as they are. O(letters) a word; every form is stemmed once.
"""

from __future__ import annotations

from functools import lru_cache

SMALLEST = 3  # letters of a stem

_LATIN = """
    s es ed ing ings er ers or ors ly ion ions ation ations ment ments ness est ity ities al ally ies ied y e
    ive ives able ible ance ances ence ences ant ants ent ents ful less ous ously ize izes ized izing ise ises
    ised ising ism ist ists ic ics ical en a o i os as is us um ia ie ung ungen
"""
_CYRILLIC = """
    а я о е ы и у ю й ь ов ев ей ам ям ом ем ах ях ами ями ою ею ия ии ию ий ие ием иями иям иях
    ый ой ая яя ое ее ые их ых ого его ому ему ым им ыми ими ую юю
    ть л ла ло ли ет ит ут ют ат ят ешь ишь ете ите лся лась лось лись ться тся сь ся
    ал ала али ил ила или ел ела ели ать ить еть ает ают ость ости остью остей
    ение ения ении ением ений ание ания ании анием аний ный ная ное ные ного ному ным ными ных ной ную
"""
LATIN = frozenset(_LATIN.split())
CYRILLIC = frozenset(_CYRILLIC.split())
LONGEST = max(map(len, LATIN | CYRILLIC))  # letters


@lru_cache(maxsize=1 << 18)
def stem(form: str) -> str:
    """Return the stem of a folded word."""
    word = form.removesuffix("'s")
    if len(word) <= SMALLEST or not word.isalpha():
        return word
    if word[0] <= "ɏ":  # the end of Latin Extended-B
        endings = LATIN
    elif "Ѐ" <= word[0] <= "ӿ":
        endings = CYRILLIC
    else:
        return word
    for letters in range(min(LONGEST, len(word) - SMALLEST), 0, -1):
        if word[-letters:] in endings:
            word = word[:-letters]
            break
    return word[:-1] if len(word) > SMALLEST and word[-1] == word[-2] else word
