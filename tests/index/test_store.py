from __future__ import annotations

import random
from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.growth import growth
from tests.index.fiction import PARAMS, SMALL, article, filled, newsroom, said, words
from tracer.errors import IndexUnusableError
from tracer.index import Index
from tracer.index.merging import due
from tracer.params import IndexParams
from tracer.records import Source
from tracer.sources.identity import identify


def added(folder, articles, **kwargs):
    """Add articles and return their statuses."""
    Index.create(folder, PARAMS)
    with Index.open(folder, PARAMS, writable=True, limits=SMALL) as index:
        return [one.status for one in index.add(articles, **kwargs)]


def test_articles_come_back_as_they_were(tmp_path):
    """Every field of every article is stored, whatever characters it holds."""
    articles = newsroom(40)
    articles.append(article(100, "lone \ud800 surrogate \x00 and NUL", title="\udfff", byline="\x01\x00"))
    with Index.open(filled(tmp_path / "ix", articles), PARAMS) as index:
        assert sorted(index.articles(), key=lambda a: a.id) == sorted(articles, key=lambda a: a.id)
        assert list(index.listing()) == [replace(a, text="") for a in index.articles()]
        assert index.verify() == []
        assert len(index) == len(articles) == index.info()["articles"]


def test_same_address_and_text_is_known(tmp_path):
    """The same text at the same address is kept once; another text there is a version; elsewhere it is new."""
    first = article(1, "one two three")
    assert added(tmp_path, [first]) == ["added"]
    assert added(tmp_path, [first, replace(first, source=Source("other.jsonl", 9))]) == ["known", "known"]
    assert added(tmp_path, [replace(first, text="one two four")]) == ["version"]
    assert added(tmp_path, [replace(first, url="https://elsewhere.example/1")]) == ["added"]
    with Index.open(tmp_path, PARAMS) as index:
        assert (len(index), index.info()["texts"]) == (3, 2)


def test_canonical_addresses_are_compared(tmp_path):
    """Two addresses of one page are one place where the caller says so."""
    one = article(1, "one two", url="https://herald.example/a?utm=1")
    two = replace(one, url="https://herald.example/a")
    assert added(tmp_path / "a", [one, two]) == ["added", "added"]
    assert added(tmp_path / "b", [one, two], address=lambda a: a.split("?")[0]) == ["added", "known"]


def test_texts_without_address_are_kept_apart_by_file(tmp_path):
    """Two files with the same text are two witnesses; the same file again is known, however its path is written."""
    here = article(1, "one two", url=None)
    assert added(tmp_path, [here, replace(here, source=Source("b.jsonl", 1))]) == ["added", "added"]
    assert added(tmp_path, [replace(here, source=Source("./desk.jsonl", 2))]) == ["known"]


def test_one_id_for_every_record(tmp_path):
    """A table that gives all its records one id is stored in linear time, each text after the first a version."""
    made = iter(range(100))
    limits = IndexParams(batch_articles=250)

    def work(count):
        records = [
            replace(article(n, f"Boat {n} left.", url=None), id="same", source=Source("desk.csv", n + 1))
            for n in range(count)
        ]
        folder = tmp_path / str(next(made))
        Index.create(folder, PARAMS)
        with Index.open(folder, PARAMS, writable=True, limits=limits) as index:
            statuses = [one.status for one in index.add(records)]
        assert statuses == ["added"] + ["version"] * (count - 1)

    assert growth(work, 500) < 16


def test_stated_id_with_other_text_is_a_version(tmp_path):
    """Another text under an id that the record itself states is a version, also without an address."""
    one = article(1, "one two", url=None)
    assert added(tmp_path, [one]) == ["added"]
    assert added(tmp_path, [replace(one, text="three")]) == ["version"]


