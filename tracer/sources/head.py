"""The head of a plain text: title, byline, date, address, outlet, counters, where they plainly stand there.

Lines are read from the top until the first that is an ordinary paragraph. What is not clearly a head line
stays in the body: a body line lost to the head is lost as evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracer.records import Aside, Published
from tracer.sources.dates import change_in, parse_modified, read_date
from tracer.sources.front import KEYS
from tracer.sources.instants import BadDate, NotADate
from tracer.sources.lines import Line, ends_between, lines_of
from tracer.spans import Span

if TYPE_CHECKING:
    from tracer.params import SourceLimits
    from tracer.records import AsideKind

PARAGRAPH = 200  # code points; a line of this length is a paragraph, whatever it begins with
LABEL = 40  # code points of a section's name
_BY = re.compile(r"(?:(?i:by|von|par|por|di)|(?i:автор|текст)|作者|文|记者)(?:\s*[:：/]\s*|\s+|\s*$)(.*)")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*")
_CAPTION = re.compile(
    r"(?i)(?:photo|image|picture|foto|фото|图片)\s?[:(/]|©|\(c\)\s|getty images|image copyright|image caption"
)
_COUNTER = re.compile(
    r"(?i)(?:views?|просмотр\w{0,3}|reads?|阅读|浏览|comments?|комментари\w{0,2}|shares?)\s*[:：]?\s*[\d.,]+\s?[km]?"
    r"|[\d.,]+\s?[km]?\s*(?:views?|просмотр\w{0,3}|reads?|comments?|комментари\w{0,2}|shares?)"
    r"|\d+\s?min(?:ute)?s?\s?read"
)
_KEY = re.compile(r"([^\W\d_][^\W\d_ -]{1,20})\s?[:：]\s*(\S.*)")
_ADDRESS = re.compile(r"https?://\S{4,}")
_DATELINE = re.compile(
    r"/[^/\s][^/]{0,30}/|\((?:[A-ZА-Я]{2,}|Reuters|Xinhua|Bloomberg)[^)]{0,20}\)|\s[–—-]{1,2}\s?$|电$"
)
_SEPARATORS = re.compile(r"\s*(?:\||·|•|\t)\s*")
_STOP = (".", "。", ",", "，", ";", "；", ":", "：", "、")
_MARKDOWN = re.compile(r"#{1,6}\s+")
_NOT_TITLE = re.compile(r"[-*•>+=_~|<{\[]|\d+[.)]\s")


@dataclass(slots=True)
class Head:
    """What the head lines say. Asides are sorted and disjoint."""

    title: str | None = None
    byline: str | None = None
    published: Published | None = None
    modified: Published | None = None
    url: str | None = None
    outlet_name: str | None = None
    asides: list[Aside] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Read:
    """A line, and what kind of head line it is ("" for none)."""

    line: Line
    kind: str
    fields: dict[str, object] = field(default_factory=dict)


def read_head(
    text: str, start: int, limits: SourceLimits, title: str | None = None, names: tuple[str, ...] = ()
) -> Head:
    """Read the head that begins at `start`.

    With a known title none is guessed: then a line is a head line when it repeats the title or one of the
    `names` (author, outlet), or has the form of one by itself.
    """
    head = Head(title=title)
    heard = frozenset(_folded(name) for name in names if name)
    lines = [line for line in lines_of(text, 3 * limits.head_lines, start) if line.text.strip()]
    taken: list[_Read] = []
    for i, line in enumerate(lines[: limits.head_lines]):
        read = _read_line(line, head.title, heard)
        if read is None and head.title is None and _is_title(text, lines, i, limits):
            read = _Read(line, "title", {"title": _MARKDOWN.sub("", line.text.strip(), count=1).strip()})
        if read is None:
            break
        for name, value in read.fields.items():
            if getattr(head, name) is None:
                setattr(head, name, value)
        taken.append(read)
    if taken and not text[taken[-1].line.end :].strip():
        return Head(title=title)  # nothing but head lines: then they are the text
    head.asides = _asides(taken)
    return head


def _read_line(line: Line, title: str | None, heard: frozenset[str] = frozenset()) -> _Read | None:
    """Recognise a line by its own form; None when it might be anything."""
    stripped = line.text.strip()
    if len(stripped) > PARAGRAPH:
        return None
    if (title and _folded(stripped) == _folded(title)) or _folded(stripped) in heard:
        return _Read(line, "head")
    if title and stripped.startswith(title) and _CAPTION.search(stripped, len(title)):
        return _Read(line, "caption")
    if _ADDRESS.fullmatch(stripped):
        return _Read(line, "head", {"url": stripped})
    pair = _KEY.fullmatch(stripped)
    key = KEYS.get(pair[1].lower()) if pair else None
    return _of_pair(line, key, pair[2].strip()) if pair and key else _of_parts(line, stripped)


def _of_parts(line: Line, stripped: str) -> _Read | None:
    """Read a line of one or more parts set off by bars, such as `by X | Feb 8, 2024 | Headline News`."""
    fields: dict[str, object] = {}
    kinds = [_part(part, fields, i) for i, part in enumerate(p for p in _SEPARATORS.split(stripped) if p)]
    if not kinds or not all(kinds) or set(kinds) == {"label"}:
        return None
    return _Read(line, "head", fields)


def _of_pair(line: Line, key: str, value: str) -> _Read | None:
    """Read `Source: Outlet` and the like; a date that is none makes no head line."""
    if key == "published":
        when = _date(value)
        said = parse_modified(change, "head") if (change := change_in(value)) else None
        return _Read(line, "head", {"published": when, "modified": said}) if when else None
    if key == "modified":
        when = parse_modified(value, "head")
        return _Read(line, "head", {"modified": when}) if when else None
    if key in {"language", "id"}:
        return None  # only front matter carries these
    name = "outlet_name" if key == "outlet" else key
    return _Read(line, "head", {name: value})


def _part(part: str, fields: dict[str, object], place: int) -> str:
    """Name one part of a line; "" when it is none."""
    if _COUNTER.fullmatch(part):
        return "counter"
    when, change = _date(part), change_in(part)
    said = parse_modified(change, "head") if change else None
    if said:
        fields.setdefault("modified", said)
    # a line that tells nothing but the change does not tell when it was published
    if when and not (said and change == part):
        fields.setdefault("published", when)
    if when or (said and change == part):
        return "date"
    by = _BY.fullmatch(part)
    name = by[1].strip() if by else None
    if name and _is_name(name):
        fields.setdefault("byline", name)
    if by:
        return "byline" if not name or "byline" in fields else ""
    # what is left of a bar-separated line: a section, "3 min read"; never what stands first
    return "label" if place and len(part) <= LABEL and not part.endswith(_STOP) else ""


def _date(value: str) -> Published | None:
    """Read a part as a date and nothing else."""
    try:
        return Published(*read_date(value), "head")
    except (NotADate, BadDate):
        return None


def _is_name(value: str) -> bool:
    """Whether the words are a person's or several persons' names: few, capitalised, no sentence."""
    words = [w for w in re.split(r"[\s,]+", value) if w]
    if not words or len(words) > 12 or len(value) > 100 or value.endswith(("!", "?", "。", ":")):
        return False
    plain = [
        w
        for w in words
        if w.lower()
        not in {"and", "und", "et", "y", "e", "и", "for", "in", "de", "von", "van", "of", "the", "&", "|"}
    ]
    return bool(plain) and all(_NAME.match(w) and not w[0].islower() for w in plain)


def _is_title(text: str, lines: list[Line], i: int, limits: SourceLimits) -> bool:
    """Whether line i is a headline: short, no full stop at its end, set off from a longer body."""
    title = lines[i].text.strip()
    if not _can_be_title(title, limits) or i + 1 >= len(lines):
        return False
    following = lines[i + 1]
    if _read_line(following, title):
        return True
    if following.text.lstrip()[:1].islower():
        return False  # a sentence broken over two lines
    if len(following.text.strip()) > PARAGRAPH:
        return True
    return ends_between(text, lines[i], following) > 1 and len(text) - following.start >= 2 * len(title)


def _can_be_title(title: str, limits: SourceLimits) -> bool:
    """Whether the line has the form of a headline."""
    marked = _MARKDOWN.match(title) is not None
    if (
        len(title) > limits.title_chars
        or title.endswith(_STOP)
        or _DATELINE.search(title)
        or _CAPTION.search(title)
    ):
        return False
    if marked:
        return True
    words = len(title.split()) > 1 or not title.isascii()  # a language without blanks
    return (
        words
        and not title[0].islower()
        and not _NOT_TITLE.match(title)
        and sum(c.isalpha() for c in title) >= 4
    )


def _folded(text: str) -> str:
    """Fold case and blanks, to compare a title with its repetition."""
    return " ".join(text.split()).casefold()


def _asides(taken: list[_Read]) -> list[Aside]:
    """Join neighbouring lines of one kind into one aside each."""
    asides: list[Aside] = []
    for read in taken:
        kind: AsideKind = "caption" if read.kind == "caption" else "head"
        if asides and asides[-1].kind == kind:
            asides[-1] = Aside(Span(asides[-1].span.start, read.line.end), kind)
        else:
            asides.append(Aside(Span(read.line.start, read.line.end), kind))
    return asides
