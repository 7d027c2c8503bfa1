"""What the evidence needs to know of one article, worked out once, and whether one may be older than another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracer.lineage.audit import has_own_mark, outlets_credited
from tracer.lineage.times import probability_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.lineage.counts import WordCounts
    from tracer.lineage.overlap import Overlap
    from tracer.records import Published, Witness

SURELY = 0.001  # probability of an order of times below which it is as good as excluded


@dataclass(slots=True)
class Facts:
    """One article: its words, dates, credits and overlaps."""

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
    text: frozenset[str] = field(init=False)  # outlets that it names as the origin of its text
    statement: frozenset[str] = field(init=False)  # outlets whose words it reports
    residue: frozenset[str] = field(init=False)  # outlets whose traces it bears
    lines: frozenset[str] = field(init=False)  # its credits word for word, folded
    own_mark: bool = field(init=False)

    def __post_init__(self) -> None:
        if not self.witness.credits:
            self.text = self.statement = self.residue = self.lines = frozenset()
            self.own_mark = False
            return
        self.text = outlets_credited(self.witness, "text")
        self.statement = outlets_credited(self.witness, "statement")
        self.residue = outlets_credited(self.witness, "residue")
        self.own_mark = has_own_mark(self.witness)
        self.lines = frozenset(
            " ".join(credit.text.split()).casefold()
            for credit in self.witness.credits
            if credit.role in {"text", "residue"}
        )

    @property
    def plain(self) -> bool:
        """Whether nothing says who printed the text or when, or from whom it has it."""
        article = self.witness.article
        told = (article.outlet, article.outlet_name, article.byline, article.url, article.published)
        return not any(told) and not (self.text or self.residue)

    @property
    def outlet(self) -> str | None:
        """The registry's id of its outlet."""
        return self.witness.article.outlet


def before(parent: Facts, child: Facts) -> float | None:
    """Return the probability that the parent is older; None where either has no date."""
    if parent.published is None or child.published is None:
        return None
    return probability_before(parent.published, child.published)


def possible(parent: Facts, child: Facts) -> bool:
    """Whether the parent may be older than the child and does not name it as its own origin."""
    if child.outlet in parent.text:
        return False
    order = before(parent, child)
    return order is None or order > SURELY
