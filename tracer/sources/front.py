"""Front matter: `key: value` lines at the very top of a text, bare or between two `---`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tracer.records import Aside
from tracer.sources.lines import Line, lines_of
from tracer.spans import Span

MOST = 40  # lines; front matter is a card, not a text
_PAIR = re.compile(r"\s{0,3}([^\W\d_][\w -]{0,30}?)\s?[:：]\s*(.*)")
_FENCE = re.compile(r"-{3,}\s*")
_END = re.compile(r"(?:-{3,}|\.{3})\s*")
KEYS: dict[str, str] = {
    word: key
    for key, words in {
        "id": "id",
        "title": "title headline заголовок 标题 titel titre",
        "byline": "byline author authors автор 作者 autor auteur",
        "published": "date published published-at publication-date pubdate datum дата 日期 发布时间 date-published",
        "modified": "modified updated last-modified date-modified last-updated updated-at обновлено изменено aktualisiert geändert 更新时间 修改时间",
        "outlet": "outlet source publisher publication site источник издание 来源 媒体 quelle",
        "url": "url link address canonical permalink адрес 链接 网址",
        "language": "language lang язык 语言",
    }.items()
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Front:
    """The fields found, by our names, and where the text goes on."""

    fields: dict[str, str] = field(default_factory=dict)
    asides: tuple[Aside, ...] = ()
    end: int = 0  # code point after the last line of the block
    bare: bool = False  # without `---` lines, so that it may be no front matter at all


def front_matter(text: str) -> Front:
    """Read the block at the top, if there is one.

    Between `---` lines anything goes. Bare lines must all be pairs, up to a blank line, and one must bear
    a key that we know, so that a text that begins "Anna: Good morning." keeps its first line.
    """
    lines = list(lines_of(text, MOST + 10))
    while lines and not lines[0].text.strip():
        lines.pop(0)
    if not lines:
        return Front()
    bare = not _FENCE.fullmatch(lines[0].text)
    block = _bare(lines) if bare else _fenced(lines)
    if not block:
        return Front()
    fields: dict[str, str] = {}
    for line in block:
        pair = _PAIR.fullmatch(line.text)
        key = _key(pair[1]) if pair else None
        value = pair[2].strip().strip("\"'").strip() if pair else ""
        if key and value and key not in fields:
            fields[key] = value
    if not fields:
        return Front()
    return Front(fields, (Aside(Span(block[0].start, block[-1].end), "head"),), block[-1].end, bare)


def _fenced(lines: list[Line]) -> list[Line]:
    """Return the lines from one fence to the next, none when the second is missing."""
    for i, line in enumerate(lines[1:], 1):
        if _END.fullmatch(line.text):
            return lines[: i + 1]
    return []


def _bare(lines: list[Line]) -> list[Line]:
    """Return the leading lines that are pairs, none when a paragraph follows without a blank line."""
    block: list[Line] = []
    for line in lines:
        if not line.text.strip():
            return block
        pair = _PAIR.fullmatch(line.text)
        if not pair or len(line.text) > 2000 or len(block) == MOST:
            return block if block and all(_known(each) for each in block) else []
        block.append(line)
    return block


def _known(line: Line) -> bool:
    """Whether the line bears a key that we know."""
    pair = _PAIR.fullmatch(line.text)
    return pair is not None and _key(pair[1]) is not None


def _key(word: str) -> str | None:
    """Return our name of a key, None for one that we do not know."""
    return KEYS.get(word.lower().replace("_", "-").replace(" ", "-"))
