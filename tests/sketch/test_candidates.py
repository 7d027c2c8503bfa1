from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from time import perf_counter

import numpy as np
import pytest

from tests.sketch.fiction import PARAMS, Press, connected, pairs, random_hashes, sketches
from tracer.records import Sketch
from tracer.sketch import candidates

UNRELATED = 200
DERIVED = 40  # of each kind


@pytest.fixture(scope="module")
def corpus():
    """Return unrelated articles and, for each kind of derived article, the pairs (source, derived) and all texts."""
    press = Press(11)
    sources = [press.article() for _ in range(UNRELATED)]
    texts = [" ".join(article) for article in sources]
    truth = {}

    def derive(kind, make):
        truth[kind] = []
        for number in range(DERIVED):
            truth[kind].append((number, len(texts)))
            texts.append(" ".join(make(sources[number])))

    derive("copy", lambda a: a)
    derive("edited", lambda a: press.edited(a, 0.1))
    derive("paragraph", lambda a: [*press.article(8), *a[6:9], *press.article(8)])  # 60 words among 380
    derive("shuffled", lambda a: press.random.sample(a, len(a)))
    derive("reworded", lambda a: press.reworded(a, 0.25))
    derive(
        "reworded paragraph", lambda a: [*press.article(6), *press.reworded(a[4:10], 0.2), *press.article(6)]
    )
    derive("short", lambda a: a[:2])  # about forty words
    return texts, truth


@pytest.fixture(scope="module")
def found(corpus):
    """Return the candidate pairs of the corpus."""
    return pairs(corpus[0])


@pytest.mark.parametrize(
    ("kind", "recall"),
    [
        ("copy", 1.0),
        ("edited", 0.98),
        ("paragraph", 0.95),
        ("shuffled", 1.0),
        ("reworded", 0.95),
        ("reworded paragraph", 0.8),
        ("short", 0.98),
    ],
)
def test_derived_articles_are_found(corpus, found, kind, recall):
    """Of each kind of derived article the share that its source is paired with reaches the floor."""
    truth = corpus[1][kind]
    assert sum(pair in found for pair in truth) >= recall * len(truth)


def test_few_pairs_are_false(corpus, found):
    """Among 115,000 possible pairs, those between articles of unrelated sources are fewer than the true ones."""
    texts, truth = corpus
    root = list(range(len(texts)))
    for rows in truth.values():
        for source, derived in rows:
            root[derived] = source
    false = [pair for pair in found if root[pair[0]] != root[pair[1]]]
    assert len(false) < sum(map(len, truth.values()))


def test_a_shared_quotation_makes_candidates():
    """Two articles that share only the twelve words of a quotation become candidates in nearly every case."""
    press = Press(5)
    texts = []
    for _ in range(60):
        quote = " ".join(press.random.sample(press.words, 12))
        texts += [" ".join([*press.article(9), f'He said: "{quote}."', *press.article(9)]) for _ in range(2)]
    found = pairs(texts)
    assert sum((i, i + 1) in found for i in range(0, 120, 2)) >= 0.85 * 60


@pytest.mark.parametrize("copies", [2, 16, 17, 100, 101, 2000])
@pytest.mark.parametrize("outlet", [None, "northern"])
def test_identical_articles_are_one_story_at_linear_cost(copies, outlet):
    """However many copies there are, and of one outlet or of unknown ones, they are connected by few pairs."""
    one = sketches([" ".join(Press(3).article())])[0]
    result = candidates([one] * copies, [outlet] * copies, list(range(copies)), PARAMS.sketch)
    edges = list(zip(result.left.tolist(), result.right.tolist(), strict=True))
    assert connected(copies, edges)
    assert len(edges) <= max(8 * copies, 2 * copies)


