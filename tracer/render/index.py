"""What an index holds and what becomes of articles that are added to it: for programs, and for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from tracer.render import phrases, times
from tracer.render.clean import line
from tracer.render.documents import document, dumps, number, pair, plain, published
from tracer.render.lineage_json import TOOL, stated
from tracer.render.look import STYLES, shorten, styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracer.records import Article, SharedText
    from tracer.render.look import Look

LISTING = "tracer.index-list/1"
INFO = "tracer.index-info/1"
LEAST_TITLE = 24  # columns: a long id leaves no room, and a list without titles tells little
UNITS = ("bytes", "kB", "MB", "GB", "TB")


def added_jsonl(one: tuple[str, str, str]) -> str:
    """Return what became of one article as a line: `one` is (id, path, status)."""
    id_, path, status = one
    return dumps({"id": id_, "path": path, "status": status}) + "\n"


def added_text(counts: Mapping[str, int]) -> str:
    """Return how many articles were added, were known, are versions, in one line."""
    parts = [phrases.count(counts["added"], "article") + " added"]
    if counts["version"]:
        parts.append(phrases.count(counts["version"], "version") + " of articles at hand")
    if counts["known"]:
        parts.append(f"{counts['known']} known already")
    return ", ".join(parts) + "\n"


def shared_jsonl(one: SharedText) -> str:
    """Return two texts with passages in common as a line."""
    fields = {
        "left": list(one.left),
        "right": list(one.right),
        "spans": [
            {"left": pair(span.left), "right": pair(span.right), "grade": span.grade} for span in one.pairs
        ],
        "left_coverage": number(one.left_coverage),
        "right_coverage": number(one.right_coverage),
    }
    return dumps(fields) + "\n"


def entry(article: Article) -> dict[str, object]:
    """Return what is known of an article, without its text."""
    return {**stated(article), "published": published(article.published)}


def listing_json(articles: Iterable[Article]) -> Iterator[str]:
    """Yield all articles as one document."""
    yield f'{{"schema": {dumps(LISTING)},\n "tool": {dumps(TOOL)},\n "articles": ['
    for place, article in enumerate(articles):
        yield ("\n  " if place == 0 else ",\n  ") + dumps(entry(article))
    yield "]}\n"


def listing_jsonl(articles: Iterable[Article]) -> Iterator[str]:
    """Yield one article a line."""
    for article in articles:
        yield dumps(entry(article)) + "\n"


def listing_text(article: Article, look: Look) -> Text:
    """Return one line: id, outlet, time, title."""
    outlet = line(article.outlet or article.outlet_name or "")
    when = times.moment(article.published) if article.published else ""
    text = styled(line(article.id), "name")
    for part in (outlet, when):
        if part:
            text.append(f"  {part}", STYLES["quiet"])
    room = max(look.width - text.cell_len - 2, LEAST_TITLE)
    return text.append("  " + shorten(line(article.title or ""), room, look)) if article.title else text


def info_json(told: Mapping[str, object]) -> Iterator[str]:
    """Yield counts, sizes and parameters as one document."""
    return document({"schema": INFO, "tool": TOOL, **{name: plain(value) for name, value in told.items()}})


def info_text(told: Mapping[str, object]) -> list[Text]:
    """Return one line a count or size, the parameters below."""
    lines = []
    for name, value in told.items():
        if isinstance(value, dict):
            lines.append(Text(name))
            lines += [_fact(f"  {key}", str(item)) for key, item in sorted(value.items())]
        elif name == "bytes" or name.endswith("_bytes"):
            lines.append(_fact(name.replace("_", " "), size(int(str(value)))))
        else:
            lines.append(_fact(name, f"{value:,}" if isinstance(value, int) else str(value)))
    return lines


def _fact(name: str, value: str) -> Text:
    return styled(f"{name:<16}", "quiet").append(line(value))


def size(count: int) -> str:
    """Return a number of bytes as people read it."""
    value, unit = float(count), 0
    while value >= 1000 and unit < len(UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{count:,} bytes" if unit == 0 else f"{value:.1f} {UNITS[unit]}"
