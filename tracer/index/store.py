"""The index as the rest of the program sees it: one folder, one writer, many readers."""

from __future__ import annotations

import contextlib
import hashlib
import importlib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tracer.errors import IndexUnusableError
from tracer.index import catalogue, report
from tracer.index.arrivals import Batch, key_in
from tracer.index.columns import Damaged
from tracer.index.entries import article_of, packed_text, place_of
from tracer.index.lock import LOCK, WriterLock
from tracer.index.pairing import pairs_of
from tracer.index.parameters import differences, parameters_of
from tracer.index.passages import shared_with
from tracer.index.prints import prints_and_elements, prints_of
from tracer.index.segments import FOLDER
from tracer.index.snapshot import Snapshot
from tracer.index.telling import told
from tracer.index.writer import Writer
from tracer.params import IndexParams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracer.index.answers import Added, Hit, Retold, Shared
    from tracer.index.catalogue import State
    from tracer.index.entries import Address
    from tracer.index.pairing import SharedTexts
    from tracer.params import Params
    from tracer.records import Article, Searched

OWN = (catalogue.DATABASE, catalogue.MARK, catalogue.NEW, LOCK, FOLDER)  # how the names in the folder begin


def _refuse_without_catalogue(folder: Path) -> None:
    """Raise Damaged where segments lie that no catalogue names."""
    if (folder / FOLDER).is_dir() and any((folder / FOLDER).iterdir()) and (folder / catalogue.MARK).exists():
        raise Damaged(f"{catalogue.DATABASE} is missing")


def _same(address: str) -> str:
    return address


