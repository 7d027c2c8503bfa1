"""JSON as every renderer writes it: one form, byte for byte, on any machine and to any standard output.

Text outside ASCII is escaped, so that a terminal in any encoding gets it, lone surrogates are no error, and no
control or bidirectional character reaches it raw. Fields keep the order in which they are given; members of a
document's lists stand on lines of their own, so that `grep` and `diff` work on it.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from tracer.render.phrases import DIGITS
from tracer.render.times import iso

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracer.records import Article, Attribution, Credit, Published, Quote, SharedQuote, Signature
    from tracer.spans import Span

_ENCODER = json.JSONEncoder(ensure_ascii=True, allow_nan=False)


def dumps(value: object) -> str:
    """Return a value as JSON on one line."""
    text = _ENCODER.encode(value)
    return text.replace("\x7f", "\\u007f")  # DEL is the one control character that JSON lets through


def document(fields: Mapping[str, object]) -> Iterator[str]:
    """Yield an object as pieces of text: one field a line, a list one member a line."""
    for place, (name, value) in enumerate(fields.items()):
        yield "{" if place == 0 else ",\n "
        yield f"{dumps(name)}: "
        if isinstance(value, list) and value:
            for number, member in enumerate(value):
                yield "[\n  " if number == 0 else ",\n  "
                yield dumps(member)
            yield "]"
        else:
            yield dumps(value)
    yield "}\n"


def number(value: float | None) -> float | None:
    """Round a share, probability or weight; None for none, and for what is no number."""
    if value is None or not math.isfinite(value):
        return None
    return round(float(value), DIGITS) + 0.0  # never -0.0


def pair(span: Span | None) -> list[int] | None:
    """Return a span as `[start, end]`."""
    return None if span is None else [int(span.start), int(span.end)]


def published(value: Published | None) -> dict[str, str] | None:
    """Return a time as its earliest and latest instant and its basis."""
    if value is None:
        return None
    return {"earliest": iso(value.earliest), "latest": iso(value.latest), "basis": value.basis}


def source(article: Article) -> dict[str, object]:
    """Return where an article was read, and when an archive made the copy."""
    one = article.source
    return {"path": one.path, "record": one.record, "captured": published(one.captured)}


def credits_(found: Sequence[Credit]) -> list[dict[str, object]]:
    """Return credits as the contract lists them."""
    return [
        {
            "outlet": one.outlet,
            "text": one.text,
            "span": pair(one.span),
            "form": one.form,
            "role": one.role,
            "support": one.support,
        }
        for one in found
    ]


def byline_credits(found: Sequence[Signature]) -> list[dict[str, object]]:
    """Return the credits of a byline, which have no place in the text."""
    return [{"outlet": one.outlet, "text": one.text, "support": one.support} for one in found]


def quotes(found: Sequence[Quote]) -> list[dict[str, object]]:
    """Return quotes as the contract lists them."""
    return [
        {"span": pair(one.span), "text": one.text, "speaker": one.speaker, "cue": one.cue} for one in found
    ]


def plain(value: object) -> object:
    """Return parameters as JSON can hold them, mappings in the order of their names."""
    if isinstance(value, dict):
        return {str(name): plain(value[name]) for name in sorted(value, key=str)}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


def attributions(found: Sequence[Attribution]) -> list[dict[str, object]]:
    """Return attributions as `extract` lists them."""
    return [
        {
            "source": pair(one.source),
            "cue": pair(one.cue),
            "content": [pair(part) for part in one.content],
            "kind": one.kind,
        }
        for one in found
    ]


def shared_quotes(found: Sequence[SharedQuote]) -> list[dict[str, object]]:
    """Return the quotes that articles of a story share."""
    return [
        {
            "text": one.text,
            "speaker": one.speaker,
            "readings": [
                {
                    "article": reading.article,
                    "spans": [pair(span) for span in reading.spans],
                    "text": reading.text,
                    "speaker": reading.speaker,
                    "changes": [{"kind": c.kind, "full": c.full, "here": c.here} for c in reading.changes],
                }
                for reading in one.readings
            ],
        }
        for one in found
    ]
