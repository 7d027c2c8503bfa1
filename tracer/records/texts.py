"""Articles on the way to being compared: words, credits, quotes, sketches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from tracer.records.articles import Article
    from tracer.spans import Span

Role = Literal["text", "statement", "residue", "photo"]
Support = Literal["matched", "unseen", "unsupported"]


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of one text, in reading order; n words in m sentences.

    A word of a script without spaces is a bigram, so neighbouring words may overlap; `starts` and `ends`
    are each non-decreasing all the same. The hash of a word inside an aside is unique to its place, so
    that no kernel can ever match it.
    """

    starts: NDArray[np.int32]  # [n] code points of the article's own text
    ends: NDArray[np.int32]  # [n]
    forms: tuple[str, ...]  # [n] folded forms (NFKC, case, look-alikes)
    hashes: NDArray[np.uint64]  # [n] of the folded forms (a polynomial over their code points, mixed)
    live: NDArray[np.bool_]  # [n] False inside an aside
    sentences: NDArray[np.int32]  # [m + 1] sentence i is words sentences[i]:sentences[i + 1]
    disguised: bool = False  # folding of look-alikes or invisible characters was needed

    def inside(self, spans: Iterable[Span]) -> NDArray[np.bool_]:
        """Mark the words [n] that lie wholly in one of the spans (disjoint or not), live or not."""
        import numpy as np

        marked = np.zeros(len(self.starts), dtype=np.bool_)
        for span in spans:
            # searched by a value of the array's own type: for any other numpy copies the whole array
            first = self.starts.searchsorted(np.int32(span.start), side="left")
            last = self.ends.searchsorted(np.int32(span.end), side="right")
            marked[first:last] = True
        return marked


@dataclass(frozen=True, slots=True)
class Credit:
    """A visible acknowledgement of an outlet, at its exact place."""

    outlet: str
    text: str  # the words of the span
    span: Span
    form: str  # "dateline", "end-mark", "reference", "byline", "read-more", "attribution", ...
    role: Role
    covers: Span | None = None  # the part of the text it speaks of; None: unknown
    support: Support | None = None  # known only once the story is


@dataclass(frozen=True, slots=True)
class Signature:
    """An outlet that signs an article in its byline, which is stated apart from the text; a credit of role `text`."""

    outlet: str
    text: str  # the byline
    covers: Span | None = None  # the part of the text it speaks of
    support: Support | None = None  # known only once the story is


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given as somebody's own: the span between the marks, without the marks."""

    span: Span
    text: str
    speaker: str | None = None
    cue: str | None = None  # the verb or phrase that introduces it


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words or facts given as somebody's, quoted or not: whose, by what cue, and what, each at its place."""

    source: Span  # the whole noun phrase: "Ada Veld, the harbour master"
    cue: Span  # "said", "according to"
    content: tuple[Span, ...]  # in reading order, quotation marks included; several where the cue parts it
    kind: Literal["direct", "mixed", "indirect"]  # all of the content in quotation marks, some, none


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """How a reading of a quote differs from the fullest one: their words at one place, either of them may be empty."""

    kind: Literal["cut-start", "cut-end", "left-out", "added", "changed", "parted", "merged", "translated"]
    full: str  # of the fullest reading; empty where nothing stands there, or the whole differs
    here: str  # of this one


@dataclass(frozen=True, slots=True)
class QuoteReading:
    """A quote as one article has it: in several spans where its cue parts it."""

    article: str
    spans: tuple[Span, ...]  # sorted
    text: str  # the words of the spans, " … " between them
    speaker: str | None
    changes: tuple[QuoteChange, ...]  # against the fullest reading, in reading order; empty: the same words


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """A quote that several articles of a story have, each in its reading."""

    text: str  # of the fullest reading
    speaker: str | None  # as the fullest reading that names one has it
    readings: tuple[QuoteReading, ...]  # the fullest first, then by article


@dataclass(frozen=True, slots=True, eq=False)
class Witness:
    """An article seen as one version of a text that others share: what every later stage works on."""

    article: Article
    tokens: Tokens
    credits: tuple[Credit, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()  # only where they were asked for
    signatures: tuple[Signature, ...] = ()  # outlets that its byline credits and its text does not


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What of a witness is looked up: winnowed fingerprints and the MinHash of each passage."""

    fingerprints: NDArray[np.uint64]  # [f] winnowed k-gram hashes
    positions: NDArray[np.int32]  # [f] the word each k-gram begins at
    passages: NDArray[np.int32]  # [p, 2] ranges of words
    signatures: NDArray[np.uint32]  # [p, permutations]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs worth aligning, as columns: indices into the batch, left < right, each pair once, sorted."""

    left: NDArray[np.int32]  # [c]
    right: NDArray[np.int32]  # [c]
