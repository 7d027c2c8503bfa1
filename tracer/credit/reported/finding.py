"""Attributions: who is said to have said what, quoted or not, in running text.

Quotes are found first, and each counts as one word; then every sentence is read for the frames by which its language reports
(`frames` for English, `foreign` for six others, `chinese_reports` for Chinese). A sentence that holds nothing but quotes goes on with the one before
it, and a paragraph that begins with a quote behind "she said:" belongs to her. O(length).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from tracer.credit.quotes import quoted_stretches
from tracer.credit.reported.chinese import chinese_reports
from tracer.credit.reported.foreign import foreign_frames
from tracer.credit.reported.frames import frames
from tracer.credit.reported.grammars import GRAMMARS
from tracer.credit.reported.saying import VERBS
from tracer.credit.reported.subjects import group_start, subject_before
from tracer.credit.reported.words import DASHES, QUOTE, sentences
from tracer.credit.speakers import likely_language
from tracer.params import CreditParams
from tracer.records import Attribution
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from tracer.credit.reported.readings import Range
    from tracer.credit.reported.words import Word


PARAMS = CreditParams()


class Report(NamedTuple):
    """An attribution by code points, to which further content may come."""

    source: Range
    cue: Range
    content: list[Range]


def find_attributions(text: str, language: str | None = None) -> tuple[Attribution, ...]:
    """Return the attributions of a text, sorted by content, source and cue; spans of different ones may overlap.

    Words inside quotation marks are not looked into. `language` (ISO 639-1) says whose verbs and grammar count; without it the text's commonest words
    tell. Languages without a grammar here are read as English, which finds nothing in them but labels.
    """
    parts, quoted = quoted_stretches(text)
    language = language or likely_language(text)
    if language == "zh" or _mostly_han(text):
        reports = [Report(*one) for one in chinese_reports(text, quoted)]
    else:
        reports = _read(text, list(sentences(text, parts, quoted)), language)
    found = {_finished(one, quoted) for one in reports if one.content}
    return tuple(sorted(found, key=lambda one: (one.content, one.source, one.cue)))


def _mostly_han(text: str) -> bool:
    if text.isascii():
        return False
    sample = [letter for letter in text[:400] if letter.isalpha()]
    return 2 * sum("\u3400" <= letter <= "\u9fff" for letter in sample) > len(sample)


def _read(text: str, paragraphs: Sequence[list[list[Word]]], language: str) -> list[Report]:
    grammar = GRAMMARS.get(language)
    found: list[Report] = []
    announced: Report | None = None
    unsigned: Range | None = None  # the quotes of a paragraph that holds nothing else
    for paragraph in paragraphs:
        signature = _signature(paragraph) if unsigned is not None else None
        if signature is not None and unsigned is not None:
            found.append(Report(*signature, [unsigned]))
        unsigned = None
        open_one: Report | None = None  # whose quote may go on in the next sentence
        for number, s in enumerate(paragraph):
            quotes = _only_quotes(s)
            if quotes is not None:
                taker = open_one or (announced if number == 0 else None)
                if taker is not None:
                    if taker is announced:
                        found.append(taker)
                    taker.content.append(quotes)
                    open_one = taker
                elif len(paragraph) == 1:
                    unsigned = quotes
                announced = None
                continue
            reports = [
                Report(
                    _points(s, one.source), _points(s, one.cue), [_points(s, part) for part in one.content]
                )
                for one in (frames(s, text) if grammar is None else foreign_frames(s, grammar))
            ]
            found += reports
            open_one = next((one for one in reversed(reports) if _holds_quote(s, one)), None)
            announced = _announcing(s) if not reports and s[-1].form == ":" else None
    return found


def _signature(paragraph: Sequence[list[Word]]) -> tuple[Range, Range] | None:
    """Return the name in "— Ada Veld, harbour master", a paragraph of its own, and its dash."""
    s = paragraph[0]
    if (
        len(paragraph) > 1 or len(s) < 3 or len(s) > PARAMS.longest_phrase or s[0].form not in DASHES
    ):  # one shape
        return None
    stop = len(s) - 1 if s[-1].form == "." else len(s)
    return (_points(s, (1, stop)), _points(s, (0, 1))) if s[1].capital and s[2].capital else None


def _points(s: Sequence[Word], words: Range) -> Range:
    """Return the code points from the first of the words to the last."""
    return s[words[0]].start, s[words[1] - 1].end


def _only_quotes(s: Sequence[Word]) -> Range | None:
    """Return the extent of the quotes of a sentence that holds nothing else but signs."""
    quotes = [word for word in s if word.form == QUOTE]
    if not quotes or any(word.form != QUOTE and word.form[0].isalnum() for word in s):
        return None
    return quotes[0].start, quotes[-1].end


def _holds_quote(s: Sequence[Word], one: Report) -> bool:
    """Whether a part of the content begins or ends with a quote."""
    edges = {edge for part in one.content for edge in part}
    return any(word.form == QUOTE and (word.start in edges or word.end in edges) for word in s)


def _announcing(s: Sequence[Word]) -> Report | None:
    """Return who is about to speak in the next paragraph, as a sentence ends with "she said:"."""
    for verb in range(len(s) - 1, 0, -1):
        if s[verb].form in VERBS:
            group = group_start(s, verb)
            subject = subject_before(s, group, None) if group else None
            if subject is not None:
                return Report(_points(s, subject), _points(s, (group, verb + 1)), [])
    return None


def _finished(one: Report, quoted: Sequence[Range]) -> Attribution:
    content = tuple(Span(*part) for part in sorted(set(one.content)))
    return Attribution(Span(*one.source), Span(*one.cue), content, _kind(content, quoted))


def _kind(content: Sequence[Span], quoted: Sequence[Range]) -> Literal["direct", "mixed", "indirect"]:
    """Return how much of the content stands in quotation marks."""
    inside = outside = False
    for part in content:
        at = max(0, bisect_left(quoted, (part.start, part.start)) - 1)
        place = part.start
        while at < len(quoted) and quoted[at][0] < part.end:
            opened, closed = quoted[at]
            at += 1
            if closed <= place:
                continue
            inside = True
            outside = outside or opened > place + 1
            place = closed
        outside = outside or place + 1 < part.end
    return "mixed" if inside and outside else "direct" if inside else "indirect"
