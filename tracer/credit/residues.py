"""An outlet's traces in a text: house style ("Newsweek contacted ... for comment"), e-mail addresses, desk codes.

House phrases are looked for first and names beside them, so that a name damaged by a translator
("News week") is found too: names are compared without spaces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracer.credit.places import Place

PARAMS = CreditParams()
Extent = tuple[int, int]

ASKED = re.compile(
    r"\b(?:contacted|reached out|approached|e-?mailed|asked|sought comment|requested comment)\b"
    r"(?=[^.!?\n]{0,200}\b(?:comment|statement|response|reply|clarification|e-?mail|further details|more information|further information)\b)",
)
AUXILIARIES = re.compile(r"(?:has |have |had )?(?:also |previously |separately )?\Z")
WORDS_BEFORE = re.compile(r"(?:[\w.&-]+ ){1,5}\Z")
UNVERIFIED = re.compile(
    r" (?:could not|couldn't|was not able to|was unable to|were unable to|has not been able to|has not|did not|cannot)"
    r" (?:immediately |independently |yet )*(?:verify|verified|reach|confirm|confirmed|be reached)\b",
)
UNVERIFIED_BY = re.compile(
    r"(?:could not|cannot|have not been|has not been|not) (?:be )?(?:immediately |independently )*(?:verified|confirmed|reached) by (?:the )?\Z",
)
REQUEST = re.compile(
    r"'s? (?:\w+ ){0,3}(?:requests?|inquir\w+|questions?|queries|e-?mails?) (?:for|about|seeking|regarding|on)\b(?: comments?)?"
)
RESPOND = re.compile(
    r"(?:respond|responded|responding|reply|replied|response|answer|answered) to (?:the )?\Z|\bdeclined (?:the )?\Z"
)
REQUEST_FROM = re.compile(
    r"(?:requests?|inquir\w+) (?:for|seeking) (?:\w+ ){1,3}(?:from|by|sent by|made by) (?:the )?\Z"
)
CONTACTED_BY = re.compile(
    r"(?:when )?(?:contacted|approached|reached(?: for comment)?) by (?:the )?\Z|(?:contacté|sollicité)e?s? par (?:l'|la |le )?\Z"
    r"|contattat[oaie] da(?:l|ll'|lla)? ?\Z|contactad[oa]s? (?:por|pel[oa]) (?:la |el |a |o )?\Z",
)
INVITE = re.compile(
    r"(?:follow|download|subscribe to|sign up (?:for|to)|like|join|get|listen to|watch)\s+(?:the )?(?:free |new )?\Z"
)
INVITED = re.compile(
    r"(?:'s?)?(?: \w+)? (?:on (?:our )?(?:twitter|facebook|instagram|x\b|telegram|whatsapp|youtube|tiktok|google news|apple news|linkedin|weibo|vk)"
    r"|(?:news )?app\b|newsletters?\b|mobile app)",
)
VIEWS = re.compile(
    r"(?:reflect|represent)\w* (?:the |those )?(?:those|views|opinions?|position|editorial \w+|official \w+)[^.\n]{0,60} of (?:the )?\Z"
)


# words of which one stands before the name in every phrase but "Reuters could not verify"
HINTS = re.compile(
    r"respon|repl|answer|declin|request|inquir|contact|contatt|approach|reach|verif|confirm|sollicit|follow|download|subscribe|sign up|like|"
    r"join|get|listen|watch|reflect|represent"
)


def house_phrase(place: Place) -> Extent | None:
    """Return the extent of a phrase by which the outlet named here speaks of its own work or readers, or None."""
    before, after = place.before, place.after
    if HINTS.search(before) is None and UNVERIFIED.match(after) is None:
        return None
    follows = UNVERIFIED.match(after) or (INVITED.match(after) if INVITE.search(before) else None)
    if follows is None and RESPOND.search(before):
        follows = REQUEST.match(after)
    precedes = (
        UNVERIFIED_BY.search(before)
        or REQUEST_FROM.search(before)
        or CONTACTED_BY.search(before)
        or VIEWS.search(before)
        or (INVITE.search(before) if follows and INVITED.match(after) else None)
        or (RESPOND.search(before) if follows and REQUEST.match(after) else None)
    )
    if follows is None and precedes is None:
        return None
    start = place.start - (len(before) - precedes.start() if precedes else 0)
    return start, place.end + (follows.end() if follows else 0)


def asked_for_comment(
    text: str, low: str, names: Mapping[str, tuple[str, str | None]]
) -> Iterator[tuple[str, Extent]]:
    """Yield the outlets that "contacted ... for comment", in whatever spelling, with the extent of the phrase."""
    for asked in ASKED.finditer(low):
        window = AUXILIARIES.sub("", low[max(0, asked.start() - 80) : asked.start()])
        stop = max(0, asked.start() - 80) + len(window)
        found = WORDS_BEFORE.search(window)
        if found is None:
            continue
        starts = [match.start() for match in re.finditer(r"\S+", found.group())][-PARAMS.most_damaged_words :]
        for offset in starts:
            begin = stop - len(found.group()) + offset
            written = text[begin:stop].rstrip()
            outlet, exact = names.get(re.sub(r"[\s-]", "", low[begin:stop]), ("", None))
            if outlet and (exact is None or written == exact):
                yield outlet, (begin, asked.end())
                break
