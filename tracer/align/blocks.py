"""Blocks: chains turned into passages of two texts, with the words they share, and the choice among them.

Gaps inside a chain are compared word by word with rapidfuzz (Hyyrö's bit-parallel LCS), the ends are extended
over single changed words (X-drop, Zhang et al. 2000), and blocks claim their words on both sides, best first:
no word of either text belongs to two blocks. All of it is linear in the words that the chains span.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import eq
from typing import TYPE_CHECKING

import numpy as np

from tracer.align.chains import chains
from tracer.align.kernels import chosen
from tracer.align.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tracer.params import AlignParams
    from tracer.records import Grade

Pieces = list[tuple[int, int, int]]  # equal words: (first left word, first right word, words), in text order


@dataclass(frozen=True, slots=True)
class Block:
    """A passage that two texts share: words `[left, left_end)` of one and `[right, right_end)` of the other."""

    left: int
    left_end: int
    right: int
    right_end: int
    shared: int  # words that both hold, in order

    @property
    def exact(self) -> bool:
        """Whether both sides are the same words."""
        return self.shared == self.left_end - self.left == self.right_end - self.right

    @property
    def passage(self) -> Passage:
        """The block with its grade; the score is the share of words that both sides hold."""
        grade: Grade = "verbatim" if self.exact else "near-verbatim"
        return Passage(self.left, self.left_end, self.right, self.right_end, grade, self.density)

    @property
    def density(self) -> float:
        """The shared words as a share of the longer side, in (0, 1]."""
        return self.shared / max(self.left_end - self.left, self.right_end - self.right)


def shared_blocks(left: NDArray[np.uint64], right: NDArray[np.uint64], params: AlignParams) -> list[Block]:
    """Return the blocks that two texts, given as word hashes, share nearly word by word; disjoint on both sides."""
    kernels = chosen(params.compiled)
    runs = kernels.common_runs(left, right, params.seed_words, params.seed_places)
    if len(runs) == 0:
        return []
    score, before = kernels.link_runs(runs, params.chain_gap, params.seed_words - 1, params.chain_lookback)
    found = chains(score, before, params.chain_words)
    if not found:
        return []
    return along(left.tolist(), right.tolist(), [runs[members].tolist() for members in found], params)


def along(
    left: list[int], right: list[int], found: Iterable[Iterable[Sequence[int]]], params: AlignParams
) -> list[Block]:
    """Return the blocks along chains, best first, each given as its runs; the texts are their words' hashes."""
    free_left, free_right = np.ones(len(left), np.bool_), np.ones(len(right), np.bool_)
    blocks: list[Block] = []
    for runs in found:
        pieces = _stretch(left, right, _fill(left, right, _trim(runs)), params.end_drop)
        for part in _unclaimed(pieces, free_left, free_right) if blocks else [pieces]:
            block = _block(part)
            if block.shared < params.chain_words or block.density < params.near_density:
                continue
            free_left[block.left : block.left_end] = False
            free_right[block.right : block.right_end] = False
            blocks.append(block)
    return sorted(blocks, key=lambda b: (b.left, b.right))


def _block(pieces: Pieces) -> Block:
    (left, right, _), (last_left, last_right, words) = pieces[0], pieces[-1]
    return Block(left, last_left + words, right, last_right + words, sum(piece[2] for piece in pieces))


def _trim(runs: Iterable[Sequence[int]]) -> Pieces:
    """Cut from each run what the one before it has already used on either side."""
    pieces: Pieces = []
    left_end = right_end = -1
    for left, right, words in runs:
        used = max(0, left_end - left, right_end - right) if pieces else 0
        if used < words:
            pieces.append((left + used, right + used, words - used))
            left_end, right_end = left + words, right + words
    return pieces


def _fill(left: list[int], right: list[int], pieces: Pieces) -> Pieces:
    """Add the equal words inside the gaps between the pieces."""
    from rapidfuzz.distance import LCSseq

    filled: Pieces = [pieces[0]]
    for piece in pieces[1:]:
        a, b, words = filled[-1]
        a, b = a + words, b + words
        one, other = left[a : piece[0]], right[b : piece[1]]
        if one and other and not set(one).isdisjoint(other):
            codes = LCSseq.opcodes(one, other)
            filled += [
                (a + c.src_start, b + c.dest_start, c.src_end - c.src_start)
                for c in codes
                if c.tag == "equal"
            ]
        filled.append(piece)
    return filled


def _stretch(left: list[int], right: list[int], pieces: Pieces, drop: int) -> Pieces:
    """Extend both ends along their diagonals while equal words outweigh changed ones (at most `drop` down)."""
    (a, b, _), (c, d, words) = pieces[0], pieces[-1]
    c, d = c + words, d + words
    room = 4 * drop + 4  # words; an end that has gone so far belongs to a run of its own
    ahead = min(len(left) - c, len(right) - d, room)
    behind = min(a, b, room)
    after = _gaining(map(eq, left[c : c + ahead], right[d : d + ahead]), drop)
    ahead_of = _gaining(map(eq, left[a - behind : a][::-1], right[b - behind : b][::-1]), drop)
    front = [(a - 1 - at, b - 1 - at, 1) for at in reversed(ahead_of)]
    return front + pieces + [(c + at, d + at, 1) for at in after]


def _gaining(equal: Iterable[bool], drop: int) -> list[int]:
    """Return the equal places up to where their count less the changed ones is greatest, before it falls by `drop`."""
    best = total = end = 0
    places: list[int] = []
    for at, same in enumerate(equal):
        total += 1 if same else -1
        if same:
            places.append(at)
        if total > best:
            best, end = total, len(places)
        elif total <= best - drop:
            break
    return places[:end]


def _unclaimed(pieces: Pieces, free_left: NDArray[np.bool_], free_right: NDArray[np.bool_]) -> list[Pieces]:
    """Split a chain where words of either side belong to a better block already."""
    (a, b, _), (c, d, words) = pieces[0], pieces[-1]
    if free_left[a : c + words].all() and free_right[b : d + words].all():
        return [pieces]
    parts: list[Pieces] = [[]]
    left_end, right_end = a, b
    for left, right, length in pieces:
        if not (free_left[left_end:left].all() and free_right[right_end:right].all()):
            parts.append([])
        free = free_left[left : left + length] & free_right[right : right + length]
        edges = np.flatnonzero(np.diff(free, prepend=False, append=False)).tolist()
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if start:
                parts.append([])
            parts[-1].append((left + start, right + start, end - start))
            if end < length:
                parts.append([])
        if not free[-1]:
            parts.append([])
        left_end, right_end = left + length, right + length
    return [part for part in parts if part]
