"""Credits in running text: "according to TASS", ", Reuters reported", "передает ТАСС", "据新华社报道".

From a name leftwards over descriptions ("the Russian state news agency") to a cue, or rightwards over
adverbs and dates to a verb. Every look-up is by the word next to the name and the windows are bounded: O(1)
for each place.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracer.credit import cues
from tracer.credit.chinese import in_chinese, is_chinese
from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.credit.places import Place

PARAMS = CreditParams()
WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*'?")
ELISION = re.compile(r"(?:l|d|dell|all|dall|nell|sull|un|qu)'(?=\w)")
JOINED = frozenset(["", " ", "\n", "  ", ' "', " «", " “", " „", " 'the", ", "])
NEAR = 40  # code points; the last word or two before a name
CLOSE = 24  # code points; "(hat tip: the "
STOP_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)\]\"”»—–]|'(?!s)|\s-|\n)|\s+(?:on|in|citing|quoting|earlier|this|late|today|last)\b"
)
STOP_BEFORE = re.compile(r"(?:^|[,.;:!?\"”»'）)—–-]|\b(?:and|as|also|but))\s*\Z")
# with the partner that polls: "according to a Reuters/Ipsos poll"
NOUN = re.compile(rf"(?:/\w+(?: \w+)?)?(?:'s?)? (?:{'|'.join(sorted(cues.NOUNS_AFTER))})\b")
VIA = re.compile(r"\((?:via|h/t|hat tip:?|per|from)\s+(?:the )?\Z")
PERSON = re.compile(
    r"(?:['’]s?|,|(?: [a-z]+)? (?:reporter|columnist|correspondent|writer|journalist|editor)s?) (?:[A-Z][\w.'’-]+ ){1,3}",
)
# outlets whose short names are also people's, parties' or common words: no credit by a weak verb
SHY = frozenset(
    ["bloomberg", "dawn", "forbes", "fortune", "pa", "reason", "slate", "the-nation", "time", "trend", "vox"]
)

_BEFORE = cues.by_last_word(*cues.BEFORE.values())
_NOUNS = cues.by_last_word(cues.NOUNS_BEFORE)
_AFTER = cues.by_first_word(cues.AFTER)

Extent = tuple[int, int]


class Word(NamedTuple):
    """A word before a name, where it stands in the text, and whether only a space parts it from the next."""

    form: str
    start: int
    end: int
    joined: bool


def attribution(place: Place, *, official: bool) -> Extent | None:
    """Return the extent of the credit that reports words or facts of this place's outlets, or None.

    `official` says that an official body stands here: what it is told, or is written about it, is no credit.
    """
    if is_chinese(place):
        return in_chinese(place, official=official)
    if place.words == "PA" and place.before.endswith("the ") and not place.after.startswith(" news agency"):
        return None  # the Palestinian Authority
    words = _words(place, NEAR)
    if words and words[-1].joined and _leads(words[-1].form):
        words = _words(place, PARAMS.reach)
    found = _by_cue_before(place, words, official=official) or _by_word_after(place, words, official=official)
    return found or (None if official else _told_behind(place, words))


def _told_behind(place: Place, words: list[Word]) -> Extent | None:
    """Read "a déclaré le maire à l'AFP": somebody speaks between the verb and the outlet that is told."""
    if not words or words[-1].form not in cues.TOLD | {"l'", "al", "la"}:
        return None
    found = cues.TOLD_BEHIND.search(place.before)
    return None if found is None else (place.start - len(found.group()), place.end)


def _by_cue_before(place: Place, words: list[Word], *, official: bool) -> Extent | None:
    via = VIA.search(place.before[-CLOSE:])
    if via is not None:
        return place.start - len(via.group()) + 1, place.end
    first = _over_descriptors(words, len(words))
    # the nearer reading first: the "a" of "ha detto a" belongs to the cue, not to a description
    for last in range(len(words) - 1, max(first - 2, -1), -1):
        if not words[last].joined:
            return None
        noun, cue = _phrase(words, last, _NOUNS), _phrase(words, last, _BEFORE)
        if noun is not None:
            outer = _phrase(words, _over_descriptors(words, noun) - 1, _BEFORE)
            begin = words[noun if outer is None else outer].start
            return None if cues.NOT_ITSELF.match(place.after) else (begin, place.end)
        if cue is not None:
            return _of_cue(place, words[cue : last + 1], official=official)
        if _inverted(place, words[last]):
            return words[last].start, place.end
    return None


def _of_cue(place: Place, cue: list[Word], *, official: bool) -> Extent | None:
    """Return the extent from this cue to the name, or to "poll" in "according to a Reuters/Ipsos poll"."""
    phrase = " ".join(word.form for word in cue)
    if _refused(place, phrase, official=official):
        return None
    noun = NOUN.match(place.after) if phrase == "according to" else None
    return cue[0].start, place.end + (noun.end() if noun else 0)


def _refused(place: Place, phrase: str, *, official: bool) -> bool:
    """Whether the kind of outlet, or what follows its name, takes the cue's force away."""
    told = phrase not in cues.NOT_TOLD and phrase.rsplit(maxsplit=1)[-1] in cues.TOLD
    return official if told else bool(cues.NOT_ITSELF.match(place.after))