def test_boilerplate_of_one_outlet_links_nobody():
    """Sixty stories of one outlet with one long footer are no candidates, but for chance; of sixty outlets they are."""
    press = Press(4, words=40_000)
    footer = " ".join(press.article(4))
    texts = [" ".join(press.article(12)) + "\n" + footer for _ in range(60)]
    grams_only = replace(PARAMS.sketch, shared_weight=2.0)
    own = sketches(texts)
    # by chance two pick the same gram where body and footer meet: of 1,770 pairs, well under one in a hundred
    assert len(candidates(own, ["northern"] * 60, list(range(60)), grams_only).left) <= 10
    spread = candidates(own, [f"outlet-{i}" for i in range(60)], list(range(60)), grams_only)
    assert connected(60, list(zip(spread.left.tolist(), spread.right.tolist(), strict=True)))


def test_the_answer_follows_the_order_and_not_the_indices(corpus):
    """Articles in any order of input give the same pairs, given the same ranks."""
    texts = corpus[0][:40] * 2 + [corpus[0][0]] * 20
    there = pairs(texts)
    shuffled = Press(1).random.sample(range(len(texts)), len(texts))
    again = pairs([texts[i] for i in shuffled], order=shuffled)
    assert {tuple(sorted((shuffled[a], shuffled[b]))) for a, b in again} == there


def test_pairs_are_sorted_and_single(corpus):
    """Columns are sorted by left, then right, left below right, each pair once."""
    result = candidates(sketches(corpus[0][:250]), [None] * 250, list(range(250)), PARAMS.sketch)
    rows = list(zip(result.left.tolist(), result.right.tolist(), strict=True))
    assert all(a < b for a, b in rows)
    assert all(a < b for a, b in pairwise(rows))


def test_a_crowd_is_linked_along_the_order():
    """Of a crowd, each member is linked with the first by rank and with the one before it."""
    one = sketches([" ".join(Press(3).article())])[0]
    count = PARAMS.sketch.story + 6
    order = [(i * 11) % count for i in range(count)]
    result = candidates([one] * count, [None] * count, order, PARAMS.sketch)
    ranked = sorted(range(count), key=order.__getitem__)
    expected = {(ranked[0], other) for other in ranked[1:]} | set(pairwise(ranked))
    assert set(zip(result.left.tolist(), result.right.tolist(), strict=True)) == {
        tuple(sorted(p)) for p in expected
    }


def test_a_story_is_paired_whole():
    """Of holders of one text that are no more than a story has, all are paired."""
    one = sketches([" ".join(Press(3).article())])[0]
    result = candidates([one] * 20, [None] * 20, range(20), PARAMS.sketch)
    assert set(zip(result.left.tolist(), result.right.tolist(), strict=True)) == set(
        combinations(range(20), 2)
    )


def test_flooding_stays_linear():
    """Five thousand articles with one planted gram and one planted passage, made to fill buckets, give few pairs quickly."""
    count = 5000
    noise = random_hashes(1, count * 50).reshape(count, 50)
    noise[:, 7] = 12345
    signed = np.random.default_rng(2).integers(
        0, 1 << 32, (count, PARAMS.sketch.permutations), dtype=np.uint32
    )
    signed[:, :2] = 99
    places, ranges = np.arange(50, dtype=np.int32), np.array([[0, 50]], dtype=np.int32)
    planted = [Sketch(noise[i], places, ranges, signed[i : i + 1]) for i in range(count)]
    begun = perf_counter()
    result = candidates(planted, [None] * count, list(range(count)), PARAMS.sketch)
    assert perf_counter() - begun < 10
    assert len(result.left) <= 2 * count


def test_odd_batches():
    """No articles, one article, empty articles; columns of other lengths and tied ranks are refused."""
    empty = sketches([""])[0]
    for few in ([], [empty], [empty, empty]):
        assert len(candidates(few, [None] * len(few), list(range(len(few))), PARAMS.sketch).left) == 0
    with pytest.raises(ValueError, match="one length"):
        candidates([empty, empty], [None], [0, 1], PARAMS.sketch)
    with pytest.raises(ValueError, match="without ties"):
        candidates([empty, empty], [None, None], [1, 1], PARAMS.sketch)
