"""From the inferred tree to the records that people read: derivations, verdicts, associations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.lineage.audit import foreign, supported
from tracer.lineage.claims import ROOT
from tracer.lineage.clues import weigh_clues
from tracer.lineage.crediting import Crediting
from tracer.lineage.overlap import EQUAL, other_end, seen_from
from tracer.lineage.weights import WEIGHTS
from tracer.records import Alternative, Association, Derivation, Judged, SharedSpan
from tracer.spans import length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.lineage.facts import Facts
    from tracer.lineage.hypothesis import Hypothesis
    from tracer.lineage.overlap import Overlap
    from tracer.lineage.tree import Chosen, Inferred
    from tracer.params import LineageParams
    from tracer.records import Evidence, Relation, Verdict
    from tracer.spans import Span

QUOTED = 0.5  # share of a span's words inside quotation marks, from which the span counts as quoted


class Judge:
    """Turns what was inferred into records."""

    def __init__(self, told: Inferred, params: LineageParams) -> None:
        self.facts: Sequence[Facts] = told.facts
        self.hypotheses: Sequence[Hypothesis] = told.unseen
        self.tree = told.tree
        self.params = params
        self.crediting = Crediting(told, params)

    def name(self, vertex: int) -> str:
        """Return the id of an article or of an unseen source."""
        if vertex < len(self.facts):
            return self.facts[vertex].witness.article.id
        return self.hypotheses[vertex - len(self.facts)].id

    def derivations(self) -> list[Derivation]:
        """Return every claim that the lineage makes, by child, the primary one first."""
        made = [self._derivation(chosen) for fact in self.facts for chosen in self.tree.parents(fact.index)]
        return sorted(made, key=lambda d: (d.child, not d.primary, -d.probability, d.parent))

    def _derivation(self, chosen: Chosen) -> Derivation:
        claim = chosen.claim
        spans = self._spans(chosen)
        child = self.facts[claim.child]
        coverage_parent: float | None = None
        coverage_child = child.counts.coverage(self.explained(chosen))
        if claim.overlap is not None:
            coverage_parent = self.facts[claim.parent].counts.coverage(span.parent for span in spans)
        elif claim.hypothesis is not None and claim.hypothesis.text is not None:
            coverage_parent = _share_of_text(claim.hypothesis.text, [span.parent for span in spans])
        return Derivation(
            parent=self.name(claim.parent),
            child=self.name(claim.child),
            relation=_relation(spans, self.params),
            probability=chosen.probability,
            primary=chosen.primary,
            credit=self.crediting.status(chosen, self.explained),
            coverage_child=coverage_child,
            coverage_parent=coverage_parent,
            spans=spans,
            evidence=tuple(
                sorted(
                    (*claim.evidence, *self._besides(chosen)), key=lambda item: (-abs(item.weight), item.kind)
                )
            ),
            alternatives=self._alternatives(chosen) if chosen.primary else (),
        )

    def _besides(self, chosen: Chosen) -> tuple[Evidence, ...]:
        """Return what a further parent alone explains, as evidence."""
        return weigh_clues(chosen.clues, WEIGHTS)[1]

    def explained(self, chosen: Chosen) -> list[Span]:
        """Return the child's spans that the parent explains: shared ones, else what the credit speaks of."""
        claim = chosen.claim
        if claim.overlap is not None:
            return [span for span, _, _ in seen_from(claim.overlap, claim.child)]
        if claim.hypothesis is None:
            return []
        covered = [claim.hypothesis.covers[claim.child]] if claim.child in claim.hypothesis.covers else []
        return covered or [child for child, *_ in claim.hypothesis.spans.get(claim.child, ())]

    def _spans(self, chosen: Chosen) -> tuple[SharedSpan, ...]:
        claim = chosen.claim
        if claim.overlap is not None:
            mirrored = claim.overlap.right == claim.child
            return tuple(
                SharedSpan(
                    ours,
                    theirs,
                    pair.pair.grade,
                    quoted_child=(pair.right_quoted if mirrored else pair.left_quoted) >= QUOTED,
                    quoted_parent=(pair.left_quoted if mirrored else pair.right_quoted) >= QUOTED,
                    score=pair.pair.score,
                )
                for ours, theirs, pair in seen_from(claim.overlap, claim.child)
            )
        if claim.hypothesis is None:
            return ()
        counts = self.facts[claim.child].counts
        return tuple(
            SharedSpan(ours, theirs, grade, quoted_child=quoted, quoted_parent=quoted, score=score)
            for ours, theirs, grade, score in claim.hypothesis.spans.get(claim.child, ())
            for quoted in [counts.quoted_words(ours) >= QUOTED * max(1, counts.words(ours))]
        )

    def _alternatives(self, chosen: Chosen) -> tuple[Alternative, ...]:
        others = [
            Alternative(None if claim.parent == ROOT else self.name(claim.parent), probability)
            for claim in self.tree.into[chosen.claim.child]
            if claim is not chosen.claim
            and (probability := self.tree.probability[claim.parent, claim.child])
            >= self.params.alternative_least
        ]
        return tuple(sorted(others, key=lambda a: (-a.probability, a.parent or "")))

    def judged(self, story_of: Sequence[Sequence[int]]) -> list[Judged]:
        """Return every article with its verdict and its credits' support."""
        found: list[Judged] = []
        present: dict[int, set[str | None]] = {}  # the outlets of each story, by its first article
        for members in story_of:
            if members[0] not in present:
                present[members[0]] = {self.facts[member].outlet for member in members}
        for fact in self.facts:
            parents = self.tree.parents(fact.index)
            explained = fact.counts.coverage(span for chosen in parents for span in self.explained(chosen))
            partners = [
                self.facts[other_end(o, fact.index)].witness
                for o in fact.overlaps
                if o.strength >= self.params.association_strength
            ]
            credits_, signatures = supported(fact.witness, partners, present[story_of[fact.index][0]])
            found.append(
                Judged(
                    fact.witness,
                    self._verdict(fact, parents, explained),
                    original_coverage=1.0 - explained,
                    credits=credits_,
                    signatures=signatures,
                )
            )
        return found

    def _verdict(self, fact: Facts, parents: Sequence[Chosen], explained: float) -> Verdict:
        derived = 1.0 - self.tree.root_probability(fact.index)
        if any(
            p.claim.parent < len(self.facts) or (p.claim.hypothesis is not None and p.claim.hypothesis.text)
            for p in parents
        ):
            if derived < self.params.derived_probability or self.tree.is_open(
                parents[0], self.params.close_call
            ):
                return "undetermined"
            return "wholly-derived" if explained >= self.params.wholly_derived else "partially-derived"
        if self._perhaps_source_or_copy(fact):
            return "undetermined"
        if derived > self.params.undetermined_low or foreign(fact.witness, ("text", "residue")):
            return "undetermined"
        return "non-derived"

    def _perhaps_source_or_copy(self, fact: Facts) -> bool:
        """Whether it is joined to a text of which nothing says which of the two is older."""
        least = self.params.close_call * self.tree.root_probability(fact.index)
        return any(
            not claim.directed and self.tree.probability[claim.parent, claim.child] >= least
            for claim in self.tree.into[fact.index]
        )

    def associations(self, overlaps: Sequence[Overlap]) -> list[Association]:
        """Return the pairs that share words and no copying: neither derives from the other or from its source."""
        top = {fact.index: (self.tree.line(fact.index) or [fact.index])[-1] for fact in self.facts}
        linked = {
            frozenset((c.claim.parent, c.claim.child)) for f in self.facts for c in self.tree.parents(f.index)
        }
        found = []
        for overlap in overlaps:
            if top[overlap.left] == top[overlap.right] or frozenset((overlap.left, overlap.right)) in linked:
                continue
            if joins(overlap, self.facts, self.params):
                pairs = tuple(pair.pair for pair in overlap.pairs)
                found.append(Association(self.name(overlap.left), self.name(overlap.right), pairs))
        return sorted(found, key=lambda a: (a.left, a.right))


