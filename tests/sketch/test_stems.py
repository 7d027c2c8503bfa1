from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.sketch import stems
from tracer.sketch.content import elements
from tracer.sketch.stems import Stems
from tracer.text import tokenise
from tracer.text.bulk import words_of
from tracer.text.spelled import forms_at

U64 = st.one_of(
    st.integers(0, (1 << 64) - 1), st.integers(0, 3), st.sampled_from([1 << 16, 1 << 17, (1 << 64) - 1])
)
FORMS = [True, False]
TEXTS = [
    "The flood reached the harbour of Nordvik on Tuesday, 14 boats were lost; the harbour’s master spoke.",
    "",
    "Наводнение достигло гавани Нордвика; лодки, лодка, лодок.",
    "Har\u00adbour fl\u200bood, ﬂood, Fl\u043e\u043ed and ｈａｒｂｏｕｒ",  # soft hyphen, zero width, ligature, Cyrillic о, full width
    "洪水到达了港口，船只沉没。",
    "a\u0301 e\u0301cole d'été; \ud800 lone",
]


@pytest.mark.parametrize("compiled", FORMS)
def test_a_table_gives_what_the_forms_would(compiled):
    """Elements looked up by hash, new or known, are those of the words' folded forms, in any script and disguise."""
    table = Stems(compiled=compiled)
    words = words_of(TEXTS, places=True)
    wanted = np.concatenate([elements(tokenise(text).forms) for text in TEXTS])
    for _ in range(2):
        found = table.elements(words.hashes, lambda places: forms_at(TEXTS, words, places))
        assert found.tolist() == wanted.tolist()


@given(st.lists(st.lists(U64, max_size=30), max_size=5))
@pytest.mark.parametrize("compiled", FORMS)
def test_what_was_met_before_changes_nothing(compiled, batches):
    """Whatever batches it saw, a table answers as one that saw nothing; words are asked for once."""
    table = Stems(compiled=compiled)
    known: set[int] = set()
    for batch in batches:
        hashes = np.array(batch, np.uint64)
        asked: list[int] = []

        def forms(places, hashes=hashes, asked=asked):
            asked.extend(hashes[places].tolist())
            return [f"word{h}" if h % 3 else "the" for h in hashes[places].tolist()]

        found = table.elements(hashes, forms)
        assert found.tolist() == elements([f"word{h}" if h % 3 else "the" for h in batch]).tolist()
        assert sorted(asked) == sorted(set(batch) - known)
        known |= set(batch)


@pytest.mark.parametrize("compiled", FORMS)
def test_a_full_table_forgets_and_stays_right(compiled, monkeypatch):
    """With room for few words the table is emptied over and over, and answers the same."""
    monkeypatch.setattr(stems, "_LEAST", 16)
    monkeypatch.setattr(stems, "_MOST", 64)
    table = Stems(compiled=compiled)
    rng = np.random.default_rng(3)
    for _ in range(30):
        hashes = rng.integers(0, 200, 80).astype(np.uint64)
        forms = [f"w{h}" for h in hashes.tolist()]
        found = table.elements(hashes, lambda places, forms=forms: [forms[p] for p in places.tolist()])
        assert found.tolist() == elements(forms).tolist()
