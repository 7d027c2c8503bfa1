"""What possible parents hold of a child's sentences, one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lineage.witnesses import fact
from tests.oracles import sentences as oracle
from tracer.lineage.runs import NO_SENTENCE
from tracer.lineage.sentences import NO_SENTENCES, by_sentence
from tracer.records import Quote
from tracer.spans import Span

SIZES = st.lists(st.integers(1, 6), min_size=1, max_size=4)


@settings(max_examples=150)
@given(SIZES, st.data())
def test_shares_are_those_of_sets(sizes, data):
    """What each holds and lacks equals what sets of runs give, sentence by sentence, in any order of the runs."""
    total = sum(sizes)
    rows = data.draw(
        st.lists(st.lists(st.booleans(), min_size=total, max_size=total), min_size=1, max_size=4)
    )
    able = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    order = data.draw(st.permutations(range(total)))
    names = np.repeat(np.arange(len(sizes)), sizes)
    found, whole = by_sentence(np.array(rows)[:, order], np.array(able), names[list(order)])
    runs = [[at for at in range(total) if names[at] == s] for s in range(len(sizes))]
    holders = [{at for at in range(total) if row[at]} for row in rows]
    for row, one in enumerate(found):
        assert tuple(one) == pytest.approx(oracle.lacking(runs, holders, able, row))
    best = [
        max((oracle.shares(runs, h)[s] for h, a in zip(holders, able, strict=True) if a), default=0)
        for s in range(len(sizes))
    ]
    assert whole.total == len(sizes)
    assert whole.whole == sum(share >= 0.95 for share in best)


def test_what_stands_in_no_sentence_is_not_counted():
    """Runs across two sentences, and sentences too short to tell, are left out."""
    found, whole = by_sentence(np.ones((2, 3), np.bool_), np.ones(2, np.bool_), np.full(3, NO_SENTENCE))
    assert whole == NO_SENTENCES
    assert [one.lost for one in found] == [0, 0]


def test_an_edited_sentence_is_lost_however_long_the_text():
    """Of forty sentences one was edited: the holder of the edit has it, the holder of the old words has lost it."""
    held = np.ones((2, 400), np.bool_)
    held[1, :3] = False  # one changed word is three runs
    found, _ = by_sentence(held, np.ones(2, np.bool_), np.repeat(np.arange(40), 10))
    assert [one.lost for one in found] == [0, 1]
    assert found[1].whole == pytest.approx(0.3)


def test_runs_know_their_sentence():
    """Each run of three words has the number of its sentence, those across two have none, nor those of a short one."""
    runs = fact(
        0, "One two three four five six. Seven eight nine ten eleven twelve. Short it is."
    ).counts.runs
    assert sorted(runs.sentences.tolist()) == [NO_SENTENCE] * 5 + [0] * 4 + [1] * 4


def test_quoted_runs_are_kept_apart():
    """Runs inside quotes are no readings of the text's own, and counted by themselves."""
    text = "he said the boats will sail on monday at noon"
    counts = fact(0, text, quotes=[Quote(Span(8, 37), text[8:37])]).counts
    assert len(counts.said.hashes) == 4  # the boats will, boats will sail, will sail on, sail on monday
    assert len(counts.runs.hashes) == 0