def _inverted(place: Place, word: Word) -> bool:
    """Whether the word is a verb in front of its subject: ", reports the BBC."."""
    if word.form not in cues.INVERTED or not STOP_AFTER.match(place.after):
        return False
    if word.form in cues.WEAK and _ambiguous(place):
        return False
    return bool(STOP_BEFORE.search(place.low[max(0, word.start - 8) : word.start]))


def _by_word_after(place: Place, words: list[Word], *, official: bool) -> Extent | None:
    person = PERSON.match(place.as_after)
    for start in (0, person.end() - 1 if person else 0):
        found = _verb(place.after, start)
        if found is None:
            continue
        word, end, noun = found
        if noun and not (word == "report" and len(place.hits) > 1):  # "TASS and RIA Novosti report"
            return _with_noun(place, words, (word, end), official=official)
        if _is_subject(words) and not (word in cues.WEAK and _ambiguous(place)):
            return place.start, place.end + end
    return None


def _verb(after: str, start: int) -> tuple[str, int, bool] | None:
    """Return the verb or noun after a name, where it ends in the window, and whether it is a noun."""
    owned = after.startswith("'s ", start) or after.startswith("' ", start)
    at = after.index(" ", start) if owned else start + after.startswith(", ", start)
    for step in range(1 if owned else PARAMS.most_tails + 1):
        match = WORD.match(after, at + 1) if after[at : at + 1] in (" ", "\n") else None
        if match is None:
            return None
        word = match.group()
        if step == 0 and word in cues.NOUNS_AFTER and not after.startswith(" board", match.end()):
            return word, match.end(), True
        for phrase in () if owned else _AFTER.get(word, ()):
            written = " ".join(phrase)
            end = at + 1 + len(written)
            if after.startswith(written, at + 1) and not after[end : end + 1].isalnum():
                return word, end, False
        if word not in cues.TAILS and not (
            step and word.isdigit()
        ):  # "Reuters on May 6 said", not "Reuters 9 states"
            return None
        at = match.end()
        if step and after[at : at + 1] in (",", "."):
            at += 1
    return None


def _with_noun(place: Place, words: list[Word], noun: tuple[str, int], *, official: bool) -> Extent | None:
    """Return "a Reuters report" with the cue before it, if any; None where it is no words of theirs."""
    word, end = noun
    first = _over_descriptors(words, len(words))
    cue = _phrase(words, first - 1, _BEFORE)
    if cue is not None and words[first - 1].form not in cues.TOLD - {"to"}:
        return words[cue].start, place.end + end
    of_official = word in cues.OFFICIAL_NOUNS
    if of_official != official or word in cues.NEEDS_CUE:
        return None
    if first > 0 and of_official and words[first - 1].joined and words[first - 1].form in cues.INVERTED:
        return words[first - 1].start, place.end + end
    if not of_official and (first == len(words) or cues.REPORTING.match(place.after, end) is None):
        return None  # no article before it: a headline, a list, a title; or talk about a report
    return place.start, place.end + end


def _is_subject(words: list[Word]) -> bool:
    """Whether the name can be the one who reports: no preposition stands before it."""
    if not words or not words[-1].joined:
        return True
    last = words[-1].form
    if last in cues.ARTICLES and len(words) > 1 and words[-2].joined:
        last = words[-2].form
    return last not in cues.NO_SUBJECT


def _ambiguous(place: Place) -> bool:
    return all(hit.outlet in SHY and hit.kind == "mark" for hit in place.hits)


def _leads(form: str) -> bool:
    """Whether this word before a name can be a cue's last or a description's: few names have such a word."""
    known = form in _BEFORE or form in _NOUNS or form in cues.DESCRIPTORS or form in cues.INVERTED
    return known or form.endswith("'s") or form.startswith(cues.ORIGINS)


def _words(place: Place, reach: int) -> list[Word]:
    """Return the words before a place, as far as `reach`, where they stand in the text; "l'agence" is two."""
    first, text = max(0, place.start - reach), place.low
    spans: list[tuple[int, int]] = []
    for match in WORD.finditer(text, first, place.start):
        start, end = match.span()
        elided = ELISION.match(text, start, end)
        if elided:
            spans.append(elided.span())
            start = elided.end()
        spans.append((start, end))
    spans.append((place.start, place.start))
    return [
        Word(text[start:end], start, end, text[end:following] in JOINED)
        for (start, end), (following, _) in pairwise(spans)
    ]


def _over_descriptors(words: list[Word], end: int) -> int:
    """Return the index of the first of the descriptions of an outlet that stand right before word `end`."""
    at = end
    while at > 0 and end - at < PARAMS.most_descriptors and words[at - 1].joined:
        form = words[at - 1].form
        if not (form in cues.DESCRIPTORS or form.endswith("'s") or form.startswith(cues.ORIGINS)):
            break
        at -= 1
    return at


def _phrase(words: list[Word], last: int, table: Mapping[str, tuple[tuple[str, ...], ...]]) -> int | None:
    """Return the index of the first word of the longest phrase of `table` that ends with word `last`."""
    if last < 0 or not words[last].joined:
        return None
    for phrase in table.get(words[last].form, ()):
        first = last - len(phrase) + 1
        if first < 0 or any(not word.joined for word in words[first:last]):
            continue
        if tuple(word.form for word in words[first : last + 1]) == phrase:
            return first
    return None
