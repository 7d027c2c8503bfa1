"""A text as sentences of words, in which a quote is one word: what the finder of attributions reads.

A sentence ends at a stop, at the end of its paragraph, or behind a quote that holds its own stop, unless the words
behind the quote say who spoke it (`"Who?" the keeper asked.`). No sentence is longer than a bounded number
of words, so whatever is looked for to either side of a word is bounded too. O(length).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PARAMS = CreditParams()
QUOTE = "<quote>"
PIECE = re.compile(
    r"[^\W_]\.(?:[^\W_]\.)+"  # U.S., z.B.
    r"|[^\W_]+(?:[’'.-][^\W_]+)*|\d[\d,.]*\d|\.\.\.|--+|[^\w\s]"
)
STOPS = frozenset([".", "!", "?", "…", "...", "。", "！", "？"])
DASHES = frozenset(["—", "–", "--", "-"])
ENDING = STOPS | {QUOTE}  # what a sentence can end with
OPENING, CLOSING = ("(", "["), (")", "]")
BREAKS = STOPS | DASHES | {",", ";", ":", QUOTE, *OPENING}  # where a phrase ends
_SHORT = """
    mr mrs ms dr prof st gov sen sens rep reps gen lt col maj sgt capt rev hon jr sr no vs inc corp ltd co
    jan feb mar apr jun jul aug sep sept oct nov dec u.s u.n u.k d.c ariz calif colo conn fla ga ill ind kan ky la md mass mich minn
    miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo ala ark del hr fr z.b ca bzw sra mme г гг им ул тыс млн
"""
SHORT = frozenset(_SHORT.split())


class Word(NamedTuple):
    """A word, a sign or a whole quote: where it stands and its folded form; a quote's form is `QUOTE`."""

    start: int
    end: int
    form: str
    capital: bool


def sentences(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    quoted: Sequence[tuple[int, int]],
) -> Iterator[list[list[Word]]]:
    """Yield the sentences of each paragraph; `quoted` are the stretches between marks, marks included, sorted."""
    at = 0
    for begin, end in paragraphs:
        words: list[Word] = []
        start = begin
        while at < len(quoted) and quoted[at][0] < end:
            opened, closed = quoted[at]
            at += 1
            if opened < start:
                continue
            words += _words(text, start, opened)
            words.append(Word(opened, closed, QUOTE, _begins_high(text, opened, closed)))
            start = closed
        words += _words(text, start, end)
        yield _parted(text, words)


def _words(text: str, start: int, end: int) -> list[Word]:
    found: list[Word] = []
    short: Word | None = None  # an abbreviation whose stop may follow: the stop is then part of it
    for match in PIECE.finditer(text, start, end):
        form = match.group()
        begin, stop = match.span()
        if short is not None:
            if form == "." and begin == short.end:
                found.append(Word(short.start, stop, short.form + ".", short.capital))
                short = None
                continue
            found.append(short)
            short = None
        low = form.lower()
        if "’" in low:
            low = low.replace("’", "'")
        word = Word(begin, stop, low, form[0].isupper())
        if (
            low in SHORT
            or (len(form) == 1 and word.capital)
            or ("-" in low and low.rpartition("-")[2] in SHORT)
        ):
            short = word
        else:
            found.append(word)
    if short is not None:
        found.append(short)
    return found


def _begins_high(text: str, opened: int, closed: int) -> bool:
    first = re.search(r"[^\W_]", text[opened : min(closed, opened + 8)])
    return first is not None and first.group().isupper()


def _parted(text: str, words: list[Word]) -> list[list[Word]]:
    found: list[list[Word]] = []
    begin = 0
    for k, word in enumerate(words[:-1]):
        ends = word.form in ENDING and _ends(text, word, words[k + 1])
        if ends or k + 1 - begin >= PARAMS.longest_sentence:
            found.append(words[begin : k + 1])
            begin = k + 1
    return [*found, words[begin:]] if begin < len(words) else found


def _ends(text: str, word: Word, following: Word) -> bool:
    """Whether a sentence ends with `word`, which is a stop or a quote, before `following`."""
    if word.form == QUOTE:
        return ends_itself(text, word) and (following.capital or following.form == QUOTE)
    if word.form in "。！？":
        return True
    if following.form in {")", "]", "”", "’"} or following.start == word.end:
        return False
    return (
        following.capital
        or following.form in {QUOTE, "(", "—", "–", "-", "["}
        or not following.form.isalpha()
    )


def ends_itself(text: str, quote: Word) -> bool:
    """Whether a quote holds the stop of its own sentence; `"Who?" Ada asked` is decided by its reader."""
    inside = text[max(quote.start, quote.end - 4) : quote.end].rstrip("\"”“»'’」』＂` ")
    return inside.endswith((".", "。", "…")) and not inside.endswith("..")
