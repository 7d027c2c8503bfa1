"""The words of a short text in plain ASCII, without the cost of arrays: what the general road of `tokens` gives for it.

A feed of headlines or a table of one-line records holds a hundred thousand such texts, and a numpy call on a dozen characters costs as much
as on a thousand. One regular expression says of ASCII what `words` says of any script: letters and digits make words; a full stop or
an apostrophe joins two letters, and with a comma or semicolon two digits; a stop between a small letter and a capitalised word joins nothing.
O(n).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from tracer.records import Tokens
from tracer.text.forms import folded_words
from tracer.text.sentences import boundaries, bounded

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 400  # code points; from there on arrays are faster
_KEPT = 1 << 12  # texts that are kept, for a table of one sentence repeated; some MB
_PLAIN = re.compile(r"[\t\n\r -_a-~]*")  # printable ASCII but the backtick, which `clean` makes an apostrophe
_WORD = re.compile(
    r"[A-Za-z0-9]+(?:"
    r"(?:(?<=[A-Za-z])(?:'|\.(?!(?<=[a-z]\.)[A-Z][a-z]))(?=[A-Za-z])|(?<=[0-9])[.',;](?=[0-9]))"
    r"[A-Za-z0-9]+)*"
)


def is_plain(text: str) -> bool:
    """Whether the text is short and holds nothing that has to be cleaned."""
    return len(text) <= LONGEST and _PLAIN.fullmatch(text) is not None


@lru_cache(maxsize=_KEPT)
def plain_tokens(text: str, language: str | None, sentence_words: int) -> Tokens:
    """Return the words of a plain text, none of them aside."""
    import numpy as np

    spans = [match.span() for match in _WORD.finditer(text)]
    starts = [start for start, _ in spans]
    forms, hashes = folded_words([text[start:end] for start, end in spans])
    offsets = np.array(_offsets(starts, boundaries(text, language)), dtype=np.int32)
    return Tokens(
        starts=np.array(starts, dtype=np.int32),
        ends=np.array([end for _, end in spans], dtype=np.int32),
        forms=tuple(forms),
        hashes=np.frombuffer(hashes, dtype="<u8"),
        live=np.ones(len(spans), dtype=np.bool_),
        sentences=bounded(offsets, sentence_words) if len(spans) > sentence_words else offsets,
        disguised=False,
    )


def _offsets(starts: Sequence[int], begins: Sequence[int]) -> list[int]:
    """Return at which words sentences begin, 0 and the number of words among them, ascending and different."""
    return sorted({0, len(starts), *(bisect_left(starts, begin) for begin in begins)})
