"""Content words: what two tellings of the same facts still share when their wording differs.

Stop words go; names and numbers stay whole; other words are cut to a stem. The stem is the first six letters
of the word (of a long word, and without a short inflected ending): truncation serves European languages
about as well as a stemmer for each does (McNamee & Mayfield 2004, JHU/APL at CLEF: n-gram and least-common
truncation stems), and needs no language. O(length of the word).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.sketch.stopwords import FUNCTION_CHARACTERS, STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

STEM_LETTERS = 6
_LATIN_ENDINGS = ("ing", "ed", "es", "s", "e")
_CYRILLIC_ENDINGS = "аеиоуыьюяй"


def stem(form: str) -> str:
    """Return the stem of a folded word; "" where it is a stop word or one letter."""
    word = form.removesuffix("'s")
    if word in STOP_WORDS or form in STOP_WORDS or len(word) < 2:
        return word if word.isdecimal() else ""
    first = word[0]
    if first.isdigit():
        return word
    if "\u3400" <= first <= "\u9fff":
        return "" if not FUNCTION_CHARACTERS.isdisjoint(word) else word
    if "a" <= first <= "\u024f":
        for ending in _LATIN_ENDINGS:
            if len(word) >= len(ending) + 3 and word.endswith(ending):
                word = word[: -len(ending)]
                break
    elif "\u0400" <= first <= "\u052f":
        while len(word) > 3 and word[-1] in _CYRILLIC_ENDINGS:
            word = word[:-1]
    return word[:STEM_LETTERS] if "a" <= first <= "\u058f" else word


def element(stemmed: str) -> int:
    """Return the 32-bit number under which MinHash knows a stem: the low half of its xxh3-64."""
    from xxhash import xxh3_64_intdigest

    return xxh3_64_intdigest(stemmed.encode("utf-8", "surrogatepass")) & 0xFFFFFFFF


def elements(forms: Iterable[str]) -> dict[str, int]:
    """Return each distinct form's number, -1 for a stop word; several forms may share one."""
    found = {}
    for form in set(forms):
        stemmed = stem(form)
        found[form] = element(stemmed) if stemmed else -1
    return found
