"""A bound on the pairs of one article, so that a story whose articles all resemble each other costs linear work.

Mass copies are linked in chains where their fingerprints are grouped (`join.link`), but copies that differ in where they
are cut or how they are put together meet in ever other small groups, which between them link each with each.
Here every article keeps its strongest pairs. O(p log p) for p pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.sketch.join import split_keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def strongest(keys: NDArray[np.uint64], shared: NDArray[np.int64], most: int) -> NDArray[np.uint64]:
    """Return those of the pairs, sorted keys `left << 32 | right`, that are among the `most` strongest of either article.

    Strong is what shares more; of equals the two that stand nearer in the order of the numbers, then the earlier ones.
    So an article may have more pairs, which others chose; all together have at most `most` for each article.
    """
    import numpy as np

    left, right = split_keys(keys)
    articles = np.concatenate((left, right))
    if not len(keys) or int(np.bincount(articles).max()) <= most:
        return keys
    pair = np.tile(np.arange(len(keys)), 2)
    order = np.lexsort((pair, (right - left)[pair], -shared[pair], articles))
    ordered = articles[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    rank = np.arange(len(ordered)) - np.repeat(begins, np.diff(begins, append=len(ordered)))
    kept = np.zeros(len(keys), dtype=np.bool_)
    kept[pair[order[rank < most]]] = True
    return keys[kept]
