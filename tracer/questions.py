"""What is asked of articles besides their lineage: one article, one claim, all pairs of an index.

Each answer comes from the stages of `pipeline`, over those articles that the question concerns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracer import pipeline
from tracer.errors import NoInputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tracer.index import Index
    from tracer.outlets import Registry
    from tracer.params import Params
    from tracer.pipeline import Progress
    from tracer.records import Alignment, Article, Check, Explanation, Grade, Searched, SharedText, SpanPair


def check(
    files: Sequence[Article],
    against: Sequence[Article],
    registry: Registry,
    params: Params,
    *,
    progress: Progress = pipeline.silent,
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
    witnesses = pipeline.prepare([known[id_] for id_ in sorted(known)], registry, params, progress)
    sketches = pipeline.sketched(witnesses, params, progress)
    others = {article.id for article in pile}
    aligned: dict[tuple[str, str], Alignment] = {}
    checks: list[Check] = []
    for number, article in enumerate(asked, 1):
        here = [
            place for place, w in enumerate(witnesses) if w.article.id in others or w.article.id == article.id
        ]
        piled = [witnesses[place] for place in here]
        pairs = pipeline.pairs_of(piled, [sketches[place] for place in here], params)
        connected, alignments = around(article.id, piled, pairs, params.align, aligned)
        lineage = infer(connected, alignments, registry.outlets, params.lineage)
        lineage = replace(lineage, parameters=pipeline.parameters(params))
        checks.append(check_of(article.id, lineage, [one for one in pile if one.id != article.id]))
        progress("checking", number, len(asked))
    return checks


def check_index(
    files: Sequence[Article],
    index: Index,
    registry: Registry,
    params: Params,
    *,
    progress: Progress = pipeline.silent,
) -> list[Check]:
    """Do as `check` does against all articles of an index: it finds the few that share text with each of `files`."""
    from tracer.sources import canonical_address

    searched: dict[tuple[int, ...], Searched] = {}
    checks: list[Check] = []
    for number, article in enumerate(files, 1):
        own = tuple(index.held(article, canonical_address))
        holders = [number for number in _holders(article.text, index, params) if number not in own]
        pile, _ = pipeline.read((), registry, pipeline.stored(index, registry, holders))
        found = check([article], pile, registry, params)
        if own not in searched:
            searched[own] = index.searched(own)
        checks += [replace(one, searched=searched[own]) for one in found]
        progress("checking", number, len(files))
    return checks


def _holders(text: str, index: Index, params: Params) -> list[int]:
    """Return the numbers of the few articles that explain a text, or seem to tell it in other words.

    Of many articles with one text the earliest stand for all.
    """
    from tracer.engine import explaining

    sketch = params.sketch
    groups = [list(hit.articles) for hit in index.find([text], sketch.found_articles)[0]]
    texts = [next(index.articles(group[:1])).text for group in groups]
    chosen = [groups[place] for place in explaining(text, texts, sketch.held_articles, params)]
    chosen += [list(hit.articles) for hit in index.retold([text], sketch.retold_articles)[0]]
    numbers: dict[int, None] = {}
    for group in chosen:
        dated = {
            number: _earliest(article) for number, article in zip(group, index.articles(group), strict=True)
        }
        group.sort(key=dated.__getitem__)  # stable: undated ones stay in their order
        numbers |= dict.fromkeys(group[: sketch.same_articles])
    return list(numbers)


def _earliest(article: Article) -> float:
    return article.published.earliest.timestamp() if article.published else float("inf")


def all_pairs(index: Index, params: Params) -> Iterator[SharedText]:
    """Yield what the texts of an index have in common word by word: texts of several articles, then pairs of texts.

    For bulk work: nothing is set aside, and passages told in other words are left to `check` and `lineage`.
    """
    import numpy as np

    from tracer.engine import verified
    from tracer.records import SharedText

    shared = index.pairs()
    holders = np.diff(shared.bounds)
    for text in np.flatnonzero(holders > 1).tolist():
        yield SharedText(_ids(index, shared.articles(text)), (), (), 1.0, 1.0)
    outlets = np.arange(len(holders), dtype=np.int64) + len(holders)  # unknown: each one of its own
    numbers: dict[str, int] = {}
    for text in np.unique(np.concatenate((shared.left, shared.right))).tolist():
        outlet = next(index.articles(shared.articles(text)[:1])).outlet
        if outlet is not None:
            outlets[text] = numbers.setdefault(outlet, len(numbers))

    def texts(wanted: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        firsts = shared.numbers[shared.bounds[wanted]].tolist()
        data = [article.text.encode("utf-8", "surrogatepass") for article in index.articles(firsts)]
        ends = np.cumsum([0, *map(len, data)], dtype=np.int64)
        return np.frombuffer(b"".join(data), np.uint8), ends

    for batch in verified(shared.left, shared.right, outlets, texts, params):
        for place, (left, right) in enumerate(zip(batch.left.tolist(), batch.right.tolist(), strict=True)):
            spans = slice(int(batch.bounds[place]), int(batch.bounds[place + 1]))
            yield SharedText(
                _ids(index, shared.articles(left)),
                _ids(index, shared.articles(right)),
                tuple(_span_pairs(batch.spans[spans].tolist(), batch.density[spans].tolist())),
                *batch.coverage[place].tolist(),
            )


def _ids(index: Index, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(article.id for article in index.articles(numbers))


def _span_pairs(spans: Sequence[Sequence[int]], density: Sequence[float]) -> Iterator[SpanPair]:
    """Turn rows of code points into span pairs, graded as the aligner grades blocks."""
    from tracer.records import SpanPair
    from tracer.spans import Span

    for (start, end, other, other_end), score in zip(spans, density, strict=True):
        grade: Grade = "verbatim" if score == 1.0 else "near-verbatim"
        yield SpanPair(Span(start, end), Span(other, other_end), grade, round(score, 4))


def explain(
    articles: Sequence[Article],
    registry: Registry,
    params: Params,
    *,
    child: str,
    parent: str,
    progress: Progress = pipeline.silent,
) -> Explanation:
    """Return why the lineage of the articles says, or does not say, that `child` took text from `parent`.

    Both are ids; the parent may be an unseen source of that lineage. UsageError where there is no such id.
    """
    from tracer.lineage import explanation_of, infer, weigh_claim

    if child == parent:
        raise UsageError("CHILD and PARENT are the same article")
    witnesses, alignments = pipeline.aligned(articles, registry, params, progress)
    lineage = infer(witnesses, alignments, registry.outlets, params.lineage)
    known = {witness.article.id: witness for witness in witnesses}
    if child not in known:
        raise UsageError(f"no such article: {child}")
    if parent not in known and parent not in {source.id for source in lineage.unseen}:
        raise UsageError(f"no such article or unseen source: {parent}")
    lineage = replace(lineage, parameters=pipeline.parameters(params))
    claim = weigh_claim(witnesses, alignments, registry.outlets, params.lineage, child=child, parent=parent)
    shared = None
    if parent in known:
        left, right = sorted((child, parent))
        shared = pipeline.compare(known[left], known[right], params)
    return explanation_of(lineage, child, parent, claim, shared)
