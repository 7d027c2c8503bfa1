"""What two articles share, weighed: how strongly the shared words speak for copying at all.

Words that both sides give inside quotation marks are no sign of copying (two reporters hear one speech), words
that one side quotes are a weak one. What remains is counted in words of `strength`: equal words outside quotes count
whole, paraphrase less (see `LineageParams`). Linear in words and span pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.runs import NO_SENTENCE, Runs, runs_of
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tracer.params import LineageParams
    from tracer.records import Alignment, Article, SpanPair, Witness


class WordCounts:
    """Counts of live and of quoted words in any span of one witness, by prefix sums.

    What only an article with neighbours is asked for is worked out when it is asked for.
    """

    def __init__(self, witness: Witness) -> None:
        self._witness = witness
        tokens = witness.tokens
        self.starts: NDArray[np.int32] = tokens.starts
        self.ends: NDArray[np.int32] = tokens.ends
        self.hashes: NDArray[np.uint64] = tokens.hashes
        self.live: NDArray[np.bool_] = tokens.live
        self.total = int(np.count_nonzero(self.live))

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Which live words stand inside a quote."""
        return self._witness.tokens.inside(quote.span for quote in self._witness.quotes) & self.live

    @cached_property
    def _live(self) -> NDArray[np.int64]:
        return np.concatenate([[0], np.cumsum(self.live)])

    @cached_property
    def _quoted(self) -> NDArray[np.int64]:
        return np.concatenate([[0], np.cumsum(self.quoted)])

    @cached_property
    def _stated(self) -> NDArray[np.int64]:
        return np.concatenate([[0], np.cumsum(self.stated)])

    @cached_property
    def stated(self) -> NDArray[np.bool_]:
        """Which live words stand inside a quote, here or in an article that shares them."""
        return self.quoted.copy()

    @cached_property
    def _set_aside(self) -> NDArray[np.bool_]:
        return self.quoted | self._witness.tokens.inside(_of_the_house(self._witness.article))

    @cached_property
    def _sentence(self) -> NDArray[np.int64]:
        return np.searchsorted(self._witness.tokens.sentences, np.flatnonzero(self.live), side="right")

    @cached_property
    def runs(self) -> Runs:
        """The runs of words outside quotes."""
        return runs_of(self.hashes[self.live], self._sentence, ~self._set_aside[self.live])

    @cached_property
    def said(self) -> Runs:
        """The runs of words inside quotes."""
        return runs_of(self.hashes[self.live], self._sentence, self.quoted[self.live])

    @cached_property
    def wording(self) -> Runs:
        """The single words outside quotes."""
        words = np.unique(self.hashes[self.live & ~self._set_aside])
        return Runs(words, np.full(len(words), NO_SENTENCE))

    def _range(self, span: Span) -> tuple[int, int]:
        # searched by a value of the array's own type: for any other numpy copies the whole array
        first = int(self.starts.searchsorted(np.int32(span.start), side="left"))
        last = int(self.ends.searchsorted(np.int32(span.end), side="right"))
        return first, max(first, last)

    def words(self, span: Span) -> int:
        """Return the number of live words that lie wholly in `span`."""
        first, last = self._range(span)
        return int(self._live[last] - self._live[first])

    def quoted_words(self, span: Span) -> int:
        """Return the number of live words of `span` that stand inside a quote."""
        first, last = self._range(span)
        return int(self._quoted[last] - self._quoted[first])

    def said_words(self, span: Span) -> int:
        """Return the number of live words of `span` that stand inside a quote, here or in another article."""
        first, last = self._range(span)
        return int(self._stated[last] - self._stated[first])

    def note_said(self, span: Span, other: WordCounts, theirs: Span) -> None:
        """Note which words of `span` another article, which has equal ones at `theirs`, prints inside a quote."""
        if not other.quoted_words(theirs):
            return
        self.__dict__.pop("_stated", None)  # counted anew when it is asked for
        first, last = self._range(span)
        begin, end = other._range(theirs)
        ours = first + np.flatnonzero(self.live[first:last])
        quoted = other.quoted[begin:end][other.live[begin:end]]
        if len(ours) == len(quoted):  # word by word
            self.stated[ours[quoted]] = True
        elif len(quoted) and quoted.mean() >= MOSTLY:
            self.stated[ours] = True

    def vocabulary(self, span: Span) -> NDArray[np.uint64]:
        """Return the different words of `span`, as sorted hashes."""
        first, last = self._range(span)
        return np.unique(self.hashes[first:last])

    def coverage(self, spans: Iterable[Span]) -> float:
        """Return the share of the live words that lie in any of `spans`."""
        return len(self.place(spans)) / self.total if self.total else 0.0

    def rest(self, spans: Iterable[Span]) -> Rest:
        """Return the shares of the live words before, between and after the words in `spans`."""
        ranges = sorted(self._range(span) for span in spans)
        if not ranges or not self.total:
            return (0.0, 0.0, 0.0)
        inside, last = 0, ranges[0][0]
        for first, end in ranges:
            if end > last:
                inside += int(self._live[end] - self._live[max(first, last)])
                last = end
        head = int(self._live[ranges[0][0]])
        tail = self.total - int(self._live[last])
        return (head / self.total, max(0, self.total - head - tail - inside) / self.total, tail / self.total)

    def place(self, spans: Iterable[Span]) -> NDArray[np.int64]:
        """Return the indices of the live words that lie in any of `spans`, ascending."""
        marked = np.zeros(len(self.starts), dtype=np.bool_)
        for span in spans:
            first, last = self._range(span)
            marked[first:last] = True
        return np.flatnonzero(marked & self.live)


