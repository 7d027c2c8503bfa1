"""What each article's text says by itself: what of it is aside, its credits, its quotes, who is said to have said what.

It takes some milliseconds an article and needs no other one, so where there is much of it several processes share it. They give the same
marks in the same order, and where they fail this one does the rest.
"""

from __future__ import annotations

import os
import signal
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tracer.credit import CreditFinder, find_attributions, find_quotes
from tracer.params import MarkingParams
from tracer.text import asides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.records import Article, Aside, Attribution, Credit, Outlet, Quote, Signature

PARAMS = MarkingParams()


class Marks(NamedTuple):
    """What was found in one text; `attributions` only where they were asked for, None where the text is too long for them."""

    asides: tuple[Aside, ...]
    credits: tuple[Credit, ...]
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...] | None
    signatures: tuple[Signature, ...] = ()


class Marker:
    """Marks articles; compiles the names of the outlets once."""

    def __init__(self, outlets: Sequence[Outlet], *, attributed: bool) -> None:
        self._finder = CreditFinder(outlets)
        self._attributed = attributed
        # a table may hold one short line a hundred thousand times
        self._kept: dict[tuple[str | None, ...], Marks] = {}

    def mark(self, article: Article, known: Sequence[Aside]) -> Marks:
        """Return what the text says; `known` are asides that other articles tell, beside its own."""
        if article.asides or known or len(article.text) > PARAMS.kept_chars:
            return self._marked(article, known)
        same = (article.text, article.title, article.language, article.byline)
        marks = self._kept.get(same)
        if marks is None:
            if len(self._kept) >= PARAMS.kept_texts:
                self._kept.clear()
            marks = self._kept[same] = self._marked(article, known)
        return marks

    def _marked(self, article: Article, known: Sequence[Aside]) -> Marks:
        text, language = article.text, article.language
        every = asides(text, article.title, language)
        if article.asides or known:
            found = {*article.asides, *every, *known}
            every = tuple(sorted(found, key=lambda aside: (aside.span, aside.kind)))
        whole = replace(article, asides=every) if every else article
        credits_ = self._finder.find(whole)
        signatures = self._finder.signatures(whole, credits_)
        said = self._said(text, language) if self._attributed else ()
        return Marks(every, credits_, find_quotes(text, language), said, signatures)

    @staticmethod
    def _said(text: str, language: str | None) -> tuple[Attribution, ...] | None:
        return find_attributions(text, language) if len(text) <= PARAMS.attributed_chars else None


def marked(
    articles: Sequence[Article],
    known: Sequence[Sequence[Aside]],
    outlets: Sequence[Outlet],
    *,
    attributed: bool,
    params: MarkingParams = PARAMS,
) -> Iterator[Marks]:
    """Yield the marks of each article, in order; `known` are the asides of each that others tell."""
    jobs = min(_processors(), params.most_processes)
    done = 0
    if jobs > 1 and sum(len(article.text) for article in articles) >= params.shared_chars:
        try:
            for marks in _shared(articles, known, outlets, jobs, attributed=attributed):
                yield marks
                done += 1
        except (BrokenProcessPool, OSError):  # killed, or none can be started
            pass
    if done < len(articles):
        marker = Marker(outlets, attributed=attributed)
        for article, lines in zip(articles[done:], known[done:], strict=True):
            yield marker.mark(article, lines)


def _shared(
    articles: Sequence[Article],
    known: Sequence[Sequence[Aside]],
    outlets: Sequence[Outlet],
    jobs: int,
    *,
    attributed: bool,
) -> Iterator[Marks]:
    """Yield the marks that several processes find."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")  # a fork would copy locks that other threads hold
    with ProcessPoolExecutor(jobs, context, _begin, (outlets, attributed)) as pool:
        try:
            yield from pool.map(_mark, articles, known, chunksize=PARAMS.at_once)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_MARKERS: list[Marker] = []  # of this process, if it is one of several


def _begin(outlets: Sequence[Outlet], attributed: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends them
    _MARKERS[:] = [Marker(outlets, attributed=attributed)]


def _mark(article: Article, known: Sequence[Aside]) -> Marks:
    return _MARKERS[0].mark(article, known)


def _processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
