from __future__ import annotations

import functools
import operator

import numpy as np
import pytest
from datasketch import MinHash, MinHashLSH
from hypothesis import given
from hypothesis import strategies as st

from tests.oracles import minhash as oracle
from tracer.params import SEED, SketchParams, TextParams
from tracer.sketch import sketch
from tracer.sketch.content import element, elements, stem
from tracer.sketch.signatures import SCHEME, as_minhash, decode, finalise, permutations, signatures
from tracer.sketch.stopwords import FUNCTION_CHARACTERS, STOP_WORDS
from tracer.text import form, passages, tokenise

U32 = st.integers(0, (1 << 32) - 1)
SETS = st.lists(st.lists(U32, min_size=1, max_size=12), min_size=1, max_size=6)


def laid_out(sets):
    """Return the numbers of all sets end to end, and where each begins."""
    lengths = [len(s) for s in sets]
    return np.array(functools.reduce(operator.iadd, sets, []), dtype=np.uint32), np.cumsum([0, *lengths[:-1]])


@given(SETS, st.sampled_from([1, 16, 128]))
def test_signatures_are_exact(sets, count):
    """Every entry is the least permuted number by arithmetic without overflow."""
    found = signatures(*laid_out(sets), count, SEED)
    a, b = permutations(count, SEED)
    assert found.tolist() == [oracle.signature(s, a, b) for s in sets]


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12))
def test_signatures_are_datasketch_s(stems):
    """Updating datasketch's MinHash with the same stems gives the same hash values."""
    theirs = MinHash(num_perm=128, seed=SEED, scheme=SCHEME, hashfunc=element)
    for word in stems:
        theirs.update(word)
    ours = signatures(*laid_out([[element(word) for word in stems]]), 128, SEED)[0]
    assert ours.tolist() == theirs.hashvalues.tolist()
    assert as_minhash(ours, SEED).jaccard(theirs) == 1.0


def test_signatures_estimate_jaccard():
    """Two sets of 300 that share 200 have similarity 1/2, which the estimate meets within four standard errors."""
    left, right = list(range(300)), list(range(100, 400))
    mine = signatures(*laid_out([left, right]), 1024, SEED)
    assert abs(float((mine[0] == mine[1]).mean()) - 0.5) < 4 * (0.25 / 1024) ** 0.5
    a, b = (as_minhash(row, SEED) for row in mine)
    assert a.jaccard(b) == float((mine[0] == mine[1]).mean())


@given(SETS)
def test_signatures_name_their_elements(sets):
    """Decoding an entry gives back an element of its set."""
    found = decode(signatures(*laid_out(sets), 32, SEED), SEED)
    for row, members in zip(found.tolist(), sets, strict=True):
        assert set(row) <= set(finalise(np.array(members, dtype=np.uint32)).tolist())


@given(st.integers(0, (1 << 32) - 1), st.sampled_from([2, 64, 128]))
def test_permutations_are_datasketch_s(seed, count):
    """Any seed draws the permutations that datasketch draws from it."""
    theirs = MinHash(num_perm=count, seed=seed, scheme=SCHEME).permutations
    assert np.array_equal(np.array(permutations(count, seed)), theirs)


def test_the_bands_are_datasketch_s():
    """Bands and rows are datasketch's best for the similarity that they are named with."""
    params = SketchParams()
    best = MinHashLSH(threshold=0.12, num_perm=params.permutations)
    assert (params.passage_bands, params.passage_rows) == (best.b, best.r)


@pytest.mark.parametrize(
    ("words", "stemmed"),
    [
        ("meeting meetings", {"meet", "meetin"}),
        ("president presidents president's", {"presid"}),
        ("президент президента президентом", {"презид"}),
        ("война войны войну", {"вон"} | {"воин"}),
        ("2024 1,000 7", {"2024", "1,000", "7"}),
        ("the и der 的了", {""}),
        ("水灾", {"水灾"}),
    ],
)
def test_stems_by_hand(words, stemmed):
    """Inflected forms meet in few stems, numbers stay whole, words of grammar are dropped."""
    assert {stem(form(word)) for word in words.split()} <= stemmed


def test_stop_words_are_folded():
    """Every stop word is written as folding writes it, or it would never be met."""
    assert [word for word in sorted(STOP_WORDS | FUNCTION_CHARACTERS) if form(word) != word] == []


def test_elements_of_forms():
    """Stop words are -1; forms of one stem have one number, which is that of the stem."""
    found = elements(["the", "harbour", "harbours", "the"]).tolist()
    assert found == [-1, element("harbou"), element("harbou"), -1]
    assert elements([]).tolist() == []


def test_passages_of_stop_words_differ():
    """Two passages without content words have signatures of their own, not one that equals all such."""
    texts = [tokenise("to be or not to be"), tokenise("it was as it is")]
    one, other = (sketch(t, passages(t, TextParams()), SketchParams()) for t in texts)
    assert one.signatures.tolist() != other.signatures.tolist()