def _of_the_house(article: Article) -> list[Span]:
    """Return the lines at the foot in which an outlet speaks of itself: its name, or an address to write to."""
    name = (article.outlet_name or "").casefold().removeprefix("the ")
    found, end = [], len(article.text)
    for _ in range(FOOT_LINES):
        start = article.text.rfind("\n", 0, end) + 1
        line = article.text[start:end].casefold()
        if len(line) <= FOOT_LENGTH and ((name and name in line) or "@" in line):
            found.append(Span(start, end))
        end = start - 1
        while end > 0 and article.text[end - 1].isspace():
            end -= 1
        if end <= 0:
            break
    return found


FOOT_LINES = 4  # from the end of an article in which an outlet may speak of itself
FOOT_LENGTH = 240  # code points; a longer line is text
MOSTLY = 0.8  # of a passage inside quotes: then all of it counts as quoted
EQUAL = frozenset({"verbatim", "near-verbatim"})  # grades of equal words


@dataclass(frozen=True, slots=True)
class WeighedPair:
    """A span pair with the shares of its sides that are quoted, and its strength in words."""

    pair: SpanPair
    left_quoted: float
    right_quoted: float
    strength: float


Rest = tuple[float, float, float]  # shares of an article's words before, between and after the shared ones


@dataclass(frozen=True, slots=True)
class Overlap:
    """An alignment, weighed. `left` and `right` are indices into the witnesses."""

    left: int
    right: int
    pairs: tuple[WeighedPair, ...]
    strength: float  # words, outside quotes
    agreement: float  # words that both have, quoted or not, weighted by how equal they are
    quoted_words: float  # words that either side quotes, weighted by closeness where they are rewritten
    equal: float  # the part of the strength that equal words give
    longest: float  # strength of the longest passage of equal words
    left_coverage: float
    right_coverage: float
    left_rest: Rest  # where the left article's other words stand
    right_rest: Rest


def weigh(
    witnesses: Sequence[Witness],
    alignments: Iterable[Alignment],
    counts: Sequence[WordCounts],
    params: LineageParams,
) -> list[Overlap]:
    """Weigh each alignment that holds any span; the order is that of the alignments."""
    place = {witness.article.id: index for index, witness in enumerate(witnesses)}
    weighed: list[Overlap] = []
    alignments = list(alignments)
    for alignment in alignments:
        _note_said(alignment, counts[place[alignment.left]], counts[place[alignment.right]])
    for alignment in alignments:
        if not alignment.pairs:
            continue
        left, right = place[alignment.left], place[alignment.right]
        if _furniture(witnesses[left], witnesses[right], alignment, params):
            continue
        pairs = tuple(_weigh_pair(pair, counts[left], counts[right], params) for pair in alignment.pairs)
        weighed.append(
            Overlap(
                left,
                right,
                pairs,
                strength=sum(pair.strength for pair in pairs),
                agreement=sum(
                    _words(pair.pair, counts[left], counts[right]) * pair.pair.score for pair in pairs
                ),
                quoted_words=sum(_quoted(pair.pair, counts[left], counts[right], params) for pair in pairs),
                equal=sum(pair.strength for pair in pairs if pair.pair.grade in EQUAL),
                longest=max((pair.strength for pair in pairs if pair.pair.grade in EQUAL), default=0.0),
                left_coverage=alignment.left_coverage,
                right_coverage=alignment.right_coverage,
                left_rest=counts[left].rest(pair.left for pair in alignment.pairs),
                right_rest=counts[right].rest(pair.right for pair in alignment.pairs),
            )
        )
    return weighed


