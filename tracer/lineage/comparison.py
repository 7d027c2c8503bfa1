"""Evidence by comparison: why one possible parent rather than another, which does not show that anybody copied.

Of several witnesses that hold a text, the child comes from the one that shares most of its readings and has the least
besides (the common-variant method of textual criticism), that had it first, and that others name as the origin.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tracer.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.lineage.evidence import Facts
    from tracer.lineage.overlap import Overlap
    from tracer.lineage.rivals import Rivals
    from tracer.params import LineageParams

PREFERENCES = frozenset({"time", "own-mark", "registry", "named-by-others"})  # who is copied, if anybody is
LEAST_SAID = 0.05  # log-odds; weaker items are left out


def variants(overlap: Overlap, field: Rivals, params: LineageParams) -> list[Evidence]:
    """Return what speaks against a parent where another shares more of the child's three-word runs."""
    missing = field.runs - overlap.runs
    if missing <= 0:
        return []
    weight = params.variant_log * math.log1p(missing) + params.variant_share * missing / field.runs
    note = f"Another possible parent shares {missing} more runs of three words with the child."
    return [Evidence("shared-variants", str(missing), -weight, note)]


def fullness(parent: Facts, overlap: Overlap, field: Rivals, params: LineageParams) -> list[Evidence]:
    """Return what speaks against a parent that has more besides what it shares than another."""
    of_parent = overlap.left_coverage if overlap.left == parent.index else overlap.right_coverage
    weight = params.fullness * (of_parent - field.coverage)
    if weight > -LEAST_SAID:
        return []
    note = f"{of_parent:.0%} of {parent.name}'s article stands in the child's; of another possible parent {field.coverage:.0%}."
    return [Evidence("fullness", f"{of_parent - field.coverage:+.2f}", weight, note)]


def first_holder(parent: Facts, field: Rivals, params: LineageParams) -> list[Evidence]:
    """Return what speaks against a parent whose words others had before it."""
    earlier = field.earlier.get(parent.index, 0)
    if not earlier:
        return []
    note = (
        f"{earlier} article{'s' if earlier > 1 else ''} with the same words appeared before {parent.name}'s."
    )
    return [Evidence("first-holder", str(earlier), -params.first_holder * math.log1p(earlier), note)]


def named_by_others(parent: Facts, child: Facts, params: LineageParams) -> list[Evidence]:
    """Return what it says for a parent that other articles with its words name it as their origin."""
    others = len(parent.crediting - {child.index})
    if not others:
        return []
    note = f"{others} other article{'s' if others > 1 else ''} with shared words name{'' if others > 1 else 's'} {parent.name} as the origin."
    return [Evidence("named-by-others", str(others), params.named_by_others * math.log1p(others), note)]


def preference(items: Iterable[Evidence]) -> float:
    """Return the log-odds that speak for this parent before another, and not for copying at all."""
    return sum(item.weight for item in items if item.kind in PREFERENCES)


def levelled(best: float) -> list[Evidence]:
    """Return what takes back the preference for the child's best parent: who it would be does not show that it is."""
    if best < LEAST_SAID:
        return []
    note = "What prefers one parent to another does not show that there was copying."
    return [Evidence("preference", f"{best:.2f}", -best, note)]
