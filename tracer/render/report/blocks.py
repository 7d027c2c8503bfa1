"""The page's data: the very lineage of `--format json`, each text once and apart, and what only the page needs.

`document` is that of `--format json --no-text`, less the `text` of quotes, credits and readings that say their article's words
at their spans; of a shared quote, that of its first reading. With the texts, one a line, it is the whole document, and a browser
parses a text only when someone reads it. The texts are JSON in a data block that no browser runs: `<`, `>` and `&` are escaped,
and so is every character that hides from a reader, steers one, or is changed by HTML's own parser. Other letters stand as they
are: a page of Cyrillic is no larger than its text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tracer.render import phrases
from tracer.render.clean import UNPRINTABLE
from tracer.render.documents import pair
from tracer.render.lineage_json import lineage_json
from tracer.render.report.changes import changes
from tracer.render.report.overview import day
from tracer.render.report.scores import by_credit, scores
from tracer.render.times import moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracer.records import Derivation, Difference, Judged, Lineage
    from tracer.render.model import Card

    # for each derivation, for each of its spans: the words that differ, child against parent
    Differences = Sequence[Sequence[Sequence[Difference] | None]]

SCHEMA = "tracer.report/1"


def _ranges(codes: Sequence[int]) -> str:
    """Return a regular expression's character class for the code points, sorted, as few ranges."""
    parts: list[tuple[int, int]] = []
    for code in codes:
        if parts and code == parts[-1][1] + 1:
            parts[-1] = (parts[-1][0], code)
        else:
            parts.append((code, code))
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in parts)


_RISKY_ASCII = re.compile(r"[<>&\x00-\x1f\x7f]")  # the same of texts in ASCII, many times as fast
_RISKY = re.compile(f"[<>&{_ranges(sorted(UNPRINTABLE))}]")


def safe(value: object) -> str:
    """Return a value as JSON on one line that means the same inside a `<script>` element of a page in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    risky = _RISKY_ASCII if text.isascii() else _RISKY
    return risky.sub(lambda found: _escape(found[0]), text)


def _escape(char: str) -> str:
    code = ord(char)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def texts(lineage: Lineage) -> Iterator[str]:
    """Yield the articles' texts, the members of a JSON list, a line each."""
    for left, judged in zip(range(len(lineage.articles) - 1, -1, -1), lineage.articles, strict=True):
        yield safe(judged.witness.article.text) + (",\n" if left else "\n")


def document(lineage: Lineage) -> str:
    """Return the lineage as JSON, in which no words of an article's text stand again."""
    whole = json.loads("".join(lineage_json(lineage, text=False)))
    told = {one.witness.article.id: one.witness.article.text for one in lineage.articles}
    for article in whole["articles"]:
        for one in (*article["quotes"], *article["credits"]):
            _leave_out(one, told[article["id"]][slice(*one["span"])])
    for quote in (quote for story in whole["stories"] for quote in story["quotes"]):
        _leave_out(quote, quote["readings"][0]["text"] if quote["readings"] else None)
        for one in quote["readings"]:
            _leave_out(one, " ".join(told[one["article"]][slice(*span)] for span in one["spans"]))
    return safe(whole)


def _leave_out(fields: dict[str, object], text: str | None) -> None:
    if fields["text"] == text:
        del fields["text"]


def digest(lineage: Lineage) -> str:
    """Return the SHA-256 of what `tracer lineage --format json` prints for the same lineage."""
    whole = hashlib.sha256()
    for piece in lineage_json(lineage):
        whole.update(piece.encode())
    return whole.hexdigest()


def beside(
    lineage: Lineage, cards: Mapping[str, Card], names: Mapping[str, str], differences: Differences
) -> dict[str, object]:
    """Return what only the page needs of articles, sources and derivations."""
    into: dict[str, list[tuple[int, Derivation]]] = defaultdict(list)
    for place, one in enumerate(lineage.derivations):
        into[one.child].append((place, one))
    judged = {one.witness.article.id: one for one in lineage.articles}
    unseen = {one.id: one for one in lineage.unseen}
    used = {one.outlet for each in lineage.articles for one in each.credits}
    used |= {one.outlet for each in lineage.articles for one in each.signatures}
    return {
        "schema": SCHEMA,
        "calibrated": phrases.calibrated(lineage.parameters),
        "articles": [_article(one, cards, names, into) for one in lineage.articles],
        "unseen": [{"label": cards[one.id].label, "name": cards[one.id].name} for one in lineage.unseen],
        "derivations": [
            {
                # in words of the tree: rounded to four digits, a value may look like certainty that is none
                # filters and thresholds compare what is printed, so that both always agree
                "unsure": phrases.unsure(one.probability),
                "likelihood": phrases.likelihood(one.probability),
                "probability": phrases.probability(one.probability),
                "coverage_child": phrases.share(one.coverage_child),
                "coverage_parent": None
                if one.coverage_parent is None
                else phrases.share(one.coverage_parent),
                "by_credit": by_credit(judged[one.child], one),
                "differences": [
                    None if told is None else [[*d.left, *d.right] for d in told] for told in theirs
                ],
                "changes": changes(one, theirs, judged, unseen),
            }
            for one, theirs in zip(lineage.derivations, differences, strict=True)
        ],
        "outlets": {id_: names[id_] for id_ in sorted(used) if id_ in names},
    }


def _article(
    judged: Judged,
    cards: Mapping[str, Card],
    names: Mapping[str, str],
    into: Mapping[str, Sequence[tuple[int, Derivation]]],
) -> dict[str, object]:
    article = judged.witness.article
    card = cards[article.id]
    counted = scores(judged, into.get(article.id, ()))
    return {
        **({} if card.label == card.name else {"label": card.label}),
        "name": card.name,
        **({} if card.title == article.title else {"title": card.title}),
        "time": moment(card.published),
        "day": day(card),
        "captured": moment(article.source.captured),
        "remarks": list(card.remarks),
        "asides": [[one.span.start, one.span.end, one.kind] for one in article.asides],
        "covers": [pair(one.covers) for one in judged.credits],
        "credits": [phrases.credit(one, names) for one in judged.credits],
        "live": counted.live,
        "words": [[words, list(those)] for words, those in counted.words],
    }
