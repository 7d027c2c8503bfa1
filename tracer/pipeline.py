"""The whole program, composed: articles flow one way, and every stage turns one kind of record into the next.

    files ──read──> articles ──prepare──> witnesses ──find_pairs──> candidates
          ──align_pairs──> alignments ──infer──> lineage

Whoever reads this file knows the program; each stage knows nothing of the next.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from tracer.errors import NoInputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracer.outlets import Registry
    from tracer.params import Params
    from tracer.records import Alignment, Article, Candidates, Lineage, Problem, Sketch, Witness

    Progress = Callable[[str, int, int], None]  # stage, done, of


BATCH = 256  # articles sketched between two reports of progress


def _silent(stage: str, done: int, of: int) -> None:
    """Report no progress."""


def read(paths: Sequence[str], registry: Registry) -> tuple[list[Article], list[Problem]]:
    """Read every article under `paths`, sorted by id, with what could not be read."""
    from tracer import sources

    return sources.read(paths, registry)


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
    from tracer.sketch import candidates, sketch_all
    from tracer.text import passages

    sketches: list[Sketch] = []
    for first in range(0, len(witnesses), BATCH):
        batch = [(w.tokens, passages(w.tokens, params.text)) for w in witnesses[first : first + BATCH]]
        sketches += sketch_all(batch, params.sketch)
        progress("sketching", len(sketches), len(witnesses))
    return candidates(sketches, [w.article.outlet for w in witnesses], _by_time(witnesses), params.sketch)


def _by_time(witnesses: Sequence[Witness]) -> list[int]:
    """Rank the witnesses by publication time (undated last), then by id: the order that links mass copies."""

    def key(index: int) -> tuple[bool, float, str]:
        article = witnesses[index].article
        if article.published is None:
            return (True, 0.0, article.id)
        return (False, article.published.earliest.timestamp(), article.id)

    rank = [0] * len(witnesses)
    for place, index in enumerate(sorted(range(len(witnesses)), key=key)):
        rank[index] = place
    return rank


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
    from tracer.lineage import infer

    if not articles:
        raise NoInputError("no article could be read")
    if ignore_dates:
        articles = [replace(article, published=None) for article in articles]
    witnesses = prepare(articles, registry, params, progress)
    pairs = find_pairs(witnesses, params, progress)
    alignments = align_pairs(witnesses, pairs, params, progress)
    lineage = infer(witnesses, alignments, registry.outlets, params.lineage)
    parameters: dict[str, object] = {
        **asdict(params),
        "ignore_dates": ignore_dates,
        "calibrated": params.lineage.calibrated,
    }
    lineage = replace(lineage, parameters=parameters)
    return lineage if about is None else only_story(lineage, about)


def only_story(lineage: Lineage, article: str) -> Lineage:
    """Keep of a lineage the one story that holds the article; UsageError where none does."""
    story = next((story for story in lineage.stories if article in story.articles), None)
    if story is None:
        raise UsageError(f"no such article: {article}")
    kept = {*story.articles, *story.origins}
    derivations = tuple(d for d in lineage.derivations if d.child in kept)
    named = {d.parent for d in derivations}
    return replace(
        lineage,
        articles=tuple(judged for judged in lineage.articles if judged.witness.article.id in kept),
        unseen=tuple(source for source in lineage.unseen if source.id in named),
        derivations=derivations,
        associations=tuple(a for a in lineage.associations if a.left in kept),
        stories=(story,),
    )


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
