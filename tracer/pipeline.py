"""The whole program, composed: articles flow one way, and every stage turns one kind of record into the next.

    files ──read──> articles ──prepare──> witnesses ──find_pairs──> candidates
          ──align_pairs──> alignments ──infer──> lineage

Whoever reads this file knows the program; each stage knows nothing of the next.
"""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from tracer.errors import NoInputError, UsageError
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
        Check,
        Explanation,
        Lineage,
        Sketch,
        Witness,
    )

    Progress = Callable[[str, int, int], None]  # stage, done, of


BATCH = 256  # articles sketched between two reports of progress


def _silent(stage: str, done: int, of: int) -> None:
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
    articles: Sequence[Article], registry: Registry, params: Params, progress: Progress = _silent
) -> list[Witness]:
    """Turn articles into witnesses: asides known, words counted, credits and quotes found."""
    from tracer.credit import CreditFinder, find_quotes
    from tracer.records import Witness
    from tracer.text import asides, repeated, tokenise

    finder = CreditFinder(registry.outlets)
    learned = repeated(articles, params.text)
    witnesses: list[Witness] = []
    for number, (article, lines) in enumerate(zip(articles, learned, strict=True), 1):
        found = asides(article.text, article.title, article.language)
        known = replace(
            article, asides=tuple(sorted({*article.asides, *found, *lines}, key=lambda a: (a.span, a.kind)))
        )
        tokens = tokenise(known.text, [aside.span for aside in known.asides], known.language, salt=known.id)
        if tokens.disguised:
            known = replace(known, flags=tuple(sorted({*known.flags, "disguised-text"})))
        witnesses.append(Witness(known, tokens, finder.find(known), find_quotes(known.text, known.language)))
        progress("reading texts", number, len(articles))
    return witnesses


def find_pairs(witnesses: Sequence[Witness], params: Params, progress: Progress = _silent) -> Candidates:
    """Find the pairs of witnesses that share passages, by fingerprints and by passage MinHash."""
    return _pairs(witnesses, _sketched(witnesses, params, progress), params)


def _sketched(witnesses: Sequence[Witness], params: Params, progress: Progress) -> list[Sketch]:
    from tracer.sketch import sketch_all
    from tracer.text import passages

    sketches: list[Sketch] = []
    for first in range(0, len(witnesses), BATCH):
        batch = [(w.tokens, passages(w.tokens, params.text)) for w in witnesses[first : first + BATCH]]
        sketches += sketch_all(batch, params.sketch)
        progress("sketching", len(sketches), len(witnesses))
    return sketches


def _pairs(witnesses: Sequence[Witness], sketches: Sequence[Sketch], params: Params) -> Candidates:
    from tracer.sketch import by_time, candidates

    return candidates(sketches, [w.article.outlet for w in witnesses], by_time(witnesses), params.sketch)


def align_pairs(
    witnesses: Sequence[Witness], pairs: Candidates, params: Params, progress: Progress = _silent
) -> list[Alignment]:
    """Align every candidate pair; what shares no span is left out."""
    from tracer.align import align

    alignments: list[Alignment] = []
    for number, (left, right) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True), 1):
        alignment = align(witnesses[left], witnesses[right], params.align)
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
    progress: Progress = _silent,
) -> Lineage:
    """Return the lineage of the articles; with `about`, of the story that holds that article id alone."""
    from tracer.lineage import infer, only_story

    if ignore_dates:
        articles = [replace(article, published=None) for article in articles]
    witnesses, alignments = _aligned(articles, registry, params, progress)
    lineage = infer(witnesses, alignments, registry.outlets, params.lineage)
    lineage = replace(lineage, parameters=_parameters(params, ignore_dates=ignore_dates))
    return lineage if about is None else only_story(lineage, about)


