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
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

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


class _Elements(dict[str, bytes]):
    """Each form's number as a signed 64-bit integer in little-endian bytes; filled when first met."""

    def __missing__(self, form: str) -> bytes:
        stemmed = stem(form)
        number = (element(stemmed) if stemmed else -1).to_bytes(8, "little", signed=True)
        if len(form) <= _KEPT_LENGTH:
            self[form] = number
        return number


_KEPT_LENGTH = 40  # code points of a form that is kept
_KEPT = 1 << 18  # forms; about 30 MB
_CHUNK = 1 << 16  # forms looked up before the bound is looked at again
# kept from text to text, for the same words come again; they change the time taken and nothing else
_ELEMENTS = _Elements()


def elements(forms: Sequence[str]) -> NDArray[np.int64]:
    """Return int64[n], each form's number, -1 for a stop word; forms of one stem have one number."""
    import numpy as np

    numbers = np.empty(len(forms), dtype=np.int64)
    for first in range(0, len(forms), _CHUNK):
        part = slice(first, first + _CHUNK)
        if len(_ELEMENTS) > _KEPT:
            _ELEMENTS.clear()
        numbers[part] = np.frombuffer(b"".join(map(_ELEMENTS.__getitem__, forms[part])), dtype="<i8")
    return numbers
