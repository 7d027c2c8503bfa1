"""All credits of an article: each name of an outlet is looked at once, and one form is found for it, or none."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import TYPE_CHECKING, NamedTuple

from tracer.credit import acknowledgements, edges, photos, references, residues
from tracer.credit.attribution import attribution
from tracer.credit.covers import Sentences, body, cover
from tracer.credit.names import NameIndex, fold
from tracer.credit.places import Place, places
from tracer.params import CreditParams
from tracer.records import Credit, Signature
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.records import Article, Outlet, Role

PARAMS = CreditParams()
SIGNING_KINDS = ("agency", "state-media")  # whose bare name in a line of its own signs a text
# which of two credits of one outlet stays where they overlap
RANKS = (
    "reference",
    "source",
    "end-mark",
    "contribution",
    "read-more",
    "byline",
    "dateline",
    "residue",
    "photo",
    "attribution",
)


Extent = tuple[int, int]


class Found(NamedTuple):
    """A credit before its cover is known."""

    start: int
    end: int
    outlet: str
    form: str
    role: Role


class Shape(NamedTuple):
    """What of an article's layout the forms depend on, in code points."""

    whole: tuple[int, int]  # the live text
    head: int  # where running text begins
    tail: int  # where it ends
    captions: tuple[tuple[int, int], ...]
    teasers: tuple[tuple[int, int], ...]


