"""Hypothetical sources: witnesses that the texts credit or prove, but that nobody supplied.

Textual criticism's hyparchetype (P. Maas, Textkritik, 1927). Two grounds are known here: a credit of role `text` or a
residue whose outlet is not among the supplied articles of the story, and siblings: articles of the same minute that share
much text, or three articles each two of which share words that the third lacks, so that none can have given the others
all they have. What siblings share is put
together again as the text of their source.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.audit import foreign, has_own_mark, outlets_credited
from tracer.lineage.groups import Groups
from tracer.lineage.overlap import seen_from
from tracer.spans import Span, union

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from tracer.lineage.evidence import Facts
    from tracer.lineage.overlap import Overlap
    from tracer.params import LineageParams
    from tracer.records import Credit, Grade

NEIGHBOURS = 6  # nearest witnesses of an article that are tried as its siblings; bounds the work per article
MINUTE = 60.0  # seconds
REASONS = 10  # lines; a source of ten thousand copies needs no more
LONG_CREDIT = 20  # code points; two equal credits of this length name one and the same source article


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One unseen source; `spans` map a child to (child span, span of `text`, grade) where `text` is known."""

    id: str
    outlet: str | None
    kind: str  # "unseen-credit", "unseen-residue" or "siblings"
    weight: float
    children: tuple[int, ...]
    reasons: Mapping[int, str]  # by child
    text: str | None = None
    spans: Mapping[int, tuple[tuple[Span, Span, Grade], ...]] = field(default_factory=dict)
    covers: Mapping[int, Span] = field(default_factory=dict)  # what each child's credit speaks of

    def because(self) -> tuple[str, ...]:
        """Return the different reasons in the order of the children, the first few of many."""
        lines = list(dict.fromkeys(self.reasons[child] for child in self.children))
        more = len(lines) - REASONS
        return (*lines[:REASONS], f"And {more} more of the kind.") if more > 0 else tuple(lines)


def hypotheses(facts: Sequence[Facts], story_of: Sequence[int], params: LineageParams) -> list[Hypothesis]:
    """Return the unseen sources of all articles; `story_of[i]` names the connected set of article i."""
    found = _credited(facts, story_of, params)
    named = {child for hypothesis in found for child in hypothesis.children}
    found += _siblings(facts, named, params)
    return _numbered([_with_text(hypothesis, facts) for hypothesis in found], facts)


def _credited(facts: Sequence[Facts], story_of: Sequence[int], params: LineageParams) -> list[Hypothesis]:
    present: dict[tuple[int, str], int] = {}  # (story, outlet): articles supplied
    for fact in facts:
        if (outlet := fact.witness.article.outlet) is not None:
            key = (story_of[fact.index], outlet)
            present[key] = present.get(key, 0) + 1
    by_outlet: dict[str, list[tuple[int, Credit]]] = {}
    for fact in facts:
        for credit in _one_an_outlet(foreign(fact.witness, ("text", "residue"))):
            if (story_of[fact.index], credit.outlet) not in present:
                by_outlet.setdefault(credit.outlet, []).append((fact.index, credit))
    found: list[Hypothesis] = []
    for outlet in sorted(by_outlet):
        found += _of_outlet(outlet, by_outlet[outlet], facts, params)
    return found


def _one_an_outlet(credits: Sequence[Credit]) -> list[Credit]:
    """Keep each outlet's weightiest credit: role text before residue, then the first in the text."""
    best: dict[str, Credit] = {}
    for credit in sorted(credits, key=lambda c: (c.role != "text", c.span)):
        best.setdefault(credit.outlet, credit)
    return [best[outlet] for outlet in sorted(best)]


