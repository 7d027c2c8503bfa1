"""The items of evidence for and against one derivation, each with a weight in log-odds and a plain sentence.

What each item means, and where it comes from in textual criticism, is told in docs/lineage.md. Weights stand in
`LineageParams`. Every function is pure and looks at one pair alone, so that a story costs linear time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracer.lineage.audit import has_own_mark, outlets_credited
from tracer.lineage.comparison import LEAST_SAID, first_holder, fullness, variants
from tracer.lineage.overlap import seen_from
from tracer.lineage.scars import count_within
from tracer.lineage.times import log_odds, probability_before
from tracer.records import Evidence
from tracer.spans import union

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.lineage.hypothesis import Hypothesis
    from tracer.lineage.overlap import Overlap, WordCounts
    from tracer.lineage.rivals import Rivals
    from tracer.params import LineageParams
    from tracer.records import Published, Witness

FEEDING = frozenset({"agency", "state-media", "official"})  # kinds of outlet that others take text from
CERTAIN = 0.999  # probability of an order of times that is as good as known


@dataclass(slots=True)
class Facts:
    """What the evidence needs to know of one article, worked out once."""

    index: int
    witness: Witness
    counts: WordCounts
    name: str  # of the outlet, as a reader knows it
    kind: str | None  # of the outlet, by the registry
    published: Published | None  # None too where dates are to be ignored
    scars: Sequence[int] = ()  # where they begin, ascending
    overlaps: list[Overlap] = field(default_factory=list)
    crediting: set[int] = field(
        default_factory=set
    )  # articles that share words with it and credit its outlet


def possible(parent: Facts, child: Facts, params: LineageParams) -> bool:
    """Whether the parent may be older than the child and does not name it as its own origin."""
    if child.witness.article.outlet in outlets_credited(parent.witness, "text"):
        return False
    return _time_weight(parent, child, params) > -params.time_against / 2


def between(
    parent: Facts, child: Facts, overlap: Overlap, field: Rivals, params: LineageParams
) -> list[Evidence]:
    """Return the evidence that the child took the overlap from the parent."""
    items = [_shared_words(parent, child, overlap, params)]
    items += variants(overlap, field, params)
    items += fullness(parent, overlap, field, params)
    items += _time(parent, child, params)
    items += first_holder(parent, field, params)
    items += _credits(parent, child, field, params)
    items += _registry(parent, child, params)
    items += _asymmetry(parent, child, overlap, params)
    items += _scars(parent, child, overlap, params)
    return items


def original(fact: Facts, params: LineageParams) -> list[Evidence]:
    """Return the evidence that the article has no source that we know of."""
    if has_own_mark(fact.witness):
        return [Evidence("own-mark", fact.name, params.root_own_mark, f"It carries {fact.name}'s own mark.")]
    if outlets_credited(fact.witness, "text"):
        note = "It names another outlet as the origin of its text."
        return [Evidence("credit", "text", params.root_foreign_credit, note)]
    return []


def common_source(
    parent: Facts, child: Facts, shared: Iterable[str], params: LineageParams
) -> list[Evidence]:
    """Return what speaks against copying where both have one source that nobody supplied."""
    names = sorted(shared)
    if not names or parent.witness.article.outlet in outlets_credited(child.witness, "text"):
        return []
    note = "Both go back to one source that was not supplied; it explains what they share."
    return [Evidence("common-source", names[0], -params.credit_shared_unseen, note)]


def hypothetical(
    hypothesis: Hypothesis, child: Facts, explained: float, params: LineageParams
) -> list[Evidence]:
    """Return the evidence that the child took its text from a source that nobody supplied."""
    items = [Evidence(hypothesis.kind, hypothesis.id, hypothesis.weight, hypothesis.reasons[child.index])]
    if explained > 0:
        note = f"A supplied article without this credit holds {explained:.0%} of the text."
        items.append(Evidence("explained", f"{explained:.2f}", -params.unseen_explained * explained, note))
    return items


def _shared_words(parent: Facts, child: Facts, overlap: Overlap, params: LineageParams) -> Evidence:
    shorter = min(parent.counts.total, child.counts.total)
    even = min(params.strength_even, params.strength_share * shorter)
    weight = min(params.overlap_cap, (overlap.strength - even) / params.strength_step)
    note = f"Outside quotation marks they share the equivalent of {overlap.strength:.0f} equal words."
    return Evidence("shared-words", f"{overlap.strength:.1f}", weight, note)


def _time_weight(parent: Facts, child: Facts, params: LineageParams) -> float:
    if parent.published is None or child.published is None:
        return 0.0
    before = probability_before(parent.published, child.published)
    return log_odds(before, -params.time_against, params.time_cap)


def _time(parent: Facts, child: Facts, params: LineageParams) -> list[Evidence]:
    if parent.published is None or child.published is None:
        return []
    weight = _time_weight(parent, child, params)
    before = probability_before(parent.published, child.published)
    stamp = f"{parent.published.earliest:%Y-%m-%d %H:%M}Z / {child.published.earliest:%Y-%m-%d %H:%M}Z"
    basis = f"({parent.published.basis}, {child.published.basis})"
    if before >= CERTAIN:
        note = f"{parent.name}'s article is dated before {child.name}'s {basis}."
    elif before <= 1 - CERTAIN:
        note = f"{parent.name}'s article is dated after {child.name}'s {basis}."
    else:
        note = f"The dates leave the order open: {before:.0%} that {parent.name}'s is older {basis}."
    return [Evidence("time", stamp, weight, note)]


def _credits(parent: Facts, child: Facts, field: Rivals, params: LineageParams) -> list[Evidence]:
    items: list[Evidence] = []
    ours, theirs = parent.witness.article.outlet, child.witness.article.outlet
    text = outlets_credited(child.witness, "text")
    if ours is not None and ours != theirs:
        if ours in text:
            note = f"{child.name} names {parent.name} as the origin of its text."
            items.append(Evidence("credit", ours, params.credit_text, note))
        elif ours in outlets_credited(child.witness, "residue"):
            note = f"{child.name}'s text holds traces of {parent.name}."
            items.append(Evidence("residue", ours, params.credit_text, note))
        elif ours in outlets_credited(child.witness, "statement"):
            note = f"{child.name} reports words or facts by {parent.name}."
            items.append(Evidence("credit", ours, params.credit_statement, note))
    inherited = sorted(text & outlets_credited(parent.witness, "text"))
    if inherited and ours not in text:
        note = "Both name one and the same outlet as the origin of their text."
        at_hand = field.outlets.issuperset(inherited)
        weight = params.credit_inherited_at_hand if at_hand else params.credit_inherited
        items.append(Evidence("credit-inherited", inherited[0], weight, note))
    if theirs is not None and theirs != ours and theirs in outlets_credited(parent.witness, "text"):
        note = f"{parent.name} names {child.name} as the origin of its text."
        items.append(Evidence("credit-reverse", theirs, -params.credit_reverse, note))
    if has_own_mark(parent.witness):
        note = f"{parent.name}'s article carries its own mark, as originals do."
        items.append(Evidence("own-mark", parent.name, params.own_mark, note))
    return items


def _registry(parent: Facts, child: Facts, params: LineageParams) -> list[Evidence]:
    if parent.kind is None or child.kind is None:
        return []
    feeds, fed = parent.kind in FEEDING, child.kind in FEEDING
    if feeds == fed:
        return []
    weight = params.registry_kind if feeds else -params.registry_kind
    note = f"{parent.name} is {_a(parent.kind)}, {child.name} {_a(child.kind)}."
    return [Evidence("registry", f"{parent.kind} / {child.kind}", weight, note)]


def _a(kind: str) -> str:
    if kind == "state-media":
        return "a state medium"
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def _asymmetry(parent: Facts, child: Facts, overlap: Overlap, params: LineageParams) -> list[Evidence]:
    of_child, of_parent = overlap.right_coverage, overlap.left_coverage
    if overlap.left == child.index:
        of_child, of_parent = of_parent, of_child
    weight = params.asymmetry * (of_child - of_parent)
    if abs(weight) < LEAST_SAID:
        return []
    note = (
        f"What they share is {of_child:.0%} of {child.name}'s article and {of_parent:.0%} of {parent.name}'s."
    )
    return [Evidence("asymmetry", f"{of_child - of_parent:+.2f}", weight, note)]


def _scars(parent: Facts, child: Facts, overlap: Overlap, params: LineageParams) -> list[Evidence]:
    if not child.scars and not parent.scars:
        return []
    sides = seen_from(overlap, child.index)
    ours = count_within(child.scars, union(span for span, _, _ in sides))
    theirs = count_within(parent.scars, union(span for _, span, _ in sides))
    if ours == theirs:
        return []
    weight = max(-params.scar_cap, min(params.scar_cap, params.scar * (ours - theirs)))
    damaged = child.name if ours > theirs else parent.name
    note = f"{damaged}'s wording has {abs(ours - theirs)} more signs of damage (doubled words, broken sentences)."
    return [Evidence("errors", f"{ours - theirs:+d}", weight, note)]
