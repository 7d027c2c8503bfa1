"""Articles of their own, many at once: running words of a topic, names and numbers of an event, quotes, phrases.

Words are drawn independently with Zipf shares, so chance repeats of six words come from the stock phrases and
nowhere else; names and topic words recur as in reports of one event.
"""

from __future__ import annotations

import numpy as np

from .tokens import AFTER, BREAK, CLOSE, COMMA, DASH, OPEN, PLAIN, STOP, STRAIGHT
from .words import (
    COUNT,
    DRAW_TABLE,
    DRAWS,
    FORMS,
    PHRASE_LIST,
    PHRASES,
    RANGES,
    SAID,
    TOPIC_ROOTS,
    TOPIC_TABLE,
    TOPICS,
)

MEDIAN_WORDS, SPREAD = 320, 0.5  # of the log-normal length; with what stands around it 420 words on average
LEAST_WORDS, MOST_WORDS = 60, 3000
SENTENCE_WORDS, SENTENCE_SPREAD, SENTENCE_LEAST = 19.0, 7.0, 6
PARAGRAPH = 0.4  # of the sentences end one
TOPIC, NAME, NUMBER, WEEKDAY = 0.14, 0.05, 0.02, 0.005  # of the words
FULL_NAME = 0.25  # of the names, with the first name
QUOTED = 0.1  # of the sentences
COMMAS, DASHES = 0.06, 0.006  # of the words
PHRASE = 0.12  # of the sentences begin with a stock phrase
STRAIGHT_SHARE = 0.4  # of the outlets print straight quotation marks

Draw = np.random.Generator


def lengths(draw: Draw, count: int) -> np.ndarray:
    """Return how many words each of `count` articles has."""
    drawn = MEDIAN_WORDS * np.exp(SPREAD * draw.standard_normal(count))
    return np.clip(drawn, LEAST_WORDS, MOST_WORDS).astype(np.int64)


