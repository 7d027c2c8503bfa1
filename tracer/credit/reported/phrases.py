"""The noun phrase right of a verb or preposition, with its appositions: "Ada Veld, the harbour master, 61".

There is no parser: a phrase ends at the words and signs that noun phrases do not reach over. Every function takes a sentence
(a list of words) and places in it; the work is linear in the sentence, whose length is bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.credit.reported import saying
from tracer.credit.reported.words import BREAKS, CLOSING, OPENING, QUOTE, STOPS
from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.credit.reported.words import Word

PARAMS = CreditParams()


def is_adverb(word: Word) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return word.form in saying.AUXILIARIES or (word.form.endswith("ly") and not word.capital)


def phrase_end(s: Sequence[Word], start: int, *, apposed: bool = True) -> int:
    """Return where the noun phrase ends that begins at `start`; `apposed` says whether a comma may go on with it."""
    k = start
    if k < len(s) and _is_pronoun(s, k):
        return k + 1
    while k < len(s):
        form = s[k].form
        if form in OPENING:
            reach = range(k + 1, min(len(s), k + PARAMS.longest_bracket))
            closed = next((m for m in reach if s[m].form in CLOSING), None)
            if closed is None:
                break
            k = closed + 1
            continue
        if form == ",":
            k = _apposition_end(s, k) if apposed else k
            break
        if _stops_right(s, k, start):
            break
        k += 1
    while k > start and s[k - 1].form in {"and", "or", "of", "the", "for"}:
        k -= 1
    return k


def _is_pronoun(s: Sequence[Word], place: int) -> bool:
    form = s[place].form
    if form in saying.QUANTITIES:
        return place + 1 >= len(s) or s[place + 1].form in BREAKS
    return form in saying.PRONOUNS or form in {"him", "them", "me", "us"}


def _stops_right(s: Sequence[Word], place: int, start: int) -> bool:
    """Whether the phrase that began at `start` ends before the word `place`."""
    word = s[place]
    form = word.form
    following = s[place + 1] if place + 1 < len(s) else None
    if form in BREAKS:
        return not (form == "-" and place > 0 and word.start == s[place - 1].end)
    if form in {"and", "or"}:
        return following is None or not (following.capital or following.form in saying.DETERMINERS)
    if form in saying.BOUNDARIES or place == start:
        return form in saying.BOUNDARIES
    if form in saying.PLACING:
        return not _places_name(form, following)
    if form in saying.TIMES or form in saying.PRONOUNS:
        return True
    return not word.capital and (form in saying.FINITE or (form in saying.VERBS and form.endswith("ing")))


def _places_name(form: str, following: Word | None) -> bool:
    """Whether a preposition goes on with a name: "on the Hill", "in Saltmere", but not "on Monday"."""
    if following is None or following.form in saying.TIMES:
        return False
    return (form == "on" and following.form == "the") or (
        form == "in" and following.capital and not following.form.isdigit()
    )


def _apposition_end(s: Sequence[Word], comma: int) -> int:
    """Return where the apposition behind `comma` ends; the comma itself where none stands there."""
    k = comma
    for _ in range(PARAMS.most_appositions):
        further = _one_apposition(s, k)
        if further is None:
            return k
        k = further
        if k + 1 >= len(s) or s[k].form != ",":
            return k
        form = s[k + 1].form
        numbered = form.isdigit() or s[comma + 1].form.isdigit()
        if not (numbered or form in saying.WHO or form in {"of", "a", "an", "the"}):
            return k
    return k


def _one_apposition(s: Sequence[Word], comma: int) -> int | None:
    k = comma + 1
    if k >= len(s):
        return None
    form = s[k].form
    told = form in saying.WHO  # in a clause of its own, a verb ends nothing
    placed = form in saying.PREPOSITIONS and form not in {"of", "from"}
    if form == QUOTE or form in saying.NO_APPOSITION or placed or (form in saying.PRONOUNS and not told):
        return None
    while k < len(s):
        form = s[k].form
        if form in STOPS or form == ",":
            return k
        if form in BREAKS and form not in {"-", "(", "["}:
            return k if told else None
        told = told or form in saying.WHO or form in {"which", "that"}
        if not told and form in saying.BOUNDARIES and form != "as":
            return None
        k += 1
    return k
