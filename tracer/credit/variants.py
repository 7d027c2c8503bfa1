"""One quote in the articles of a story: who has which reading of it, and how the readings differ.

Two quotes are readings of one if the shorter shares most of its long words with the other; of fewer if both name the same
speaker, for two translations of one sentence differ more than two copies. Candidates come from the words themselves: each long word,
and each pair of neighbouring ones, links a quote to the first and to the previous quote that holds it, so there are never
more than two links a word, however often a quote is repeated. Linked and alike quotes form groups (union-find); within an article, the parts of a
quote that its cue parts ("No," she said, "not yet.") are one reading. Readings are compared with the fullest one of their group by
the edit script of their words (Levenshtein; rapidfuzz, bit-parallel), cut at a bounded length.

O(words of the quotes) for the links, O(n log n) to sort; each comparison is bounded. Across languages no words are shared: there only the
spans that an alignment grades `translated` join two quotes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracer.credit.readings import compared
from tracer.params import CreditParams
from tracer.records import SharedQuote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracer.records import Alignment, Quote, Witness
    from tracer.spans import Span

PARAMS = CreditParams()


class Said(NamedTuple):
    """A quote with what is compared of it."""

    article: str
    quote: Quote
    words: tuple[str, ...]  # all, folded
    places: tuple[tuple[int, int], ...]  # where each stands, in code points
    long: frozenset[str]  # those that are compared
    names: frozenset[str]  # of the speaker
    language: str | None


def shared_quotes(
    witnesses: Sequence[Witness], alignments: Iterable[Alignment] = ()
) -> tuple[SharedQuote, ...]:
    """Return the quotes that at least two of these articles have: those of most articles first, then by text and article.

    `witnesses` are the articles of one story, in any order; `alignments` those between them, of which only spans graded
    `translated` are used.
    """
    said = [one for witness in sorted(witnesses, key=lambda one: one.article.id) for one in _said(witness)]
    leaders = _grouped(said, _links(said), _translated(said, alignments))
    groups: dict[int, list[Said]] = {}
    for number, leader in enumerate(leaders):
        groups.setdefault(leader, []).append(said[number])
    found = []
    for group in groups.values():
        by_article: dict[str, list[Said]] = {}
        for one in group:
            by_article.setdefault(one.article, []).append(one)
        if len(by_article) > 1:
            found.append(_shared([_without_repeats(parts) for parts in by_article.values()]))
    return tuple(
        sorted(
            found,
            key=lambda one: (-len(one.readings), one.text, one.readings[0].article, one.readings[0].spans),
        )
    )


def _said(witness: Witness) -> Iterator[Said]:
    """Yield the quotes of an article that are long enough to be told from titles."""
    import numpy as np

    tokens, article = witness.tokens, witness.article
    for quote in witness.quotes:
        first = int(tokens.starts.searchsorted(np.int32(quote.span.start)))
        last = int(tokens.ends.searchsorted(np.int32(quote.span.end), side="right"))
        last = min(last, first + PARAMS.longest_quote_words)
        words = tokens.forms[first:last]
        if len(words) < PARAMS.least_quote_words or not bool(tokens.live[first:last].all()):
            continue
        places = tuple(zip(tokens.starts[first:last].tolist(), tokens.ends[first:last].tolist(), strict=True))
        long = frozenset(word for word in words if _is_long(word))
        names = frozenset(
            word.strip("’'.,").lower() for word in (quote.speaker or "").split() if word[0].isupper()
        )
        yield Said(article.id, quote, words, places, long, names, article.language)


def _is_long(word: str) -> bool:
    return len(word) >= PARAMS.long_word or word[0].isdigit() or "\u3040" <= word[0] <= "\u9fff"


def _links(said: Sequence[Said]) -> list[tuple[int, int]]:
    """Return the pairs of quotes that a long word, or a pair of them, links; at most two for each."""
    first: dict[str | tuple[str, str], int] = {}
    previous: dict[str | tuple[str, str], int] = {}
    linked: set[tuple[int, int]] = set()
    for number, one in enumerate(said):
        ordered = [word for word in one.words if word in one.long]
        few = set(pairwise(one.words)) if len(one.long) < PARAMS.least_shared_words else set()
        for key in sorted(one.long) + sorted(set(pairwise(ordered)) | few):
            for other in (first.setdefault(key, number), previous.get(key, number)):
                if other != number:
                    linked.add((other, number))
            previous[key] = number
    return sorted(linked)


def _alike(one: Said, other: Said) -> bool:
    """Whether two quotes are readings of one, or parts of one."""
    if one.words == other.words:
        return True
    if one.article == other.article:
        return False
    short, full = sorted((one, other), key=lambda said: (len(said.long), len(said.words)))
    if (
        len(short.long) < PARAMS.least_shared_words
    ):  # small words are in every quote: their order must be the same
        runs = set(pairwise(short.words))
        return len(runs & set(pairwise(full.words))) >= PARAMS.same_runs * len(runs)
    shared = len(short.long & full.long)
    least = PARAMS.same_speaker_quote if one.names & other.names else PARAMS.same_quote
    return shared >= PARAMS.least_shared_words and shared >= least * len(short.long)


def _translated(said: Sequence[Said], alignments: Iterable[Alignment]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes that stand in two spans of which one translates the other."""
    numbers: dict[str, list[int]] = {}
    for number, one in enumerate(said):
        numbers.setdefault(one.article, []).append(number)
    for alignment in alignments:
        left, right = numbers.get(alignment.left, []), numbers.get(alignment.right, [])
        for pair in alignment.pairs:
            if pair.grade == "translated":
                here, there = _mostly_in(said, left, pair.left), _mostly_in(said, right, pair.right)
                if len(here) == 1 == len(there):  # of several nothing tells which is which
                    yield here[0], there[0]