def compose(draw: Draw, events: np.ndarray, straight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the tokens of an article for each event, end to end, and where each article begins."""
    sizes = lengths(draw, len(events))
    bounds = np.concatenate(([0], np.cumsum(sizes)))
    total = int(bounds[-1])
    owner = np.repeat(np.arange(len(events)), sizes)
    words = DRAW_TABLE[_integers(draw, total, DRAWS)].copy()
    _topical(draw, words, events, owner)
    first, last, paragraph = _sentences(draw, total, bounds[1:])
    _phrases(draw, words, first, last)
    _particulars(draw, words, events, owner)
    following = np.zeros(total, dtype=np.int32)
    chance = draw.random(total, dtype=np.float32)
    following[chance < COMMAS] = COMMA
    following[chance > 1 - DASHES] = DASH
    opening = _quotes(draw, words, following, events[owner[first]], first, last)
    following[last] = np.where(paragraph, BREAK, STOP)
    words[first] += COUNT
    marks = (following << np.int32(AFTER)) + opening + np.where(straight[owner], STRAIGHT, 0).astype(np.int32)
    return words + marks, bounds


def _integers(draw: Draw, count: int, below: int) -> np.ndarray:
    """Return int32[count] in [0, below): a double's bits, which stay the same in every release of numpy."""
    return (draw.random(count) * below).astype(np.int32)


def _topical(draw: Draw, words: np.ndarray, events: np.ndarray, owner: np.ndarray) -> None:
    """Put words of the topic, the most usual ones most often (log-uniform ranks are Zipf's)."""
    where = np.flatnonzero(draw.random(len(words), dtype=np.float32) < TOPIC)
    ranks = (TOPIC_ROOTS ** draw.random(len(where))).astype(np.int64) - 1
    topics = (_mixed(events, 0) % np.uint64(TOPICS)).astype(np.int64)
    words[where] = TOPIC_TABLE[topics[owner[where]], ranks] + _integers(draw, len(where), len(FORMS))


def _sentences(draw: Draw, total: int, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the first and last word of each sentence, and whether it ends a paragraph."""
    count = int(total / SENTENCE_WORDS * 1.3) + 8
    sizes = np.maximum(SENTENCE_WORDS + SENTENCE_SPREAD * draw.standard_normal(count), SENTENCE_LEAST).astype(
        np.int64
    )
    cuts = np.cumsum(sizes)
    cuts = cuts[cuts < total]
    nearest = ends[np.searchsorted(ends, cuts)]
    before = np.concatenate(([0], ends))[np.searchsorted(ends, cuts)]
    cuts = cuts[(nearest - cuts >= SENTENCE_LEAST) & (cuts - before >= SENTENCE_LEAST)]
    stops = np.sort(np.concatenate((cuts, ends)))
    first = np.concatenate(([0], stops[:-1]))
    paragraph = draw.random(len(stops)) < PARAGRAPH
    paragraph[np.searchsorted(stops, ends)] = True
    return first, stops - 1, paragraph


def _phrases(draw: Draw, words: np.ndarray, first: np.ndarray, last: np.ndarray) -> None:
    """Let some sentences begin with a stock phrase, the most usual ones most often."""
    sentences = np.flatnonzero(draw.random(len(first)) < PHRASE)
    which = (PHRASES ** draw.random(len(sentences))).astype(np.int64) - 1
    sizes = np.array([len(phrase) for phrase in PHRASE_LIST])[which]
    fits = last[sentences] - first[sentences] >= sizes
    sentences, which, sizes = sentences[fits], which[fits], sizes[fits]
    if len(sentences):
        inside = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        words[np.repeat(first[sentences], sizes) + inside] = np.concatenate(
            [PHRASE_LIST[i] for i in which.tolist()]
        )


def _particulars(draw: Draw, words: np.ndarray, events: np.ndarray, owner: np.ndarray) -> None:
    """Put names, places, numbers and days; each event has a few of its own."""
    chance = draw.random(len(words), dtype=np.float32)
    people = np.flatnonzero(chance < NAME * 0.6)
    towns = np.flatnonzero((chance >= NAME * 0.6) & (chance < NAME))
    numbers = np.flatnonzero((chance >= NAME) & (chance < NAME + NUMBER))
    days = np.flatnonzero((chance >= NAME + NUMBER) & (chance < NAME + NUMBER + WEEKDAY))
    for where, kind, own in ((towns, "town", 3), (numbers, "number", 8), (days, "weekday", 2)):
        slot = _integers(draw, len(where), own)
        words[where] = _pick(events[owner[where]], slot, kind)
    slot = _integers(draw, len(people), 5)
    words[people] = _pick(events[owner[people]], slot, "last")
    full = (draw.random(len(people)) < FULL_NAME) & (people > 0)
    words[people[full] - 1] = _pick(events[owner[people[full]]], slot[full], "first")


def _pick(events: np.ndarray, slot: np.ndarray, kind: str) -> np.ndarray:
    """Return the word that an event has in a slot of a kind."""
    low, high = RANGES[kind]
    salt = sum(kind.encode()) * 64
    return (low + (_mixed(events, salt + slot) % np.uint64(high - low)).astype(np.int64)).astype(np.int32)


def _quotes(
    draw: Draw,
    words: np.ndarray,
    following: np.ndarray,
    events: np.ndarray,
    first: np.ndarray,
    last: np.ndarray,
) -> np.ndarray:
    """Make some sentences somebody's words: “..., ” said Name; return the marks that open them."""
    opening = np.zeros(len(words), dtype=np.int32)
    quoted = np.flatnonzero((draw.random(len(first)) < QUOTED) & (last - first >= 8))
    words[last[quoted] - 1] = SAID
    words[last[quoted]] = _pick(events[quoted], _integers(draw, len(quoted), 5), "last")
    following[last[quoted] - 1] = PLAIN
    following[last[quoted] - 2] = CLOSE
    opening[first[quoted]] = OPEN
    return opening


def _mixed(values: np.ndarray, salt: np.ndarray | int) -> np.ndarray:
    """Return uint64, a hash of each value and its salt (splitmix64)."""
    z = values.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.asarray(salt, dtype=np.uint64)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))
