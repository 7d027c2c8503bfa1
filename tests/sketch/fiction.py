"""A seeded generator of articles from invented words, so that every relation between them is known."""

from __future__ import annotations

import random

import numpy as np

from tracer.params import Params
from tracer.sketch import candidates, sketch_all
from tracer.text import passages, tokenise

PARAMS = Params()
FUNCTION_WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "for",
    "on",
    "with",
    "at",
    "by",
    "from",
    "as",
    "it",
    "that",
    "was",
]


class Press:
    """Writes articles of invented words whose frequencies follow Zipf's law."""

    def __init__(self, seed, words=4000):
        self.random = random.Random(seed)  # noqa: S311 - invented words need no secrecy
        letters = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
        self.words = [
            "".join(self.random.choice(letters) for _ in range(self.random.randint(2, 4)))
            for _ in range(words)
        ]
        self.weights = [1 / (rank + 10) for rank in range(words)]

    def sentence(self, length=20):
        """Return a sentence of about so many words, two fifths of them function words."""
        content = self.random.choices(self.words, self.weights, k=length)
        words = [
            self.random.choice(FUNCTION_WORDS) if self.random.random() < 0.4 else word for word in content
        ]
        return " ".join(words).capitalize() + "."

    def article(self, sentences=20):
        """Return an article as a list of sentences."""
        return [self.sentence(self.random.randint(14, 26)) for _ in range(sentences)]

    def edited(self, sentences, share):
        """Return the sentences with this share of their words changed."""
        return [
            " ".join(
                self.random.choice(self.words) if self.random.random() < share else word for word in s.split()
            )
            for s in sentences
        ]

    def reworded(self, sentences, share):
        """Return the sentences with words in another order, other function words, and a share of content changed."""
        out = []
        for sentence in sentences:
            words = [w for w in sentence.lower().strip(".").split() if w not in FUNCTION_WORDS]
            words = [self.random.choice(self.words) if self.random.random() < share else w for w in words]
            self.random.shuffle(words)
            mixed = [
                x
                for w in words
                for x in ((self.random.choice(FUNCTION_WORDS), w) if self.random.random() < 0.6 else (w,))
            ]
            out.append(" ".join(mixed).capitalize() + ".")
        return out


def sketches(texts):
    """Return the sketches of texts."""
    tokens = [tokenise(text) for text in texts]
    return sketch_all([(t, passages(t, PARAMS.text)) for t in tokens], PARAMS.sketch)


def pairs(texts, outlets=None, order=None):
    """Return the candidate pairs of texts as a set."""
    found = candidates(
        sketches(texts),
        outlets or [None] * len(texts),
        list(range(len(texts))) if order is None else order,
        PARAMS.sketch,
    )
    return set(zip(found.left.tolist(), found.right.tolist(), strict=True))


def connected(n, edges):
    """Whether the edges join all n articles."""
    reached, rows = {0}, [[] for _ in range(n)]
    for a, b in edges:
        rows[a].append(b)
        rows[b].append(a)
    todo = [0]
    while todo:
        for other in rows[todo.pop()]:
            if other not in reached:
                reached.add(other)
                todo.append(other)
    return len(reached) == n


def random_hashes(seed, count):
    """Return uint64[count] of random numbers over the whole range."""
    return np.random.default_rng(seed).integers(0, 1 << 64, count, dtype=np.uint64)
