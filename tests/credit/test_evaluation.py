from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "scripts"))
from evaluation import credits as evaluation

TEXT = 'Ada Veld said "the quay will close." The Harbour Council wants gulls. Rain fell on the quay, Reuters reported.'
BRAT = """\
E1	Attribution:T4 Source:T1 Cue:T2 Content:T3
T1	Source 0 8	Ada Veld
T2	Cue 9 13	said
T3	Content 14 36	...
T4	Attribution 9 13	said
#1	AnnotatorNotes T1	not read
"""
REPORTED = TEXT.index("reported")


def found(source, content, scored=True):  # reads as the corpus does
    """Return an attribution in words."""
    return evaluation.Found(frozenset(source), frozenset(content), scored)


def test_stand_off_is_read_whatever_the_order_of_its_lines():
    """An attribution may refer to spans that are defined below it."""
    assert evaluation.attributions(BRAT) == [evaluation.Gold(((0, 8),), ((9, 13),), ((14, 36),))]


def test_each_gold_attribution_has_one_partner_the_best():
    """Two found ones that share its content compete; the better overlap of content and source wins."""
    gold = [found({1, 2}, {5, 6, 7})]
    assert evaluation.matched([found({9}, {5}), found({1, 2}, {5, 6})], gold) == {0: 1}
    assert evaluation.matched([found({1, 2}, {8})], gold) == {}


def test_words_are_counted_on_both_sides():
    """Of source and content, the words that both have, those found and those of the gold are counted."""
    count: Counter[str] = Counter()
    evaluation.Scorer().attributions(TEXT, evaluation.attributions(BRAT), count)
    assert (count["gold"], count["matched"]) == (1, 1)
    assert (count["source both"], count["source gold"]) == (2, 2)
    assert (count["content both"], count["content gold"]) == (4, 4)
    assert count["found"] == 2  # Reuters is an organisation, and nobody annotated it


@pytest.mark.parametrize(
    ("stand_off", "right"), [(BRAT, 0), (BRAT.replace("Cue 9 13", f"Cue {REPORTED} {REPORTED + 8}"), 1)]
)
def test_a_credit_is_right_beside_an_annotated_cue(stand_off, right):
    """A credit counts as right where an attribution is annotated there, else as wrong, and is shown."""
    count: Counter[str] = Counter()
    wrong = evaluation.Scorer().credits(TEXT, evaluation.attributions(stand_off), count)
    assert (count["agencies found"], count["agencies right"], len(wrong)) == (1, right, 1 - right)