class CreditFinder:
    """Finds the credits of the given outlets; compiles their names once, then serves any number of articles."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._names = NameIndex(outlets)
        self._kinds = {outlet.id: outlet.kind for outlet in outlets}
        self._residues = [
            (outlet.id, re.compile(pattern, re.MULTILINE))
            for outlet in sorted(outlets, key=lambda outlet: outlet.id)
            for pattern in outlet.residues
        ]

    def find(self, article: Article) -> tuple[Credit, ...]:
        """Return the credits of an article, sorted by span and outlet. Time is linear in its text."""
        text = article.text
        if not text.strip():
            return ()
        low = fold(text)
        named = list(places(text, low, self._names.hits(text, low)))
        if not named:
            traces = _resolved(list(self._traces(text, low)))
            return _finished(text, traces, _shape(article)) if traces else ()
        shape = _shape(article)
        spots = [place for place in named if not _overlapped(shape.teasers, place.start, place.end)]
        found = [*self._references(text, low, spots), *self._traces(text, low)]
        for k, place in enumerate(spots):
            if _in_crowd(spots, k):
                continue
            beside = (spots[k - 1].end if k else 0, spots[k + 1].start if k + 1 < len(spots) else len(text))
            found += self._of_place(place, beside, shape)
        heads = [(aside.span.start, aside.span.end) for aside in article.asides if aside.kind == "head"]
        # title, byline and address lines say who publishes, not whose words are reported
        found = [
            one for one in found if one.role != "statement" or not _overlapped(heads, one.start, one.end)
        ]
        return _finished(text, _resolved(found), shape)

    def signatures(self, article: Article, credits_: Sequence[Credit]) -> tuple[Signature, ...]:
        """Return the outlets that an article's byline credits and its text, by `credits_`, does not.

        A byline that the page states apart from its text is a line that signs all of it; a bare name there is who wrote it.
        """
        line = " ".join((article.byline or "")[: PARAMS.longest_byline].split())
        known = {credit.outlet for credit in credits_ if credit.role == "text"}
        found: dict[str, Signature] = {}
        low = fold(line)
        for place in places(line, low, self._names.hits(line, low)):
            if acknowledgements.byline(place, in_head=True, signing=True) is None:
                continue
            for outlet in dict.fromkeys(hit.outlet for hit in place.hits):
                if outlet not in known and self._kinds[outlet] != "official":
                    begin, end = body(article.text, article.asides)
                    covers = Span(begin, end) if begin < end else None
                    found.setdefault(outlet, Signature(outlet, line, covers))
        return tuple(found[outlet] for outlet in sorted(found))

    def _references(self, text: str, low: str, spots: list[Place]) -> Iterator[Found]:
        for place, start, end in references.reference_blocks(text, low, spots):
            yield Found(start, end, place.hits[0].outlet, "reference", "text")

    def _traces(self, text: str, low: str) -> Iterator[Found]:
        for outlet, pattern in self._residues:
            for match in pattern.finditer(text):
                if match.start() < match.end():
                    yield Found(*match.span(), outlet, "residue", "residue")
        for outlet, (start, end) in residues.asked_for_comment(text, low, self._names.squashed):
            if self._kinds[outlet] != "official":
                yield Found(start, end, outlet, "residue", "residue")

    def _of_place(self, place: Place, beside: tuple[int, int], shape: Shape) -> Iterator[Found]:
        """Yield the credit of each outlet that is named at this place."""
        kinds = {self._kinds[hit.outlet] for hit in place.hits}
        form, role, extent = _judged(
            place, shape, official=kinds == {"official"}, signing=kinds <= {*SIGNING_KINDS}
        )
        if extent is None:
            return
        start, end = extent
        if form == "contribution":  # "Reuters' Ada Veld and the AP contributed ...": each by itself
            start = start if start >= beside[0] else place.start
            end = end if end <= beside[1] else place.end
        for k, hit in enumerate(place.hits):
            if any(earlier.outlet == hit.outlet for earlier in place.hits[:k]):
                continue
            last = all(later.outlet == hit.outlet for later in place.hits[k + 1 :])
            yield Found(start if k == 0 else hit.start, end if last else hit.end, hit.outlet, form, role)


def _in_crowd(spots: Sequence[Place], k: int) -> bool:
    """Whether so many names stand on both sides that this is a list, not prose."""
    first, last = k - PARAMS.crowd, k + PARAMS.crowd
    if first < 0 or last >= len(spots):
        return False
    return (
        spots[k].start - spots[first].start < PARAMS.reach
        and spots[last].start - spots[k].start < PARAMS.reach
    )


def _judged(place: Place, shape: Shape, *, official: bool, signing: bool) -> tuple[str, Role, Extent | None]:
    """Return the form, the role and the extent of the credit at this place; no extent where there is none."""
    if "@" in place.words:
        return "residue", "residue", None if official else (place.start, place.end)
    if (extent := _of_picture(place, shape)) is not None:
        return "photo", "photo", extent
    if any(hit.outlet in photos.PICTURE_DESKS for hit in place.hits):
        return "photo", "photo", None  # they sell no text: whatever else is said of them is a mention
    for form, extent in _of_text(place, shape, official=official, signing=signing):
        if extent is not None:
            return form, "text", extent
    if not official and (extent := residues.house_phrase(place)) is not None:
        return "residue", "residue", extent
    return "attribution", "statement", attribution(place, official=official)


def _of_picture(place: Place, shape: Shape) -> Extent | None:
    """Return the extent of a picture credit; what sells only pictures signs nothing else."""
    in_caption = _overlapped(shape.captions, place.start, place.end)
    desk = any(hit.outlet in photos.PICTURE_DESKS for hit in place.hits)
    last = place.end + PARAMS.closers >= shape.tail
    if not (in_caption or desk) and (
        acknowledgements.of_text(place) or (last and acknowledgements.at_foot(place))
    ):
        return None
    rights = acknowledgements.copyright_line(place)
    if rights is not None:
        return rights if desk or in_caption else None
    extent = photos.photo(place, in_caption=in_caption)
    return acknowledgements.source_line(place) if desk and extent is None else extent


def _of_text(
    place: Place, shape: Shape, *, official: bool, signing: bool
) -> Iterator[tuple[str, Extent | None]]:
    """Yield the forms of role `text` in the order in which they are believed."""
    in_head, in_tail = place.start < shape.head, place.end + PARAMS.closers >= shape.tail
    yield "source", acknowledgements.source_line(place)
    yield "reference", (place.start, place.end) if in_tail and references.is_bare_address(place) else None
    if official:
        return
    yield "end-mark", acknowledgements.copyright_line(place)
    yield "contribution", acknowledgements.contribution(place)
    yield "read-more", acknowledgements.read_more(place, last=in_tail)
    yield "dateline", edges.dateline(place)
    yield "byline", acknowledgements.team_line(place)
    yield "byline", acknowledgements.byline(place, in_head=in_head, signing=signing)
    yield "end-mark", edges.end_mark(place, last=in_tail, signing=signing)


def _shape(article: Article) -> Shape:
    whole = body(article.text, article.asides)
    long_lines = [
        match.span()
        for match in re.finditer(r"[^\n]+", article.text)
        if len(match.group()) >= PARAMS.long_line
        or len(re.findall("[\u3040-\u30ff\u3400-\u9fff]", match.group()[: PARAMS.long_line]))
        >= PARAMS.long_line_han
    ]
    captions = tuple((a.span.start, a.span.end) for a in article.asides if a.kind == "caption")
    teasers = tuple((a.span.start, a.span.end) for a in article.asides if a.kind == "teaser")
    if not long_lines:
        return Shape(whole, 0, whole[1] - 1, captions, teasers)
    return Shape(whole, long_lines[0][0], long_lines[-1][1], captions, teasers)


def _resolved(found: list[Found]) -> list[Found]:
    """Return the credits without those that another of the same outlet, or a reference block, overlaps."""
    kept: list[Found] = []
    by_outlet: dict[str, list[tuple[int, int]]] = {}
    blocks = sorted((one.start, one.end) for one in found if one.form == "reference")
    for one in sorted(found, key=lambda one: (RANKS.index(one.form), one.start, -one.end, one.outlet)):
        if one.form != "reference" and _overlapped(blocks, one.start, one.end):
            continue
        own = by_outlet.setdefault(one.outlet, [])
        if not _overlapped(own, one.start, one.end):
            insort(own, (one.start, one.end))
            kept.append(one)
    kept.sort(key=lambda one: (one.start, one.end, one.outlet))
    signed = sorted((one.end, one.outlet) for one in kept if one.role == "text")
    return [one for one in kept if one.form != "residue" or not _code_of_another(one, signed)]


def _overlapped(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, sorted and disjoint, shares a code point with `[start, end)`."""
    at = bisect_left(spans, (end, 0)) - 1
    return at >= 0 and spans[at][1] > start


def _code_of_another(one: Found, signed: Sequence[tuple[int, str]]) -> bool:
    """Whether a desk code stands right after the mark of another agency, or begins with it: it is then that agency's."""
    after = bisect_left(signed, (one.start + 1, ""))
    if after < len(signed) and signed[after][0] <= one.end and signed[after][1] != one.outlet:
        return True
    at = after - 1
    return at >= 0 and signed[at][1] != one.outlet and one.start - signed[at][0] <= PARAMS.desk_code_reach


def _finished(text: str, found: list[Found], shape: Shape) -> tuple[Credit, ...]:
    marks = [(one.start, one.end) for one in found if one.form == "end-mark"]
    credits_, sentences = [], Sentences(text)
    for one in found:
        covers = None
        if one.role == "text":
            covers = cover(one.form, (one.start, one.end), shape.whole, marks)
        elif one.role == "statement":
            covers = sentences.around(one.start, one.end)
        span = Span(one.start, one.end)
        credits_.append(Credit(one.outlet, span.of(text), span, one.form, one.role, covers))
    return tuple(credits_)
