"""Copies of articles: verbatim, edited, in part, with paragraphs shuffled, rewritten; and which words came from where."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .tokens import (
    AFTER,
    BREAK,
    COMMA,
    OPEN,
    PLAIN,
    STOP,
    STRAIGHT,
    WORD,
    after,
    paragraphs,
)
from .words import COUNT, DRAW_TABLE, DRAWS, RANGES, SYNONYMS

EDITS = (0.02, 0.20)  # words changed, of all
LIFTED = 3  # paragraphs lifted at most
LIFTED_WORDS = 40  # of a lifted run, where three paragraphs have as many
REPLACED = (0.45, 0.75)  # of the content words that have a synonym, in a rewriting
FUNCTION_REPLACED, FUNCTION_DROPPED = 0.2, 0.1
SENTENCE_SWAP = 0.35  # of neighbouring sentences of a paragraph
CLAUSE = (3, 7)  # words that a rewriter moves together
CLAUSE_REACH = 1.8  # clauses by which one may move

Draw = np.random.Generator
_FUNCTION_END = RANGES["function"][1]


class Run(NamedTuple):
    """Words `[child, child_end)` of the child that come from words `[parent, parent_end)` of the parent."""

    child: int
    child_end: int
    parent: int
    parent_end: int


def derive(draw: Draw, kind: str, parent: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, list[Run]]:
    """Return the tokens of a child of `parent` and its runs; `own` is what the child's desk wrote itself."""
    if kind == "verbatim":
        return parent, [Run(0, len(parent), 0, len(parent))]
    if kind == "edited":
        child = _edited(draw, parent)
        return child, [Run(0, len(child), 0, len(parent))]
    if kind == "partial":
        return _partial(draw, parent, own)
    if kind == "shuffled":
        return _shuffled(draw, parent)
    return _rewritten(draw, parent)


def _edited(draw: Draw, parent: np.ndarray) -> np.ndarray:
    """Change, drop and add words; what follows a word stays, and no word that something follows is dropped."""
    low, high = EDITS
    rate = low + (high - low) * draw.random()
    child = parent.copy()
    chance = draw.random(len(child))
    changed = np.flatnonzero(chance < rate * 0.6)
    words = DRAW_TABLE[(draw.random(len(changed)) * DRAWS).astype(np.int64)]
    capital = (child[changed] & WORD) >= COUNT
    child[changed] = (child[changed] & ~np.int32(WORD)) | (words + np.where(capital, COUNT, 0)).astype(
        np.int32
    )
    plain = (after(child) == PLAIN) & ((child & OPEN) == 0) & ((child & WORD) < COUNT)
    plain[0] = False  # an article of one word must not vanish
    dropped = (chance > 1 - rate * 0.2) & plain
    added = np.flatnonzero((chance > rate * 0.6) & (chance < rate * 0.8))
    style = int(parent[0]) & STRAIGHT
    fresh = DRAW_TABLE[(draw.random(len(added)) * DRAWS).astype(np.int64)] | np.int32(style)
    kept = ~dropped
    return np.insert(child[kept], np.cumsum(kept)[added] - kept[added], fresh)


def _partial(draw: Draw, parent: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, list[Run]]:
    """Put one to three paragraphs of the parent between paragraphs of an article of one's own."""
    theirs = paragraphs(parent)
    first = int(draw.random() * len(theirs))
    last = min(first + 1 + int(draw.random() * LIFTED), len(theirs))
    while theirs[last - 1][1] - theirs[first][0] < LIFTED_WORDS and last - first < min(LIFTED, len(theirs)):
        first, last = (first, last + 1) if last < len(theirs) else (first - 1, last)
    start, end = theirs[first][0], theirs[last - 1][1]
    ours = paragraphs(own)
    place = ours[int(draw.random() * len(ours))][1]
    child = np.concatenate((own[:place], parent[start:end], own[place:]))
    return child, [Run(place, place + end - start, start, end)]


def _shuffled(draw: Draw, parent: np.ndarray) -> tuple[np.ndarray, list[Run]]:
    """Put the paragraphs into another order."""
    theirs = paragraphs(parent)
    order = np.argsort(draw.random(len(theirs))).tolist()
    runs, place = [], 0
    for start, end in (theirs[i] for i in order):
        runs.append(Run(place, place + end - start, start, end))
        place += end - start
    return np.concatenate([parent[run.parent : run.parent_end] for run in runs]), runs


def _rewritten(draw: Draw, parent: np.ndarray) -> tuple[np.ndarray, list[Run]]:
    """Put synonyms, change and drop function words, move clauses and sentences within each paragraph."""
    low, high = REPLACED
    rate = low + (high - low) * draw.random()
    words = parent & WORD
    plain = np.where(words >= COUNT, words - COUNT, words)
    function = plain < _FUNCTION_END
    chance = draw.random(len(parent))
    words = np.where(chance < np.where(function, FUNCTION_REPLACED, rate), SYNONYMS[plain], plain)
    kept = ~(function & (chance > 1 - FUNCTION_DROPPED))
    following = after(parent)
    ends = (following == STOP) | (following == BREAK)
    sentence = np.cumsum(ends) - ends
    breaks = following == BREAK
    paragraph = np.cumsum(breaks) - breaks
    starts = np.flatnonzero(np.concatenate(([True], ends[:-1])))
    order = np.argsort(_clause_keys(draw, parent, sentence, paragraph, starts), kind="stable")
    order = order[kept[order]]
    return _joined(draw, words[order].astype(np.int32), sentence[order], paragraph[order], parent)


def _clause_keys(
    draw: Draw, parent: np.ndarray, sentence: np.ndarray, paragraph: np.ndarray, starts: np.ndarray
) -> np.ndarray:
    """Return a key for each word: sorted by it, clauses and sentences stand in their new order."""
    low, high = CLAUSE
    sizes = low + (draw.random(len(parent) // low + 1) * (high - low + 1)).astype(np.int64)
    clause = np.searchsorted(np.cumsum(sizes), np.arange(len(parent)), side="right")
    moved = clause + CLAUSE_REACH * draw.random(int(clause[-1]) + 1)[clause]
    swaps = draw.random(len(starts)) < SENTENCE_SWAP
    rank = np.arange(len(starts)) + np.where(swaps, 1.5, 0.0)
    # paragraph, then sentence, then clause; each part is smaller than one step of the part before
    return paragraph * 1e9 + rank[sentence] * 1e5 + moved


def _joined(
    draw: Draw,
    words: np.ndarray,
    sentence: np.ndarray,
    paragraph: np.ndarray,
    parent: np.ndarray,
) -> tuple[np.ndarray, list[Run]]:
    """Return the tokens of words in their new order, with new commas and stops, and a run for each paragraph."""
    last = np.concatenate((sentence[1:] != sentence[:-1], [True]))
    breaks = np.concatenate((paragraph[1:] != paragraph[:-1], [True]))
    following = np.where(draw.random(len(words)) < 0.06, COMMA, PLAIN).astype(np.int32)
    following[last] = STOP
    following[breaks] = BREAK
    words[np.concatenate(([True], last[:-1]))] += COUNT
    child = words + (following << np.int32(AFTER)) + np.int32(int(parent[0]) & STRAIGHT)
    ends = (np.flatnonzero(breaks) + 1).tolist()
    theirs = [paragraphs(parent)[number] for number in paragraph[breaks].tolist()]
    begins = [0, *ends[:-1]]
    return child, [Run(a, b, *their) for a, b, their in zip(begins, ends, theirs, strict=True)]
