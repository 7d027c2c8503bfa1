"""From a text to its words: cleaned, split, folded, hashed, grouped into sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.params import TextParams
from tracer.records import Tokens
from tracer.spans import union
from tracer.text.disguise import disguised_share
from tracer.text.folding import DROPPED_RUN, clean
from tracer.text.forms import folded
from tracer.text.hashing import mixed
from tracer.text.lookalikes import unmix
from tracer.text.plain import is_plain, plain_tokens
from tracer.text.sentences import boundaries, bounded
from tracer.text.words import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tracer.spans import Span

_STEP = 0x9E3779B97F4A7C15  # odd, so that numbering places by its multiples repeats nothing within 2**64


def tokenise(
    text: str,
    asides: Iterable[Span] = (),
    language: str | None = None,
    *,
    salt: str = "",
    params: TextParams | None = None,
) -> Tokens:
    """Return the words of a text in reading order, with their spans in the text as it was given.

    `language` is an ISO 639-1 code and only guides sentences. `salt` (the article's id, say) keeps the
    hidden words of two articles with the same text apart: a word inside an aside is hashed from the salt, the
    text and its place, never from its letters. O(n) in code points.
    """
    params = params or TextParams()
    holes = union(asides)
    if not holes and is_plain(text):
        return plain_tokens(text, language, params.sentence_words)
    import numpy as np

    cleaned = clean(text)
    unmixed, lookalikes = unmix(cleaned.text)
    starts, ends = split(unmixed)
    forms, hashes = folded(unmixed, starts, ends)
    sentence_starts = np.array(boundaries(unmixed, language), dtype=np.int32)
    if cleaned.origin is not None:
        starts, ends = placed(text, cleaned.origin, starts, ends)
        sentence_starts = cleaned.origin[sentence_starts]
    share = disguised_share(text, cleaned, lookalikes, starts, ends)
    live = _live(starts, ends, holes)
    borders = np.array([place for hole in holes for place in (hole.start, hole.end)], dtype=np.int32)
    if not live.all():
        hashes = np.where(live, hashes, _places(text, salt, len(hashes)))
    breaks = np.searchsorted(starts, np.concatenate((sentence_starts, borders)))
    offsets = np.concatenate((breaks, [0, len(starts)])).astype(np.int32)
    offsets.sort()
    offsets = offsets[np.concatenate(([True], offsets[1:] != offsets[:-1]))]
    return Tokens(
        starts=starts,
        ends=ends,
        forms=forms,
        hashes=hashes,
        live=live,
        sentences=bounded(offsets, params.sentence_words),
        disguised=share >= params.disguised_share,
    )


def placed(
    text: str, origin: NDArray[np.int32], starts: NDArray[np.int32], ends: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return where words of the cleaned text stand in the text itself, with the dropped marks on their last letters."""
    import numpy as np

    beyond = np.arange(len(text) + 1, dtype=np.int32)
    for marks in DROPPED_RUN.finditer(text):
        beyond[marks.start() : marks.end()] = marks.end()
    return origin[starts], beyond[origin[ends - 1] + np.int32(1)]


def _live(starts: NDArray[np.int32], ends: NDArray[np.int32], holes: Sequence[Span]) -> NDArray[np.bool_]:
    """Return which words touch none of the sorted, disjoint holes."""
    import numpy as np

    if not holes:
        return np.ones(len(starts), dtype=np.bool_)
    opens = np.array([hole.start for hole in holes], dtype=np.int32)
    closes = np.array([hole.end for hole in holes], dtype=np.int32)
    # the holes that close at or before the word's start, against those that open before its end
    passed: NDArray[np.bool_] = np.searchsorted(closes, starts, side="right") >= np.searchsorted(opens, ends)
    return passed


def _places(text: str, salt: str, count: int) -> NDArray[np.uint64]:
    """Return uint64[count], all different, that depend on text, salt and place (splitmix64's output step)."""
    import numpy as np
    from xxhash import xxh3_64_intdigest

    seed = xxh3_64_intdigest(f"aside\0{salt}\0{text}".encode("utf-8", "surrogatepass"))
    return mixed(np.arange(count, dtype=np.uint64) * np.uint64(_STEP) + np.uint64(seed))
