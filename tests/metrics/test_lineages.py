from __future__ import annotations

from tracer.metrics.lineages import (
    TrueEdge,
    TrueHistory,
    candidate_edges,
    match_unseen,
    score,
    stated_probabilities,
)
from tracer.records import Alternative, Derivation, Lineage, Story, UnseenSource


def derivation(child, parent, probability=0.9, *, primary=True, credit="uncredited", alternatives=()):
    """Make a derivation of which the scores see only its ends, probability and credit."""
    others = tuple(Alternative(name, p) for name, p in alternatives)
    return Derivation(parent, child, "copy", probability, primary, credit, 1.0, 1.0, (), (), others)


def lineage(derivations, origins=(), unseen=()):
    """Make a lineage of one story."""
    story = Story("story:1", (), tuple(origins), ())
    sources = tuple(UnseenSource(name, None, ()) for name in unseen)
    return Lineage((), sources, tuple(derivations), (), (story,))


CHAIN = TrueHistory(
    articles=frozenset("abcd"),
    edges=(TrueEdge("b", "a"), TrueEdge("c", "b", own_edits=2)),
    origins=frozenset("ad"),
    misattributed=frozenset("c"),
)


def test_everything_right():
    """The very history scores every count full, and no false one."""
    found = lineage([derivation("b", "a"), derivation("c", "b", credit="misattributed")], "ad")
    counts = score(found, CHAIN)
    assert (counts["edges right"], counts["edges found"], counts["edges true"]) == (2, 2, 2)
    assert (counts["intermediates told"], counts["intermediates"]) == (1, 1)
    assert counts["origins exact"] == 1
    assert (counts["independent reports"], counts["independent reports linked"]) == (2, 0)
    assert (counts["misattributions found"], counts["misattributions wrongly alleged"]) == (1, 0)


def test_a_skipped_intermediate_is_wrong():
    """C hung from A instead of B: one edge of two right, the intermediate not told, nothing unrelated linked."""
    counts = score(lineage([derivation("b", "a"), derivation("c", "a")], "ad"), CHAIN)
    assert (counts["edges right"], counts["edges found"], counts["edges recalled"]) == (1, 2, 1)
    assert counts["intermediates told"] == 0
    assert counts["edges between unrelated"] == 0


def test_an_edge_between_unrelated_articles():
    """D is nobody's child: an edge from it to B links an independent report, and spoils the origin count."""
    counts = score(lineage([derivation("d", "b")], "a"), CHAIN)
    assert counts["edges between unrelated"] == 1
    assert counts["independent reports linked"] == 1
    assert counts["origins exact"] == 0


def test_a_wrong_allegation():
    """B is called misattributed and is not."""
    counts = score(lineage([derivation("b", "a", credit="misattributed")]), CHAIN)
    assert (counts["misattributions found"], counts["misattributions wrongly alleged"]) == (0, 1)


DELETED = TrueHistory(
    articles=frozenset("abc"),
    edges=(TrueEdge("a", "unseen:x"), TrueEdge("b", "unseen:x"), TrueEdge("c", "b")),
    unseen={"unseen:x": frozenset("ab")},
    origins=frozenset(["unseen:x"]),
)


def test_a_deleted_source_found_under_another_name():
    """An unseen source with the same children stands for the true one, whatever it is called."""
    found = lineage(
        [derivation("a", "unseen:rt:1"), derivation("b", "unseen:rt:1"), derivation("c", "b")],
        ["unseen:rt:1"],
        ["unseen:rt:1"],
    )
    counts = score(found, DELETED)
    assert (counts["edges right"], counts["edges found"]) == (3, 3)
    assert (counts["deleted found"], counts["deleted shown"], counts["deleted false"]) == (1, 1, 0)
    assert counts["origins exact"] == 1


def test_a_deleted_source_missed():
    """A taken for the parent of B: the edge is wrong where something shows the source."""
    counts = score(lineage([derivation("b", "a"), derivation("c", "b")], "a"), DELETED)
    assert (counts["edges right"], counts["edges found"], counts["edges true"]) == (1, 2, 3)
    assert counts["deleted found"] == 0


def test_a_hidden_source_asks_for_nothing():
    """Where nothing shows the deleted source, its edges are not asked for and the edge between its heirs not judged."""
    history = TrueHistory(
        DELETED.articles, DELETED.edges, DELETED.unseen, frozenset(["unseen:x"]), DELETED.origins
    )
    counts = score(lineage([derivation("b", "a"), derivation("c", "b")], "a"), history)
    assert (counts["edges right"], counts["edges found"], counts["edges true"]) == (1, 1, 1)
    assert counts["edges to hidden sources"] == 2
    assert (counts["deleted shown"], counts["deleted"]) == (0, 1)
    assert counts["origins exact"] == 1


def test_the_nearest_ancestor_of_a_deleted_intermediate_is_right():
    """A -> deleted -> C: C hung from A is right, for nothing nearer was supplied."""
    history = TrueHistory(
        frozenset("ac"),
        (TrueEdge("unseen:m", "a"), TrueEdge("c", "unseen:m", nearest="a")),
        {"unseen:m": frozenset("c")},
        origins=frozenset("a"),
    )
    counts = score(lineage([derivation("c", "a")], "a"), history)
    assert (counts["edges right"], counts["edges found"], counts["edges true"]) == (1, 1, 1)


def test_equal_words_count_only_in_the_lenient_score():
    """B and A hold the very words that C took from A: C hung from B is wrong strictly, right leniently."""
    history = TrueHistory(frozenset("abc"), (TrueEdge("b", "a"), TrueEdge("c", "a", equals=frozenset("b"))))
    counts = score(lineage([derivation("b", "a"), derivation("c", "b")]), history)
    assert (counts["edges right"], counts["edges right or equal"]) == (1, 2)
    assert (counts["edges recalled"], counts["edges recalled or equal"]) == (1, 2)


def test_matching_unseen_sources():
    """The better overlap wins; a source with more strangers than children stands for none."""
    true = {"x": frozenset("abc"), "y": frozenset("de")}
    assert match_unseen({"1": "ab", "2": "a", "3": "dqr"}, true) == {"1": "x"}
    assert match_unseen({"1": "ab", "2": "de"}, true) == {"1": "x", "2": "y"}


def test_unseen_sources_that_never_were():
    """An unseen source with no true counterpart is false; so is the second that claims the same one."""
    found = lineage([derivation("a", "unseen:1"), derivation("b", "unseen:2")], (), ["unseen:1", "unseen:2"])
    assert score(found, DELETED)["deleted false"] == 1


def test_candidate_edges_are_both_directions_of_each_pair():
    """Two aligned pairs give four candidates in order; those without a statement were given 0."""
    found = lineage([derivation("b", "a", 0.8, alternatives=[("c", 0.1), (None, 0.1)])])
    stated = stated_probabilities(found)
    assert stated == {("b", "a"): 0.8, ("b", "c"): 0.1}
    probabilities, truths = candidate_edges(stated, [("a", "b"), ("b", "c")], CHAIN)
    assert probabilities == [0.0, 0.8, 0.1, 0.0]  # (a, b), (b, a), (b, c), (c, b)
    assert truths == [False, True, False, True]
