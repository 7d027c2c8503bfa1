"""Passages: runs of whole sentences, about as long as an editor would lift, each overlapping the next by half."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import TextParams
    from tracer.records import Tokens


def passages(tokens: Tokens, params: TextParams) -> NDArray[np.int32]:
    """Return int32[p, 2], the ranges of words of each passage, in order of their beginnings.

    A passage holds whole sentences until it has `passage_words` live words; the next begins with the first
    sentence at least `passage_step` live words on. A sentence longer than a passage is cut into parts of
    equal length first. Words inside asides are stepped over and count for nothing; every live word lies in at
    least one passage. O(sentences).
    """
    import numpy as np

    from tracer.text.sentences import bounded

    if not tokens.live.any():
        return np.empty((0, 2), dtype=np.int32)
    if len(tokens.live) <= params.passage_words and tokens.live.all():
        return tokens.sentences[[0, -1]].reshape(1, 2)  # one passage, as what follows would find
    borders = bounded(tokens.sentences, params.passage_words)
    counted = np.concatenate(([0], np.cumsum(tokens.live)))
    live = counted[borders[1:]] > counted[borders[:-1]]
    opens, closes = borders[:-1][live], borders[1:][live]
    before, after = (
        counted[opens].tolist(),
        counted[closes].tolist(),
    )  # live words up to each sentence, and with it
    ranges: list[tuple[int, int]] = []
    first, total = 0, len(opens)
    while True:
        last = bisect_left(after, before[first] + params.passage_words)
        ranges.append((first, min(last, total - 1)))
        if last >= total - 1:
            places = np.array(ranges)
            return np.stack((opens[places[:, 0]], closes[places[:, 1]]), axis=1)
        first = max(first + 1, bisect_left(before, before[first] + params.passage_step))
