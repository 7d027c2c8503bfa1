"""The records that flow through the program, from the floor below everything.

    files ──sources──> Article ──text──> Tokens ──sketch──> Sketch ──> Candidates
          ──align──> Alignment ──lineage──> Lineage ──render──> what people read

All are frozen. Arrays inside them are never written to after construction. Every `Span` counts code
points of `Article.text`, whatever normalisation a stage used on the way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from tracer.spans import Span

Grade = Literal["verbatim", "near-verbatim", "rewritten", "translated"]
Relation = Literal["copy", "near-copy", "rewrite", "translation", "unknown"]
Verdict = Literal["wholly-derived", "partially-derived", "non-derived", "undetermined"]
Role = Literal["text", "statement", "residue", "photo"]
Support = Literal["matched", "unseen", "unsupported"]
CreditStatus = Literal["credited", "partial", "uncredited", "misattributed", "unverified"]
AsideKind = Literal["head", "caption", "teaser", "footer", "biography", "counter", "credit", "repeated"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One input that could not be used, or not wholly: the path as given and the reason in one line."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was read: the path as given ("-" is standard input) and, in a file of many, which."""

    path: str
    record: int | None = None  # counted from 1 (a JSONL file: the line)


@dataclass(frozen=True, slots=True)
class Published:
    """A publication time as an interval of instants (aware, UTC) and what it was read from.

    A date alone is that whole day in an unknown zone: from 14 hours before its midnight UTC to 12 hours
    after its end. `basis` is a short stable word such as "record", "meta", "json-ld", "head", "dateline".
    """

    earliest: datetime
    latest: datetime
    basis: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A part of the text that is shown and never evidence: head lines, captions, teasers, footers."""

    span: Span
    kind: AsideKind


@dataclass(frozen=True, slots=True)
class Article:
    """One published piece as it was read: its text, untouched, and what is known of it."""

    id: str
    text: str
    source: Source
    url: str | None = None
    title: str | None = None
    outlet: str | None = None  # registry id
    outlet_name: str | None = None  # as it stands in the input
    byline: str | None = None
    language: str | None = None  # ISO 639-1
    published: Published | None = None
    asides: tuple[Aside, ...] = ()  # sorted by span
    flags: tuple[str, ...] = ()  # sorted
    modified: Published | None = None  # when it was changed last, as it states; evidence of nothing


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


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a span pair that are not the same: `[start, end)` in either text, empty where the other has more."""

    left: tuple[int, int]
    right: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpanPair:
    """One span of the left text and the span of the right text that says the same; score in [0, 1]."""

    left: Span
    right: Span
    grade: Grade
    score: float
    differences: tuple[Difference, ...] | None = None  # of a near-verbatim pair, where they were asked for


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two articles share, by their ids; coverage is the share of each one's live words."""

    left: str
    right: str
    pairs: tuple[SpanPair, ...]
    left_coverage: float
    right_coverage: float


@dataclass(frozen=True, slots=True)
class SharedText:
    """Two stored texts with passages in common, or one text that several articles have (`right` is empty then)."""

    left: tuple[str, ...]  # ids of the articles that have the one text
    right: tuple[str, ...]
    pairs: tuple[SpanPair, ...]
    left_coverage: float
    right_coverage: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One item for (weight > 0) or against a derivation, in log-odds, with a sentence a reader can check."""

    kind: str
    value: str
    weight: float
    note: str


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """A span pair of a derivation, seen from the child, and whether each side stands inside a quote."""

    child: Span
    parent: Span
    grade: Grade
    quoted_child: bool
    quoted_parent: bool
    score: float = 1.0  # how equal the two sides' words are


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another parent that the same child might have; None stands for "no supplied or known source"."""

    parent: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """The claim "child took text from parent", with its evidence and probability."""

    parent: str
    child: str
    relation: Relation
    probability: float
    primary: bool
    credit: CreditStatus
    coverage_child: float
    coverage_parent: float | None
    spans: tuple[SharedSpan, ...]
    evidence: tuple[Evidence, ...]
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Association:
    """Two articles that share only quoted words, an official statement or stock phrases: undirected."""

    left: str
    right: str
    spans: tuple[SpanPair, ...]
    kind: Literal["quotes"] = "quotes"


