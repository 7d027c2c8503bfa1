"""What the possible parents of one article have in common, so that each can be measured against the best of them.

Textual criticism's common-variant method: of several witnesses that hold a text, the child comes from the one that
shares most of its readings. Readings are runs of three words. Linear in the overlaps, but for a sort of each child's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracer.lineage.evidence import possible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.lineage.evidence import Facts
    from tracer.lineage.overlap import Overlap
    from tracer.params import LineageParams
    from tracer.records import Published


@dataclass(slots=True)
class Rivals:
    """The best of the possible parents of one article."""

    runs: int = 0  # three-word runs that the nearest shares with the child
    coverage: float = 0.0  # greatest share of a possible parent that stands in the child
    outlets: set[str] = field(default_factory=set)  # whose articles may be parents
    earlier: dict[int, int] = field(default_factory=dict)  # holder of the same words: holders dated before it


def rivals(facts: Sequence[Facts], overlaps: Sequence[Overlap], params: LineageParams) -> list[Rivals]:
    """Return the rivals for each article."""
    found = [Rivals() for _ in facts]
    edges: list[list[tuple[int, Overlap]]] = [[] for _ in facts]
    for overlap in overlaps:
        for parent, child in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
            if not possible(facts[parent], facts[child], params):
                continue
            edges[child].append((parent, overlap))
            best = found[child]
            best.runs = max(best.runs, overlap.runs)
            best.coverage = max(best.coverage, parent_coverage(overlap, parent))
            if (outlet := facts[parent].witness.article.outlet) is not None:
                best.outlets.add(outlet)
    for child, best in enumerate(found):
        slack = max(params.holder_runs, params.holder_share * best.runs)
        holders = [parent for parent, overlap in edges[child] if best.runs - overlap.runs <= slack]
        best.earlier = _earlier(holders, facts)
    return found


def parent_coverage(overlap: Overlap, parent: int) -> float:
    """Return the share of the parent that the overlap covers."""
    return overlap.left_coverage if overlap.left == parent else overlap.right_coverage


def _earlier(holders: Sequence[int], facts: Sequence[Facts]) -> dict[int, int]:
    """Return for each dated holder how many others have an earlier middle of their time interval."""
    dated = sorted(
        (_middle(published), holder)
        for holder in holders
        if (published := facts[holder].published) is not None
    )
    count: dict[int, int] = {}
    before, last = 0, None
    for place, (when, holder) in enumerate(dated):
        if when != last:
            before, last = place, when
        count[holder] = before
    return count


def _middle(published: Published) -> float:
    return (published.earliest.timestamp() + published.latest.timestamp()) / 2
