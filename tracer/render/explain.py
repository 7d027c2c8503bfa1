"""Why a lineage says, or does not say, that one article took text from another: the claim and its evidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from tracer.render import phrases
from tracer.render.cards import card_of, named, unseen_card, with_labels
from tracer.render.clean import brief
from tracer.render.documents import document, number
from tracer.render.lineage_json import TOOL, association_fields, derivation_fields
from tracer.render.look import STYLES, styled, wrap
from tracer.render.marks import GRADES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracer.records import Derivation, Evidence, Explanation
    from tracer.render.look import Look
    from tracer.render.model import Card

SCHEMA = "tracer.explain/1"
_HANG = 26  # cells before a note: indent, weight, kind
_KIND = 16  # cells of the kind


def claim_of(found: Explanation) -> str:
    """Return how the lineage stands to the claim: `primary`, `further`, `weighed` or `none`."""
    if found.derivation is None:
        return "none"
    if not found.claimed:
        return "weighed"
    return "primary" if found.derivation.primary else "further"


def explain_json(found: Explanation) -> Iterator[str]:
    """Yield the document `tracer.explain/1` in pieces."""
    one, shared = found.derivation, found.shared
    mirrored = shared is not None and shared.left == found.parent
    both = (None, None) if shared is None else (shared.left_coverage, shared.right_coverage)
    child_share, parent_share = both[::-1] if mirrored else both
    return document(
        {
            "schema": SCHEMA,
            "tool": TOOL,
            "child": found.child,
            "parent": found.parent,
            "claim": claim_of(found),
            "derivation": None if one is None else derivation_fields(one),
            "shared": {
                "spans": len(one.spans) if one is not None else 0 if shared is None else len(shared.pairs),
                "coverage_child": number(child_share if one is None else one.coverage_child),
                "coverage_parent": number(parent_share if one is None else one.coverage_parent),
            },
            "sources": [derivation_fields(other) for other in found.sources],
            "reverse": None if found.reverse is None else derivation_fields(found.reverse),
            "association": None if found.association is None else association_fields(found.association),
            "ancestors": {"child": list(found.line), "parent": list(found.parent_line)},
            "calibrated": phrases.calibrated(found.lineage.parameters),
        }
    )


def explain_text(found: Explanation, names: Mapping[str, str], look: Look) -> list[Text]:
    """Return the claim in words, its evidence with weights, and what the lineage claims instead."""
    cards = _cards(found, names)
    child, parent = cards[found.child].label, cards[found.parent].label
    head = styled(child, "name").append(f" {look.glyphs.arrow} ", STYLES["quiet"])
    lines = wrap(head.append(parent, STYLES["name"]), look, "    ", "")
    for said in (*_standing(found, cards), _shared(found, child, parent)):
        lines += wrap(Text(said), look) if said else []
    one = found.derivation
    if one is None:
        return lines
    lines += _evidence(one.evidence, cards, look)
    others = [a for a in one.alternatives if a.parent != one.parent]
    if others:
        lines += [Text(), styled("Other answers for the same article", "heading")]
        for other in others:
            name = "no source that is known" if other.parent is None else _label(other.parent, cards)
            lines += wrap(Text(f"{phrases.probability(other.probability)}  {name}"), look, "        ", "  ")
    checked = phrases.calibrated(found.lineage.parameters)
    sure = (
        " The probabilities are calibrated on simulated stories."
        if checked
        else " The probabilities are not calibrated yet."
    )
    aid = (
        f"Weights are log-odds; the probability sets them against those of every other answer.{sure} "
        "Shared wording is no wrongdoing."
    )
    return [*lines, Text(), *wrap(styled(aid, "quiet"), look)]


def _cards(found: Explanation, names: Mapping[str, str]) -> dict[str, Card]:
    """Return the cards of all articles and unseen sources that are named, with labels that tell them apart."""
    wanted = {found.child, found.parent, *found.line, *found.parent_line}
    wanted.update(one.parent for one in found.sources)
    if found.derivation is not None:
        wanted.update(a.parent for a in found.derivation.alternatives if a.parent is not None)
    cards = [card_of(j, names) for j in found.lineage.articles if j.witness.article.id in wanted]
    cards += [unseen_card(u, names) for u in found.lineage.unseen if u.id in wanted]
    return with_labels(cards)


def _label(id_: str, cards: Mapping[str, Card]) -> str:
    return cards[id_].label if id_ in cards else brief(id_)


def _said(one: Derivation) -> str:
    """Return a derivation in a few words."""
    sure = f"{phrases.likelihood(one.probability)} {phrases.probability(one.probability)}"
    return f"{one.relation}, {phrases.share(one.coverage_child)} of its words, {sure}, {one.credit}"


def _standing(found: Explanation, cards: Mapping[str, Card]) -> Iterator[str]:
    """Yield what the lineage says of the claim, and what it says instead."""
    child, parent = _label(found.child, cards), _label(found.parent, cards)
    one = found.derivation
    if found.claimed and one is not None:
        yield f"The lineage says so: {_said(one)}."
        if not one.primary:
            yield f"It is a further source of {child}, beside the main one."
    elif one is not None:
        yield f"The lineage does not say so. It weighed the claim: {_said(one)}."
    else:
        yield "The lineage does not say so, and the two share too little for the claim to be weighed."
    if found.reverse is not None:
        yield f"It says the reverse: {parent} takes its text from {child} ({_said(found.reverse)})."
    for other in found.sources:
        beside = "also says" if found.claimed else "says" if found.reverse is not None else "says instead"
        yield f"It {beside}: {child} takes its text from {_label(other.parent, cards)} ({_said(other)})."
    yield from _kinship(found, cards)
    if found.association is not None:
        yield "It says that the two share only quoted words: an association, which has no direction."
    if not found.claimed and not found.sources:
        yield f"It names no source of {child}."


def _kinship(found: Explanation, cards: Mapping[str, Card]) -> Iterator[str]:
    """Yield how the two are related beyond a derivation between them."""
    if found.claimed or found.reverse is not None:
        return
    child, parent = _label(found.child, cards), _label(found.parent, cards)
    common = next((id_ for id_ in found.line if id_ in found.parent_line), None)
    if found.parent in found.line:
        yield f"{parent} stands further up the same line: {child} goes back to it through others."
    elif found.child in found.parent_line:
        yield f"{child} stands further up the same line: {parent} goes back to it through others."
    elif common is not None:
        yield f"Both go back to {_label(common, cards)}."


def _shared(found: Explanation, child: str, parent: str) -> str:
    """Return how much the two share."""
    one, alignment = found.derivation, found.shared
    if one is not None:
        counts = Counter(span.grade for span in one.spans)
        shares = (one.coverage_child, one.coverage_parent)
    elif alignment is not None:
        counts = Counter(pair.grade for pair in alignment.pairs)
        shares = (alignment.left_coverage, alignment.right_coverage)
        shares = shares if alignment.left == found.child else shares[::-1]
    else:
        return ""
    if not counts:
        return "They have no wording in common that was found."
    graded = ", ".join(f"{counts[grade]:,} {grade}" for grade in GRADES if counts[grade])
    of_parent = "" if shares[1] is None else f", {phrases.share(shares[1])} of {parent}'s"
    spans = phrases.count(sum(counts.values()), "shared span")
    return f"{spans} ({graded}): {phrases.share(shares[0] or 0.0)} of {child}'s words{of_parent}."


def _evidence(items: Sequence[Evidence], cards: Mapping[str, Card], look: Look) -> list[Text]:
    """Return the evidence for and against with its weights, weightiest first, and the sum."""
    ordered = sorted(items, key=lambda item: (-abs(item.weight), item.kind, item.note))
    lines: list[Text] = []
    for heading, wanted in (
        ("For", [item for item in ordered if item.weight > 0]),
        ("Against", [item for item in ordered if item.weight < 0]),
        ("Without weight", [item for item in ordered if item.weight == 0]),
    ):
        if wanted:
            lines += [Text(), styled(heading, "heading")]
        for item in wanted:
            first = Text(f"  {item.weight:+6.2f}  ").append(
                f"{brief(item.kind)[:_KIND]:<{_KIND}} ", STYLES["quiet"]
            )
            lines += wrap(Text(named(item.note or item.value, cards)), look, " " * _HANG, first)
    total = sum(item.weight for item in items)
    return [*lines, *([Text(), Text(f"  {total:+6.2f}  in all")] if items else [])]