def test_any_order_and_batches_give_the_same_answers(tmp_path):
    """Whatever the order and the batches of adding, an index says the same, and the same as reading in memory."""
    articles = newsroom(60)
    # the same articles read from another place: of two entries of one article the lesser stays
    articles += [replace(a, source=Source("archive.jsonl", 3), byline=None) for a in articles[::4]]
    asked = [a.text for a in articles[:12]]
    answers = []
    for seed in range(4):
        chance = random.Random(seed)  # noqa: S311 - a test's order needs no secrecy
        shuffled = chance.sample(articles, len(articles))
        folder = tmp_path / str(seed)
        Index.create(folder, PARAMS)
        limits = IndexParams(
            batch_articles=chance.randint(1, 30), segments_least=seed + 1, merged_times=0.0, group_read=8
        )
        while shuffled:
            part = chance.randint(1, 40)
            with Index.open(folder, PARAMS, writable=True, limits=limits) as index:
                list(index.add(shuffled[:part]))
            shuffled = shuffled[part:]
        with Index.open(folder, PARAMS, limits=limits) as index:
            assert index.verify() == []
            answers.append(said(index, asked))
            assert identify(index.articles()) == identify(articles)
    assert all(answer == answers[0] for answer in answers)


def test_ids_of_what_is_kept(tmp_path):
    """A known article is told under the id that is kept."""
    one = article(1, "one two three")
    Index.create(tmp_path, PARAMS)
    with Index.open(tmp_path, PARAMS, writable=True) as index:
        list(index.add([one]))
        assert [tuple(a) for a in index.add([replace(one, id="z")])] == [("n0001", "desk.jsonl", "known")]
        assert [tuple(a) for a in index.add([replace(one, id="a")])] == [("a", "desk.jsonl", "known")]
        assert [a.id for a in index.listing()] == ["a"]


def test_removed_is_gone_from_the_disk(tmp_path):
    """After a removal no file holds the text or the entry, unless another article has the text."""
    chance = random.Random(3)  # noqa: S311 - invented words need no secrecy
    secret, shared = words(chance, 40), words(chance, 40)
    articles = [
        *newsroom(30),
        article(200, secret, title="Zebu", url="https://herald.example/s"),
        article(201, secret + " longer", title="Zebu", url="https://herald.example/s"),
        article(202, shared),
        article(203, shared, title="Zebu"),
    ]
    articles = [replace(a, id="gone") if a.title == "Zebu" else a for a in articles]
    filled(tmp_path / "ix", articles)
    with Index.open(tmp_path / "ix", PARAMS, writable=True, limits=SMALL) as index:
        assert index.remove(["gone", "never-there"]) == ["never-there"]
        assert index.verify() == []
        assert len(index) == len(articles) - 3
        assert index.remove(["gone"]) == ["gone"]
        assert shared in [a.text for a in index.articles()]
        assert index.find([secret], 5) == [[]]
    disk = b"".join(path.read_bytes() for path in (tmp_path / "ix").rglob("*") if path.is_file())
    assert secret.encode() not in disk
    assert b"Zebu" not in disk
    assert shared.encode() in disk


def test_everything_can_be_removed(tmp_path):
    """An index from which all was removed is an empty index, and takes articles again."""
    articles = newsroom(20)
    filled(tmp_path, articles)
    with Index.open(tmp_path, PARAMS, writable=True, limits=SMALL) as index:
        assert index.remove([a.id for a in articles]) == []
        assert (len(index), list(index.articles()), index.find(["one two"], 3)) == (0, [], [[]])
        assert (index.verify(), index.info()["segments"]) == ([], 0)
        assert {one.status for one in index.add(articles)} <= {"added", "version"}
        assert len(index) == 20


def test_a_folder_that_is_no_index_is_left_untouched(tmp_path):
    """A folder with other things is refused, by `create` and by `open`, and nothing in it changes."""
    (tmp_path / "letters.txt").write_text("Dear reader", encoding="utf-8")
    with pytest.raises(IndexUnusableError, match="no index"):
        Index.create(tmp_path, PARAMS)
    for writable in (False, True):
        with pytest.raises(IndexUnusableError, match="no index"):
            Index.open(tmp_path, PARAMS, writable=writable)
    with pytest.raises(IndexUnusableError, match="no index"):
        Index.create(tmp_path / "letters.txt", PARAMS)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_an_index_that_is_there_stays(tmp_path):
    """Creating an index where there is one changes nothing."""
    filled(tmp_path, newsroom(5))
    Index.create(tmp_path, PARAMS)
    with Index.open(tmp_path, PARAMS) as index:
        assert len(index) == 5


