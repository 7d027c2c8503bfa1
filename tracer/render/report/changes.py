"""What changed on the way: differences between a copy and its source that an editor wants to see first.

Of the words that differ in nearly equal spans, and of what a rewritten span keeps, four kinds are told: numbers,
names, hedges ("reportedly", "could") and words between quotation marks. A number or hedge of a rewritten span counts as
changed only where the other whole text has none like it, because its passages say things in another order.
Each is given as two places; nothing is judged. Linear in the spans.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracer.records import Derivation, Difference, Judged, SharedSpan, UnseenSource

_NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SENTENCE_ENDS = '.!?:;…\n\u2028\u2029"“”„«»‘('
_LONGEST = 400  # code points of a change that are told; a longer one is a passage of its own
_MOST = 60  # changes told of one derivation

# words by which a text says less than that a thing is so; per language, only unambiguous ones
_HEDGES = frozenset(
    """allegedly apparently could likely may might perhaps possibly presumably probably purportedly reportedly
    seemingly supposedly suspected unconfirmed unlikely claimed claims alleged alleges estimated
    angeblich eventuell mutmaßlich möglicherweise vermutlich vielleicht voraussichtlich wahrscheinlich wohl offenbar
    apparemment éventuellement peut-être probablement présumé présumée vraisemblablement
    aparentemente posiblemente presuntamente presunto presunta probablemente quizá quizás supuestamente
    forse presumibilmente presunto probabilmente possibilmente provavelmente supostamente talvez alegadamente
    вероятно возможно видимо якобы предположительно кажется вроде предполагаемый очевидно
    """.split()  # noqa: SIM905 -- a list of words reads better as text
)
_HAN_HEDGES = re.compile("据称|据报|据传|可能|也许|或许|大概|疑似|涉嫌|预计|估计")
_SPELT = {
    word: str(number)
    for number, word in (
        *enumerate(
            """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
            eighteen nineteen twenty""".split(),  # noqa: SIM905 -- as above
            start=2,
        ),
        *(
            (30, "thirty"),
            (40, "forty"),
            (50, "fifty"),
            (60, "sixty"),
            (70, "seventy"),
            (80, "eighty"),
            (90, "ninety"),
        ),
    )
}
_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()  # noqa: SIM905 -- as above
_TEENS = """tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    twentieth""".split()  # noqa: SIM905 -- as above
_DAYS = [*_UNITS, *_TEENS, *(f"twenty-{word}" for word in _UNITS), "thirtieth", "thirty-first"]
_ORDINALS = {word: str(number) for number, word in enumerate(_DAYS, start=1)}
_NEAR = (
    40  # code points between two differences that may be one change of order: "the first of July", "July 1"
)


class Change(NamedTuple):
    """One change, from the parent's place to the child's; an empty place is where the other has words."""

    kind: str  # "number", "name", "hedge" or "quote"
    child: tuple[int, int]
    parent: tuple[int, int]

    def fields(self) -> dict[str, object]:
        """Return it as the page's JSON."""
        return {"kind": self.kind, "child": list(self.child), "parent": list(self.parent)}


def changes(
    derivation: Derivation,
    differences: Sequence[Sequence[Difference] | None],
    judged: Mapping[str, Judged],
    unseen: Mapping[str, UnseenSource],
) -> list[dict[str, object]]:
    """Return what changed from a derivation's parent to its child, in the order of the child's text.

    `differences` are those of each of its spans, child against parent; None where they were not looked for.
    """
    child = judged[derivation.child].witness
    if derivation.parent in judged:
        witness = judged[derivation.parent].witness
        parent, said = witness.article.text, [one.span for one in witness.quotes]
    else:
        hidden = unseen.get(derivation.parent)
        parent, said = (hidden.text or "", []) if hidden else ("", [])
    if not parent:
        return []
    ours = _Text(child.article.text, [(one.span.start, one.span.end) for one in child.quotes])
    theirs = _Text(parent, [(one.start, one.end) for one in said])
    found: list[Change] = []
    for span, told in zip(derivation.spans, differences, strict=True):
        if told is not None:
            found += [one for place in range(len(told)) for one in _edited(told, place, ours, theirs)]
        elif span.grade == "rewritten":
            found += _retold(span, ours, theirs)
    found.sort(key=lambda one: (one.child, one.parent, one.kind))
    return [one.fields() for one in found[:_MOST]]


