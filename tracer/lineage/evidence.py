"""The clues for and against one derivation: each a plain sentence and the numbers by which it counts.

What each clue means, and where it comes from in textual criticism, is told in docs/lineage.md; what a number is worth
stands in weights.py. Every function looks at one pair beside what is known of its rivals, so that a story costs linear
time in its overlaps.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from tracer.lineage.acknowledged import acknowledged
from tracer.lineage.clues import Clue
from tracer.lineage.comparison import first_holder, fullness, named_by_others, sentences, variants
from tracer.lineage.facts import SURELY, before
from tracer.lineage.overlap import EQUAL, seen_from
from tracer.lineage.scars import count_within
from tracer.spans import union

if TYPE_CHECKING:
    from tracer.lineage.facts import Facts
    from tracer.lineage.overlap import Overlap
    from tracer.lineage.readings import Reading
    from tracer.lineage.rivals import Rivals

FEEDING = frozenset({"agency", "state-media", "official"})  # kinds of outlet that others take text from
WHOLE = 0.9  # of an article's runs; what holds so many holds the article
PART = 0.25  # of an article; who takes less from a source adds three times as much of his own
MANY = 50.0  # words of strength; below, two articles may be equal by chance
SCARS = 3  # more damage than so much says no more
HOUR = 3600.0  # seconds
SOON = 12.0  # hours; a wrong date is mostly wrong by a day or more


def between(parent: Facts, child: Facts, overlap: Overlap, field: Rivals, above: Rivals) -> list[Clue]:
    """Return the clues that the child took the overlap from the parent; `field` is the child's, `above` the parent's."""
    reading = field.readings.by[parent.index]
    return [
        Clue(
            "prior",
            "",
            "Most articles that share words with another have them from elsewhere.",
            (("edge", 1.0),),
        ),
        _shared_words(overlap, reading, field),
        variants(parent, reading, field),
        sentences(parent, field),
        fullness(parent, child, overlap, field, above),
        *_time(parent, child, reading, field),
        *_small_part(parent, child, overlap),
        *first_holder(parent, field),
        *acknowledged(parent, child, field),
        *named_by_others(parent, child),
        *_registry(parent, child),
        _asymmetry(parent, child, overlap, field, above),
        *_scars(parent, child, overlap),
    ]


def original(fact: Facts, field: Rivals) -> list[Clue]:
    """Return the clues that the article has no source that we know of."""
    clues = []
    if fact.own_mark:
        clues.append(
            Clue("own-mark", fact.name, f"It carries {fact.name}'s own mark.", (("root-own-mark", 1.0),))
        )
    clues += _names(fact, field)
    if fact.kind in FEEDING:
        note = f"{fact.name} is {_a(fact.kind)}, which others take text from."
        clues.append(Clue("registry", fact.kind, note, (("root-feeding", 1.0),)))
    if field.near:
        note = f"With the nearest article that may be older it shares the equivalent of {field.words:.0f} equal words."
        read = field.readings
        held = read.sentences
        biases = (("root-shares", float(field.words > 0)), ("root-none-older", float(field.words == 0)))
        clues.append(Clue("prior", "", "An article may have no source, whoever shares its words.", biases))
        clues.append(
            Clue(
                "shared-words",
                f"{field.words:.1f}",
                note,
                (
                    ("root-whole", float(field.words >= MANY and read.best >= WHOLE * read.total)),
                    ("root-equal", math.log1p(field.equal)),
                    ("root-joint", (read.explained - read.best) / max(1, read.total)),
                    (
                        "root-wording",
                        field.wording.best / max(1, field.wording.total),
                    ),
                    ("root-sentence-share", held.best / max(1, held.total)),
                    ("root-said", field.said.sentences.best / max(1, field.said.sentences.total)),
                ),
            )
        )
    if fact.published is not None and field.near:
        note = f"Of {field.near} articles that share words with it, {field.before} are dated before it."
        clues.append(
            Clue(
                "time",
                str(field.before),
                note,
                (
                    ("root-earlier", math.log1p(field.before)),
                    ("root-older", float(field.before > 0)),
                ),
            )
        )
    elif field.near:
        clues.append(Clue("time", "", "It has no date.", (("root-undated", 1.0),)))
    return clues


def _names(fact: Facts, field: Rivals) -> list[Clue]:
    """Say that an article names a source, as what speaks against its having none."""
    clues = []
    if fact.text & field.outlets:
        note = "It names an outlet whose article shares its words."
        clues.append(Clue("credit", "at hand", note, (("root-names", 1.0),)))
    for role, named in (("text", fact.text), ("statement", fact.statement), ("residue", fact.residue)):
        if named:
            note = "It names another outlet as the origin of its text."
            if role != "text":
                note = (
                    "It bears another outlet's traces." if role == "residue" else "It reports another outlet."
                )
            numbers = [(f"root-{role}", 1.0)] if role != "statement" else []
            if role == "text" and not named & field.outlets:
                numbers.append(("root-unseen", 1.0))
            clues.append(Clue("credit", role, note, tuple(numbers)))
    return clues


def _shared_words(overlap: Overlap, reading: Reading, field: Rivals) -> Clue:
    order = _in_order(overlap)
    thin = max(0.0, 1.0 - overlap.strength / MANY)
    note = f"Outside quotation marks they share the equivalent of {overlap.strength:.0f} equal words."
    return Clue(
        "shared-words",
        f"{overlap.strength:.1f}",
        note,
        (
            ("words", math.log1p(overlap.strength)),
            ("runs", math.log1p(reading.shared)),
            ("longest", math.log1p(overlap.longest)),
            ("portion", reading.shared / max(1, field.readings.total)),
            ("order", order),
            ("thin", thin),
            ("thin-one", thin * overlap.longest / max(1.0, overlap.strength)),
        ),
    )


def _small_part(parent: Facts, child: Facts, overlap: Overlap) -> list[Clue]:
    """Say where what two share is little of either: then it may well be a third text (a post, a report) that both use."""
    if parent.outlet in child.text:
        return []
    most = max(overlap.left_coverage, overlap.right_coverage)
    if most >= PART:
        return []
    note = f"What they share is {most:.0%} of either at most: it may be a third text that both use."
    return [Clue("small-part", f"{most:.2f}", note, (("small-part", 1.0 - most / PART),))]


def _in_order(overlap: Overlap) -> float:
    """Return how far the rewritten pairs stand in one order in both articles, in [-1, 1], more the more they are."""
    ordered = sorted(
        (p.pair.left.start, p.pair.right.start) for p in overlap.pairs if p.pair.grade not in EQUAL
    )
    steps = len(ordered) - 1
    if steps < 1:
        return 0.0
    kept = sum(a[1] < b[1] for a, b in pairwise(ordered))
    return (2 * kept / steps - 1) * steps / (steps + 2)


def _time(parent: Facts, child: Facts, reading: Reading, field: Rivals) -> list[Clue]:
    order = before(parent, child)
    if order is None or parent.published is None or child.published is None:
        return (
            [Clue("time", "", "One of the two has no date.", (("undated", 1.0),))]
            if (parent.published is not None or child.published is not None)
            else []
        )
    stamp = f"{parent.published.earliest:%Y-%m-%d %H:%M}Z / {child.published.earliest:%Y-%m-%d %H:%M}Z"
    basis = f"({parent.published.basis}, {child.published.basis})"
    if order >= 1 - SURELY:
        hours = max(0.0, (child.published.earliest - parent.published.latest).total_seconds() / HOUR)
        note = f"{parent.name}'s article is dated before {child.name}'s {basis}."
        numbers = [
            ("earlier", 1.0),
            ("hours", math.log1p(hours)),
            ("days", math.log1p(hours / 24.0)),
            ("earlier-share", reading.shared / max(1, field.readings.total)),
            ("earlier-sentences", math.log1p(reading.lacking.holds)),
        ]
    elif order <= SURELY:
        hours = max(0.0, (parent.published.earliest - child.published.latest).total_seconds() / HOUR)
        note = f"{parent.name}'s article is dated after {child.name}'s {basis}."
        numbers = [("later", 1.0), ("later-hours", math.log1p(hours)), ("later-soon", float(hours < SOON))]
    else:
        note = f"The dates leave the order open: {order:.0%} that {parent.name}'s is older {basis}."
        logit = math.log(order / (1 - order))
        numbers = [("order-odds", logit), ("order-open", 1.0)]
    return [Clue("time", stamp, note, tuple(numbers))]


def _registry(parent: Facts, child: Facts) -> list[Clue]:
    if parent.kind is None or child.kind is None:
        return []
    feeds, fed = parent.kind in FEEDING, child.kind in FEEDING
    numbers = []
    if feeds != fed:
        numbers.append(("feeds", 1.0 if feeds else -1.0))
    if (parent.kind == "broadcaster") != (child.kind == "broadcaster"):
        numbers.append(("broadcasts", 1.0 if parent.kind == "broadcaster" else -1.0))
    if (parent.kind == "aggregator") != (child.kind == "aggregator"):
        numbers.append(("aggregates", 1.0 if parent.kind == "aggregator" else -1.0))
    if not numbers:
        return []
    note = f"{parent.name} is {_a(parent.kind)}, {child.name} {_a(child.kind)}."
    return [Clue("registry", f"{parent.kind} / {child.kind}", note, tuple(numbers))]


def _a(kind: str) -> str:
    if kind == "state-media":
        return "a state medium"
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def _asymmetry(parent: Facts, child: Facts, overlap: Overlap, field: Rivals, above: Rivals) -> Clue:
    """Say what each has besides the shared text, where it stands, and how much of it others attest."""
    of_child, of_parent = overlap.right_coverage, overlap.left_coverage
    ours, theirs = overlap.right_rest, overlap.left_rest
    if overlap.left == child.index:
        of_child, of_parent = of_parent, of_child
        ours, theirs = theirs, ours
    reading = field.readings.by[parent.index]
    known = math.log1p(max(0, above.readings.attested - reading.shared))
    known -= math.log1p(max(0, field.readings.attested - reading.shared))
    note = (
        f"What they share is {of_child:.0%} of {child.name}'s article and {of_parent:.0%} of {parent.name}'s."
    )
    return Clue(
        "asymmetry",
        f"{of_child - of_parent:+.2f}",
        note,
        (
            ("contained", of_child - of_parent),
            ("longer", math.log((parent.counts.total + 1) / (child.counts.total + 1))),
            ("cut-tail", theirs[2] - ours[2]),
            ("added-head", ours[0] - theirs[0]),
            ("inserted", ours[1] - theirs[1]),
            ("attested", known),
        ),
    )


def _scars(parent: Facts, child: Facts, overlap: Overlap) -> list[Clue]:
    if not child.scars and not parent.scars:
        return []
    sides = seen_from(overlap, child.index)
    ours = count_within(child.scars, union(span for span, _, _ in sides))
    theirs = count_within(parent.scars, union(span for _, span, _ in sides))
    if ours == theirs:
        return []
    more = max(-SCARS, min(SCARS, ours - theirs))
    damaged = child.name if ours > theirs else parent.name
    note = f"{damaged}'s wording has {abs(ours - theirs)} more signs of damage (doubled words, broken sentences)."
    return [Clue("errors", f"{ours - theirs:+d}", note, (("errors", float(more)),))]
