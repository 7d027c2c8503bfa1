"""Direct quotes: the spans between quotation marks, in the styles of eight languages.

A paragraph is read once, from left to right, with one quote open at most: what stands inside an open quote,
other marks included, belongs to it. A quote that is never closed ends with its paragraph, as newspapers
leave it open when it goes on in the next. O(length), but for the search for the end of a quote in single
marks, which gives up after a bounded length.

    English “ ” " " ‘ ’ ' ' `` ''   French « »   German „ “ » «   Russian « » „ “   Chinese “ ” 「 」 『 』
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.credit.speakers import likely_language, speaker_of
from tracer.credit.unmarked import unmarked
from tracer.params import CreditParams
from tracer.records import Quote
from tracer.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAMS = CreditParams()
MARK = re.compile(r"``|''|[\"“”„‟«»「」『』‘'＂]")
# what closes a quote, by what opened it; typists mix the last two
CLOSERS = {
    "“": ("”", '"', "＂"),
    "‟": ("”", '"'),
    "”": ("”",),
    '"': ('"', "”", "“"),
    "＂": ("＂",),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«",),
    "「": ("」",),
    "『": ("』",),
    "``": ("''", '"', "”"),
    "''": ("''",),
}
NESTING = {"«": "»", "「": "」", "『": "』"}  # marks that a quote inside a quote uses again
OPENING_BEFORE = re.compile(r"[\s(\[{—–\-/:,，。：；“\"«„‘'>\\]\Z")
SHORTENED = re.compile(r"(?:em|tis|twas|til|cause|n|nuff|round|bout|kay|s)\b", re.IGNORECASE)
BREAK = re.compile(r"\n[ \t\r]*(?:\n\s*)*")
SENTENCE_FINAL = re.compile(r"[.!?…:;。！？：”\"»’')\]」』\\]\s*\Z")


def find_quotes(text: str, language: str | None = None) -> tuple[Quote, ...]:
    """Return the direct quotes of a text, sorted and disjoint; titles and scare quotes among them.

    A span lies between the marks, or holds what is somebody's words by its form (`unmarked`). Of a quote inside a quote only the outer one is returned. `language`
    (ISO 639-1) says whose verbs introduce a speaker; without it the text's commonest words tell.
    """
    found = []
    paragraphs = list(_paragraphs(text))
    given = unmarked(text, paragraphs)
    for place, (begin, end) in enumerate(paragraphs):
        words = given.get(place)
        if words is not None and (span := _stripped(text, words[0], words[1])):
            found.append(Quote(span, span.of(text), words[2]))
        for start, stop, opened, closed in _quotes(text, begin, end):
            span = _stripped(text, start, stop)
            if span and (words is None or stop <= words[0] or words[1] <= start):
                language = language or likely_language(text)
                speaker, cue = speaker_of(text, opened, closed, language)
                found.append(Quote(span, span.of(text), speaker, cue))
    return tuple(sorted(found, key=lambda quote: quote.span))


def quoted_stretches(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the paragraphs of a text and its stretches between quotation marks, marks included, sorted and disjoint."""
    parts = list(_paragraphs(text))
    return parts, [
        (opened, closed)
        for begin, end in parts
        for _, _, opened, closed in _quotes(text, begin, end)
        if opened < closed
    ]


def _stripped(text: str, start: int, stop: int) -> Span | None:
    """Return the span without the blanks at its ends; None where nothing is left."""
    first = start + len(text[start:stop]) - len(text[start:stop].lstrip())
    last = start + len(text[start:stop].rstrip())
    return Span(first, last) if first < last else None


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs; a single line break inside a sentence of a wrapped text is none."""
    begin = line = 0
    for match in BREAK.finditer(text):
        wrapped = (
            match.group().count("\n") == 1
            and PARAMS.shortest_wrapped <= match.start() - line <= PARAMS.longest_wrapped
            and not SENTENCE_FINAL.search(text[max(line, match.start() - 4) : match.start()])
        )
        line = match.end()
        if not wrapped:
            if begin < match.start():
                yield begin, match.start()
            begin = match.end()
    if begin < len(text):
        yield begin, len(text)


def _quotes(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the quotes of a paragraph: where the words start and stop, where the marks open and have closed."""
    at = begin
    while (mark := MARK.search(text, at, end)) is not None:
        sign, start, after = mark.group(), mark.start(), mark.end()
        if sign in ("‘", "'"):
            stop = _single(text, start, end, sign)
        elif _opens(text, start, after, begin, end, sign):
            stop = _close(text, after, end, sign)
        else:
            stop = None
        if stop is None:
            at = after
            continue
        words, resume = stop
        yield after, words, start, resume
        at = max(resume, after)