def _aligned(
    articles: Sequence[Article], registry: Registry, params: Params, progress: Progress
) -> tuple[list[Witness], list[Alignment]]:
    if not articles:
        raise NoInputError("no article could be read")
    witnesses = prepare(articles, registry, params, progress)
    pairs = find_pairs(witnesses, params, progress)
    return witnesses, align_pairs(witnesses, pairs, params, progress)


def _parameters(params: Params, *, ignore_dates: bool = False) -> dict[str, object]:
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


def explain(
    articles: Sequence[Article],
    registry: Registry,
    params: Params,
    *,
    child: str,
    parent: str,
    progress: Progress = _silent,
) -> Explanation:
    """Return why the lineage of the articles says, or does not say, that `child` took text from `parent`.

    Both are ids; the parent may be an unseen source of that lineage. UsageError where there is no such id.
    """
    from tracer.lineage import explanation_of, infer, weigh_claim

    if child == parent:
        raise UsageError("CHILD and PARENT are the same article")
    witnesses, alignments = _aligned(articles, registry, params, progress)
    lineage = infer(witnesses, alignments, registry.outlets, params.lineage)
    known = {witness.article.id: witness for witness in witnesses}
    if child not in known:
        raise UsageError(f"no such article: {child}")
    if parent not in known and parent not in {source.id for source in lineage.unseen}:
        raise UsageError(f"no such article or unseen source: {parent}")
    lineage = replace(lineage, parameters=_parameters(params))
    claim = weigh_claim(witnesses, alignments, registry.outlets, params.lineage, child=child, parent=parent)
    shared = None
    if parent in known:
        left, right = sorted((child, parent))
        shared = compare(known[left], known[right], params)
    return explanation_of(lineage, child, parent, claim, shared)


def check(
    files: Sequence[Article],
    against: Sequence[Article],
    registry: Registry,
    params: Params,
    *,
    progress: Progress = _silent,
) -> list[Check]:
    """Return where the text of each of `files` comes from, as far as the articles of `against` can tell.

    Each is checked by itself: an article of `files` is a source of another only where it lies in `against` too,
    and never of itself. Only what shared text connects with it is aligned.
    """
    from tracer.align import around
    from tracer.lineage import check_of, infer
    from tracer.sources import two_piles

    if not files:
        raise NoInputError("no article could be read")
    asked, pile = two_piles(files, against)
    known = {article.id: article for article in (*asked, *pile)}
    witnesses = prepare([known[id_] for id_ in sorted(known)], registry, params, progress)
    sketches = _sketched(witnesses, params, progress)
    others = {article.id for article in pile}
    aligned: dict[tuple[str, str], Alignment] = {}
    checks: list[Check] = []
    for number, article in enumerate(asked, 1):
        here = [
            place for place, w in enumerate(witnesses) if w.article.id in others or w.article.id == article.id
        ]
        piled = [witnesses[place] for place in here]
        pairs = _pairs(piled, [sketches[place] for place in here], params)
        connected, alignments = around(article.id, piled, pairs, params.align, aligned)
        lineage = infer(connected, alignments, registry.outlets, params.lineage)
        lineage = replace(lineage, parameters=_parameters(params))
        checks.append(check_of(article.id, lineage, [one for one in pile if one.id != article.id]))
        progress("checking", number, len(asked))
    return checks


def check_index(
    files: Sequence[Article],
    index: Index,
    registry: Registry,
    params: Params,
    *,
    progress: Progress = _silent,
) -> list[Check]:
    """Do as `check` does against all articles of an index: it finds the few that share text with each of `files`."""
    searched = index.searched()
    checks: list[Check] = []
    for number, article in enumerate(files, 1):
        hits = index.find([article.text], params.sketch.found_articles)[0]
        numbers = [holder for hit in hits for holder in hit.articles]
        pile, _ = read((), registry, stored(index, registry, numbers))
        found = check([article], pile, registry, params)
        checks += [replace(one, searched=searched) for one in found]
        progress("checking", number, len(files))
    return checks
