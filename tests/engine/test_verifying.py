from __future__ import annotations

from itertools import accumulate

import numpy as np
import pytest

from tests.sketch.fiction import Press
from tracer.engine import postings_of, verified
from tracer.params import Params
from tracer.sketch.bulk_pairs import shared_pairs

PARAMS = Params()
FORMS = ["compiled", "numpy"]


class Corpus:
    """Texts end to end in a buffer, and what asks for some of them."""

    def __init__(self, texts):
        utf8 = [text.encode() for text in texts]
        self.texts = texts
        self.bounds = np.array([0, *accumulate(map(len, utf8))], dtype=np.int64)
        self.buffer = np.frombuffer(b"".join(utf8), np.uint8)

    def some(self, numbers):
        """Return the UTF-8 of these texts, end to end, and its bounds."""
        parts = [self.buffer[self.bounds[n] : self.bounds[n + 1]] for n in numbers.tolist()]
        return np.concatenate(parts), np.array([0, *accumulate(map(len, parts))], dtype=np.int64)

    def pairs(self, outlets, form):
        """Return the verified pairs: (left, right) -> (coverage, spans)."""
        compiled = form == "compiled"
        keys = postings_of(self.buffer, self.bounds, 20, PARAMS.sketch, compiled=compiled)
        found = shared_pairs(keys, 20, outlets, PARAMS.sketch, compiled=compiled)
        pairs = {}
        for batch in verified(found.left, found.right, outlets, self.some, PARAMS, compiled=compiled):
            for i, pair in enumerate(zip(batch.left.tolist(), batch.right.tolist(), strict=True)):
                part = slice(int(batch.bounds[i]), int(batch.bounds[i + 1]))
                pairs[pair] = (
                    batch.coverage[i].tolist(),
                    batch.spans[part].tolist(),
                    batch.density[part].tolist(),
                )
        return pairs


@pytest.fixture(scope="module")
def corpus():
    """Return 300 articles: 0-99 of their own, 100-199 copies, 200-299 with one paragraph of the first hundred."""
    press = Press(21)
    own = [press.article(12) for _ in range(100)]
    lifted = [[*press.article(8), *text[3:6], *press.article(6)] for text in own]
    return Corpus([" ".join(text) for text in own * 2 + lifted])


@pytest.mark.parametrize("form", FORMS)
def test_copies_and_lifted_paragraphs_are_found_with_their_spans(corpus, form, monkeypatch):
    """Every copy is covered wholly by one verbatim span, every lifted paragraph is a span of equal letters."""
    monkeypatch.setattr("tracer.engine.verifying._PAIRS", 17)
    monkeypatch.setattr("tracer.engine.postings._BATCH", 5000)
    pairs = corpus.pairs(np.arange(300), form)
    assert {pair for pair in pairs if pair[1] % 100 != pair[0] % 100} == set()
    for number in range(100):
        text = corpus.texts[number]
        whole = [0, len(text.rstrip(".")), 0, len(text.rstrip("."))]
        assert pairs[number, number + 100] == ([1.0, 1.0], [whole], [1.0])
        _, spans, densities = pairs[number, number + 200]
        start, end, begin, stop = spans[0]
        assert densities[0] == 1.0
        assert text[start:end] == corpus.texts[number + 200][begin:stop]
        assert end - start > 150


@pytest.mark.parametrize("form", FORMS)
def test_one_outlet_s_paragraphs_are_its_own(corpus, form):
    """Among articles of one outlet, copies stay and single paragraphs in common do not."""
    pairs = corpus.pairs(np.zeros(300, np.int64), form)
    assert set(pairs) == {(n, n + 100) for n in range(100)}


def test_no_pairs():
    """Nothing to verify gives nothing, and no texts give no postings."""
    none = np.empty(0, np.int32)
    assert list(verified(none, none, np.empty(0, np.int64), Corpus([]).some, PARAMS)) == []
    empty = Corpus([])
    assert len(postings_of(empty.buffer, empty.bounds, 1, PARAMS.sketch)) == 0
