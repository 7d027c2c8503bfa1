"""Quotes with a verb that no table has: `"C," the captain barked`, `Jan Holm shot back: "C"`.

A quote's own punctuation makes these likely: it ends with a comma, or a comma or colon stands before it and a capital in it, or it goes on
a clause. They are tried where a sentence has no other frame.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.credit.reported import saying
from tracer.credit.reported.clauses import content_end, quote_after
from tracer.credit.reported.phrases import phrase_end
from tracer.credit.reported.readings import Frame
from tracer.credit.reported.subjects import sentence_subject
from tracer.credit.reported.words import BREAKS, QUOTE, STOPS
from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.credit.reported.readings import Range
    from tracer.credit.reported.words import Word

PARAMS = CreditParams()
PAUSED = re.compile(r"[,!?][\"”'’»]+\Z")
NO_VERB = saying.PREPOSITIONS | saying.BOUNDARIES | saying.LINKS | saying.TIMES | saying.WHO | saying.LEADS
IRREGULAR = frozenset(
    ["put", "went", "shot", "began", "spoke", "sang", "read", "wrote", "cut", "begins", "goes"]
)


def loose_frame(s: Sequence[Word], text: str) -> Frame | None:
    """Return the attribution of a sentence whose verb is unknown, or None."""
    quotes = [k for k, word in enumerate(s) if word.form == QUOTE]
    if not quotes:
        return None
    return _behind(s, quotes[0], text) or _before(s, quotes[-1]) or _within(s, quotes[0], text)


def _behind(s: Sequence[Word], quote: int, text: str) -> Frame | None:
    """Read `"C," Ada Veld barked` and `"C," barked Ada Veld`."""
    if not PAUSED.search(text[max(0, s[quote].end - 3) : s[quote].end]) or quote + 2 >= len(s):
        return None
    start = quote + 1
    if _may_be_verb(s[start]):
        source, cue = (start + 1, phrase_end(s, start + 1)), (start, start + 1)
        begins = s[start + 1].capital or s[start + 1].form in saying.DETERMINERS
        if not begins or source[0] == source[1]:
            return None
    else:
        end = _name_end(s, start)
        if end == start or end >= len(s) or not _may_be_verb(s[end]):
            return None
        source, cue = (start, end), (end, end + 1)
    content: list[Range] = [(0, quote + 1)]
    opened = quote_after(s, max(source[1], cue[1]))
    if opened is not None:
        content.append((opened, content_end(s, opened, text)))
    return Frame(source, cue, tuple(content))


def _name_end(s: Sequence[Word], start: int) -> int:
    """Return where the pronoun, the name or the short noun phrase ends that begins at `start`."""
    if s[start].form in saying.NOMINATIVES:
        return start + 1
    if not (s[start].capital or s[start].form in saying.DETERMINERS):
        return start
    for k in range(start + 1, min(len(s), start + PARAMS.longest_name_words)):
        if s[k].form in BREAKS or (not s[k].capital and _may_be_verb(s[k])):
            return k
    return start


def _may_be_verb(word: Word) -> bool:
    if word.capital or not word.form.isalpha() or word.form in NO_VERB:
        return False
    return word.form.endswith("ed") or word.form in IRREGULAR or word.form in saying.FINITE


def _before(s: Sequence[Word], quote: int) -> Frame | None:
    """Read `Jan Holm shot back, "C"`, where nothing follows the quote."""
    if quote < 2 or s[quote - 1].form not in {",", ":"} or not s[quote].capital:
        return None
    if any(word.form not in STOPS for word in s[quote + 1 :]):
        return None
    subject = sentence_subject(s, quote - 1)
    if subject is None or quote - 1 - subject[1] > PARAMS.longest_name_words:
        return None
    return Frame(subject, (subject[1], quote - 1), ((quote, quote + 1),))


def _within(s: Sequence[Word], quote: int, text: str) -> Frame | None:
    """Read `Jan Holm thanked her for “stepping up”`: a quote that goes on a clause whose verb stands right behind its subject."""
    long = len(text[s[quote].start : s[quote].end].split()) >= PARAMS.least_clause
    subject = sentence_subject(s, quote - 1) if long and not s[quote].capital else None
    if subject is None or not _may_be_verb(s[subject[1]]):
        return None
    behind = subject[1] + 1
    return Frame(subject, (subject[1], behind), ((behind, content_end(s, quote, text)),))
