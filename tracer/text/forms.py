"""The folded forms of words and their hashes, looked up where a word was met lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.text.folding import form
from tracer.text.hashing import form_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_KEPT_LENGTH = 40  # code points of a word that is kept
_KEPT = 1 << 18  # words; about 40 MB
_CHUNK = 1 << 16  # words whose letters are in memory at once


class _Forms(dict[str, str]):
    """The folded form of each word; filled when first met."""

    def __missing__(self, word: str) -> str:
        folded = form(word)
        if len(word) <= _KEPT_LENGTH:
            self[word] = folded
        return folded


class _Hashes(dict[str, bytes]):
    """The hash of each folded form, in little-endian bytes; filled when first met."""

    def __missing__(self, folded: str) -> bytes:
        number = form_hash(folded).to_bytes(8, "little")
        if len(folded) <= _KEPT_LENGTH:
            self[folded] = number
        return number


# kept from text to text, for the same words come again; they change the time taken and nothing else
_FORMS, _HASHES = _Forms(), _Hashes()


def folded(
    text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]
) -> tuple[tuple[str, ...], NDArray[np.uint64]]:
    """Return the folded forms of words and their hashes; a word met lately costs two look-ups."""
    import numpy as np

    forms: list[str] = []
    hashes = np.empty(len(starts), dtype=np.uint64)
    for first in range(0, len(starts), _CHUNK):
        part = slice(first, first + _CHUNK)
        words = [text[a:b] for a, b in zip(starts[part].tolist(), ends[part].tolist(), strict=True)]
        these, numbers = folded_words(words)
        hashes[part] = np.frombuffer(numbers, dtype="<u8")
        forms += these
    return tuple(forms), hashes


def folded_words(words: Sequence[str]) -> tuple[list[str], bytes]:
    """Return the folded forms of some words, and their hashes as little-endian numbers of eight bytes."""
    if len(_FORMS) > _KEPT:
        _FORMS.clear()
        _HASHES.clear()
    forms = list(map(_FORMS.__getitem__, words))
    return forms, b"".join(map(_HASHES.__getitem__, forms))