def _opens(text: str, start: int, after: int, begin: int, end: int, sign: str) -> bool:
    """Whether a mark outside any quote begins one."""
    before, following = text[max(begin, start - 1) : start], text[after : after + 1]
    if sign in ("“", "„", "«", "「", "『", "‟", "``"):
        return sign != "“" or after < end
    fresh = (not before or bool(OPENING_BEFORE.search(before)) or _is_han(before)) and bool(following.strip())
    if sign == "»":  # German »…«; a French » that lost its « stands after a word
        return (
            fresh
            and before != "\\"
            and text.find("«", after, min(end, after + PARAMS.longest_single_quote)) >= 0
        )
    if sign in ('"', "''", "＂"):
        return fresh
    # a typist's opening ”, also where a paragraph begins and another ” follows
    if sign != "”" or not following.strip():
        return False
    return before.isspace() or (
        not before and text.find("”", after, min(end, after + PARAMS.longest_single_quote)) >= 0
    )


def _is_han(letter: str) -> bool:
    return "\u3040" <= letter <= "\u9fff"


def _close(text: str, start: int, end: int, sign: str) -> tuple[int, int] | None:
    """Return where the words of a quote stop and where reading goes on."""
    closers, deeper = CLOSERS[sign], NESTING.get(sign)
    depth, last = 1, -1
    for mark in MARK.finditer(text, start, end):
        found = mark.group()
        if found == sign and deeper:
            depth += 1
        elif found == sign == "“" and _closes_wrongly(text, mark.start(), mark.end(), end):
            return _without_escape(text, start, mark.start()), mark.end()
        elif found == sign and sign in ("“", "„"):  # opened again: the first one was left open
            return mark.start(), mark.start()
        elif found in closers:
            if found in ('"', "''") and not _may_close(text, mark.start(), mark.end(), end):
                if sign == found and _reopens(text, mark.start(), mark.end(), end):
                    return mark.start(), mark.start()
                continue
            depth, last = depth - 1, mark.start()
            if depth == 0:
                return _without_escape(text, start, mark.start()), mark.end()
    if last >= 0:  # «a «b»: one mark closes both
        return last, last + 1
    return end, end


def _may_close(text: str, start: int, after: int, end: int) -> bool:
    """Whether a straight mark can end a quote: it stands after a word, and is no sign for inches."""
    before, following = text[start - 1 : start], text[after : min(end, after + 1)]
    if before.isspace():
        return after >= end or following.isspace()  # a stray space before the mark
    if following.isalnum() and not _is_han(following):
        return False
    return not re.search(r"\d['’]\d{1,2}\Z", text[max(0, start - 6) : start])


def _closes_wrongly(text: str, start: int, after: int, end: int) -> bool:
    """Whether an opening mark stands where a closing one should: tight behind a word, with a space behind it."""
    return text[start - 1].strip() != "" and (after >= end or text[after].isspace())


def _reopens(text: str, start: int, after: int, end: int) -> bool:
    return text[start - 1 : start].isspace() and after < end and not text[after : after + 1].isspace()


def _without_escape(text: str, start: int, stop: int) -> int:
    """Return where the words stop when the closing mark is written with a backslash."""
    return stop - 1 if stop > start and text[stop - 1] == "\\" else stop


def _single(text: str, start: int, end: int, sign: str) -> tuple[int, int] | None:
    """Return where a quote in single marks stops; None where the mark is an apostrophe."""
    before, following = text[max(0, start - 1) : start], text[start + 1 : start + 2]
    if not (not before or OPENING_BEFORE.search(before)) or not following.strip() or before == "'":
        return None
    if following.isdigit() or (sign == "'" and SHORTENED.match(text, start + 1)):
        return None
    close = "’" if sign == "‘" else "'"
    spare = None
    limit = min(end, start + PARAMS.longest_single_quote)
    at = start
    for _ in range(PARAMS.most_apostrophes):
        at = text.find(close, at + 1, limit)
        if at < 0:
            break
        last, later = text[at - 1], text[at + 1 : at + 2]
        if not later.isalnum() and not last.isspace():
            plural = last in "sS" and later == " " and text[at + 2 : at + 3].islower()
            if not plural or last in ".,!?":
                return at, at + 1
            spare = spare or (at, at + 1)
    return spare