class _Text:
    """A text with what is looked up in it more than once."""

    def __init__(self, text: str, quotes: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.quotes = sorted(quotes)
        self._ends = [end for _, end in self.quotes]
        self._numbers: set[str] | None = None

    @property
    def numbers(self) -> set[str]:
        if self._numbers is None:
            self._numbers = {_figure(one) for one in _NUMBER.findall(self.text)}
        return self._numbers

    def quoted(self, start: int, end: int) -> bool:
        """Whether a place lies in a quote; quotes are disjoint but for nested ones, of which the first stands for all."""
        at = bisect_left(self._ends, end)
        return at < len(self.quotes) and self.quotes[at][0] <= start and end <= self.quotes[at][1]


def _edited(told: Sequence[Difference], place: int, ours: _Text, theirs: _Text) -> Iterable[Change]:
    """Return the kinds of one of the differences between nearly equal spans."""
    one = told[place]
    if max(one.left[1] - one.left[0], one.right[1] - one.right[0]) > _LONGEST:
        return
    after, before = ours.text[slice(*one.left)], theirs.text[slice(*one.right)]
    near = [other for other in told[max(0, place - 1) : place + 2] if _apart(one, other) <= _NEAR]
    there = [word for other in near for word in _ordinals(theirs.text[slice(*other.right)])]
    here = [word for other in near for word in _ordinals(ours.text[slice(*other.left)])]
    if _renumbered(after, before, here, there):
        yield Change("number", one.left, one.right)
    if _names(ours.text, one.left) != _names(theirs.text, one.right):
        yield Change("name", one.left, one.right)
    if _hedges(after) != _hedges(before):
        yield Change("hedge", one.left, one.right)
    if ours.quoted(*one.left) and theirs.quoted(*one.right):
        yield Change("quote", one.left, one.right)


def _retold(span: SharedSpan, ours: _Text, theirs: _Text) -> Iterable[Change]:
    """Return the numbers of a rewritten span that the parent's text does not have, where its passage has others."""
    missing = [
        found
        for found in _NUMBER.finditer(theirs.text, span.parent.start, span.parent.end)
        if _figure(found[0]) not in ours.numbers
    ]
    if not missing:
        return
    for found in _NUMBER.finditer(ours.text, span.child.start, span.child.end):
        if _figure(found[0]) not in theirs.numbers:
            yield Change("number", found.span(), missing[0].span())


def _apart(one: Difference, other: Difference) -> int:
    """Return how many code points of the copy lie between two differences; fewer than none for the same one."""
    return max(one.left[0], other.left[0]) - min(one.left[1], other.left[1])


def _renumbered(after: str, before: str, here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether numbers differ; "July 1" has the number of "the first of July" (`here`, `there`: ordinals thereabouts)."""
    ours, theirs = Counter(_numbers(after)), Counter(_numbers(before))
    if ours - theirs - Counter(there) or theirs - ours - Counter(here):
        return True
    first, second = _ordinals(after), _ordinals(before)
    return bool(first and second) and first != second


def _ordinals(text: str) -> list[str]:
    """Return the spelt ordinals of a text, in figures."""
    return sorted(_ORDINALS[word] for word in map(str.casefold, _WORD.findall(text)) if word in _ORDINALS)


def _numbers(text: str) -> list[str]:
    """Return the numbers of a text, in figures; "nineteen" is no other number than 19."""
    spelt = (_SPELT.get(word.casefold(), "") for word in _WORD.findall(text))
    return sorted([*(_figure(one) for one in _NUMBER.findall(text)), *(one for one in spelt if one)])


def _figure(written: str) -> str:
    """Return a number without what only groups its digits."""
    digits = unicodedata.normalize("NFKC", written)
    return re.sub(r"[,\s](?=\d{3}(?!\d))", "", digits)


def _names(text: str, place: tuple[int, int]) -> set[str]:
    """Return the capitalised words at a place that do not begin a sentence, folded."""
    found = set()
    for word in _WORD.finditer(text, *place):
        before = text[max(0, word.start() - 8) : word.start()].rstrip(" \t\u00a0")
        if word[0][0].isupper() and before and before[-1] not in _SENTENCE_ENDS:
            found.add(word[0].casefold().removesuffix("'s").removesuffix("’s"))
    return found


def _hedges(text: str) -> set[str]:
    words = {word.casefold() for word in _WORD.findall(text)} & _HEDGES
    return words | set(_HAN_HEDGES.findall(text))
