"""Credits at the edges of a wire: datelines at its head ("DENVER (AP) —"), marks at its end ("-RT").

What a dateline looks like is each agency's own; the forms here are those of peers' pages in eight languages.
All patterns are anchored at the name and look at a bounded window.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.params import CreditParams

if TYPE_CHECKING:
    from tracer.credit.places import Place

PARAMS = CreditParams()
Extent = tuple[int, int]

MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|"
    r"mär|mai|okt|dez|fév|avr|juin|juil|aoû|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|fev|out)\w*\.?"
)
DATE = rf"(?:{MONTH} ?\d{{1,2}}|\d{{1,2}}\.? (?:de )?{MONTH}|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?)(?:,? (?:de )?\d{{4}})?"
CAPITAL = "A-ZÀ-ÖØ-ÞČŠŽŁĐА-ЯЁІЇЄ"
# "DENVER", "Washington", "WHITE SETTLEMENT, Texas", "Moscow/Beijing": what stands before a name in a dateline
TOWN = rf"[{CAPITAL}][\w.'’-]*(?:(?: |, |,|/|-)(?:d[eaio]s?|del|of|am|an|la|[{CAPITAL}][\w.'’-]*)){{0,5}}"
TOWN_LINE = re.compile(rf"\W{{0,3}}(?:{TOWN})?\W{{0,3}}\Z")
DATED_LINE = re.compile(rf"\W{{0,3}}(?:{TOWN})?[\s,.]*(?:{DATE})[\s,.:]*\Z", re.IGNORECASE)
CAPITALS = re.compile(
    rf"(?:^|[\s.!?”\"»)|])[{CAPITAL}][{CAPITAL} .,'’/-]{{2,40}}(?:, \w{{2,12}}\.?)?[\s,.:]*\Z"
)
DATED = re.compile(rf"(?<!\w){DATE}[\s,.:]*\Z", re.IGNORECASE)
DASH_AFTER = re.compile(r"\s{0,3}(?:--|[—–:-]|\.\s?[—–-])")
CLOCK_AFTER = re.compile(r"\s{0,2}\d{1,2}:\d{2}")
SENTENCE_END = re.compile(r"[.!?…。！？][”\"»’')\]」』]{0,2}\s{0,2}\Z")
HAN_DATELINE = re.compile(
    r"[^\s，。,;；：“”\"（）()]{0,12}? ?(?:\d{1,2} ?月)? ?\d{1,2} ?日[^\s，。,;；：“”\"（）()]{0,6}?(?:电|讯)(?!视|影|话|脑|力|动|子)",
)
HAN_LINE_DATELINE = re.compile(
    r"(?:网)?(?:(?:\d{1,2}月)?\d{1,2}日(?:消息|报道|讯|快讯|电)[:：，,\s]|(?:消息|讯|快讯)[:：，,\s]|报道[:：])"
)
ONLY_MARKS = " \t\r*•.()[]|–—-"


def dateline(place: Place) -> Extent | None:
    """Return the extent of a dateline credit here, or None."""
    return (
        _in_slashes(place, at_end=False)
        or _in_brackets(place)
        or _resold(place)
        or _bare(place)
        or _in_chinese(place)
    )


def end_mark(place: Place, *, last: bool, signing: bool) -> Extent | None:
    """Return the extent of an end mark here, or None.

    `last` says that no running text follows, `signing` that outlets of this kind sign texts with their bare name.
    """
    found = _in_slashes(place, at_end=True) or _after_dash(place)
    if found is not None or not _ends(place):
        return found
    bracketed = _brackets(place)
    if bracketed is not None:
        head = place.line_before[: len(place.line_before) - (place.start - bracketed[0])]
        if head.strip() and not SENTENCE_END.search(head):
            return None  # a list of headlines with their papers, a caption
        return bracketed if last or not place.begins_line or len(head) > PARAMS.longest_caption else None
    if not place.line_before.strip(ONLY_MARKS):
        final = not place.text[place.end : place.end + 400].strip(ONLY_MARKS + "\n")
        return (place.start, place.end) if last and (signing or final) else None
    after_sentence = bool(SENTENCE_END.search(place.line_before)) and place.line_before[-1:].isspace()
    return (place.start, place.end) if after_sentence and last else None


def _in_slashes(place: Place, *, at_end: bool) -> Extent | None:
    """Find "/TASS/", which is a dateline unless its line ends there."""
    if not (place.before.endswith("/") and place.after.startswith("/")):
        return None
    if place.before[-2:-1].isalnum() or place.after[1:2].isalnum():
        return None  # a path, or a list of names
    ends = (
        place.ends_line
        and not place.line_after[1:].strip(" .\r")
        and len(place.line_before.strip()) > PARAMS.wire_line
    )
    return (place.start - 1, place.end + 1) if ends == at_end else None


def _brackets(place: Place) -> Extent | None:
    """Return the extent of "(Xinhua)", also where the opening bracket was lost."""
    close = re.match(r"[)\]）】]", place.after)
    if close is None:
        return None
    opened = re.search(r"[(\[（【](?:with |mit |avec |con |com )?\Z", place.before)
    return place.start - (len(opened.group()) if opened else 0), place.end + 1


def _in_brackets(place: Place) -> Extent | None:
    found = _brackets(place)
    if found is None:
        return None
    start, end = found
    after = place.text[end : end + PARAMS.wire_line]
    if CLOCK_AFTER.match(after):
        return found
    if start == place.start:  # no opening bracket, and no time of day that explains its loss
        return None
    head = place.line_before[: len(place.line_before) - (place.start - start)]
    at_line_start = place.begins_line and len(head) <= PARAMS.wire_line + 20
    placed = at_line_start and bool(TOWN_LINE.fullmatch(head) or DATED_LINE.fullmatch(head))
    capitals = bool(CAPITALS.search(head) or DATED.search(head))
    if DASH_AFTER.match(after):
        return found if placed or capitals else None
    follows = bool(re.match(r"\s+\S", after)) and len(place.as_after.strip()) > PARAMS.wire_line
    bare_town = bool(re.fullmatch(rf"\s*(?:{TOWN}\s+)?", head)) and len(head) <= 40
    return found if placed and follows and (bare_town or capitals) else None


def _resold(place: Place) -> Extent | None:
    """Find both names in "ISLAMABAD, (APP - UrduPoint - 8th Feb, 2024)", a wire that another has sold on."""
    opened = re.search(r"\((?:[^()\n]{1,40} - )?\Z", place.line_before)
    if opened is None or not place.begins_line or not re.match(r" - [^()\n]{2,70}\)", place.as_after):
        return None
    return (place.start, place.end) if TOWN_LINE.fullmatch(place.line_before[: opened.start()]) else None


def _bare(place: Place) -> Extent | None:
    """Find "INTERFAX.RU -", "МОСКВА, 4 фев - РИА Новости.", "ТАСС, 8 февраля.", "BERLIN dpa |"."""
    head, after = place.line_before, place.as_after
    if not place.begins_line or len(head) > PARAMS.wire_line + 20 or not re.match(r"[\s.,]", after):
        return None
    long_line = len(place.line_after) >= PARAMS.wire_line
    town = re.fullmatch(rf"\W{{0,3}}(?:{TOWN}[\s,.]+)?(?:{DATE}[\s,.]*)?", head, re.IGNORECASE) is not None
    placed = not head.strip() or _dated(head) or (head.endswith(", ") and place.words.isupper())
    if long_line and town and placed and re.match(r"\s{1,3}(?:--|[—–-])\s", after):
        return place.start, place.end
    if re.fullmatch(rf"\W{{0,3}}{TOWN}[\s,.]+{DATE}[\s.]*(?:--|[—–-])\s*", head, re.IGNORECASE) and re.match(
        r"[.,]", after
    ):
        return place.start, place.end
    if not head.strip() and re.match(rf",? {DATE}\s*[.—–-]", after, re.IGNORECASE) and long_line:
        return place.start, place.end
    if re.fullmatch(rf"\s*[{CAPITAL}][{CAPITAL} /-]{{2,40}}\s", head) and re.match(r" [|—–] ", after):
        return place.start, place.end
    return None


def _dated(head: str) -> bool:
    return bool(re.search(DATE, head, re.IGNORECASE)) or head.strip().isupper()


def _in_chinese(place: Place) -> Extent | None:
    """Find "新华社北京2月8日电" anywhere, and "央视网消息：" where a line begins."""
    after = place.after
    wire = HAN_DATELINE.match(after) if "日" in after[:24] else None
    if wire is not None:
        return place.start, place.end + wire.end()
    if re.search(r"[\u3400-\u9fff]", place.words) is None or not place.begins_line:
        return None
    head = place.line_before.strip()
    if (
        head in {"（", "("}
        and re.match(r"[）)]\s*[\u3400-\u9fff“]", after)
        and len(place.line_after) >= PARAMS.long_line_han
    ):
        return place.start - 1, place.end + 1  # "（新华社）" before its text
    bracketed = re.match(r"[^】\n]{0,30}】", after)
    if head == "【" and bracketed:
        return place.start - 1, place.end + bracketed.end()
    if not head and (line := HAN_LINE_DATELINE.match(after)) is not None:
        return place.start, place.end + line.end() - 1
    return None


def _after_dash(place: Place) -> Extent | None:
    """Find "-RT" after a sentence, at the end of its line or tight against its dash; and alone in its line."""
    dash = re.search(r"(?:[-–—=~]{1,2}|\*)(\s?)\Z", place.line_before[-3:])
    if dash is None:
        return None
    head = place.line_before[: len(place.line_before) - len(dash.group())]
    ends, tight = _ends(place), not dash.group(1)
    if not head.strip():
        above = place.text[
            max(0, place.start - len(place.line_before) - 40) : place.start - len(place.line_before)
        ]
        return (
            (place.start - len(dash.group()), place.end)
            if ends and SENTENCE_END.search(above.rstrip() or "x")
            else None
        )
    if not SENTENCE_END.search(head) or (not ends and not (tight and head[-1:].isspace())):
        return None
    if not ends and not re.match(rf"\s+[{CAPITAL}“\"«(]", place.as_after):
        return None
    if not tight and re.search(r"[”\"»’]\s*\Z", head):
        return None  # a line of praise and who gave it: "A triumph." — The Saltmere Echo
    return place.start - len(dash.group()), place.end


def _ends(place: Place) -> bool:
    """Whether nothing but brackets, stops and a desk's initials follows in the line."""
    return (
        place.ends_line
        and len(place.line_after) < 80
        and not re.sub(r"\A/[a-z]{2,4}\b", "", place.line_after).strip(" \t.)]）】*\r")
    )
