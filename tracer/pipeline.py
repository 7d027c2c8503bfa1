"""The whole program, composed: articles flow one way, and every stage turns one kind of record into the next.

    files ──read──> articles ──prepare──> witnesses ──find_pairs──> candidates
          ──align_pairs──> alignments ──infer──> lineage

Whoever reads this file knows the program; each stage knows nothing of the next.
"""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from tracer.errors import NoInputError
from tracer.records import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracer.index import Added, Index
    from tracer.outlets import Registry
    from tracer.params import Params, SourceLimits
    from tracer.records import (
        Alignment,
        Article,
        Candidates,
        Lineage,
        Sketch,
        Story,
        Witness,
    )

    Progress = Callable[[str, int, int], None]  # stage, done, of


BATCH = 256  # articles sketched between two reports of progress


def silent(stage: str, done: int, of: int) -> None:
    """Report no progress."""


def read(
    paths: Sequence[str],
    registry: Registry,
    held: Iterable[Article] = (),
    limits: SourceLimits | None = None,
) -> tuple[list[Article], list[Problem]]:
    """Read every article under `paths`, sorted by id, with what could not be read; `held` were read before."""
    from tracer import sources

    return sources.read(paths, registry, limits, held=held)


def add(
    index: Index, paths: Sequence[str], registry: Registry, limits: SourceLimits | None = None
) -> Iterator[Added | Problem]:
    """Read articles and store them in an index; yield each once it is durable, and what could not be read."""
    from tracer import sources

    problems: deque[Problem] = deque()

    def articles() -> Iterator[Article]:
        for item in sources.stream(paths, registry, limits):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                yield item

    for stored in index.add(articles(), sources.canonical_address):
        while problems:
            yield problems.popleft()
        yield stored
    yield from problems


def stored(index: Index, registry: Registry, numbers: Iterable[int] | None = None) -> Iterator[Article]:
    """Yield the articles of an index, or those of these numbers, as reading their files today would give them."""
    from tracer import sources

    for article in index.articles(numbers):
        yield sources.renamed(article, registry)


def prepare(
    articles: Sequence[Article],
    registry: Registry,
    params: Params,
    progress: Progress = silent,
    *,
    attributed: bool = False,
) -> list[Witness]:
    """Turn articles into witnesses: asides known, words counted, credits and quotes found.

    With `attributed` also who is said to have said what.
    """
    from tracer.engine import marked
    from tracer.records import Witness
    from tracer.text import repeated, tokenise

    every = marked(articles, repeated(articles, params.text), registry.outlets, attributed=attributed)
    witnesses: list[Witness] = []
    for number, (article, marks) in enumerate(zip(articles, every, strict=True), 1):
        known = replace(article, asides=marks.asides) if marks.asides != article.asides else article
        tokens = tokenise(known.text, [aside.span for aside in known.asides], known.language, salt=known.id)
        flags = {"disguised-text"} if tokens.disguised else set()
        if marks.attributions is None:
            flags.add("attributions-not-sought")
        if not flags.issubset(known.flags):
            known = replace(known, flags=tuple(sorted({*known.flags, *flags})))
        said = marks.attributions or ()
        witnesses.append(Witness(known, tokens, marks.credits, marks.quotes, said, marks.signatures))
        progress("reading texts", number, len(articles))
    return witnesses


def find_pairs(witnesses: Sequence[Witness], params: Params, progress: Progress = silent) -> Candidates:
    """Find the pairs of witnesses that share passages, by fingerprints and by passage MinHash."""
    return pairs_of(witnesses, sketched(witnesses, params, progress), params)


def sketched(witnesses: Sequence[Witness], params: Params, progress: Progress) -> list[Sketch]:
    """Sketch every witness, batch by batch."""
    from tracer.sketch import sketch_all
    from tracer.text import passages

    sketches: list[Sketch] = []
    for first in range(0, len(witnesses), BATCH):
        batch = [(w.tokens, passages(w.tokens, params.text)) for w in witnesses[first : first + BATCH]]
        sketches += sketch_all(batch, params.sketch)
        progress("sketching", len(sketches), len(witnesses))
    return sketches


