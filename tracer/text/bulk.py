"""The words of many texts at once, as numbers: the hashes that `tokenise` gives their words when nothing is set aside.

Plain texts (see `letters`) are read in bulk, compiled where numba is installed, else by numpy over a whole batch:
the characters' kinds by table, runs by comparing neighbours, and the polynomial hashes as differences of prefix sums

    hash of letters s..e-1 = base^(e-1) * sum of code[i] * base^-i,    all modulo 2^64,

which is exact, for an odd base has an inverse. Other texts go one by one through `clean`, `unmix`, `split` and
`form`. All three roads give the same numbers. O(code points).
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from tracer.text.folding import clean
from tracer.text.forms import folded
from tracer.text.hashing import BASE, INVERSE, mixed
from tracer.text.letters import (
    COMPLEX,
    FOLD,
    JOINS_DIGITS,
    JOINS_LETTERS,
    KIND_SHIFT,
    LOWER,
    NOTHING,
    PLAIN_DIGIT,
    PLAIN_LETTER,
    SCRIPT_SHIFT,
    STOP,
    TWO,
    UPPER,
    letters,
)
from tracer.text.lookalikes import unmix
from tracer.text.tokens import placed
from tracer.text.words import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    import numpy as np
    from numpy.typing import NDArray

_BATCH = 1 << 17  # code points that numpy reads at once; its arrays stay within the cache


class Words(NamedTuple):
    """The words of t texts, laid end to end: text i has words `bounds[i]:bounds[i + 1]`."""

    hashes: NDArray[np.uint64]  # [n]
    bounds: NDArray[np.int64]  # [t + 1]
    starts: NDArray[np.int32]  # [n] code points within the word's own text; empty unless asked for
    ends: NDArray[np.int32]  # [n]


def words_of(texts: Sequence[str], *, places: bool = False, compiled: bool = True) -> Words:
    """Return the words of many texts, with their spans if `places`; equal whether compiled or not."""
    import numpy as np

    fast = _compiled() if compiled else None
    if fast is None:
        return _laid([part for batch in _batches(texts) for part in _numpy_words(batch, places)])
    utf8 = [text.encode("utf-8", "surrogatepass") for text in texts]
    bounds = np.array([0, *accumulate(map(len, utf8))], dtype=np.int64)
    return words_of_utf8(np.frombuffer(b"".join(utf8), np.uint8), bounds, places=places)


def words_of_utf8(
    buffer: NDArray[np.uint8], bounds: NDArray[np.int64], *, places: bool = False, compiled: bool = True
) -> Words:
    """Return the words of texts that lie in a buffer as valid UTF-8 (surrogates passed), text i at `bounds[i]:bounds[i + 1]`.

    Raises UnicodeDecodeError for a text that is no UTF-8 where that is noticed.
    """
    import numpy as np

    fast = _compiled() if compiled else None
    if fast is None:
        return words_of(
            [_decoded(buffer, bounds, i) for i in range(len(bounds) - 1)], places=places, compiled=False
        )
    table = letters()
    counts = np.zeros(len(bounds) - 1, np.int64)
    parts: list[_Part] = []
    first = learned = 0
    while first < len(bounds) - 1:
        room = (
            int(bounds[-1] - bounds[first]) // 2 + len(bounds) + 1
        )  # a word is a letter and what parts it from the next
        hashes = np.empty(room, np.uint64)
        starts, ends = (np.empty(room * places, np.int32) for _ in range(2))
        stop, made = fast.plain_words(
            buffer, bounds, first, table.entries, table.seconds, hashes, starts, ends, counts
        )
        parts.append(_Part(hashes[:made], counts[first:stop], starts[: made * places], ends[: made * places]))
        first = stop
        if first < len(bounds) - 1:
            text = _decoded(buffer, bounds, first)
            if learned <= first:  # it may have been stopped by a character that was never met, only
                table.learn(text)
                learned = first + 1
                continue
            parts.append(_general_words(text, places))
            first += 1
    return _laid(parts)


class _Part(NamedTuple):
    hashes: NDArray[np.uint64]
    counts: NDArray[np.int64]  # words of each text
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


def _laid(parts: Sequence[_Part]) -> Words:
    """Lay the words of all parts end to end."""
    import numpy as np

    if not parts:
        return Words(
            np.empty(0, np.uint64), np.zeros(1, np.int64), np.empty(0, np.int32), np.empty(0, np.int32)
        )
    hashes, counts, starts, ends = (
        columns[0] if len(columns) == 1 else np.concatenate(columns) for columns in zip(*parts, strict=True)
    )
    bounds = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=bounds[1:])
    return Words(hashes, bounds, starts, ends)


def _decoded(buffer: NDArray[np.uint8], bounds: NDArray[np.int64], i: int) -> str:
    return buffer[bounds[i] : bounds[i + 1]].tobytes().decode("utf-8", "surrogatepass")


def _general_words(text: str, places: bool) -> _Part:
    """Return the words of any text by the general road."""
    import numpy as np

    cleaned = clean(text)
    unmixed, _ = unmix(cleaned.text)
    starts, ends = split(unmixed)
    _, hashes = folded(unmixed, starts, ends)
    if not places:
        starts, ends = (np.empty(0, np.int32) for _ in range(2))
    elif cleaned.origin is not None:
        starts, ends = placed(text, cleaned.origin, starts, ends)
    return _Part(hashes, np.array([len(hashes)], np.int64), starts, ends)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _numpy_words(texts: Sequence[str], places: bool) -> Iterator[_Part]:
    """Read texts by numpy: the plain ones together, any other by the general road."""
    import numpy as np

    sizes = [len(text) + 1 for text in texts]
    firsts = np.array([0, *accumulate(sizes)], dtype=np.int64)
    row, origin, odd = _rows("\n".join([*texts, "\n\n"]), firsts)
    if not len(odd):
        yield _runs(row, origin, firsts, places)
        return
    if len(texts) == 1:
        yield _general_words(texts[0], places)
        return
    at = 0
    for i in odd.tolist():
        if i > at:
            yield from _numpy_words(texts[at:i], places)
        yield _general_words(texts[i], places)
        at = i + 1
    if at < len(texts):
        yield from _numpy_words(texts[at:], places)


def _rows(
    together: str, firsts: NDArray[np.int64]
) -> tuple[NDArray[np.uint32], NDArray[np.int64] | None, NDArray[np.int64]]:
    """Return the entries of the characters that are left of some texts, where they stood, and which texts are not plain.

    Texts begin at `firsts`, and a line end follows each. Where every character gave one entry, no places are returned.
    """
    import numpy as np

    table = letters()
    ascii_only = together.isascii()
    if ascii_only:
        codes: NDArray[np.unsignedinteger] = np.frombuffer(together.encode("ascii"), np.uint8)
    else:
        codes = np.frombuffer(together.encode("utf-32-le", "surrogatepass"), np.uint32)
    row = table.entries[codes]
    if not ascii_only and not row.all():
        table.learn(together)
        row = table.entries[codes]
    kinds = row >> np.uint32(KIND_SHIFT) & np.uint32(15)
    wrong = [np.flatnonzero(kinds == COMPLEX)]
    origin = None
    gone = kinds == NOTHING
    if gone.any():
        origin = np.flatnonzero(~gone)
        row, codes = row[origin], codes[origin]
    if not ascii_only:
        scripts = row >> np.uint32(SCRIPT_SHIFT) & np.uint32(7)
        mixed_up = np.flatnonzero((scripts[1:] != scripts[:-1]) & (scripts[1:] > 0) & (scripts[:-1] > 0))
        wrong.append(mixed_up if origin is None else origin[mixed_up])
        double = row >= np.uint32(TWO)
        if double.any():
            times = double.astype(np.int64) + 1
            last = np.cumsum(times)[double] - 1
            second = row[double] & ~np.uint32(FOLD) | table.seconds[codes[double]]
            row = np.repeat(row, times)
            row[last] = second
            origin = np.repeat(np.arange(len(times)) if origin is None else origin, times)
    odd = np.unique(np.searchsorted(firsts, np.concatenate(wrong), side="right") - 1)
    return row, origin, odd


def _runs(
    row: NDArray[np.uint32], origin: NDArray[np.int64] | None, firsts: NDArray[np.int64], places: bool
) -> _Part:
    """Return the words of plain texts, given as entries with a gap after each text and three at the end."""
    import numpy as np

    kinds = (row >> np.uint32(KIND_SHIFT)).astype(np.uint8) & np.uint8(15)
    inside = np.zeros(len(kinds) + 1, np.bool_)  # one in front
    core = inside[1:]
    np.less_equal(kinds - np.uint8(PLAIN_LETTER), PLAIN_DIGIT - PLAIN_LETTER, out=core)
    signs = np.flatnonzero(kinds > PLAIN_DIGIT)
    core[signs[_join(row, kinds, signs)]] = True
    turns = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = turns[::2], turns[1::2]
    rising, falling = _powers(max(_POWERS, len(row)))
    sums = np.zeros(len(row) + 1, np.uint64)
    np.cumsum((row & np.uint32(FOLD)) * falling[: len(row)], out=sums[1:])
    hashes = mixed((sums[ends] - sums[starts]) * rising[ends - 1])
    begins = firsts if origin is None else np.searchsorted(origin, firsts)
    bounds = np.searchsorted(starts, begins)
    counts = np.diff(bounds)
    if not places:
        return _Part(hashes, counts, *(np.empty(0, np.int32) for _ in range(2)))
    if origin is not None:
        starts, ends = origin[starts], origin[ends - 1] + 1
    shift = np.repeat(firsts[:-1], counts)
    return _Part(hashes, counts, (starts - shift).astype(np.int32), (ends - shift).astype(np.int32))


def _join(row: NDArray[np.uint32], kinds: NDArray[np.uint8], signs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which of these signs join the letters or digits on their two sides."""
    import numpy as np

    before, sign, after = kinds[signs - 1], kinds[signs], kinds[signs + 1]
    joins: NDArray[np.bool_] = (before == PLAIN_LETTER) & (after == PLAIN_LETTER) & (sign != JOINS_DIGITS)
    stop, small = row[signs] & np.uint32(STOP), row[signs - 1] & np.uint32(LOWER)
    capital, then = row[signs + 1] & np.uint32(UPPER), row[signs + 2] & np.uint32(LOWER)
    joins &= ~((stop > 0) & (small > 0) & (capital > 0) & (then > 0))  # the stop ends a sentence
    joins |= (before == PLAIN_DIGIT) & (after == PLAIN_DIGIT) & (sign != JOINS_LETTERS)
    return joins


_POWERS = _BATCH + (1 << 12)  # of the base that are kept


@lru_cache(maxsize=1)
def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return base^0, base^1, ... and base^0, base^-1, ... modulo 2^64, uint64[count] each."""
    import numpy as np

    found = []
    for factor in (BASE, INVERSE):
        row = np.full(count, factor, np.uint64)
        row[0] = 1
        found.append(np.multiply.accumulate(row))
    return found[0], found[1]


@cache
def _compiled() -> ModuleType | None:
    """Return the compiled kernels, or None where numba is not installed."""
    try:
        from tracer.text import compiled
    except ImportError:
        return None
    return compiled
