"""Words that one article prints as its own and another inside quotation marks."""

from __future__ import annotations

from tests.lineage.witnesses import fact
from tracer.lineage.overlap import weigh
from tracer.params import LineageParams
from tracer.records import Alignment, Quote, SpanPair
from tracer.spans import Span

PARAMS = LineageParams()
SAID = "the quay shall be closed until further notice"  # 8 words
TEXT = f"{SAID}."


def strength(*, third_quotes):
    """Return the strength that two articles share which both print the sentence without marks, beside a third."""
    said = Span(0, len(SAID))
    quotes = [Quote(said, SAID)] if third_quotes else []
    facts = [fact(0, TEXT), fact(1, TEXT), fact(2, TEXT, quotes=quotes)]
    pairs = (SpanPair(said, said, "verbatim", 1.0),)
    alignments = [Alignment(f"a{i}", f"a{j}", pairs, 1.0, 1.0) for i, j in ((0, 1), (0, 2), (1, 2))]
    weighed = weigh([f.witness for f in facts], alignments, [f.counts for f in facts], PARAMS)
    return [overlap.strength for overlap in weighed]


def test_a_statement_that_a_third_article_quotes_is_a_statement_for_all():
    """Without marks anywhere the words count whole; where anybody quotes them, as a statement that both heard."""
    assert strength(third_quotes=False) == [8.0, 8.0, 8.0]
    assert strength(third_quotes=True) == [8 * PARAMS.weight_one_sided_quote] * 3