def pairs_of(witnesses: Sequence[Witness], sketches: Sequence[Sketch], params: Params) -> Candidates:
    """Find the pairs that share passages, by their sketches."""
    from tracer.sketch import by_time, candidates

    return candidates(sketches, [w.article.outlet for w in witnesses], by_time(witnesses), params.sketch)


def align_pairs(
    witnesses: Sequence[Witness], pairs: Candidates, params: Params, progress: Progress = silent
) -> list[Alignment]:
    """Align every candidate pair; what shares no span is left out."""
    from tracer.align import Repeats

    alignments: list[Alignment] = []
    repeats = Repeats(witnesses, params.align)
    for number, (left, right) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True), 1):
        alignment = repeats.align(witnesses[left], witnesses[right])
        if alignment.pairs:
            alignments.append(alignment)
        progress("aligning", number, len(pairs.left))
    return alignments


def trace(
    articles: Sequence[Article],
    registry: Registry,
    params: Params,
    *,
    ignore_dates: bool = False,
    about: str | None = None,
    progress: Progress = silent,
) -> Lineage:
    """Return the lineage of the articles; with `about`, of the story that holds that article id alone."""
    from tracer.lineage import infer, only_story

    if ignore_dates:
        articles = [replace(article, published=None) for article in articles]
    witnesses, alignments = aligned(articles, registry, params, progress)
    lineage = infer(witnesses, alignments, registry.outlets, params.lineage)
    lineage = replace(
        lineage,
        stories=with_quotes(lineage.stories, witnesses, alignments),
        parameters=parameters(params, ignore_dates=ignore_dates),
    )
    return lineage if about is None else only_story(lineage, about)


def with_quotes(
    stories: Sequence[Story], witnesses: Sequence[Witness], alignments: Sequence[Alignment]
) -> tuple[Story, ...]:
    """Return the stories with the quotes that several of their articles have."""
    from tracer.credit import shared_quotes

    by_id = {witness.article.id: witness for witness in witnesses}
    home = {id_: story.id for story in stories for id_ in story.articles}
    inside: dict[str, list[Alignment]] = {}
    for one in alignments:
        if home[one.left] == home[one.right]:
            inside.setdefault(home[one.left], []).append(one)
    return tuple(
        story
        if len(story.articles) < 2
        else replace(
            story, quotes=shared_quotes([by_id[id_] for id_ in story.articles], inside.get(story.id, []))
        )
        for story in stories
    )


def aligned(
    articles: Sequence[Article], registry: Registry, params: Params, progress: Progress
) -> tuple[list[Witness], list[Alignment]]:
    """Take articles all the way to alignments; raises NoInputError where there is none."""
    if not articles:
        raise NoInputError("no article could be read")
    witnesses = prepare(articles, registry, params, progress)
    pairs = find_pairs(witnesses, params, progress)
    return witnesses, align_pairs(witnesses, pairs, params, progress)


def parameters(params: Params, *, ignore_dates: bool = False) -> dict[str, object]:
    """Return what an answer was made with, as the answer states it."""
    return {**asdict(params), "ignore_dates": ignore_dates, "calibrated": params.lineage.calibrated}


def as_it_stands(article: Article) -> Witness:
    """Return the witness of a text taken whole: nothing is set aside, no credit is looked for."""
    from tracer.credit import find_quotes
    from tracer.records import Witness
    from tracer.text import tokenise

    tokens = tokenise(article.text, (), article.language)
    return Witness(article, tokens, quotes=find_quotes(article.text, article.language))


def compare(left: Witness, right: Witness, params: Params) -> Alignment:
    """Align two texts with each other, whatever their sketches would say."""
    from tracer.align import align

    return align(left, right, params.align)


def differ(left: Witness, right: Witness, alignment: Alignment, params: Params) -> Alignment:
    """Return the alignment of the two with the words told that differ within near-verbatim spans."""
    from tracer.align import with_differences

    return with_differences(left, right, alignment, params.align)
