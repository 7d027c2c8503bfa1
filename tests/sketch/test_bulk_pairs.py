from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from time import process_time

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.sketch.fiction import PARAMS, connected, random_hashes
from tracer.sketch import bulk_pairs
from tracer.sketch.bulk_pairs import pack, shared_pairs
from tracer.sketch.join import pair_keys
from tracer.sketch.shared_grams import shared_grams

VALUES = random_hashes(9, 12)
FORMS = ["compiled", "numpy"]
SMALL = replace(
    PARAMS.sketch, crowd=4, story=4, own_share=0
)  # crowds that a test can hold; outlets as in memory


def joined(fingerprints, outlets, params, form):
    """Return the pairs of texts, given as lists of hashes, with the fingerprints they share."""
    holders = np.repeat(np.arange(len(fingerprints), dtype=np.int32), [len(f) for f in fingerprints])
    hashes = np.array([h for own in fingerprints for h in own], dtype=np.uint64)
    bits = max(1, len(fingerprints).bit_length())
    return shared_pairs(pack(hashes, holders, bits), bits, outlets, params, compiled=form == "compiled")


def rows(pairs):
    """Return pairs as tuples."""
    return list(zip(pairs.left.tolist(), pairs.right.tolist(), pairs.shared.tolist(), strict=True))


@given(
    st.lists(st.lists(st.integers(0, 11), max_size=8), max_size=14), st.integers(1, 14), st.integers(4, 40)
)
@example([[3], [3, 4], [0, 1, 3, 4, 7], [2, 3, 4, 5, 6], [3, 4]], 1, 4)  # a crowd met again in a second pass
@pytest.mark.parametrize("form", FORMS)
def test_pairs_are_those_of_shared_grams(form, held, outlets, room):
    """Whatever is shared and however small the buffer of links, the pairs are those of the in-memory tier."""
    fingerprints = [VALUES[own] for own in held]
    numbers = np.arange(len(held), dtype=np.int64) % outlets
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_pairs, "_LINKS", room)
        found = joined(fingerprints, numbers, SMALL, form)
    expected, _ = shared_grams(fingerprints, numbers, SMALL)
    assert pair_keys(found.left.astype(np.int64), found.right.astype(np.int64)).tolist() == expected.tolist()


@given(st.lists(st.lists(st.integers(0, 11), max_size=8), max_size=14), st.integers(1, 14))
def test_both_forms_count_alike(held, outlets):
    """Compiled and numpy forms tell the same number of shared fingerprints for every pair."""
    numbers = np.arange(len(held), dtype=np.int64) % outlets
    one, other = (joined([VALUES[own] for own in held], numbers, SMALL, form) for form in FORMS)
    assert rows(one) == rows(other)


@pytest.mark.parametrize("form", FORMS)
def test_the_rules_by_hand(form):
    """Two fingerprints make a pair, a rare one does, one of many holders does not, but where it is half of an article."""
    common, a, b, rare, *own = random_hashes(3, 40).tolist()
    texts = [
        [common, a, b, *own[0:4]],
        [common, a, b, *own[4:8]],
        [common, rare, *own[8:12]],
        [rare, *own[12:18]],
    ]
    texts += [[common, *own[18 + i : 22 + i]] for i in range(0, 12, 4)] + [[common, own[30]]]
    found = joined(texts, np.arange(len(texts)), PARAMS.sketch, form)
    holders = [i for i, text in enumerate(texts) if common in text and i != 7]
    assert rows(found) == sorted([(0, 1, 3), (2, 3, 1), *((i, 7, 1) for i in holders)])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("copies", [16, 17, 101, 10_000])
def test_many_copies_cost_two_pairs_each(form, copies):
    """However many copies of one text there are, they are connected by few pairs, soon found."""
    text = random_hashes(4, 90).tolist()
    begun = process_time()
    found = joined([text] * copies, np.arange(copies), PARAMS.sketch, form)
    assert process_time() - begun < 20
    edges = list(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert connected(copies, edges)
    assert len(edges) <= max(8 * copies, 2 * copies)
    if copies > 16:
        assert set(edges) == {(0, i) for i in range(1, copies)} | set(pairwise(range(copies)))
    assert set(found.shared.tolist()) == {90}


@pytest.mark.parametrize("form", FORMS)
def test_stock_text_of_few_outlets_links_nobody(form):
    """What two outlets print under sixty articles makes no pair; the same under articles of sixty outlets does."""
    stock = random_hashes(5, 6).tolist()
    own = random_hashes(6, 60 * 30).reshape(60, 30).tolist()
    texts = [stock + text for text in own]
    assert rows(joined(texts, np.arange(60) % 2, PARAMS.sketch, form)) == []
    spread = joined(texts, np.arange(60), PARAMS.sketch, form)
    assert connected(60, list(zip(spread.left.tolist(), spread.right.tolist(), strict=True)))


@pytest.mark.parametrize("form", FORMS)
def test_articles_of_one_outlet_share_more_than_its_frame(form):
    """Four fingerprints of thirty make a pair of two outlets' articles and none of one outlet's; ten make both."""
    shared, own = random_hashes(8, 10).tolist(), random_hashes(11, 120).reshape(4, 30).tolist()
    for count, kept in ((4, False), (10, True)):
        texts = [shared[:count] + own[0][count:], shared[:count] + own[1][count:]]
        assert rows(joined(texts, np.array([0, 1]), PARAMS.sketch, form)) == [(0, 1, count)]
        assert rows(joined(texts, np.array([0, 0]), PARAMS.sketch, form)) == [(0, 1, count)] * kept


@pytest.mark.parametrize("form", FORMS)
def test_a_flooded_fingerprint_stays_linear(form):
    """A fingerprint planted in 100,000 articles gives at most two pairs an article, in seconds."""
    count = 100_000
    noise = random_hashes(7, count * 10).reshape(count, 10)
    noise[:, :2] = 12345, 54321
    holders = np.repeat(np.arange(count, dtype=np.int32), 10)
    begun = process_time()
    found = shared_pairs(
        pack(noise.ravel(), holders, 17), 17, np.arange(count), PARAMS.sketch, compiled=form == "compiled"
    )
    assert process_time() - begun < 20
    assert len(found.left) == 2 * count - 3


@pytest.mark.parametrize("form", FORMS)
def test_nothing_to_join(form):
    """No postings, and postings that nobody shares, give no pairs."""
    assert rows(joined([], np.empty(0, np.int64), PARAMS.sketch, form)) == []
    assert rows(joined([[1], [], [2]], np.arange(3), PARAMS.sketch, form)) == []
