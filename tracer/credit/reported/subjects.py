"""The noun phrase left of a verb that names who speaks: "Ada Veld, the harbour master, on Monday said".

As in `phrases`, there is no parser; every function is linear in its sentence, whose length is bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.credit.reported import saying
from tracer.credit.reported.phrases import is_adverb, phrase_end
from tracer.credit.reported.words import BREAKS, CLOSING, DASHES, OPENING, QUOTE, STOPS
from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.credit.reported.words import Word

PARAMS = CreditParams()
Range = tuple[int, int]
JOINING = frozenset(["and", "or", "&"])


def group_start(s: Sequence[Word], verb: int) -> int:
    """Return where the verb's auxiliaries and adverbs begin."""
    while verb > 0 and is_adverb(s[verb - 1]):
        verb -= 1
    return verb


def subject_before(s: Sequence[Word], group: int, last: Range | None) -> Range | None:
    """Return the subject left of the verb group that begins at `group`; after "and" it is the `last` one."""
    end = _without_time(s, group)
    if end == 0:
        return None
    form = s[end - 1].form
    if form in saying.PRONOUNS:
        return end - 1, end
    if form in {"and", "but"}:
        return last
    if form == "," or (form in DASHES and form != "-"):
        return _with_apposition(s, end - 1)
    if form in BREAKS or form in saying.BOUNDARIES or form in saying.PREPOSITIONS:
        return None
    start = phrase_start(s, end)
    return (start, end) if start < end else None


def sentence_subject(s: Sequence[Word], before: int) -> Range | None:
    """Return the short subject with which a sentence begins, "In May, Ada Veld ..." included."""
    start = 0
    while start < before and (s[start].form in saying.LEADS or s[start].form == ","):
        start += 1
    if start < before and s[start].form in saying.OPENERS:
        reach = range(start, min(before, start + PARAMS.longest_phrase))
        start = next((k + 1 for k in reach if s[k].form == ","), before)
    end = phrase_end(s, start)
    for k in range(start + 1, end):
        if s[k - 1].capital and not s[k].capital and s[k].form not in saying.LINKS and s[k].form != ",":
            end = k
            break
    return (start, end) if start < end < before and end - start < PARAMS.longest_name_words else None


def _without_time(s: Sequence[Word], end: int) -> int:
    """Return where the subject ends when "on Monday" stands between it and its verb."""
    k = end
    while k > 1 and (s[k - 1].form in saying.TIMES or s[k - 1].form.isdigit()):
        k -= 1
    if 1 < k < end and s[k - 1].form in {"on", "in", "at", "late", "early"}:
        k -= 1
    return k


def phrase_start(s: Sequence[Word], end: int) -> int:
    """Return where the noun phrase begins that ends before the word `end`; `end` itself if there is none."""
    start = end
    while start > 0:
        form = s[start - 1].form
        if form in CLOSING:
            opened = _opened(s, start - 1)
            if opened is None:
                break
            start = opened
            continue
        if _stops_left(s, start, end):
            break
        start -= 1
    while start < end - 1 and s[start].form in saying.LEADS:
        start += 1
    if start < end and s[start].form in saying.PREPOSITIONS:
        start = _behind_setting(s, start, end)
    while start < end - 1 and (s[start].form in saying.LEADS or s[start].form == "or"):
        start += 1
    return start


def _stops_left(s: Sequence[Word], start: int, end: int) -> bool:
    """Whether the phrase that begins at `start` so far does not take in the word before."""
    word = s[start - 1]
    form = word.form
    if form == "-" and start >= 2 and s[start - 2].end == word.start:
        return False
    if form in BREAKS or form in saying.BOUNDARIES:
        return True
    if start == end:
        return form in saying.WHO or (form in JOINING and not _joins(s, start - 1, end))
    if form in saying.SETTING or (form in saying.PRONOUNS and form not in saying.QUANTITIES):
        return True
    if form in saying.VERBS and form not in saying.NOUNS and not word.capital:
        return True
    return form in JOINING and not _joins(s, start - 1, end)


def _joins(s: Sequence[Word], place: int, end: int) -> bool:
    """Whether the "and" at `place` joins two parts of one noun phrase."""
    if place < 1 or place + 1 >= end:
        return False
    left, right = s[place - 1], s[place + 1]
    if left.capital and (right.capital or right.form in saying.DETERMINERS):
        return True
    if s[place].form == "or" or left.capital or right.capital or left.form in BREAKS:
        return False
    start = place
    while start > 0 and not (
        s[start - 1].form in BREAKS
        or s[start - 1].form in saying.BOUNDARIES
        or s[start - 1].form in saying.PREPOSITIONS
    ):
        start -= 1
        if place - start > PARAMS.most_joined:
            return False
    return start < place


def _opened(s: Sequence[Word], closing: int) -> int | None:
    """Return where the bracket opens that closes at `closing`."""
    sign = OPENING[CLOSING.index(s[closing].form)]
    for k in range(closing - 1, max(-1, closing - PARAMS.longest_bracket), -1):
        if s[k].form == sign:
            return k
    return None


def _behind_setting(s: Sequence[Word], start: int, end: int) -> int:
    """Return where the last noun phrase before `end` begins, as a preposition stands at `start`: "On Monday Ada Veld"."""
    k = end - 1
    if s[k].form in saying.PRONOUNS:
        return k
    while k > start + 1:
        before = s[k - 1]
        if before.form in saying.DETERMINERS and before.form != "that":
            return k - 1
        if s[k].capital and not before.capital and before.form not in saying.LINKS:
            return k
        k -= 1
    return max(k, start + 1)


def _with_apposition(s: Sequence[Word], comma: int) -> Range | None:
    """Return the subject whose apposition ends at `comma`: "Ada Veld, the harbour master, said"."""
    end = _apposition_start(s, comma)
    if end is None:
        return None
    start = phrase_start(s, end)
    for _ in range(PARAMS.most_appositions):
        if start < 2 or s[start - 1].form != "," or not _is_apposition(s, start, end):
            break
        further = phrase_start(s, start - 1)
        if further >= start - 1:
            break
        start = further
    if start >= end or s[start].form in saying.PREPOSITIONS or s[start].form.isdigit():
        return None
    return start, comma


def _is_apposition(s: Sequence[Word], start: int, end: int) -> bool:
    """Whether what begins behind a comma at `start` goes on a phrase: an age, "of Saltmere", a state."""
    form = s[start].form
    state = end - start == 1 and s[start].capital and start > 2 and s[start - 2].capital
    return (
        start == end
        or form in saying.PREPOSITIONS
        or form.isdigit()
        or form in {"who", "chairman", "president", "director"}
        or state
    )


def _apposition_start(s: Sequence[Word], comma: int) -> int | None:
    """Return the comma that opens the apposition which `comma` closes."""
    first = None
    for k in range(comma - 1, max(0, comma - PARAMS.longest_apposition), -1):
        form = s[k].form
        if form == QUOTE or form in STOPS or form in {";", ":"}:
            break
        if form != s[comma].form:
            continue
        following = s[k + 1]
        if following.form in saying.DETERMINERS or following.form in saying.WHO:
            return k
        if first is not None and not (s[k - 1].capital and following.capital):
            break
        first = k if first is None else first
    return first
