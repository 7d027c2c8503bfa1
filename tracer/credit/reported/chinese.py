"""Attributions in Chinese: `据新华社报道，C。`, `港务局长表示，C。`, `局长说：“C”`. O(length): every pattern is anchored and bounded."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from tracer.params import CreditParams

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PARAMS = CreditParams()
Range = tuple[int, int]
HAN = "\u3400-\u9fff"
# 说 and 称 end many other words, so a comma or colon must follow them
VERB = "(?:表示|指出|强调|認為|认为|写道|回应称|回应说|回应|补充说|透露|介绍说|介绍|宣布|呼吁|警告说|警告|坦言|解释说|解释|报道称|报道说|说道|说|称)"
SAID = re.compile(
    rf"(?:^|(?<=[，。；！？\n”」]))(?P<who>[{HAN}·A-Za-z]{{2,24}}?)(?:\d{{1,2}}[日号]|[今昨]天|当天|近日|日前)?(?P<cue>{VERB})(?P<gap>[，,：:])",
    re.MULTILINE,
)
AFTER = re.compile(rf"[，,]?(?P<who>[{HAN}·A-Za-z]{{2,24}}?)(?P<cue>{VERB})(?=[。，；！？,.\s]|\Z)")
ACCORDING = re.compile(
    rf"(?:^|(?<=[，。；！？\n]))(?P<cue>据|根据)(?P<who>[{HAN}·《》A-Za-z]{{2,24}}?)(?:\d{{1,2}}[日号]|[今昨]天|当天)?(?:的)?(?:报道称|报道|消息称|消息|介绍|透露|统计|援引)[，,：:]",
    re.MULTILINE,
)
STOP = re.compile(r"[。！？\n]")


def chinese_reports(text: str, quoted: Sequence[Range]) -> Iterator[tuple[Range, Range, list[Range]]]:
    """Yield source, cue and content of each attribution; `quoted` are the stretches between marks, sorted."""
    for match in ACCORDING.finditer(text):
        if not _inside(quoted, match.start()):
            yield match.span("who"), match.span("cue"), _content(text, match.end(), quoted)
    for match in SAID.finditer(text):
        if not _inside(quoted, match.start("who")) and match["who"][0] not in "据对":
            yield match.span("who"), match.span("cue"), _content(text, match.end(), quoted)
    for opened, closed in quoted:
        after = AFTER.match(text, closed, min(len(text), closed + 40))
        if after is not None:
            yield after.span("who"), after.span("cue"), [(opened, closed)]


def _inside(quoted: Sequence[Range], place: int) -> bool:
    at = bisect_right(quoted, (place, len(quoted) and quoted[-1][1])) - 1
    return at >= 0 and quoted[at][0] < place < quoted[at][1]


def _content(text: str, start: int, quoted: Sequence[Range]) -> list[Range]:
    """Return the content that begins at `start`: to the end of its sentence, or of the quote that it begins with."""
    at = bisect_right(quoted, (start, len(text) + 1)) - 1
    for opened, closed in quoted[max(0, at) : at + 2]:
        if opened == start:
            return [(opened, closed)]
    place, limit = start, min(len(text), start + PARAMS.longest_han_sentence)
    while True:
        stop = STOP.search(text, place, limit)
        end = stop.start() if stop is not None else limit
        over = next((closed for opened, closed in quoted[max(0, at) : at + 3] if opened < end < closed), None)
        if over is None or over <= place:
            break
        place = over
    return [(start, end)] if start < end else []
