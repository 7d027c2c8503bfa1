"""The language of the corpora: English function words, made content words with inflections, names, numbers.

All words lie in one table; a word's number is its place. Number + `COUNT` is the same word with a capital. The
language is the same for every corpus: it does not depend on the corpus's seed.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np


def _read(file: Path) -> dict[str, list[str]]:
    """Return the lists of a file: a name at the margin, its words indented below."""
    lists: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            lists[next(reversed(lists))] += line.split()
        elif line and not line.startswith("#"):
            lists[line] = []
    return lists


_LISTS = _read(Path(__file__).with_name("syllables.txt"))
FUNCTION = _LISTS["function"]
ROOTS = 20_000  # content words without their inflections
FORMS = ("", "s", "ed")  # the inflections of each
FORM_SHARES = (0.6, 0.25, 0.15)
FUNCTION_SHARE = 0.44  # of running words
DRAWS = 1 << 20  # entries of the table that words are drawn from
TOPICS, TOPIC_ROOTS = 400, 250
PHRASES = 400  # stock phrases, of 4 to 10 words


def _roots() -> list[str]:
    """Return made words of one to three syllables, short ones first; no two begin with the same six letters."""
    draw = random.Random("corpus: roots")  # noqa: S311  # repeatable, not secret
    onsets, vowels, codas = _LISTS["onsets"], _LISTS["vowels"], _LISTS["codas"]
    found: dict[str, str] = {}
    taken = {word[:6] for word in FUNCTION}
    while len(found) < ROOTS:
        syllables = [draw.choice(onsets) + draw.choice(vowels) for _ in range(draw.choice((1, 2, 2, 2, 3)))]
        word = "".join(syllables) + (draw.choice(codas) if draw.random() < 0.8 else "")
        if len(word) >= 3 and word[:6] not in taken:
            found.setdefault(word[:6], word)
    # the more usual a word, the shorter (Zipf's law of abbreviation), by and large
    return sorted(found.values(), key=lambda word: len(word) + draw.gauss(0, 1.5))


def _numbers() -> list[str]:
    """Return number words as papers print them."""
    draw = random.Random("corpus: numbers")  # noqa: S311  # repeatable, not secret
    small = [str(number) for number in range(4, 100)]
    large = [f"{draw.randrange(1, 999)},{draw.randrange(1000):03}" for _ in range(1500)]
    halves = [f"{draw.randrange(1, 99)}.{draw.randrange(1, 10)}" for _ in range(500)]
    return small + large + halves + [str(year) for year in range(1950, 2022)]


_LAST = [front + back for front in _LISTS["name fronts"] for back in _LISTS["name backs"]]
_TOWNS = [front + back for front in _LISTS["town fronts"] for back in _LISTS["town backs"]]
_PARTS = (
    ("function", FUNCTION),
    ("content", [root + ending for root in _roots() for ending in FORMS]),
    ("first", _LISTS["first names"]),
    ("last", _LAST),
    ("town", _TOWNS),
    ("weekday", _LISTS["weekdays"]),
    ("number", _numbers()),
    ("verb", ["said"]),
)
_WORDS = [word for _, part in _PARTS for word in part]
COUNT = len(_WORDS)
TABLE = np.array([*_WORDS, *(word[:1].upper() + word[1:] for word in _WORDS)], dtype=object)
LENGTHS = np.array([len(word) for word in TABLE], dtype=np.int64)  # code points
_ENDS = np.cumsum([len(part) for _, part in _PARTS]).tolist()
RANGES = {
    name: (end - len(part), end) for (name, part), end in zip(_PARTS, _ENDS, strict=True)
}  # numbers of each kind, half-open
CONTENT = RANGES["content"][0]
SAID = RANGES["verb"][0]


def _zipf(size: int, offset: float) -> np.ndarray:
    """Return Zipf-Mandelbrot shares that sum to one."""
    shares = 1.0 / (np.arange(size) + offset)
    return shares / shares.sum()


def _draws() -> np.ndarray:
    """Return int32[DRAWS]: each word as often as its share; a uniform draw from it is a word of running text."""
    content = np.outer(_zipf(ROOTS, 12.0), FORM_SHARES).ravel()
    shares = np.concatenate((FUNCTION_SHARE * _zipf(len(FUNCTION), 2.0), (1 - FUNCTION_SHARE) * content))
    return np.searchsorted(np.cumsum(shares), (np.arange(DRAWS) + 0.5) / DRAWS).astype(np.int32)


def _synonyms() -> np.ndarray:
    """Return int32[2 * COUNT]: the word that a rewriter puts for each; itself where there is none.

    Content words of neighbouring rank form groups of one to four; the next of the group stands for each. Function
    words change places in pairs. A capital stays a capital.
    """
    put = np.arange(2 * COUNT, dtype=np.int32)
    put[: len(FUNCTION) - 1 : 2] += 1
    put[1 : len(FUNCTION) : 2] -= 1
    other, sizes = list(range(ROOTS)), (2, 3, 1, 4, 2)
    first = step = 0
    while first < ROOTS:
        last = min(first + sizes[step % len(sizes)], ROOTS)
        other[first:last] = [*range(first + 1, last), first]
        first, step = last, step + 1
    roots = CONTENT + np.array(other) * len(FORMS)
    put[slice(*RANGES["content"])] = (roots[:, None] + np.arange(len(FORMS))).ravel()
    put[COUNT:] = put[:COUNT] + COUNT
    return put


def _topics() -> np.ndarray:
    """Return int32[TOPICS, TOPIC_ROOTS]: the words that articles of a topic are full of, the most usual first."""
    draw = np.random.default_rng(np.random.SeedSequence([7, 1]))
    roots = 150 + (draw.random((TOPICS, TOPIC_ROOTS)) * (ROOTS - 150)).astype(np.int64)
    return (CONTENT + roots * len(FORMS)).astype(np.int32)


def _phrases() -> list[np.ndarray]:
    """Return the stock phrases as word numbers, the most usual first."""
    draw = np.random.default_rng(np.random.SeedSequence([7, 2]))
    sizes = 4 + (draw.random(PHRASES) * 7).astype(np.int64)
    return [DRAW_TABLE[(draw.random(size) * DRAWS).astype(np.int64)] for size in sizes]


DRAW_TABLE = _draws()
SYNONYMS = _synonyms()
TOPIC_TABLE = _topics()
PHRASE_LIST = _phrases()
