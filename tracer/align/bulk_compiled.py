"""The blocks of many pairs compiled by numba (extra `[fast]`): `blocks.shared_blocks` a pair at a time, without Python.

The same blocks, bit for bit. The gaps in a chain are compared by the recurrence that rapidfuzz uses (Hyyrö 2004, "Bit-parallel LCS-length
computation revisited": one row of the matrix is one number), followed back with its preferences, so gaps of more
than 64 words on the left side are left to the general form. Scratch is reused from pair to pair. Importing this module
needs numba and half a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba
import numpy as np

from tracer.align.compiled import link_runs
from tracer.align.runs import MULTIPLIER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]
    Hashes = NDArray[np.uint64]

_jit = numba.njit(cache=True, nogil=True)
_ONE = np.uint64(1)
WIDEST = 64  # words of the left side of a gap: one bit each


@_jit
def blocks_of(
    hashes: Hashes,
    bounds: NDArray[np.int64],
    lefts: Ints,
    rights: Ints,
    first: int,
    rules: tuple[int, int, int, int, int, int, float],
    found: Ints,
    counts: NDArray[np.int64],
) -> tuple[int, int, bool]:
    """Find the blocks of the pairs of texts `(lefts[p], rights[p])` from pair `first` on, while there is room.

    `rules` are seed words, seed places, chain gap, lookback, chain words, end drop, and least density. `found`,
    int32[room, 5], gets first left word, its end, first right word, its end, shared words; `counts[p]` the number
    of blocks of pair p. Returns the pair it stopped at, the number of blocks, and whether it stopped because that pair
    has a gap too wide.
    """
    longest = 0
    for text in range(len(bounds) - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    bits = 2
    while (1 << bits) < 4 * longest:
        bits += 1
    table, last = np.zeros(1 << bits, np.int32), np.empty(2 * longest + 2, np.int32)
    links = np.empty((6, longest + 1), np.int32)
    grams, known = np.empty(len(hashes), np.uint64), np.zeros(len(bounds) - 1, np.bool_)
    free_left, free_right = np.ones(longest, np.bool_), np.ones(longest, np.bool_)
    pieces, rows = np.empty((longest + 8, 3), np.int32), np.empty(longest + 1, np.uint64)
    made = 0
    for pair in range(first, len(lefts)):
        left = hashes[bounds[lefts[pair]] : bounds[lefts[pair] + 1]]
        right = hashes[bounds[rights[pair]] : bounds[rights[pair] + 1]]
        if made + min(len(left), len(right)) // rules[4] + 1 > len(found):
            return pair, made, False
        free_left[: len(left)] = True
        free_right[: len(right)] = True
        for text in (lefts[pair], rights[pair]):
            if not known[text]:
                known[text] = True
                _grams(
                    hashes[bounds[text] : bounds[text + 1]], rules[0], grams[bounds[text] : bounds[text + 1]]
                )
        runs = _runs(
            grams[bounds[lefts[pair]] : bounds[lefts[pair] + 1]],
            grams[bounds[rights[pair]] : bounds[rights[pair] + 1]],
            rules[0],
            rules[1],
            table,
            links,
            last,
        )
        after = _pair(left, right, runs, rules, free_left, free_right, pieces, rows, found, made)
        if after < 0:
            return pair, made, True
        counts[pair] = after - made
        made = after
    return len(lefts), made, False


@_jit
def _grams(words: Hashes, k: int, grams: Hashes) -> None:
    """Fill the hash of the k words from each word on; the last k - 1 stay as they are."""
    count = len(words) - k + 1
    for i in range(count):
        grams[i] = 0
    for x in range(k):
        for i in range(count):
            gram = grams[i] * MULTIPLIER + words[i + x]
            grams[i] = gram ^ (gram >> np.uint64(29))


@_jit
def _runs(left: Hashes, right: Hashes, k: int, cap: int, table: Ints, links: Ints, last: Ints) -> Ints:
    """Compute `runs.common_runs` from the k-grams of two texts (the last k - 1 of each belong to no text).

    `table` (zeros, and left as zeros) leads from a k-gram to the first place on the right that holds it, one more
    than it; `links` has rows for the next such place, the holders on either side, and the places on the left that
    hold any, the first place each leads to, and how far a frequent k-gram has come.
    """
    n, m = max(0, len(left) - k + 1), max(0, len(right) - k + 1)
    bits = 2
    while (1 << bits) < 4 * m:
        bits += 1
    shift, mask = np.uint64(64 - bits), (1 << bits) - 1
    after, on_left, on_right, places, firsts, cursor = (
        links[0],
        links[1],
        links[2],
        links[3],
        links[4],
        links[5],
    )
    for j in range(m - 1, -1, -1):
        at = _slot(right[j], right, table, shift, mask)
        follower = table[at] - 1
        after[j] = follower
        on_right[j] = on_right[follower] + 1 if follower >= 0 else 1
        on_left[j], cursor[j] = 0, j
        table[at] = j + 1
    met = seeds = 0
    for i in range(n):
        j = table[_slot(left[i], right, table, shift, mask)] - 1
        if j >= 0:
            places[met], firsts[met] = i, j
            met += 1
            on_left[j] += 1
            seeds += min(on_right[j], cap)
    table[: 1 << bits] = 0
    runs = np.empty((seeds, 3), np.int32)
    if met == 0:
        return runs
    last[: n + m] = -1  # the newest run of each diagonal
    made = 0
    for x in range(met):
        i, first = places[x], firsts[x]
        hot = on_left[first] * on_right[first] > cap
        j = first
        if hot:
            j = cursor[first]  # the next place here meets the next place there
            cursor[first] = after[j] if j >= 0 else -1
        while j >= 0:
            run = last[i - j + m]
            if run >= 0 and runs[run, 0] + runs[run, 2] - k + 1 == i:
                runs[run, 2] += 1
            else:
                runs[made, 0], runs[made, 1], runs[made, 2] = i, j, k
                last[i - j + m] = made
                made += 1
            j = -1 if hot else after[j]
    return runs[:made]


@_jit
def _slot(gram: np.uint64, right: Hashes, table: Ints, shift: np.uint64, mask: int) -> np.int64:
    """Return the slot of a k-gram in the table, or the empty one where it would be."""
    at = np.int64((gram * MULTIPLIER) >> shift)
    while table[at] > 0 and right[table[at] - 1] != gram:
        at = (at + 1) & mask
    return at


@_jit
def _pair(
    left: Hashes,
    right: Hashes,
    runs: Ints,
    rules: tuple[int, int, int, int, int, int, float],
    free_left: NDArray[np.bool_],
    free_right: NDArray[np.bool_],
    pieces: Ints,
    rows: Hashes,
    found: Ints,
    made: int,
) -> int:
    """Put one pair's blocks, sorted, after the `made` ones; return how many there are then, or -1 for a gap too wide."""
    seed, _, gap, lookback, least, drop, density = rules
    begin = made
    if len(runs) == 0:
        return made
    score, before = link_runs(runs, gap, seed - 1, lookback)
    order = np.empty(len(runs), np.int64)  # best score first, of equals the earlier run
    for x in range(len(runs)):
        order[x] = -np.int64(score[x]) * np.int64(1 << 32) + x
    order.sort()
    used = np.zeros(len(runs), np.bool_)
    members = np.empty(len(runs), np.int32)
    for key in order:
        last = int(key & np.int64(0xFFFFFFFF))
        if score[last] < least:
            break
        count = 0
        x = last
        while x >= 0 and not used[x]:
            used[x] = True
            members[count] = x
            count += 1
            x = int(before[x])
        taken = score[x] if x >= 0 else 0
        if count == 0 or score[last] - taken < least:
            continue
        length = _fill(left, right, runs, members[:count], pieces, rows)
        if length < 0:
            return -1
        length = _stretch(left, right, pieces, length, drop)
        made = _claim(pieces, length, free_left, free_right, least, density, found, made)
    _sort(found, begin, made)
    return made


