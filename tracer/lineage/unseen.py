"""Hypothetical sources: witnesses that the texts credit or prove, but that nobody supplied.

Textual criticism's hyparchetype (P. Maas, Textkritik, 1927). Two grounds are known: a credit of role `text`, or a
residue, whose outlet has no supplied article in the story that holds the text; and siblings (siblings.py). What the children
share is put together again as the text of their source (hypothesis.py). Where an article of the outlet was supplied that
holds little of what its children share (stock background, another matter), two must name it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tracer.lineage.audit import foreign, signed_by_others
from tracer.lineage.groups import Groups
from tracer.lineage.hypothesis import WITNESSES, Hypothesis, with_text
from tracer.lineage.overlap import other_end, parent_coverage
from tracer.lineage.siblings import siblings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.lineage.facts import Facts
    from tracer.params import LineageParams
    from tracer.records import Role, Witness
    from tracer.spans import Span

STOCK = 0.35  # of an article; an outlet's stock background and an official sentence make up less
TITLED = (
    "reference"  # the credit form that names the source article's title, so that equal ones name one article
)


class Naming(NamedTuple):
    """One outlet that an article names as the origin of its text, or whose traces it bears."""

    outlet: str
    role: Role
    form: str
    text: str
    covers: Span | None  # the part of the article that it speaks of


def hypotheses(facts: Sequence[Facts], story_of: Sequence[int], params: LineageParams) -> list[Hypothesis]:
    """Return the unseen sources of all articles; `story_of[i]` names the connected set of article i."""
    found = _credited(facts, story_of, params)
    named = {child for hypothesis in found for child in hypothesis.children}
    # a text that may have grown proves nothing by what others lack
    plain = {fact.index for fact in facts if fact.plain}
    found += siblings(facts, named | plain, params)
    return _numbered([with_text(hypothesis, facts) for hypothesis in found], facts)


def _credited(facts: Sequence[Facts], story_of: Sequence[int], params: LineageParams) -> list[Hypothesis]:
    articles: dict[tuple[int, str], list[int]] = {}  # supplied ones, by story and outlet
    for fact in facts:
        if fact.outlet is not None:
            articles.setdefault((story_of[fact.index], fact.outlet), []).append(fact.index)
    by_outlet: dict[tuple[str, bool], list[tuple[int, Naming]]] = {}
    for fact in facts:
        for naming in _namings(fact.witness):
            supplied = (story_of[fact.index], naming.outlet) in articles
            if not supplied or (naming.role == "text" and not _held(fact, naming.outlet, facts)):
                by_outlet.setdefault((naming.outlet, supplied), []).append((fact.index, naming))
    found: list[Hypothesis] = []
    for outlet, supplied in sorted(by_outlet):
        for one in _of_outlet(outlet, by_outlet[outlet, supplied], facts, params):
            if not supplied:
                found.append(one)
            elif len(one.children) >= WITNESSES:
                others = articles.get((story_of[one.children[0]], outlet), ())
                found.append(replace(one, others=tuple(others)))
    return found


def _held(fact: Facts, outlet: str, facts: Sequence[Facts]) -> bool:
    """Whether an article of the outlet holds more of this one than a stock paragraph."""
    return any(
        facts[other_end(overlap, fact.index)].outlet == outlet
        and parent_coverage(overlap, fact.index) >= STOCK
        for overlap in fact.overlaps
    )


def _namings(witness: Witness) -> list[Naming]:
    """Return each outlet's weightiest naming: role text before residue, then the first in the text, then the byline."""
    best: dict[str, Naming] = {}
    for credit in sorted(foreign(witness, ("text", "residue")), key=lambda c: (c.role != "text", c.span)):
        best.setdefault(
            credit.outlet, Naming(credit.outlet, credit.role, credit.form, credit.text, credit.covers)
        )
    for one in signed_by_others(witness):
        if one.outlet not in best or best[one.outlet].role != "text":
            best[one.outlet] = Naming(one.outlet, "text", "byline", one.text, one.covers)
    return [best[outlet] for outlet in sorted(best)]


def _of_outlet(
    outlet: str, crediting: Sequence[tuple[int, Naming]], facts: Sequence[Facts], params: LineageParams
) -> list[Hypothesis]:
    """Part the articles that credit one outlet into those that go back to one article of it."""
    place = {index: at for at, (index, _) in enumerate(crediting)}
    groups = Groups(len(crediting))
    same_words: dict[str, int] = {}
    for at, (index, credit) in enumerate(crediting):
        if credit.form == TITLED:
            groups.join(at, same_words.setdefault(" ".join(credit.text.split()).casefold(), at))
        for overlap in facts[index].overlaps:
            other = other_end(overlap, index)
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
                children=tuple(index for index, _ in credits),
                reasons={index: _because(facts[index], credit) for index, credit in credits},
                lines=len({" ".join(credit.text.split()).casefold() for _, credit in credits}),
                covers={index: credit.covers for index, credit in credits if credit.covers is not None},
            )
        )
    return found


def _because(fact: Facts, credit: Naming) -> str:
    words = " ".join(credit.text.split())
    shown = words if len(words) <= 80 else words[:79] + "…"
    if credit.role == "text":
        return f"{fact.name} names it as the origin of its text: “{shown}”."
    return f"{fact.name}'s text holds its traces: “{shown}”."


def _numbered(found: Sequence[Hypothesis], facts: Sequence[Facts]) -> list[Hypothesis]:
    """Give the sources of one outlet the numbers 1, 2, ... in the order of their first children's ids."""
    ordered = sorted(found, key=lambda h: (h.id, facts[h.children[0]].witness.article.id))
    numbered: list[Hypothesis] = []
    counts: dict[str, int] = {}
    for h in ordered:
        counts[h.id] = counts.get(h.id, 0) + 1
        numbered.append(replace(h, id=f"{h.id}:{counts[h.id]}"))
    return numbered