def _mostly_in(said: Sequence[Said], numbers: Sequence[int], span: Span) -> list[int]:
    """Return the quotes of which more than half stands in a span."""
    at = max(0, bisect_left(numbers, span.start, key=lambda number: said[number].quote.span.start) - 1)
    found = []
    for number in numbers[at:]:
        own = said[number].quote.span
        if own.start >= span.end:
            break
        if 2 * (min(own.end, span.end) - max(own.start, span.start)) > len(own):
            found.append(number)
    return found


def _grouped(
    said: Sequence[Said], links: Iterable[tuple[int, int]], sure: Iterable[tuple[int, int]]
) -> list[int]:
    """Return the number of each quote's group: that of its first member."""
    leaders = list(range(len(said)))

    def leader(number: int) -> int:
        while leaders[number] != number:
            leaders[number] = leaders[leaders[number]]
            number = leaders[number]
        return number

    for left, right in [*(pair for pair in links if _alike(said[pair[0]], said[pair[1]])), *sure]:
        one, other = sorted((leader(left), leader(right)))
        leaders[other] = one
    return [leader(number) for number in range(len(said))]


def _without_repeats(parts: list[Said]) -> list[Said]:
    """Return the parts of one article's reading, without those that repeat another: a pull quote, a headline."""
    kept: list[Said] = []
    written: set[tuple[str, ...]] = set()
    held: set[str] = set()
    for one in sorted(parts, key=lambda part: (-len(part.words), part.quote.span)):
        if 2 * len(one.long & held) <= len(one.long) and one.words not in written:
            kept.append(one)
            held |= one.long
            written.add(one.words)
    return sorted(kept, key=lambda part: part.quote.span)


def _shared(readings: list[list[Said]]) -> SharedQuote:
    """Return a group with each reading compared with the fullest."""
    languages = Counter(parts[0].language for parts in readings)
    readings.sort(
        key=lambda parts: (
            -languages[parts[0].language],
            -sum(len(part.words) for part in parts),
            parts[0].article,
        )
    )
    full = readings[0]
    rest = sorted(readings[1:], key=lambda parts: parts[0].article)
    found = tuple(compared(full, parts) for parts in [full, *rest])
    speaker = next(
        (part.quote.speaker for parts in [full, *rest] for part in parts if part.quote.speaker), None
    )
    return SharedQuote(found[0].text, speaker, found)