@_jit
def _fill(left: Hashes, right: Hashes, runs: Ints, members: Ints, pieces: Ints, rows: Hashes) -> int:
    """Write the equal words of a chain (its runs last to first, trimmed, and what is equal in its gaps) as pieces.

    Leaves room in front for what `_stretch` adds. Returns the number of pieces, or -1 for a gap too wide.
    """
    made = 0
    left_end = right_end = 0
    for x in range(len(members) - 1, -1, -1):
        a, b, words = runs[members[x], 0], runs[members[x], 1], runs[members[x], 2]
        cut = max(0, left_end - a, right_end - b) if made else 0
        if cut >= words:
            continue
        a, b, words = a + cut, b + cut, words - cut
        if made and a > left_end and b > right_end:
            if a - left_end > WIDEST:
                return -1
            made = _compare(left, left_end, a, right, right_end, b, pieces, made, rows)
        pieces[made, 0], pieces[made, 1], pieces[made, 2] = a, b, words
        made += 1
        left_end, right_end = a + words, b + words
    return made


@_jit
def _compare(
    left: Hashes, a: int, a_end: int, right: Hashes, b: int, b_end: int, pieces: Ints, made: int, rows: Hashes
) -> int:
    """Add the equal words of one gap in order, as rapidfuzz's LCSseq finds them; return the number of pieces."""
    while a < a_end and b < b_end and left[a] == right[b]:
        pieces[made, 0], pieces[made, 1], pieces[made, 2] = a, b, 1
        made += 1
        a += 1
        b += 1
    tail = 0
    while a < a_end - tail and b < b_end - tail and left[a_end - 1 - tail] == right[b_end - 1 - tail]:
        tail += 1
    made = _in_order(left, a, a_end - tail, right, b, b_end - tail, pieces, made, rows)
    for at in range(tail, 0, -1):
        pieces[made, 0], pieces[made, 1], pieces[made, 2] = a_end - at, b_end - at, 1
        made += 1
    return made


