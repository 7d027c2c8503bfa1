"""The frames of a verb whose subject stands before it: `X said that C`, `"C," X said`, `C, X said, C`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracer.credit.reported import saying
from tracer.credit.reported.clauses import content_after, content_end, content_mark, quote_after
from tracer.credit.reported.words import DASHES, QUOTE
from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.credit.reported.words import Word

PARAMS = CreditParams()
Range = tuple[int, int]


class Frame(NamedTuple):
    """One attribution in a sentence, by places of words: who, by what cue, what."""

    source: Range
    cue: Range
    content: tuple[Range, ...]


class Reading(NamedTuple):
    """A verb as it stands in its sentence, with what was read before it."""

    verb: int
    group: int  # where its auxiliaries begin
    used: int  # where the content of the frame before it ended
    last: Range | None  # whose words that was

    def cue(self) -> Range:
        """Return the verb with its auxiliaries and adverbs."""
        return self.group, self.verb + 1


def goes_on(s: Sequence[Word], place: int) -> bool:
    """Whether the main clause begins here, behind a comma."""
    return place < len(s) and not (
        s[place].form in {"and", "but", "which", "who"} or s[place].form in saying.GOING
    )


def agrees(s: Sequence[Word], at: Reading, subject: Range) -> bool:
    """Whether subject and verb fit: no bare form behind a singular, no form in -ing that is no predicate."""
    form, between = s[at.verb].form, s[at.group : at.verb]
    if form in saying.GOING:
        before = s[at.group - 1].form
        predicate = before in {",", "and", QUOTE, "who"} or before in DASHES
        return predicate or form == "saying" or any(w.form in saying.TO_BE for w in between)
    if form in saying.FINITE or any(w.form in saying.MODALS for w in between):
        return True
    head = s[subject[1] - 1].form
    if form == "say" and s[at.verb - 1].form == "to":
        return True
    return (
        head.endswith("s")
        or head in saying.PLURALS
        or any(w.form == "and" for w in s[subject[0] : subject[1]])
    )


def of_subject(s: Sequence[Word], at: Reading, subject: Range, text: str) -> Frame | None:
    """Return the frame of a verb whose subject stands before it."""
    form, behind = s[at.verb].form, at.verb + 1
    judging = form in saying.JUDGED | saying.JUDGE | saying.JUDGES_ON and form not in saying.SAID
    plain = not judging and form not in saying.GOING
    left = _left_of(s, at, subject)
    if left is not None and s[left[1] - 1].form == QUOTE:
        opened = quote_after(s, behind)
        rest = () if opened is None else ((opened, content_end(s, opened, text)),)
        return Frame(subject, at.cue(), (left, *rest))
    if left is not None and s[subject[0] - 1].form == "as":
        return Frame(subject, at.cue(), (left,))
    if plain and (split := _split(s, at, left, text)) is not None:
        return Frame(subject, at.cue(), split)
    start = content_after(s, behind, tell=form in saying.TELL, judging=judging)
    if start is not None:
        end = content_end(s, start, text)
        if s[subject[0]].form in saying.WHO and s[subject[0] - 1].form == ",":
            end = next((k for k in range(start, end) if s[k].form == ","), end)  # the clause is an aside
        if start < end and not (form in saying.STRICT and s[start].form not in {"that", QUOTE}):
            return Frame(subject, at.cue(), ((start, end),))
    if left is not None and plain and left[1] - left[0] >= PARAMS.least_clause:
        return Frame(subject, at.cue(), (left,))
    return None


def _left_of(s: Sequence[Word], at: Reading, subject: Range) -> Range | None:
    """Return what stands before the subject, behind which the verb stands: the content of `C, Ada Veld said.`."""
    start = subject[0]
    if subject == at.last or subject[1] > at.group or start == 0:
        return None
    before = s[start - 1].form
    if before == QUOTE and start - 1 >= at.used:
        return at.used, start
    if before == QUOTE and at.last is not None and at.last[0] >= start:
        return start - 1, start  # what was read in between is an aside in the subject itself
    if before == "," and start - 1 > at.used:
        return at.used, start - 1
    if before == "as" and start - 2 > at.used and s[start - 2].form in {",", QUOTE}:
        return at.used, start - 2 if s[start - 2].form == "," else start - 1
    return None


def _split(s: Sequence[Word], at: Reading, left: Range | None, text: str) -> tuple[Range, ...] | None:
    """Read both parts of `C, Ada Veld said, C`."""
    comma = at.verb + 1
    if comma + 2 >= len(s) or s[comma].form != ",":
        return None
    following = s[comma + 1].form
    if following in saying.GOING or following in saying.PREPOSITIONS or not goes_on(s, comma + 1):
        return None
    if content_mark(s, comma + 1, PARAMS.content_reach) is not None:
        return None
    end = content_end(s, comma + 1, text)
    if end - comma <= PARAMS.least_clause:
        return None
    opens = left is None or s[left[0]].form in saying.OPENERS or left[1] - left[0] < 2
    return ((comma + 1, end),) if opens or left is None else (left, (comma + 1, end))
