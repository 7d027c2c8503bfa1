"""What tracer does with the same texts: from text to verified pairs, everything between is timed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tracer.align import align
from tracer.params import Params
from tracer.records import Article, Source, Witness
from tracer.sketch import candidates, sketch_all
from tracer.text import passages, tokenise

if TYPE_CHECKING:
    from collections.abc import Callable

    from .corpora import Corpus

    Pairs = tuple[np.ndarray, np.ndarray]
    Work = Callable[[], Pairs]

WARM = 64  # articles that load what is compiled before the clock starts


def stages(corpus: Corpus, *, compiled: bool) -> Work:
    """Return the work of the in-memory stages that `lineage` uses: words, sketches, candidates, alignment word by word."""
    params = Params()
    words = replace(params.align, sentence_layer=False, compiled=compiled)

    def over(texts: list[str]) -> Pairs:
        tokens = [tokenise(text, (), "en") for text in texts]
        sketches = sketch_all([(t, passages(t, params.text)) for t in tokens], params.sketch)
        pairs = candidates(
            sketches, corpus.outlets[: len(texts)], corpus.order[: len(texts)].tolist(), params.sketch
        )
        witnesses = [
            Witness(Article(name, text, Source(name)), t)
            for name, text, t in zip(corpus.ids, texts, tokens, strict=False)
        ]
        held = [
            bool(align(witnesses[a], witnesses[b], words).pairs)
            for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        ]
        kept = np.array(held, dtype=bool)
        return pairs.left[kept].astype(np.int64), pairs.right[kept].astype(np.int64)

    over(corpus.texts[:WARM])
    return lambda: over(corpus.texts)
