from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from tests.index.fiction import PARAMS, article, filled, newsroom, said, words
from tests.oracles.finding import found
from tracer.index import Index
from tracer.params import IndexParams

LIMITS = IndexParams(batch_articles=25, segments_least=30, merged_times=0.0, group_read=40, crowd_sample=20)
CHANCE = random.Random(17)  # noqa: S311 - invented words need no secrecy
FOOTER, WIRE = words(CHANCE, 30), words(CHANCE, 60)
ARTICLES = [
    *newsroom(40),
    # one outlet's footer under everything it prints, and a wire that everybody prints with changes
    *(article(n, words(CHANCE, 30) + "\n" + FOOTER, outlet="rt") for n in range(100, 160)),
    *(article(n, f"{WIRE}\n{words(CHANCE, 6)}", outlet=f"paper-{n}") for n in range(200, 260)),
    *(article(n, WIRE, outlet=None, url=f"https://blog.example/{n}") for n in range(300, 304)),
]
ASKED = [*(a.text for a in ARTICLES[::9]), WIRE, FOOTER, words(CHANCE, 50), "", "one", WIRE + " " + FOOTER]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Make an index of all articles in several segments."""
    return filled(tmp_path_factory.mktemp("finding"), ARTICLES, LIMITS)


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize("limit", [1, 7, 1000])
def test_found_is_what_looking_at_every_text_finds(folder, limit):
    """The index finds what comparing with every stored text finds, in the same order, compiled or not."""
    with Index.open(folder, PARAMS, limits=LIMITS) as index:
        assert index.info()["segments"] > 1
        answers = said(index, ASKED, limit)[2]
    for text, answer in zip(ASKED, answers, strict=True):
        assert answer == found(ARTICLES, text, PARAMS.sketch, limit, LIMITS.group_read, LIMITS.crowd_sample)


@pytest.mark.usefixtures("form")
def test_hits_are_told_with_the_passages_they_share(folder):
    """Each hit of an article comes with spans of equal words; the article itself shares all; no hits share nothing."""
    asked = ARTICLES[8].text
    with Index.open(folder, PARAMS, limits=LIMITS) as index:
        hits = index.find([asked], 10)[0]
        told = index.shared(asked, hits)
        others = [next(index.articles(hit.articles[:1])).text for hit in hits]
        assert index.shared(asked, []) == []
    assert [one.hit for one in told] == hits
    assert len(hits) > 1
    for one, other in zip(told, others, strict=True):
        for start, end, begin, stop in one.spans.tolist():
            assert asked[start:end].split() == other[begin:stop].split()
        length = sum(len(asked[start:end].split()) for start, end, *_ in one.spans.tolist())
        assert one.asked == length / len(asked.split())
        assert (one.asked == one.held == 1.0) == (asked == other)


def test_a_hot_story_is_found(folder):
    """A text that very many print is found with as many of them as are asked for: no group is dropped for its size."""
    with Index.open(folder, PARAMS, limits=LIMITS) as index:
        hits = index.find([WIRE], 30)[0]
        outlets = {one.outlet for one in index.articles(n for hit in hits for n in hit.articles)}
    assert sum(len(hit.articles) for hit in hits) == 30
    assert len(outlets) > 20


def test_a_footer_finds_nothing_else(folder):
    """What one outlet prints under everything leads to none of the articles above it."""
    text = words(random.Random(5), 80) + "\n" + FOOTER  # noqa: S311 - invented words need no secrecy
    with Index.open(folder, PARAMS, limits=LIMITS) as index:
        assert index.find([text], 30) == [[]]


def test_a_passage_in_other_words_is_found(folder):
    """A text that keeps word pairs of another, but no run of six words, is led to it, compiled or not."""
    source = ARTICLES[44]
    kept = source.text.split("\n")[0].split()
    retelling = " ".join(
        f"{one} {other} {new}"
        for one, other, new in zip(kept[::2], kept[1::2], words(random.Random(1), 60).split(), strict=False)  # noqa: S311
    )
    with Index.open(folder, PARAMS, limits=LIMITS) as index:
        assert index.find([retelling], 5) == [[]]
        best = index.retold([retelling], 5)[0][0]
        assert [article.id for article in index.articles(best.articles)] == [source.id]
        assert best.worth > 0
        assert index.retold(["", "one"], 5) == [[], []]


def test_pairs_are_those_of_the_articles(tmp_path):
    """All pairs of an index are the same however it was filled, and hold every two texts that share a paragraph."""
    answers = []
    for seed in range(2):
        shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))  # noqa: S311 - a test's order
        limits = replace(LIMITS, batch_articles=10 + 50 * seed, segments_least=9 - 8 * seed, merged_times=0.0)
        with Index.open(filled(tmp_path / str(seed), shuffled, limits), PARAMS) as index:
            pairs = index.pairs()
            ids = [
                tuple(sorted(a.id for a in index.articles(pairs.articles(text))))
                for text in range(len(pairs.bounds) - 1)
            ]
        assert sorted(id_ for text in ids for id_ in text) == sorted(a.id for a in ARTICLES)
        assert bool(np.all(pairs.left < pairs.right))
        answers.append(
            [
                (ids[left], ids[right], shared)
                for left, right, shared in zip(*(c.tolist() for c in pairs[:3]), strict=True)
            ]
        )
    assert answers[0] == answers[1]
    texts = {a.id: a.text for a in ARTICLES}
    linked = {
        frozenset((left, right)) for lefts, rights, _ in answers[0] for left in lefts for right in rights
    }
    told = ARTICLES[:40]
    for one in told:
        for other in told:
            parts = set(one.text.split("\n\n")) & set(other.text.split("\n\n"))
            if one.id < other.id and parts and texts[one.id] != texts[other.id]:
                assert frozenset((one.id, other.id)) in linked


def test_pairs_of_nothing(tmp_path):
    """An empty index has no pairs."""
    with Index.open(filled(tmp_path, []), PARAMS) as index:
        assert [len(column) for column in index.pairs()] == [0, 0, 0, 1, 0]