@_jit
def _in_order(
    left: Hashes, a: int, a_end: int, right: Hashes, b: int, b_end: int, pieces: Ints, made: int, rows: Hashes
) -> int:
    """Add a longest common subsequence, one piece a word; return the number of pieces."""
    column, row = a_end - a, b_end - b
    state = ~np.uint64(0)
    for y in range(row):
        matches = np.uint64(0)
        for x in range(column):
            if left[a + x] == right[b + y]:
                matches |= _ONE << np.uint64(x)
        both = state & matches
        state = (state + both) | (state - both)
        rows[y] = state
    start = made
    while row > 0 and column > 0:
        bit = _ONE << np.uint64(column - 1)
        if rows[row - 1] & bit:
            column -= 1
        else:
            row -= 1
            if row == 0 or rows[row - 1] & bit:
                column -= 1
                pieces[made, 0], pieces[made, 1], pieces[made, 2] = a + column, b + row, 1
                made += 1
    for x in range((made - start) // 2):  # they were found last to first
        y = made - 1 - x
        for side in range(2):
            pieces[start + x, side], pieces[y, side] = pieces[y, side], pieces[start + x, side]
    return made


@_jit
def _stretch(left: Hashes, right: Hashes, pieces: Ints, length: int, drop: int) -> int:
    """Extend both ends over single changed words; the first piece then may begin before its own first words.

    Equal words that an end has gained are put into pieces of their own; return the number of pieces.
    """
    room = 4 * drop + 4
    a, b = pieces[0, 0], pieces[0, 1]
    c, d = pieces[length - 1, 0] + pieces[length - 1, 2], pieces[length - 1, 1] + pieces[length - 1, 2]
    gained = np.empty(room, np.int32)
    ahead = _gaining(left, c, right, d, 1, min(len(left) - c, len(right) - d, room), drop, gained)
    for x in range(ahead):
        pieces[length, 0], pieces[length, 1], pieces[length, 2] = c + gained[x], d + gained[x], 1
        length += 1
    behind = _gaining(left, a - 1, right, b - 1, -1, min(a, b, room), drop, gained)
    if behind > 0:
        for x in range(length - 1, -1, -1):
            for side in range(3):
                pieces[x + behind, side] = pieces[x, side]
        for x in range(behind):
            at = gained[behind - 1 - x] + 1
            pieces[x, 0], pieces[x, 1], pieces[x, 2] = a - at, b - at, 1
        length += behind
    return length


@_jit
def _gaining(
    left: Hashes, a: int, right: Hashes, b: int, step: int, room: int, drop: int, gained: Ints
) -> int:
    """Fill the equal places up to where their count less the changed ones is greatest, before it falls by `drop`."""
    best = total = end = count = 0
    for at in range(room):
        if left[a + step * at] == right[b + step * at]:
            total += 1
            gained[count] = at
            count += 1
        else:
            total -= 1
        if total > best:
            best, end = total, count
        elif total <= best - drop:
            break
    return end


@_jit
def _claim(
    pieces: Ints,
    length: int,
    free_left: NDArray[np.bool_],
    free_right: NDArray[np.bool_],
    least: int,
    density: float,
    found: Ints,
    made: int,
) -> int:
    """Turn the pieces of a chain into blocks of words that no better block has, and claim those words."""
    begin = made
    left_end, right_end = pieces[0, 0], pieces[0, 1]
    shared = 0  # words of the part at hand; 0: none begun
    for x in range(length):
        a, b, words = pieces[x, 0], pieces[x, 1], pieces[x, 2]
        if shared > 0 and not (_all(free_left, left_end, a) and _all(free_right, right_end, b)):
            made = _end_part(found, made, shared, least, density)
            shared = 0
        for at in range(words):
            if free_left[a + at] and free_right[b + at]:
                if shared == 0:
                    found[made, 0], found[made, 2] = a + at, b + at
                shared += 1
                found[made, 1], found[made, 3] = a + at + 1, b + at + 1
            elif shared > 0:
                made = _end_part(found, made, shared, least, density)
                shared = 0
        left_end, right_end = a + words, b + words
    if shared > 0:
        made = _end_part(found, made, shared, least, density)
    for block in range(begin, made):
        free_left[found[block, 0] : found[block, 1]] = False
        free_right[found[block, 2] : found[block, 3]] = False
    return made


@_jit
def _end_part(found: Ints, made: int, shared: int, least: int, density: float) -> int:
    """Keep the part that was written after the `made` blocks if it is dense and long enough; return how many there are."""
    longer = max(found[made, 1] - found[made, 0], found[made, 3] - found[made, 2])
    if shared < least or shared / longer < density:
        return made
    found[made, 4] = shared
    return made + 1


@_jit
def _all(free: NDArray[np.bool_], start: int, end: int) -> bool:
    for at in range(start, end):  # noqa: SIM110 - numba compiles no generator for `all`
        if not free[at]:
            return False
    return True


@_jit
def _sort(found: Ints, begin: int, end: int) -> None:
    """Sort a few blocks by their left words, in place (they are disjoint)."""
    row = np.empty(5, np.int32)
    for x in range(begin + 1, end):
        row[:] = found[x]
        y = x
        while y > begin and found[y - 1, 0] > row[0]:
            found[y] = found[y - 1]
            y -= 1
        found[y] = row
