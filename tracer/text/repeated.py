"""Boilerplate learned from the articles at hand: lines that an outlet prints in stories that have nothing in common.

A line that stands in several articles of one outlet is either boilerplate or the text of one story published
several times. What else these articles share tells which: articles that share much of their text, counting
a line the less the more articles have it, are one story, however many they are; a line in articles of
three stories is the outlet's own. Where the outlet is unknown, texts that agree in one line may as well be copies
of it, so only short lines and footers are learned there. Sentences at the very beginning and end of an
article count as lines too, for boilerplate is often run into a paragraph.

Each line links each of its articles with the first and the previous one that has it: O(n) in characters, with a
union-find over the links.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracer.records import Aside
from tracer.spans import Span, union
from tracer.text.lines import lines
from tracer.text.sentences import boundaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracer.params import TextParams
    from tracer.records import Article

_LONE = re.compile("[\ud800-\udfff]")
_EDGE = 1200  # code points at either end of an article whose sentences count as lines


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line or a sentence at the edge of an article: what it says, where, and how it stands there."""

    key: int
    span: Span
    words: int
    foot: bool  # among the last lines
    whole: bool  # a whole line; sentences at the edges do not count again when shared text is measured


def repeated(articles: Sequence[Article], params: TextParams) -> list[tuple[Aside, ...]]:
    """Return for each article the lines and edge sentences that its outlet repeats, sorted by span and disjoint."""
    found: list[tuple[Aside, ...]] = [()] * len(articles)
    houses: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        houses.setdefault(_house(article), []).append(number)
    for house, members in houses.items():
        least = params.stock_stories if house else params.stock_stories_unknown
        if len(members) < least:
            continue
        pieces = [_pieces(articles[number], params) for number in members]
        stock = _stock(pieces, least, params, known=house != "")
        for number, own in zip(members, pieces, strict=True):
            found[number] = _asides(piece.span for piece in own if (piece.key, piece.foot) in stock)
    return found


def _house(article: Article) -> str:
    """Return what tells one publisher from another; "" where nothing does."""
    if article.outlet or article.outlet_name:
        return f"outlet {(article.outlet or article.outlet_name or '').casefold()}"
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:
        host = None
    return f"host {host}" if host else ""


def _pieces(article: Article, params: TextParams) -> list[_Piece]:
    """Return the lines of an article and the sentences at its edges, without what is known to be aside."""
    kept = lines(article.text)
    if article.asides:
        known = union(aside.span for aside in article.asides)
        ends = [span.end for span in known]
        # the first aside that ends after the line begins
        after = [bisect_right(ends, line.span.start) for line in kept]
        kept = [
            line
            for line, at in zip(kept, after, strict=True)
            if at == len(known) or known[at].start >= line.span.end
        ]
    pieces = []
    for place, line in enumerate(kept):
        foot = place >= len(kept) - params.stock_foot_lines
        pieces.append(_piece(line.text, line.span, foot=foot, whole=True))
    if len(kept) == 1 and len(kept[0].text) <= _EDGE:  # its first sentences are its last ones
        only = list(_sentences(kept[0].text, kept[0].span.start, article.language, last=False))
        pieces += [*only, *(replace(piece, foot=True) for piece in only)]
    elif kept:
        pieces += _sentences(kept[0].text[:_EDGE], kept[0].span.start, article.language, last=False)
        tail = kept[-1].text[-_EDGE:]
        pieces += _sentences(tail, kept[-1].span.end - len(tail), article.language, last=True)
    return pieces


def _sentences(text: str, start: int, language: str | None, *, last: bool) -> Iterator[_Piece]:
    """Yield the first or last sentences of a line, where it holds several."""
    borders = boundaries(_LONE.sub("\ufffd", text), language)
    if len(borders) < 2:
        return
    for begin, end in zip(borders, [*borders[1:], len(text)], strict=True):
        sentence = text[begin:end].strip()
        at = start + begin + len(text[begin:end]) - len(text[begin:end].lstrip())
        if sentence:
            yield _piece(sentence, Span(at, at + len(sentence)), foot=last, whole=False)


def _piece(text: str, span: Span, *, foot: bool, whole: bool) -> _Piece:
    from xxhash import xxh3_64_intdigest

    words = text.casefold().split()
    return _Piece(
        xxh3_64_intdigest(" ".join(words).encode("utf-8", "surrogatepass")), span, len(words), foot, whole
    )


def _stock(
    pieces: Sequence[Sequence[_Piece]], least: int, params: TextParams, *, known: bool
) -> frozenset[tuple[int, bool]]:
    """Return the keys of pieces that stand in `least` stories, each with the places (foot or not) where it counts."""
    holders: dict[int, list[int]] = {}
    for number, own in enumerate(pieces):
        for key in dict.fromkeys(piece.key for piece in own):
            holders.setdefault(key, []).append(number)
    # first what is plainly one story, so that a crowd of copies counts once when common lines are discounted
    alone = list(range(len(pieces)))
    story = _stories(pieces, holders, alone, params.stock_copied)
    story = _stories(pieces, holders, story, params.stock_shared)
    spread = {key: len({story[number] for number in members}) for key, members in holders.items()}
    stock = set()
    for own in pieces:
        for piece in own:
            amid = piece.words > params.stock_line_words and not piece.foot
            needed = params.stock_stories_long if amid else least
            if spread.get(piece.key, 0) >= needed and (known or not amid):
                stock.add((piece.key, piece.foot))
    return frozenset(stock)


def _stories(
    pieces: Sequence[Sequence[_Piece]], holders: dict[int, list[int]], story: Sequence[int], share: float
) -> list[int]:
    """Join the stories of articles that share this share of their lines; return each article's, named by a member.

    A line counts by its length, divided by the number of (old) stories that have it.
    """
    weight: dict[int, float] = {}
    totals = [0.0] * len(pieces)
    for number, own in enumerate(pieces):
        for piece in {piece.key: piece for piece in own if piece.whole}.values():
            if piece.key not in weight:
                weight[piece.key] = len(piece.span) / len({story[holder] for holder in holders[piece.key]})
            totals[number] += weight[piece.key]
    shared: dict[tuple[int, int], float] = {}
    for key, value in weight.items():
        members = holders[key]
        for place in range(1, len(members)):
            for other in {0, place - 1}:
                pair = (members[other], members[place])
                shared[pair] = shared.get(pair, 0.0) + value
    parent = list(story)
    for (a, b), value in shared.items():
        if value >= share * min(totals[a], totals[b]):
            first, second = sorted((_root(parent, a), _root(parent, b)))
            parent[second] = first
    return [_root(parent, number) for number in range(len(pieces))]


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = number = parent[parent[number]]
    return number


def _asides(spans: Iterable[Span]) -> tuple[Aside, ...]:
    """Return the spans as asides, without those that another one covers."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(Aside(span, "repeated") for span in kept)
