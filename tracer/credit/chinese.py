"""Credits in Chinese running text: "据新华社报道", "路透社援引……", "告诉塔斯社记者".

There are no spaces to part the words, so what stands right before and after a name is matched as a whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.credit.places import Place

Extent = tuple[int, int]

CLOSE = 12  # code points; a cue and the words between it and the name
HAN = re.compile("[\u4e00-\u9fff]")
CUE_BEFORE = re.compile(
    r"(?:据(?!说|悉)|援引|引述|引用|转引|综合|告诉|对|向|接受|根据)[\u4e00-\u9fff]{0,6}[《「“]?\Z"
)
CITING = re.compile(r"援引|引述|引用|转引")  # of a nested credit, the inner one begins here
TOLD = re.compile(r"(?:告诉|对|向|接受)")
VERB_AFTER = re.compile(
    r"[》」”]?(?:网站|电视台|英文|中文|官方|记者|等媒体|等|社论|评论|文章|最新|消息|昨天|今天|当天|日前|近日|当地时间|"
    r"\d{1,4}[年月日号]|[早晚]间?|还|也|在|的|[,，](?=援引)){0,6}"
    r"(报道称|报道说|报道|报导|消息称|消息|发文称|发文|刊文|援引|引述|写道|评论称|指出|透露|表示|披露|公布|发布|称|说)",
)
NOT_ITSELF = re.compile(r"[》」”]?(?:记者站|社长|总编|主持人|发言人|主编|员工|总部|大楼|秘书长|官员)")
TOLD_PLAINLY = re.compile(r"告诉[\u4e00-\u9fff]{0,6}[《「“]?\Z")  # a comma or colon is enough behind the name
PAUSE = re.compile(r"[》」”]?(?=[，,：:])")
TOLD_AFTER = re.compile(r"[》」”]?(?:记者|网)?(?:的)?(?:表示|说|称|采访|专访|透露|介绍|指出)")


def is_chinese(place: Place) -> bool:
    """Whether a Chinese cue stands beside the name."""
    if HAN.search(place.before[-CLOSE:] + place.after[:CLOSE]) is None:
        return False
    return bool(CUE_BEFORE.search(place.before[-CLOSE:]) or VERB_AFTER.match(place.after))


def in_chinese(place: Place, *, official: bool) -> Extent | None:
    """Return the extent of a Chinese credit that reports words or facts, or None."""
    if NOT_ITSELF.match(place.after):
        return None
    before, after = CUE_BEFORE.search(place.before[-CLOSE:]), VERB_AFTER.match(place.after)
    end = place.end + (after.end() if after else 0)
    if before is not None:
        inner = [cue.start() for cue in CITING.finditer(before.group())]
        start = place.start - len(before.group()) + (inner[-1] if inner else 0)
        if not TOLD.match(before.group()):
            return start, end
        told = TOLD_AFTER.match(place.after)
        if told is None and TOLD_PLAINLY.match(before.group()):
            told = PAUSE.match(place.after)
        if told is not None:
            return None if official else (start, place.end + told.end())
    return None if after is None else (place.start, end)
