"""What is said: where the content of an attribution begins behind its verb, and where it ends.

Every function takes a sentence and a place in it and looks at a bounded number of words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.credit.reported import saying
from tracer.credit.reported.phrases import is_adverb
from tracer.credit.reported.words import BREAKS, QUOTE, STOPS
from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.credit.reported.words import Word

PARAMS = CreditParams()
PAUSED = re.compile(r"[.,!?][\"”'’»]+\Z")  # a quote that ends with its own pause
STOPPED = re.compile(r"[.][\"”'’»]+\Z")
ADDRESSED = saying.OBJECTS | frozenset(["reporters", "supporters", "voters", "people"])


def content_after(s: Sequence[Word], place: int, *, tell: bool, judging: bool) -> int | None:
    """Return where the content begins behind the verb that ends before `place`; None where nothing is said there.

    `tell` says that somebody may be named to whom it is said, `judging` that the verb's object is the content.
    """
    if tell and place < len(s) and s[place].form not in {"that", ":", ",", QUOTE}:
        place = _behind_addressee(s, place)
    for _ in range(PARAMS.most_hops):
        if place >= len(s) or s[place].form in STOPS:
            return None
        form = s[place].form
        if form == QUOTE or form in saying.THAT or (judging and form != ":"):
            return place
        step = _behind_setting(s, place)
        if step == place:
            return place
        if step is None:
            return None
        place = step
    return None


def _behind_setting(s: Sequence[Word], place: int) -> int | None:
    """Return what stands behind "on Monday", "in a statement", a colon; `place` where the content begins; None at its end."""
    form = s[place].form
    if form == ":":
        return place + 1
    if form == ",":
        following = s[place + 1].form if place + 1 < len(s) else "."
        if following in {QUOTE, "that"}:
            return place + 1
        opened = content_mark(s, place + 1, PARAMS.content_reach)
        return opened if opened is not None and s[opened - 1].form in {",", ":"} else None
    if _is_loose(s, place):
        return place + 1
    if form in saying.PREPOSITIONS:
        opened = content_mark(s, place + 1, PARAMS.content_reach)
        return _setting_end(s, place) if opened is None else opened
    return place


def _is_loose(s: Sequence[Word], place: int) -> bool:
    """Whether a word tells when or how something was said."""
    form = s[place].form
    if form in saying.TIMES:
        timed = place + 1 < len(s) and s[place + 1].form in saying.TIMES
        return form != "may" and (form not in {"this", "last"} or timed)
    return form in saying.LOOSE or (form.endswith("ly") and not s[place].capital)


def content_mark(s: Sequence[Word], place: int, reach: int) -> int | None:
    """Return where "that" or a quote stands, or what follows a colon, with no other clause before it."""
    for k in range(place, min(len(s), place + reach)):
        form = s[k].form
        if form in {QUOTE, "that"}:
            return k
        if form == ":":
            return k + 1 if k + 1 < len(s) else None
        if form in STOPS or form == ";" or form in saying.BOUNDARIES or form in saying.NOMINATIVES:
            return None
    return None


def _behind_addressee(s: Sequence[Word], place: int) -> int:
    """Return what stands behind the words that name to whom something is told."""
    if s[place].form in ADDRESSED:
        return place + 1
    for k in range(place, min(len(s), place + PARAMS.content_reach)):
        form = s[k].form
        if form in BREAKS or form in saying.THAT or form in saying.TIMES:
            return k
        if form in {"in", "on", "at", "during", "after"}:
            return k
        if k == place:
            continue
        joined = s[k - 1].form in saying.PREPOSITIONS or s[k - 1].form == "and"
        if form in saying.PRONOUNS or (form in saying.DETERMINERS and not joined):
            return k
    return place


def _setting_end(s: Sequence[Word], place: int) -> int:
    """Return where the phrase ends that the preposition at `place` begins: its determiner, then its nouns."""
    k = place + 1
    if k < len(s) and s[k].form in saying.DETERMINERS:
        k += 1
    first = k
    while k < min(len(s), place + PARAMS.content_reach):
        form = s[k].form
        ends = (
            form in BREAKS
            or form in saying.PRONOUNS
            or form in saying.PREPOSITIONS
            or form in saying.TIMES
            or form in saying.BOUNDARIES
        )
        begins = form in saying.DETERMINERS or (s[k].capital and not s[k - 1].capital)
        if ends or (k > first and begins):
            break
        k += 1
    return k


def quote_after(s: Sequence[Word], place: int) -> int | None:
    """Return the quote that goes on with another behind its cue: `"No," she said, "not yet."`."""
    for k in range(place, min(len(s), place + PARAMS.longest_phrase)):
        form = s[k].form
        if form == QUOTE:
            return k if k == place or s[k - 1].form in {",", ":"} else None
        going_on = k > 0 and s[k - 1].form in {",", "and"}
        if form in STOPS or form == ";" or (going_on and form in saying.VERBS - saying.SAID):
            return None
    return None


def content_end(s: Sequence[Word], start: int, text: str) -> int:
    """Return where the content ends that begins at `start`: with its quote, its sentence, or before the next cue."""
    if s[start].form == QUOTE and PAUSED.search(text[max(0, s[start].end - 3) : s[start].end]):
        return start + 1
    for k in range(start + 1, len(s)):
        form = s[k].form
        if form == "according":
            return k - 1 if s[k - 1].form == "," else k
        if form == ";" or (form in STOPS and k == len(s) - 1):
            return k
        if form == QUOTE and STOPPED.search(text[max(0, s[k].end - 3) : s[k].end]):
            return k + 1
        if k + 1 < len(s) and (end := _before_cue(s, start, k)) is not None:
            return end
    return len(s)


def _before_cue(s: Sequence[Word], start: int, verb: int) -> int | None:
    """Return where the content ends if `verb` begins another attribution of the same speaker, else None."""
    form = s[verb].form
    if form in saying.GOING and s[verb - 1].form in {",", QUOTE}:
        return verb - 1 if s[verb - 1].form == "," else verb
    if form not in saying.FINITE or form in saying.NOUNS:
        return None
    k = verb - 1
    while k > start and verb - k < PARAMS.most_hops and is_adverb(s[k]):
        k -= 1
    if s[k].form in {"and", "but"}:
        return k - 1 if s[k - 1].form == "," and k - 1 > start else k
    joined = k - 2 > start and s[k - 1].form in {"and", "but"} and s[k - 2].form == ","
    return k - 2 if joined and s[k].form in saying.PRONOUNS else None