class Index:
    """An index that is open; made by `Index.open`. Close it, or use it in a `with` block.

    Every method raises IndexUnusableError where the index is damaged or the disk fails. Articles have numbers,
    which hold as long as the index is open and nothing is added or removed by it.
    """

    def __init__(self, folder: Path, params: Params, limits: IndexParams) -> None:
        self.folder = folder
        self._params = params
        self._limits = limits
        self._lock: WriterLock | None = None
        self._writer: Writer | None = None
        self._opened: Snapshot | None = None

    @classmethod
    def create(cls, folder: str | Path, params: Params, limits: IndexParams | None = None) -> None:
        """Make an empty index, in a folder that is empty or does not exist; an index that is there stays.

        IndexUnusableError where anything else lies there, which is left untouched, or nothing can be written.
        """
        home, limits = Path(folder), limits or IndexParams()
        with told(home, writing=True):
            if (home / catalogue.DATABASE).exists():
                return
            if home.exists() and not (home.is_dir() and all(p.name.startswith(OWN) for p in home.iterdir())):
                raise IndexUnusableError(f"{str(home)!r} is no index, and other things are there")
            _refuse_without_catalogue(home)
            (home / FOLDER).mkdir(parents=True, exist_ok=True)
            lock = WriterLock(home, limits.lock_seconds)
            try:
                if not (home / catalogue.DATABASE).exists():  # nobody else made it while we waited
                    catalogue.create(home, parameters_of(params))
            finally:
                lock.release()

    @classmethod
    def open(
        cls,
        folder: str | Path,
        params: Params,
        *,
        writable: bool = False,
        compiled: bool = False,
        limits: IndexParams | None = None,
    ) -> Index:
        """Open an index for reading, or as its one writer.

        With `compiled`, numba is loaded at once where it is installed: a second, then each question takes half
        the time; the answers are the same.
        IndexUnusableError where there is none, it is damaged, it was made with other parameters, or another
        writer does not end within a few seconds.
        """
        index = cls(Path(folder), params, limits or IndexParams())
        if compiled:
            with contextlib.suppress(ImportError):
                importlib.import_module("numba")
        try:
            with told(index.folder, writing=writable):
                index._open(writable=writable)
        except BaseException:
            index.close()
            raise
        return index

    def _open(self, *, writable: bool) -> None:
        if not (self.folder / catalogue.DATABASE).exists():
            _refuse_without_catalogue(self.folder)
            raise IndexUnusableError(f"no index: {str(self.folder)!r}")
        if writable:
            self._lock = WriterLock(self.folder, self._limits.lock_seconds)
        self._opened = Snapshot.load(
            self.folder, self._params.sketch, self._limits, self._refuse_other_parameters
        )
        if writable:
            self._writer = Writer(self.folder, self._opened, self._params.sketch, self._limits)

    def _refuse_other_parameters(self, state: State) -> None:
        unlike = differences(state.parameters, self._params)
        if unlike:
            raise IndexUnusableError(
                f"the index {str(self.folder)!r} was made with other parameters: {'; '.join(unlike)}"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all files, and let the next writer in."""
        self._opened = None
        if self._writer:
            self._writer.close()
            self._writer = None
        if self._lock:
            self._lock.release()
            self._lock = None

    @property
    def _snapshot(self) -> Snapshot:
        found = self._writer.snapshot if self._writer else self._opened
        if found is None:
            raise IndexUnusableError(f"the index {str(self.folder)!r} is closed")
        return found

    def _for_writing(self) -> Writer:
        if self._writer is None:
            raise IndexUnusableError(f"the index {str(self.folder)!r} is not open for writing")
        return self._writer

    def __len__(self) -> int:
        """Return how many articles are stored."""
        return sum(segment.articles for segment in self._snapshot.segments)

    def add(self, articles: Iterable[Article], address: Address = _same) -> Iterator[Added]:
        """Store articles, and yield what became of each, in order, once it is durable.

        They come with the ids that `sources.stream` gives. `address` brings an address into the form that all
        addresses of the same page share (`sources.canonical_address`). Where the disk fails, what was
        yielded before stays stored.
        """
        writer, batch = self._for_writing(), Batch()
        for article in articles:
            batch.put(article, address)
            if len(batch) >= self._limits.batch_articles or batch.bytes >= self._limits.batch_bytes:
                yield from self._stored(writer, batch)
                with told(self.folder, writing=True):
                    writer.merge(self._limits.segments_adding, last=False)
                batch = Batch()
        if len(batch):
            yield from self._stored(writer, batch)
        with told(self.folder, writing=True):
            writer.merge(self._limits.segments_least, last=True)

    def _stored(self, writer: Writer, batch: Batch) -> list[Added]:
        with told(self.folder, writing=True):
            return writer.store(batch)

    def remove(self, ids: Iterable[str]) -> list[str]:
        """Remove the articles with these ids, all versions of each; return the ids that no article has, sorted.

        The segments that hold them are written anew: no file of the index has them any more, nor a text that
        no other article has.
        """
        with told(self.folder, writing=True):
            return self._for_writing().remove(sorted(set(ids)))

    def numbers(self) -> list[int]:
        """Return the numbers of all articles, sorted by id, then by what else is known of them and by text."""
        with told(self.folder):
            return self._snapshot.numbers()

    def articles(self, numbers: Iterable[int] | None = None) -> Iterator[Article]:
        """Yield the articles of these numbers, or all by id, with the ids that `sources.stream` gives."""
        snapshot = self._snapshot
        for number in self.numbers() if numbers is None else numbers:
            with told(self.folder):
                article = article_of(snapshot.entry(number), snapshot.text(number))
            yield article

    def listing(self) -> Iterator[Article]:
        """Yield all articles by id, each with "" for its text."""
        snapshot = self._snapshot
        for number in self.numbers():
            with told(self.folder):
                article = article_of(snapshot.entry(number), "")
            yield article

    def find(self, texts: Sequence[str], limit: int) -> list[list[Hit]]:
        """Return for each text the stored texts that share passages with it, of `limit` articles, best first."""
        finder = self._snapshot.finder
        prints, bounds = prints_of(texts, self._params.sketch)
        borders = bounds.tolist()
        with told(self.folder):
            return [finder.find(prints[a:b], limit) for a, b in pairwise(borders)]

    def shared(self, text: str, hits: Sequence[Hit]) -> list[Shared]:
        """Return what a text shares word by word with what `find` found for it, with spans; in the order of the hits.

        Blocks of `align.alone_words` words and more; nothing is set aside and nothing judged.
        """
        with told(self.folder):
            return shared_with(self._snapshot, text, hits, self._params.align)

    def retold(self, texts: Sequence[str], limit: int) -> list[list[Retold]]:
        """Return for each text the stored texts that may tell a passage of it in other words, best first.

        A text's copies rank highest; what shares no more than a topic is among them too: it is for the aligner to tell.
        """
        finder = self._snapshot.finder
        *_, elements, bounds = prints_and_elements(texts, self._params.sketch)
        with told(self.folder):
            return [finder.retold(elements[a:b], limit) for a, b in pairwise(bounds.tolist())]

    def pairs(self) -> SharedTexts:
        """Return all pairs of stored texts that share passages, with the articles that have each text."""
        with told(self.folder):
            return pairs_of(self._snapshot, self._params.sketch)

    def info(self) -> dict[str, object]:
        """Return counts and sizes (in bytes)."""
        with told(self.folder):
            return report.info(self._snapshot)

    def held(self, article: Article, address: Address = _same) -> list[int]:
        """Return the numbers under which this very article is stored: the same place with the same text."""
        key = key_in(hashlib.sha256(packed_text(article.text)).digest())
        with told(self.folder):
            return self._snapshot.standing(place_of(article, address), key)

    def searched(self, without: Sequence[int] = ()) -> Searched:
        """Return among what `find` looks, but for the articles of the numbers `without`."""
        with told(self.folder):
            return report.searched(self._snapshot, without)

    def verify(self) -> list[str]:
        """Hold everything against its checksums and against each other; return one line for each problem."""
        with told(self.folder):
            return report.problems(self._snapshot)
