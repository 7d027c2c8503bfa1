"""English sentences that report: who, by what verb, what. `X said that C`, `"C," said X`, `according to X, C`, and their kin.

A sentence is read once, from verb to verb; around each verb the frames are tried in the order in which they are believed. A frame
is left out where its source or its content is not plain. No parser and no model: docs/credits.md has what that reaches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.credit.reported import saying
from tracer.credit.reported.clauses import content_after, content_end, quote_after
from tracer.credit.reported.loose import loose_frame
from tracer.credit.reported.phrases import is_adverb, phrase_end
from tracer.credit.reported.readings import Frame, Reading, agrees, goes_on, of_subject
from tracer.credit.reported.subjects import group_start, sentence_subject, subject_before
from tracer.credit.reported.words import BREAKS, DASHES, QUOTE, STOPS
from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.credit.reported.readings import Range
    from tracer.credit.reported.words import Word

PARAMS = CreditParams()
PASSIVE = frozenset(["quoted", "cited"])


def frames(s: Sequence[Word], text: str) -> list[Frame]:
    """Return the attributions of a sentence, in the order of their verbs."""
    labelled = _labelled(s)
    if labelled is not None:
        return [labelled]
    found: list[Frame] = []
    used, at = 0, 0
    verbs = saying.VERBS
    while at < len(s):
        form = s[at].form
        if form not in verbs and form != "according":
            at += 1
            continue
        last = found[-1].source if found else None
        frame = None
        if form == "according" and at + 1 < len(s) and s[at + 1].form == "to":
            frame = _according(s, at, text)
        elif form in verbs and _reads_as_verb(s, at) and not _is_quoted_as(s, at):
            frame = _of_verb(s, at, used, last, text)
        if frame is None:
            at += 1
            continue
        found.append(frame)
        used = max(frame.source[1], frame.cue[1], *(end for _, end in frame.content))
        behind = [start for start, _ in frame.content if start > at]
        at = max(at, frame.source[1] - 1, behind[-1] if behind else 0) + 1
    loose = None if found else loose_frame(s, text)
    return found if loose is None else [loose]


def _labelled(s: Sequence[Word]) -> Frame | None:
    """Read `Ada Veld: "C"`."""
    colon = next((k for k in range(1, min(len(s) - 1, PARAMS.longest_name_words)) if s[k].form == ":"), None)
    if colon is None or s[colon + 1].form != QUOTE or not s[0].capital:
        return None
    if any(w.form in saying.BOUNDARIES or w.form in BREAKS or w.form in saying.VERBS for w in s[:colon]):
        return None
    return Frame((0, colon), (colon, colon + 1), ((colon + 1, len(s)),))


def _reads_as_verb(s: Sequence[Word], place: int) -> bool:
    """Whether a form that may be a noun or part of a name ("the United States") is a verb here."""
    word = s[place]
    if word.capital and place > 0:
        return False
    if word.form not in saying.NOUNS or place == 0:
        return word.form not in saying.NOUNS
    before, following = s[place - 1], s[place + 1].form if place + 1 < len(s) else "."
    if before.form in saying.DETERMINERS or before.form in saying.PREPOSITIONS or before.form.endswith("'s"):
        return False
    if before.form in saying.PRONOUNS or following in {"that", QUOTE}:
        return True
    if following in {":", ","} or following in STOPS or following in saying.DETERMINERS:
        return before.capital or is_adverb(before) or before.form in saying.EVIDENCE or before.form == ","
    return is_adverb(before) and before.form not in saying.TO_BE and before.form not in saying.TO_HAVE


def _according(s: Sequence[Word], at: int, text: str) -> Frame | None:
    first = at == 0 or (at == 1 and s[0].form != QUOTE)
    end = phrase_end(s, at + 2, apposed=at > 0)
    if end <= at + 2:
        return None
    paused = end < len(s) and s[end].form == ","
    behind = end + 1 if paused else end
    stop = at - 1 if at and (s[at - 1].form == "," or s[at - 1].form in DASHES) else at
    within = stop < at and paused and s[0].form in saying.OPENERS and goes_on(s, behind)
    content = [(0, stop)] if not (first or within) else []
    parted = stop < at and paused and behind < len(s) and s[behind].form in saying.PREDICATES
    if (first or within or parted) and behind < len(s):
        content.append((behind, content_end(s, behind, text)))
    content = [part for part in content if part[0] < part[1]]
    return Frame((at + 2, end), (at, at + 2), tuple(content)) if content else None


def _of_verb(s: Sequence[Word], verb: int, used: int, last: Range | None, text: str) -> Frame | None:
    """Return what this verb reports, or None."""
    form = s[verb].form
    if verb == 0:
        return _said_first(s, text) if form == "said" else None
    passive = _quoted_as(s, verb)
    if passive is not None:
        return _passive(s, passive, verb, text)
    at = Reading(verb, group_start(s, verb), used, last)
    if (
        s[verb - 1].form == "to"
        and verb >= 3
        and s[verb - 2].form == "on"
        and s[verb - 3].form in {"went", "goes"}
    ):
        at = at._replace(group=group_start(s, verb - 3))  # "went on to say"
    elif at.group == 0:
        return None
    before = s[at.group - 1].form if at.group else ""
    going = form in saying.GOING
    subject = None if going and before in BREAKS else subject_before(s, at.group, last)
    inverted = _inverted(s, at, subject, text)
    if inverted is not None:
        return inverted
    if subject is None and (before == "and" or (going and (before in {",", QUOTE} or before in DASHES))):
        subject = (going and last) or sentence_subject(s, at.group)
    if subject is None or not agrees(s, at, subject):
        return None
    return of_subject(s, at, subject, text)


def _said_first(s: Sequence[Word], text: str) -> Frame | None:
    """Read `Said Ada Veld, "C"`."""
    end = phrase_end(s, 1)
    opened = quote_after(s, end)
    if end == 1 or opened is None:
        return None
    return Frame((1, end), (0, 1), ((opened, content_end(s, opened, text)),))


def _quoted_as(s: Sequence[Word], verb: int) -> int | None:
    """Return where "was quoted ... as saying" begins its participle, if `verb` ends it."""
    if s[verb].form != "saying" or s[verb - 1].form != "as":
        return None
    reach = range(verb - 2, max(0, verb - PARAMS.content_reach), -1)
    return next((k for k in reach if s[k].form in PASSIVE), None)


def _is_quoted_as(s: Sequence[Word], verb: int) -> bool:
    """Whether "quoted" stands here and its "as saying" follows, which is then its cue."""
    reach = range(verb + 1, min(len(s), verb + PARAMS.content_reach))
    return s[verb].form in PASSIVE and any(_quoted_as(s, k) == verb for k in reach)


def _passive(s: Sequence[Word], quoted: int, verb: int, text: str) -> Frame | None:
    """Read `Ada Veld was quoted by the Echo as saying that C`."""
    group = group_start(s, quoted)
    subject = subject_before(s, group, None)
    start = content_after(s, verb + 1, tell=False, judging=False)
    if subject is None or start is None:
        return None
    return Frame(subject, (group, verb + 1), ((start, content_end(s, start, text)),))


def _inverted(s: Sequence[Word], at: Reading, subject: Range | None, text: str) -> Frame | None:
    """Read `"C," said Ada Veld, the harbour master` and `C, said Ada Veld.`."""
    before, form, start = s[at.group - 1].form, s[at.verb].form, at.verb + 1
    if not (before in {QUOTE, ","} or before in DASHES) or form not in saying.SAID or form in saying.TELL:
        return None
    if start >= len(s) or not _may_speak(s[start], freely=before == QUOTE):
        return None
    end = phrase_end(s, start)
    if before != QUOTE and subject is not None and not _closes(s, end, at):
        return None
    if end == start or (end < len(s) and not _ends_source(s[end])):
        return None
    stop = at.group if before == QUOTE else at.group - 1
    content = [(at.used, stop)] if at.used < stop else []
    opened = quote_after(s, end)
    if opened is not None:
        content.append((opened, content_end(s, opened, text)))
    return Frame((start, end), at.cue(), tuple(content)) if content else None


def _may_speak(word: Word, *, freely: bool) -> bool:
    """Whether a word can begin the noun phrase behind an inverted verb; `freely` if a quote stands before the verb."""
    if word.form == "that":
        return False
    if word.capital or word.form in saying.DETERMINERS or word.form in {"he", "she", "they", "one"}:
        return True
    shut = saying.PREPOSITIONS | saying.TIMES | saying.BOUNDARIES | saying.PRONOUNS
    return freely and word.form.isalpha() and word.form not in shut


def _ends_source(word: Word) -> bool:
    return (
        word.form in BREAKS
        or word.form in saying.PREPOSITIONS
        or word.form in saying.TIMES
        or word.form in {"who", "when", "while", "as"}
    )


def _closes(s: Sequence[Word], end: int, at: Reading) -> bool:
    """Whether only a noun phrase stands behind the verb, and before it a clause."""
    ends = end >= len(s) or s[end].form in STOPS or s[end].form in {"in", "on", "during", "at"}
    return ends and any(w.form in saying.BOUNDARIES for w in s[at.used : at.group])