def joins(overlap: Overlap, facts: Sequence[Facts], params: LineageParams) -> bool:
    """Whether two articles share enough, quoted or not, to belong to one story.

    Words that are quoted again long after belong to history, not to the story.
    """
    if overlap.strength >= params.strength_even:
        return True
    if overlap.quoted_words < params.association_words and overlap.equal < params.association_strength:
        return False
    a, b = facts[overlap.left].published, facts[overlap.right].published
    if a is None or b is None:
        return True
    apart = max((a.earliest - b.latest).total_seconds(), (b.earliest - a.latest).total_seconds())
    return apart <= params.association_days * 86_400


def _relation(spans: Sequence[SharedSpan], params: LineageParams) -> Relation:
    """Name the derivation by how equal the words of its shared spans are, weighed by their lengths."""
    if not spans:
        return "unknown"
    total = sum(len(span.child) for span in spans)
    equal = sum(len(span.child) for span in spans if span.grade in EQUAL)
    if equal < total / 2:
        translated = sum(len(span.child) for span in spans if span.grade == "translated")
        return "translation" if translated >= total / 2 else "rewrite"
    alike = sum(len(span.child) * span.score for span in spans)
    return "copy" if alike >= params.copy_likeness * total else "near-copy"


def _share_of_text(text: str, spans: Sequence[Span]) -> float:
    return min(1.0, length(spans) / max(1, len(text)))
