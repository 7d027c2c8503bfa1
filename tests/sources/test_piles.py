"""Two piles: what is asked about and what it is held against share their ids and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tracer.records import Article, Published, Source
from tracer.sources import two_piles


def one(id_, path, text="Some words.", *, url=None, record=None):
    """Return an article."""
    return Article(id_, text, Source(path, record), url=url)


def told(piles):
    """Return (id, path) of the articles of both piles."""
    return [[(article.id, article.source.path) for article in pile] for pile in piles]


def test_different_articles_get_different_ids():
    """Articles of both piles with one id are told apart, and each stays in its pile."""
    assert told(two_piles([one("x", "a.txt")], [one("x", "b.txt"), one("y", "c.txt")])) == [
        [("x", "a.txt")],
        [("x-2", "b.txt"), ("y", "c.txt")],
    ]


def test_the_same_record_lies_in_both_with_one_id(tmp_path, monkeypatch):
    """A file in both piles, under whatever path, is one article that is in both of those returned."""
    monkeypatch.chdir(tmp_path)
    asked, pile = two_piles([one("x", "a.txt")], [one("x", str(tmp_path / "a.txt")), one("y", "b.txt")])
    assert [article.id for article in asked] == ["x"]
    assert [article.id for article in pile] == ["x", "y"]
    assert told(two_piles([one("x", "a", record=1)], [one("y", "a", record=2)])) == [
        [("x", "a")],
        [("y", "a")],
    ]


def test_the_same_text_at_the_same_address_is_the_same():
    """Two files with one text and one address hold one article; with another text they hold two versions."""
    url = "https://lantern.example/quay"
    same = told(two_piles([one(url, "a", url=url)], [one(url, "b", url=url + "?utm_source=x")]))
    assert same == [[(url, "a")], [(url, "a")]]
    differ = told(two_piles([one(url, "a", url=url)], [one(url, "b", "Other words.", url=url)]))
    assert [len(pile) for pile in differ] == [1, 1]
    assert differ[0] != differ[1]


def test_what_a_file_held_before_is_another_article():
    """Standard input, or a file that is written anew, holds different articles at different times."""
    piles = two_piles([one("x", "-", "New words.")], [one("y", "-", "Old words.")])
    assert told(piles) == [[("x", "-")], [("y", "-")]]


def test_one_outlet_s_text_of_one_time_is_the_same():
    """A saved text without its address is the article at the address, where outlet, stated time and text agree."""
    at = datetime(2031, 3, 4, 9, tzinfo=UTC)
    when = Published(at, at, "record")
    saved = replace(one("x", "a.txt"), outlet_name="The Lantern", published=when)
    kept = replace(one("u", "b", url="https://lantern.example/u"), outlet_name="The Lantern", published=when)
    assert told(two_piles([saved], [kept])) == [[("x", "a.txt")], [("x", "a.txt")]]
    for other in (
        replace(kept, outlet_name="The Lamp"),
        replace(kept, published=None),
        replace(kept, text="Others."),
    ):
        assert told(two_piles([saved], [other])) == [[("x", "a.txt")], [("u", "b")]]
