"""Aligning only what one article is connected with."""

from __future__ import annotations

import numpy as np

from tests.test_pipeline import OTHER, WIRE, article
from tracer.align import align, around
from tracer.params import Params
from tracer.pipeline import as_it_stands
from tracer.records import Candidates

FIRST, _, REST = WIRE.partition("\n\n")
PARAMS = Params().align
WITNESSES = [
    as_it_stands(article(name, text))
    for name, text in (("a", WIRE), ("b", REST), ("c", FIRST), ("d", OTHER), ("e", OTHER))
]


def every_pair():
    """Return every pair as a candidate."""
    left, right = np.triu_indices(len(WITNESSES), 1)
    return Candidates(left.astype(np.int32), right.astype(np.int32))


def test_only_the_connected_are_aligned():
    """Text leads to b from c through a, with which both share; d and e are never held against each other."""
    columns = np.array([(0, 1), (0, 2), (3, 4)], dtype=np.int32).T
    kept = {}
    found, alignments = around("c", WITNESSES, Candidates(columns[0], columns[1]), PARAMS, kept)
    assert [witness.article.id for witness in found] == ["a", "b", "c"]
    assert [(one.left, one.right) for one in alignments] == [("a", "b"), ("a", "c")]
    assert sorted(kept) == [("a", "b"), ("a", "c")]


def test_alignments_are_those_of_the_aligner():
    """What comes back is what the aligner says of each pair, and an article without partners comes back alone."""
    _, alignments = around("d", WITNESSES, every_pair(), PARAMS, {})
    by_id = {witness.article.id: witness for witness in WITNESSES}
    assert alignments == [align(by_id[one.left], by_id[one.right], PARAMS) for one in alignments]
    assert ("d", "e") in [(one.left, one.right) for one in alignments]
    none = np.array([], dtype=np.int32)
    alone, nothing = around("d", WITNESSES, Candidates(none, none), PARAMS, {})
    assert ([witness.article.id for witness in alone], nothing) == (["d"], [])


def test_what_was_kept_is_not_aligned_again(monkeypatch):
    """A second walk takes its alignments from the first."""
    kept = {}
    first = around("c", WITNESSES, every_pair(), PARAMS, kept)
    monkeypatch.setattr("tracer.align.connected.align", None)
    assert around("a", WITNESSES, every_pair(), PARAMS, kept)[1] == first[1]