def _note_said(alignment: Alignment, left: WordCounts, right: WordCounts) -> None:
    """Note on each of two articles the words that it prints as its own and the other inside quotation marks."""
    for pair in alignment.pairs:
        if pair.grade in EQUAL:
            left.note_said(pair.left, right, pair.right)
            right.note_said(pair.right, left, pair.left)


def _furniture(left: Witness, right: Witness, alignment: Alignment, params: LineageParams) -> bool:
    """Whether the two are of one outlet and share little: its stock lines and background, no copying."""
    a, b = left.article, right.article
    one = a.outlet == b.outlet if a.outlet is not None else a.outlet_name == b.outlet_name
    known = a.outlet is not None or a.outlet_name is not None
    return (
        known and one and max(alignment.left_coverage, alignment.right_coverage) < params.own_outlet_coverage
    )


def _words(pair: SpanPair, left: WordCounts, right: WordCounts) -> int:
    return min(left.words(pair.left), right.words(pair.right))


def _quoted(pair: SpanPair, left: WordCounts, right: WordCounts, params: LineageParams) -> float:
    quoted = max(left.said_words(pair.left), right.said_words(pair.right))
    return quoted if pair.grade in EQUAL else quoted * _closeness(pair, left, right, params)


def _weigh_pair(pair: SpanPair, left: WordCounts, right: WordCounts, params: LineageParams) -> WeighedPair:
    quoted_left = _share(left.quoted_words(pair.left), left.words(pair.left))
    quoted_right = _share(right.quoted_words(pair.right), right.words(pair.right))
    said_left = _share(left.said_words(pair.left), left.words(pair.left))
    said_right = _share(right.said_words(pair.right), right.words(pair.right))
    both, either = min(quoted_left, quoted_right), max(said_left, said_right)
    free = (1.0 - either) + params.weight_one_sided_quote * (either - both)
    strength = grade_weight(pair.grade, params) * free * _words(pair, left, right)
    if pair.grade not in EQUAL:
        strength *= _closeness(pair, left, right, params)
    return WeighedPair(pair, quoted_left, quoted_right, strength)


def _closeness(pair: SpanPair, left: WordCounts, right: WordCounts, params: LineageParams) -> float:
    """Return how far the two sides' words are those of a rewriting, in [0, 1], and not of one topic told twice.

    Jaccard similarity of the different words, stretched between two bounds (see `LineageParams`).
    """
    a, b = left.vocabulary(pair.left), right.vocabulary(pair.right)
    common = len(np.intersect1d(a, b, assume_unique=True))
    similarity = common / max(1, len(a) + len(b) - common)
    reach = params.rewriting_surely - params.rewriting_least
    return min(1.0, max(0.0, (similarity - params.rewriting_least) / reach))


def grade_weight(grade: str, params: LineageParams) -> float:
    """Return the strength of one shared word of that grade."""
    if grade == "verbatim":
        return params.weight_verbatim
    if grade == "near-verbatim":
        return params.weight_near_verbatim
    return params.weight_rewritten


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def seen_from(overlap: Overlap, child: int) -> list[tuple[Span, Span, WeighedPair]]:
    """Return (span of the child, span of the other, pair) for each pair, in the child's order."""
    mirrored = overlap.right == child
    turned = [
        (p.pair.right, p.pair.left, p) if mirrored else (p.pair.left, p.pair.right, p) for p in overlap.pairs
    ]
    return sorted(turned, key=lambda triple: (triple[0], triple[1]))


def other_end(overlap: Overlap, index: int) -> int:
    """Return the article at the overlap's other end."""
    return overlap.left if overlap.right == index else overlap.right


def parent_coverage(overlap: Overlap, parent: int) -> float:
    """Return the share of the parent that the overlap covers."""
    return overlap.left_coverage if overlap.left == parent else overlap.right_coverage
