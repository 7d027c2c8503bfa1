"""Where sentences begin: sentencex's rules inside a line, and every line end.

sentencex (Wikimedia; rules and abbreviations for some 300 languages) takes a line at a time; it refuses
lone surrogates, which `cleaned` text no longer has. A sentence never runs over a line end, and `bounded`
cuts what is longer than any sentence, so that one endless line costs no stage more than linear work.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LINE_END = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def boundaries(text: str, language: str | None) -> list[int]:
    """Return the code points at which a sentence may begin, ascending; `text` holds no lone surrogates."""
    from sentencex import get_sentence_boundaries

    found = {match.end() for match in _LINE_END.finditer(text)}
    found.update(part["start_index"] for part in get_sentence_boundaries(language or "en", text))
    return sorted(found)


def bounded(offsets: NDArray[np.int32], limit: int) -> NDArray[np.int32]:
    """Cut every stretch between two neighbouring word offsets into equal parts of at most `limit` words."""
    import numpy as np

    widths = np.diff(offsets)
    if not len(widths) or int(widths.max()) <= limit:
        return offsets
    parts = -(-widths // limit)
    first = np.repeat(offsets[:-1], parts)
    number = np.arange(len(first)) - np.repeat(np.cumsum(parts) - parts, parts)
    cut = first + number * np.repeat(widths, parts) // np.repeat(parts, parts)
    return np.append(cut, offsets[-1]).astype(np.int32)
