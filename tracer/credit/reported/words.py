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


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    short: Word | None = None  # an abbreviation whose stop may follow: the stop is then part of it
    for match in PIECE.finditer(text, start, end):
        form = match.group()
        if short is not None:
            dotted = form == "." and match.start() == short.end
            yield Word(short.start, match.end(), short.form + ".", short.capital) if dotted else short
            short = None
            if dotted:
                continue
        low = form.lower().replace("’", "'")
        word = Word(match.start(), match.end(), low, form[0].isupper())
        if low.rpartition("-")[2] in SHORT or (len(form) == 1 and word.capital):
            short = word
        else:
            yield word
    if short is not None:
        yield short


def _begins_high(text: str, opened: int, closed: int) -> bool:
    first = re.search(r"[^\W_]", text[opened : min(closed, opened + 8)])
    return first is not None and first.group().isupper()


def _parted(text: str, words: list[Word]) -> list[list[Word]]:
    found: list[list[Word]] = []
    now: list[Word] = []
    for k, word in enumerate(words):
        now.append(word)
        following = words[k + 1] if k + 1 < len(words) else None
        if _ends(text, now, following) or len(now) >= PARAMS.longest_sentence:
            found.append(now)
            now = []
    return [*found, now] if now else found


def _ends(text: str, now: list[Word], following: Word | None) -> bool:
    """Whether the sentence ends with its last word, before `following`."""
    word = now[-1]
    if following is None:
        return True
    if word.form == QUOTE:
        return ends_itself(text, word) and (following.capital or following.form == QUOTE)
    if word.form not in STOPS:
        return False
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