def _of_outlet(
    outlet: str, crediting: Sequence[tuple[int, Credit]], facts: Sequence[Facts], params: LineageParams
) -> list[Hypothesis]:
    """Part the articles that credit one outlet into those that go back to one article of it."""
    place = {index: at for at, (index, _) in enumerate(crediting)}
    groups = Groups(len(crediting))
    same_words: dict[str, int] = {}
    for at, (index, credit) in enumerate(crediting):
        if len(credit.text) >= LONG_CREDIT:
            groups.join(at, same_words.setdefault(" ".join(credit.text.split()).casefold(), at))
        for overlap in facts[index].overlaps:
            other = overlap.left if overlap.right == index else overlap.right
            if other in place and overlap.strength >= params.association_strength:
                groups.join(at, place[other])
    found = []
    for members in groups.sets():
        credits = [crediting[at] for at in members]
        textual = any(credit.role == "text" for _, credit in credits)
        found.append(
            Hypothesis(
                id=f"unseen:{outlet}",
                outlet=outlet,
                kind="unseen-credit" if textual else "unseen-residue",
                weight=params.unseen_text if textual else params.unseen_residue,
                children=tuple(index for index, _ in credits),
                reasons={index: _because(facts[index], credit) for index, credit in credits},
                covers={index: credit.covers for index, credit in credits if credit.covers is not None},
            )
        )
    return found


def _because(fact: Facts, credit: Credit) -> str:
    words = " ".join(credit.text.split())
    shown = words if len(words) <= 80 else words[:79] + "…"
    if credit.role == "text":
        return f"{fact.name} names it as the origin of its text: “{shown}”."
    return f"{fact.name}'s text holds its traces: “{shown}”."


def _siblings(facts: Sequence[Facts], named: set[int], params: LineageParams) -> list[Hypothesis]:
    """Find articles of one minute, and threes of which each two share words that the third lacks; melt what meets."""
    groups = Groups(len(facts))
    proven: set[int] = set()
    for fact in facts:
        if fact.index in named:
            continue
        for other in _twins(fact, facts, named, params):
            groups.join(fact.index, other)
            proven.update((fact.index, other))
        for a, b in _proofs(fact, facts, named, params):
            groups.join(fact.index, a)
            groups.join(fact.index, b)
            proven.update((fact.index, a, b))
    found = []
    for members in groups.sets():
        children = tuple(member for member in members if member in proven)
        if children:
            names = ", ".join(facts[child].name for child in children[:4])
            note = (
                f"{names} share words that none can have given the others: they appeared in the same minute, "
                "or each two share words that a third lacks."
            )
            found.append(
                Hypothesis(
                    "unseen:unknown",
                    None,
                    "siblings",
                    params.unseen_siblings,
                    children,
                    dict.fromkeys(children, note),
                )
            )
    return found


def _twins(fact: Facts, facts: Sequence[Facts], named: set[int], params: LineageParams) -> list[int]:
    """Return the articles of the same minute that share much text: there was no time to copy it."""
    found = []
    for overlap in fact.overlaps:
        other = facts[_other(overlap, fact.index)]
        if other.index in named or overlap.strength < 2 * params.strength_even:
            continue
        if _same_minute(fact, other) and not _one_credits_the_other(fact, other):
            found.append(other.index)
    return found


def _same_minute(left: Facts, right: Facts) -> bool:
    """Whether both are known to the minute and agree; midnight is what programs write for "no time given"."""
    a, b = left.published, right.published
    if a is None or b is None or a.earliest != a.latest or b.earliest != b.latest:
        return False
    midnight = a.earliest.hour == a.earliest.minute == 0
    return not midnight and abs((a.earliest - b.earliest).total_seconds()) < MINUTE


def _one_credits_the_other(left: Facts, right: Facts) -> bool:
    roles = ("text", "statement", "residue")
    return any(
        a.witness.article.outlet in outlets_credited(b.witness, *roles) or has_own_mark(a.witness)
        for a, b in ((left, right), (right, left))
    )


