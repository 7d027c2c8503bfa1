"""Counts of the words of one article: live ones, quoted ones, and those that somebody else quotes. O(words)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.runs import NO_SENTENCE, Runs, runs_of
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from tracer.records import Article, Witness

FOOT_LINES = 4  # from the end of an article in which an outlet may speak of itself
FOOT_LENGTH = 240  # code points; a longer line is text
MOSTLY = 0.8  # of a passage inside quotes: then all of it counts as quoted

Rest = tuple[float, float, float]  # shares of an article's words before, between and after the shared ones


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
