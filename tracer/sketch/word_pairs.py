"""Pairs of neighbouring content words: what a rewritten passage still shares with its source.

Every two content words that follow each other in a text (stop words between them, if any, count for nothing) make a
pair, without order, of their stems. Random shuffling, synonyms, a translation there and back and a summary
break runs of six words but leave many such pairs whole; and a pair is rare where its words alone are common, so
that few postings need be read. Skip-grams of this kind are Guthrie et al., "A Closer Look at Skip-gram Modelling"
(LREC 2006), their use for retrieval Metzler & Croft's unordered window of width 2 over content words ("A Markov
Random Field Model for Term Dependencies", SIGIR 2005). docs/retrieval.md compares them with what else was tried.

Departures: the window is counted in content words and not in words; a word beside itself makes no pair; each pair
counts once for a text; and of a text with many content words only those pairs are kept whose hashes are least
(minima of hashes, as in MinHash, so that two texts keep the same ones), about `kept_share` of its words. Who asks
looks up all its pairs. O(words), and a sort of the postings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracer.sketch.bulk import compiled_kernels
from tracer.sketch.fingerprints import BASE, mix

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tracer.params import RetellingParams

OWNER_BITS = 24  # of a posting; the pair's hash has the 40 above them, and 50 million pairs seldom meet there
HASHES = float(1 << (64 - OWNER_BITS))  # how many hashes there are


class WordPairs(NamedTuple):
    """The word pairs of t texts, in the order of the texts and of the words, repeated ones too."""

    hashes: NDArray[np.uint64]  # [n], the low 24 bits nought
    owners: NDArray[np.int64]  # [n] which text
    places: NDArray[np.int64]  # [n] the first word of the pair, counted among its text's content words


def word_pairs(elements: NDArray[np.int64], bounds: NDArray[np.int64]) -> WordPairs:
    """Return the pairs of texts laid end to end, text i having the words `elements[bounds[i]:bounds[i + 1]]`.

    Elements are the numbers of content stems below 2^32, -1 for what is none.
    """
    import numpy as np

    content = np.flatnonzero(elements >= 0)
    numbers = elements[content].astype(np.uint64)
    begins = np.searchsorted(content, bounds)  # of each text among the content words
    owners = np.repeat(np.arange(len(bounds) - 1), np.diff(begins))
    one, other = numbers[:-1], numbers[1:]
    firsts = np.flatnonzero((one != other) & (owners[1:] == owners[:-1]))
    one, other = one[firsts], other[firsts]
    hashes = mix(np.minimum(one, other) * np.uint64(BASE) + np.maximum(one, other))
    low = np.uint64(OWNER_BITS)
    return WordPairs(hashes >> low << low, owners[firsts], firsts - begins[owners[firsts]])


def columns(
    elements: NDArray[np.int64],
    bounds: NDArray[np.int64],
    params: RetellingParams,
    first: int = 0,
    *,
    compiled: bool = True,
) -> NDArray[np.uint64]:
    """Return the sorted postings of texts laid end to end, of which text i has the number `first + i`, below 2^24.

    A posting is the high 40 bits of a pair's hash over the text's number, each once, so the postings of a batch
    are the same however it is divided, but for their merging. Equal whether compiled or not.
    """
    import numpy as np

    if first + len(bounds) - 1 > 1 << OWNER_BITS:
        raise ValueError("text numbers must be below 2^24")
    fast = compiled_kernels("word_pairs_compiled") if compiled else None
    if fast is not None:
        keys = np.empty(len(elements), np.uint64)
        share, least = params.kept_share, params.kept_least
        keys = keys[: fast.pair_postings(elements, bounds, first, share, least, keys)]
    else:
        found = word_pairs(elements, bounds)
        made = np.bincount(found.owners, minlength=len(bounds) - 1)
        room = np.maximum(params.kept_share * np.diff(bounds), params.kept_least)
        limits = (np.minimum(1.0, room / np.maximum(made, 1)) * HASHES).astype(np.uint64)
        kept = found.hashes >> np.uint64(OWNER_BITS) < limits[found.owners]
        keys = (found.hashes | (found.owners + first).astype(np.uint64))[kept]
    keys.sort()
    return keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if len(keys) else keys