@dataclass(frozen=True, slots=True)
class UnseenSource:
    """A witness that the texts prove or credit but that nobody supplied."""

    id: str  # "unseen:tass:1"; the middle part is "unknown" where no credit names it
    outlet: str | None
    because: tuple[str, ...]
    text: str | None = None  # reconstructed from what the siblings share


@dataclass(frozen=True, slots=True)
class Story:
    """One connected set of articles, its origins, and what about it could not be told."""

    id: str
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    unresolved: tuple[str, ...]  # one line each
    quotes: tuple[SharedQuote, ...] = ()  # only where they were looked for


@dataclass(frozen=True, slots=True)
class Judged:
    """An article as the finished lineage sees it."""

    witness: Witness
    verdict: Verdict
    original_coverage: float  # the share of its words that no parent explains
    credits: tuple[Credit, ...]  # with support


@dataclass(frozen=True, slots=True)
class Lineage:
    """The answer to "who copied whom?" over one pile of articles; every list has a defined order."""

    articles: tuple[Judged, ...]  # by id
    unseen: tuple[UnseenSource, ...]
    derivations: tuple[Derivation, ...]
    associations: tuple[Association, ...]
    stories: tuple[Story, ...]  # largest first, then by id
    problems: tuple[Problem, ...] = ()
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a lineage says, or does not say, that `child` took text from `parent`; both are ids."""

    child: str
    parent: str
    lineage: Lineage
    claimed: bool  # whether the lineage says so
    derivation: Derivation | None  # the claim as made, else as it was weighed; None: never weighed
    shared: Alignment | None  # of the two, by id; None where the parent is an unseen source
    sources: tuple[Derivation, ...]  # what the lineage says of the child instead, or besides
    reverse: Derivation | None  # what it says the other way round
    association: Association | None
    line: tuple[str, ...]  # the child's primary ancestors, nearest first
    parent_line: tuple[str, ...]  # the parent's


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A supplied article that explains part of a checked one; `unique_coverage` is what none before it explains."""

    source: Judged
    derivation: Derivation
    unique_coverage: float


@dataclass(frozen=True, slots=True)
class FoundUnseen:
    """An unseen source of a checked article, and the supplied articles that have it too."""

    source: UnseenSource
    derivation: Derivation
    siblings: tuple[Judged, ...]  # by id


@dataclass(frozen=True, slots=True)
class Searched:
    """Among what sources were looked for."""

    articles: int
    outlets: int
    dates: tuple[Published, ...]  # as the articles state them, by time


@dataclass(frozen=True, slots=True)
class Check:
    """The answer to "where does this article's text come from?", as far as the supplied articles can tell."""

    article: Judged
    coverage: float  # the share of its words that stand in the sources
    sources: tuple[FoundSource, ...]  # the smallest set that explains it, best first
    unseen: tuple[FoundUnseen, ...]
    takers: tuple[tuple[Judged, Derivation], ...]  # supplied articles that take from it, likeliest first
    quoting: tuple[Judged, ...]  # supplied articles that share only quotes with it, by id
    searched: Searched
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry of the registry."""

    id: str  # lower-case ASCII, stable for ever
    name: str
    kind: Literal[
        "agency", "state-media", "broadcaster", "paper", "magazine", "aggregator", "official", "site"
    ]
    names: tuple[str, ...] = ()  # every other name, in any language and script
    domains: tuple[str, ...] = ()
    owner: str | None = None  # an outlet id or a plain name
    country: str | None = None  # ISO 3166-1
    marks: tuple[str, ...] = ()  # end marks and dateline forms that are no names: "RT", "AP"
    residues: tuple[str, ...] = ()  # regular expressions of traces it leaves in text