def _proofs(
    fact: Facts, facts: Sequence[Facts], named: set[int], params: LineageParams
) -> list[tuple[int, int]]:
    """Return the pairs (a, b) of neighbours that with this article make a proof by siblings."""
    near = sorted(fact.overlaps, key=lambda o: (-o.agreement, o.left, o.right))[:NEIGHBOURS]
    shared = {
        other: _words_shared(fact, overlap)
        for overlap in near
        if (other := _other(overlap, fact.index)) not in named
    }
    proofs = []
    for a in sorted(shared):
        for b in sorted(shared):
            if a >= b or not _each_lacks(shared[a], shared[b], params):
                continue
            both = np.union1d(shared[a], shared[b])
            if any(len(np.setdiff1d(both, words)) < len(both) / 10 for words in shared.values()):
                continue  # one supplied article holds it all
            across = next((o for o in facts[a].overlaps if _other(o, a) == b), None)
            with_us = next(o for o in facts[a].overlaps if _other(o, a) == fact.index)
            if across is not None:
                theirs = _words_shared(facts[a], across)
                ours = _words_shared(facts[a], with_us)
                if len(np.setdiff1d(theirs, ours)) >= params.sibling_words:
                    proofs.append((a, b))
    return proofs


def _each_lacks(left: NDArray[np.int64], right: NDArray[np.int64], params: LineageParams) -> bool:
    least = params.sibling_words
    return len(np.setdiff1d(left, right)) >= least and len(np.setdiff1d(right, left)) >= least


def _other(overlap: Overlap, index: int) -> int:
    return overlap.left if overlap.right == index else overlap.right


def _words_shared(fact: Facts, overlap: Overlap) -> NDArray[np.int64]:
    """Return the indices of the article's unquoted words that lie in the overlap's equal spans."""
    spans = [
        span
        for span, _, pair in seen_from(overlap, fact.index)
        if pair.pair.grade in ("verbatim", "near-verbatim")
    ]
    words = fact.counts.place(spans)
    unquoted: NDArray[np.int64] = words[~fact.counts.quoted[words]]
    return unquoted


def _with_text(hypothesis: Hypothesis, facts: Sequence[Facts]) -> Hypothesis:
    """Put together the source's text from what the child that shares most has in common with its siblings."""
    children = set(hypothesis.children)
    best: tuple[int, int] | None = None
    spans_of: dict[int, list[Span]] = {}
    for child in hypothesis.children:
        shared = [o for o in facts[child].overlaps if _other(o, child) in children]
        spans_of[child] = union(span for overlap in shared for span, _, _ in seen_from(overlap, child))
        size = len(facts[child].counts.place(spans_of[child]))
        if size and (best is None or size > best[0]):
            best = (size, child)
    if best is None:
        return hypothesis
    base = best[1]
    whole = facts[base].witness.article.text
    segments = spans_of[base]
    text = "\n\n".join(segment.of(whole) for segment in segments)
    starts = _offsets(segments)
    spans: dict[int, tuple[tuple[Span, Span, Grade], ...]] = {
        base: tuple((s, Span(at, at + len(s)), "verbatim") for s, at in zip(segments, starts, strict=True))
    }
    for overlap in facts[base].overlaps:
        child = _other(overlap, base)
        if child in children:
            spans[child] = tuple(
                (theirs, _moved(ours, segments, starts), pair.pair.grade)
                for ours, theirs, pair in seen_from(overlap, base)
            )
    return replace(hypothesis, text=text, spans=spans)


def _offsets(segments: Sequence[Span]) -> list[int]:
    starts, at = [], 0
    for segment in segments:
        starts.append(at)
        at += len(segment) + 2  # the blank line between two segments
    return starts


def _moved(span: Span, segments: Sequence[Span], starts: Sequence[int]) -> Span:
    """Carry a span of the base text over to the reconstructed text."""
    for segment, at in zip(segments, starts, strict=True):
        if segment.start <= span.start and span.end <= segment.end:
            return Span(span.start - segment.start + at, span.end - segment.start + at)
    raise ValueError("a shared span lies in a segment by construction")


def _numbered(found: Sequence[Hypothesis], facts: Sequence[Facts]) -> list[Hypothesis]:
    """Give the sources of one outlet the numbers 1, 2, ... in the order of their first children's ids."""
    ordered = sorted(found, key=lambda h: (h.id, facts[h.children[0]].witness.article.id))
    numbered: list[Hypothesis] = []
    counts: dict[str, int] = {}
    for h in ordered:
        counts[h.id] = counts.get(h.id, 0) + 1
        numbered.append(replace(h, id=f"{h.id}:{counts[h.id]}"))
    return numbered
