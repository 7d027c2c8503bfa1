"""Attributions in Russian, German, French, Spanish, Italian and Portuguese: `X сказал, что C`, `« C », a dit X`, `laut X C`.

These languages mark the clause that is said ("что", "dass", "que", "che") and set it off with a comma or a quote, so a verb
of saying counts only beside such a mark. The verbs are those of `speakers`. O(words) for a sentence of bounded length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.credit.reported.readings import Frame
from tracer.credit.reported.words import BREAKS, DASHES, QUOTE, STOPS
from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.credit.reported.grammars import Grammar, Phrase
    from tracer.credit.reported.words import Word

PARAMS = CreditParams()


def foreign_frames(s: Sequence[Word], grammar: Grammar) -> list[Frame]:
    """Return the attributions of a sentence in one of the six languages, in the order of their cues."""
    found: list[Frame] = []
    at = used = 0
    while at < len(s):
        frame = _according(s, at, used, grammar) or _by_verb(s, at, used, grammar)
        if frame is None:
            at += 1
            continue
        found.append(frame)
        at = max(at + 1, frame.cue[1], frame.source[1])
        used = max(at, *(end for _, end in frame.content)) if frame.content[-1][0] >= at else at
    return found


def _phrase(s: Sequence[Word], at: int, phrases: dict[str, tuple[Phrase, ...]]) -> int:
    """Return how many words of a phrase of the table stand at `at`."""
    for words in phrases.get(s[at].form, ()):
        if tuple(word.form for word in s[at : at + len(words)]) == words:
            return len(words)
    return 0


def _according(s: Sequence[Word], at: int, used: int, grammar: Grammar) -> Frame | None:
    """Read `по словам X, C` and `C, selon X`."""
    long = _phrase(s, at, grammar.according)
    if not long or not (at == 0 or s[at - 1].form in {",", QUOTE} or s[at - 1].form in DASHES or _low(s, at)):
        return None
    start = at + long
    end = _source_end(s, start, grammar)
    if end == start:
        return None
    opens = at - used <= 1 or not any(word.form[0].isalnum() or word.form == QUOTE for word in s[used:at])
    behind = end + 1 if end < len(s) and s[end].form == "," else end
    content = (behind, _clause_end(s, behind)) if opens else (used, _before(s, at))
    if content[0] >= content[1]:
        return None
    return Frame((start, end), (at, start), (content,))


def _low(s: Sequence[Word], at: int) -> bool:
    """Whether a phrase stands inside a sentence, not at its head: "C according to X" without a comma."""
    return not s[at].capital


def _before(s: Sequence[Word], at: int) -> int:
    """Return `at`, or the place of the comma or dash before it."""
    while at > 0 and (s[at - 1].form == "," or s[at - 1].form in DASHES):
        at -= 1
    return at


def _source_end(s: Sequence[Word], start: int, grammar: Grammar) -> int:
    """Return where the source ends that begins at `start`: a name with what describes it, up to its comma or verb."""
    k = start
    if k < len(s) and s[k].form in grammar.pronouns:
        return k + 1
    named = False
    while k < min(len(s), start + PARAMS.content_reach):
        word = s[k]
        if word.form in BREAKS or word.form in grammar.that:
            break
        if named and not word.capital and word.form not in grammar.links:
            break
        named = named or word.capital
        k += 1
    while k > start and (s[k - 1].form in grammar.links and not s[k - 1].capital):
        k -= 1
    return k if named or k == start else _with_name(s, k)


def _with_name(s: Sequence[Word], comma: int) -> int:
    """Return where the name ends that stands between commas behind an office: "la capitaine du port, Ada Veld,"."""
    end = comma + 1
    while end < min(len(s), comma + PARAMS.longest_name_words) and s[end].capital:
        end += 1
    closed = end >= len(s) or s[end].form == "," or s[end].form in STOPS
    return end if s[comma : comma + 1] and s[comma].form == "," and end > comma + 1 and closed else comma


def _by_verb(s: Sequence[Word], at: int, used: int, grammar: Grammar) -> Frame | None:
    long = _phrase(s, at, grammar.verbs)
    if not long:
        return None
    end = at + long
    return _verb_first(s, at, end, used, grammar) or _subject_first(s, at, end, used, grammar)


def _verb_first(s: Sequence[Word], at: int, end: int, used: int, grammar: Grammar) -> Frame | None:
    """Read `« C », a dit X` and `C, сообщает X`."""
    if at == 0 or not (s[at - 1].form in {",", QUOTE} or s[at - 1].form in DASHES):
        return None
    stop = _source_end(s, end, grammar)
    closed = stop >= len(s) or s[stop].form in BREAKS or not s[stop].capital
    if (
        stop == end
        or not closed
        or (not any(word.capital for word in s[end:stop]) and s[end].form not in grammar.pronouns)
    ):
        return None
    content = [(used, _before(s, at))] if used < _before(s, at) else []
    further = next(
        (k for k in range(stop, min(len(s), stop + PARAMS.content_reach)) if s[k].form == QUOTE), None
    )
    if further is not None and s[further - 1].form in {",", ":"} and s[_before(s, at) - 1].form == QUOTE:
        content.append((further, further + 1))
    return Frame((end, stop), (at, end), tuple(content)) if content else None


def _subject_first(s: Sequence[Word], at: int, end: int, used: int, grammar: Grammar) -> Frame | None:
    """Read `X сказал, что C`, `X sagte: "C"`, `"C", X dijo`."""
    start = _source_start(s, at, used, grammar)
    if start is None:
        return None
    opened = _opened(s, end, grammar)
    if opened is not None:
        return Frame((start, at), (at, end), ((opened, _clause_end(s, opened)),))
    left = _before(s, start)
    if used < left < start and (end >= len(s) or s[end].form in STOPS):
        return Frame((start, at), (at, end), ((used, left),))
    return None


def _source_start(s: Sequence[Word], at: int, used: int, grammar: Grammar) -> int | None:
    """Return where the subject before a verb begins: behind a sign, a "that", or an adverb at the head."""
    if at == 0 or s[at - 1].form in BREAKS:
        return _apposed(s, at, used, grammar) if at and s[at - 1].form == "," else None
    if s[at - 1].form in grammar.pronouns:
        return at - 1
    k = at
    while k > used and s[k - 1].form not in BREAKS and s[k - 1].form not in grammar.that:
        if s[k - 1].form in grammar.joins and not (k < at and s[k].capital and k > 1 and s[k - 2].capital):
            break
        k -= 1
    while k < at - 1 and s[k].form in grammar.leads:
        k += 1
    plain = k < at and at - k <= PARAMS.content_reach and (k > 0 or any(w.capital for w in s[k:at]))
    return k if plain and any(word.capital for word in s[k:at]) else None


def _apposed(s: Sequence[Word], at: int, used: int, grammar: Grammar) -> int | None:
    """Return where the subject begins in `X, der Hafenmeister, sagte`."""
    reach = range(at - 2, max(used, at - PARAMS.content_reach), -1)
    opened = next((k for k in reach if s[k].form in BREAKS), None)
    if opened is None or s[opened].form != "," or s[opened + 1].form in grammar.that:
        return None
    return _source_start(s, opened, used, grammar) if s[opened - 1].form not in BREAKS else None


def _opened(s: Sequence[Word], end: int, grammar: Grammar) -> int | None:
    """Return where the content begins behind a verb: at "that", or at a quote behind a colon or comma."""
    for k in range(end, min(len(s), end + PARAMS.content_reach)):
        form = s[k].form
        if form in grammar.that or form.startswith("qu'"):
            return k
        if form == QUOTE:
            return k
        if form == ":":
            return k + 1 if k + 1 < len(s) else None
        if form in STOPS or form == ";":
            return None
        if form == "," and not (k + 1 < len(s) and (s[k + 1].form in grammar.that or s[k + 1].form == QUOTE)):
            return None
    return None


def _clause_end(s: Sequence[Word], start: int) -> int:
    """Return where the content that begins at `start` ends: with its sentence, without the stop."""
    end = len(s)
    while end > start and s[end - 1].form in STOPS:
        end -= 1
    return end
