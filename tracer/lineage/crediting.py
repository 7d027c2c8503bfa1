"""How a child credits a parent, in the contract's words; nothing is called misattributed unless the chain is established."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracer.lineage.audit import credit_status, has_own_mark, may_be_right, outlets_credited
from tracer.lineage.descent import established
from tracer.lineage.evidence import FEEDING
from tracer.lineage.hypothesis import WITNESSES
from tracer.lineage.overlap import other_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from tracer.lineage.facts import Facts
    from tracer.lineage.hypothesis import Hypothesis
    from tracer.lineage.tree import Chosen, Inferred
    from tracer.params import LineageParams
    from tracer.records import CreditStatus
    from tracer.spans import Span

MOST_WALKS = (
    100  # different sets of outlets named wrongly in one pile; of more nothing is alleged: it bounds the work
)


class Crediting:
    """The credits of a pile, weighed against its inferred tree; remembers one walk a set of named outlets."""

    def __init__(self, told: Inferred, params: LineageParams) -> None:
        self.facts: Sequence[Facts] = told.facts
        self.hypotheses: Sequence[Hypothesis] = told.unseen
        self.tree = told.tree
        self.params = params
        self._feeding = told.feeding
        self._vertices = range(len(told.facts) + len(told.unseen))
        self._established: dict[frozenset[str], NDArray[np.float64]] = {}  # by the outlets that a child names

    def outlet(self, vertex: int) -> str | None:
        """Return the outlet id of an article or of an unseen source."""
        if vertex < len(self.facts):
            return self.facts[vertex].witness.article.outlet
        return self.hypotheses[vertex - len(self.facts)].outlet

    def status(self, chosen: Chosen, explained: Callable[[Chosen], Iterable[Span]]) -> CreditStatus:
        """Say how the child credits a parent; `explained` gives the child's spans that a parent explains."""
        line = [chosen.claim.parent, *self.tree.line(chosen.claim.parent)]
        child = self.facts[chosen.claim.child].witness
        if self._one_outlet(chosen):
            return "credited"  # an outlet that reprints itself owes no credit
        status = credit_status(child, [self.outlet(vertex) for vertex in line])
        if status == "misattributed" and not self._surely_wrong(chosen, explained):
            return "unverified"
        if status == "uncredited" and (
            self.tree.is_open(chosen, self.params.close_call) or self._named_in_text(chosen)
        ):
            return "unverified"
        return status

    def _surely_wrong(self, chosen: Chosen, explained: Callable[[Chosen], Iterable[Span]]) -> bool:
        """Whether the text is established to have come past the outlet that the child credits: see descent.py.

        A paper or a broadcaster prints what others wrote, so that the text may have come through an article of it that nobody supplied.
        """
        child = self.facts[chosen.claim.child]
        named = outlets_credited(child.witness, "text")
        if not named <= self._feeding:
            return False
        holders = [self.facts[other_end(o, child.index)].witness for o in child.overlaps]
        if may_be_right(child.witness, holders) or self._named_in_text(chosen):
            return False
        parents = self.tree.parents(child.index)
        share = child.counts.coverage(span for parent in parents for span in explained(parent))
        if share < self.params.wholly_derived:
            return False
        if named not in self._established:
            if len(self._established) >= MOST_WALKS:
                return False
            barred = [self.outlet(v) in named or self._nameless(v) for v in self._vertices]
            shown = [self._shown(v, named) for v in self._vertices]
            self._established[named] = established(self.tree, np.array(barred), np.array(shown))
        return bool(self._established[named][child.index] >= self.params.established)

    def _shown(self, vertex: int, named: frozenset[str]) -> bool:
        """Whether a vertex that has no source is known to be an origin, and may not itself be of the outlets `named`."""
        if vertex >= len(self.facts):
            return len(self.hypotheses[vertex - len(self.facts)].reasons) >= WITNESSES
        fact = self.facts[vertex]
        known = fact.kind in FEEDING or bool(fact.crediting) or has_own_mark(fact.witness)
        return known and not (fact.text | fact.residue) & named

    def _nameless(self, vertex: int) -> bool:
        """Whether a vertex is an unseen source of which nobody knows whose it is: it may be anybody's."""
        return vertex >= len(self.facts) and self.hypotheses[vertex - len(self.facts)].outlet is None

    def _one_outlet(self, chosen: Chosen) -> bool:
        """Whether parent and child are of one outlet, by the registry or by name."""
        if chosen.claim.parent >= len(self.facts):
            return False
        parent, child = (self.facts[v].witness.article for v in (chosen.claim.parent, chosen.claim.child))
        if parent.outlet is not None or child.outlet is not None:
            return parent.outlet == child.outlet
        return parent.outlet_name is not None and parent.outlet_name == child.outlet_name

    def _named_in_text(self, chosen: Chosen) -> bool:
        """Whether the child names a parent whose outlet the registry does not know."""
        if chosen.claim.parent >= len(self.facts) or self.outlet(chosen.claim.parent) is not None:
            return False
        name = self.facts[chosen.claim.parent].witness.article.outlet_name
        return (
            name is not None
            and name.casefold() in self.facts[chosen.claim.child].witness.article.text.casefold()
        )