def test_other_parameters_are_named(tmp_path):
    """An index made with other parameters is refused with the parameters that differ, and their values."""
    filled(tmp_path, newsroom(5))
    other = replace(PARAMS, sketch=replace(PARAMS.sketch, gram_words=7))
    with pytest.raises(IndexUnusableError, match="gram_words was 6, is 7") as refusal:
        Index.open(tmp_path, other)
    assert refusal.value.exit_code == 3
    assert "\n" not in str(refusal.value)


def test_a_reader_keeps_what_it_opened(tmp_path):
    """A reader sees one state, whatever is added, merged or removed meanwhile."""
    articles = newsroom(60)
    asked = [a.text for a in articles[:5]]
    filled(tmp_path, articles[:20])
    with Index.open(tmp_path, PARAMS, limits=SMALL) as reader:
        before = said(reader, asked)
        with Index.open(tmp_path, PARAMS, writable=True, limits=SMALL) as writer:
            list(writer.add(articles[20:]))
            writer.remove([a.id for a in articles[:10]])
            with Index.open(tmp_path, PARAMS, limits=SMALL) as second:
                assert said(second, asked) == said(writer, asked)
        assert said(reader, asked) == before
        assert reader.verify() == []


def test_a_second_writer_is_refused(tmp_path):
    """While one writes, a second waits for a while and is then refused with a clear line; afterwards it is let in."""
    filled(tmp_path, newsroom(5))
    limits = replace(SMALL, lock_seconds=0.2)
    with (
        Index.open(tmp_path, PARAMS, writable=True),
        pytest.raises(IndexUnusableError, match="another process is writing"),
    ):
        Index.open(tmp_path, PARAMS, writable=True, limits=limits)
    Index.open(tmp_path, PARAMS, writable=True, limits=limits).close()


def test_reading_does_not_write(tmp_path):
    """An index opened for reading refuses to add or remove, and a closed one to do anything."""
    filled(tmp_path, newsroom(5))
    index = Index.open(tmp_path, PARAMS)
    with pytest.raises(IndexUnusableError, match="not open for writing"):
        list(index.add(newsroom(1)))
    with pytest.raises(IndexUnusableError, match="not open for writing"):
        index.remove(["n0001"])
    index.close()
    with pytest.raises(IndexUnusableError, match="is closed"):
        index.find(["one"], 1)


@pytest.mark.parametrize(
    ("sizes", "last", "merged"),
    [
        ([5, 5, 5], False, []),  # few enough while more come
        ([5, 5, 5], True, [5, 5, 5]),
        ([101, 24, 1], True, []),  # each is more than four times what is smaller
        ([100, 4, 1], True, [1, 4]),
        ([100, 20, 5], True, [5, 20, 100]),  # 20 is four times 5, and 100 four times both
        ([40, 20, 8, 2, 1, 1], False, [1, 1, 2]),  # six are one too many; 8 > 4, 20 > 12, 40 > 32
        ([40, 9, 8, 2, 1, 1], False, [1, 1, 2, 8, 9]),  # 9 is no more than those before it
    ],
)
def test_what_is_merged(sizes, last, merged):
    """The smallest are merged, with those that are not much larger than they are together."""
    segments = [
        SimpleNamespace(number=n, bytes=size, rows=9, texts=9, dropped=()) for n, size in enumerate(sizes)
    ]
    chosen = due(segments, 5, IndexParams(), last=last)
    assert [segment.bytes for segment in chosen] == merged


def test_segments_stay_few(tmp_path):
    """However many batches were added one by one, few segments are left, and nothing was lost."""
    articles = newsroom(40)
    Index.create(tmp_path, PARAMS)
    for one in articles:
        with Index.open(tmp_path, PARAMS, writable=True, limits=SMALL) as index:
            list(index.add([one]))
            assert index.info()["segments"] <= SMALL.segments_least
    with Index.open(tmp_path, PARAMS) as index:
        assert index.verify() == []
        assert sorted(a.id for a in index.listing()) == [a.id for a in articles]
    assert len(list((tmp_path / "segments").iterdir())) <= SMALL.segments_least
