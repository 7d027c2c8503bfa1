"""Large files that try what is not linear: signs, cues, quotes and credits without end; of any size."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from tests.sources.fiction import BODY, CHINESE, RUSSIAN, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind = tuple[str, bytes]
# what is repeated to fill a text: one letter, one sign a line, cues and credits of every kind, dates, scripts, invisible signs
UNITS = {
    "letter": "a",
    "letter-words": "a ",
    "ellipsis-lines": "…\n",
    "dot-lines": ".\n",
    "dash-lines": "—\n",
    "quote-lines": '"\n',
    "two-letter-lines": "ab\n",
    "blank-lines": "\n",
    "quote-signs": '"',
    "single-quote-signs": "'",
    "opening-quotes": "“",
    "guillemets": "«",
    "short-quotes": "“No.” ",
    "short-quotes-said": '"No," she said. ',
    "quotes-on-lines": '"No."\n',
    "han-quotes": "“好”他说。",
    "corner-quotes": "「好」",
    "slashes": "/TASS/ ",
    "slash-lines": "/TASS/.\n",
    "agency-dashes": "(Reuters) - ",
    "agency-names": "Reuters ",
    "agency-lines": "Source: Reuters\n",
    "reported": "Reuters reported. ",
    "said": "said ",
    "said-names": "Ada Veld said ",
    "according": "according to ",
    "according-agency": "according to Reuters, citing TASS, ",
    "asked": "Newsweek contacted ",
    "photo": "(Photo: ",
    "photo-agencies": "Photo: Reuters/AP ",
    "references": "Reference(s):\n",
    "read-more": "Read more: ",
    "read-more-lines": "Read more: the boats\n",
    "brackets": "(",
    "brackets-both": "[x](y) ",
    "numbers": "1234567890 ",
    "number-lines": "12\n",
    "dates": "2024-02-08T10:11:12 ",
    "dates-words": "8 February 2024, ",
    "addresses": "https://courier.example/a ",
    "mails": "desk@rt.com ",
    "capitals": "ADA VELD OF VELDT ",
    "title-case-lines": "Ada Veld Of The Harbour Town\n",
    "more-buttons": "Ada Veld VeldHarbour MORE ",
    "captions": "Hide Caption 3 of 12 ",
    "hyphens": "ada-",
    "apostrophes": "o'",
    "dotted": "a.b.",
    "abbreviations": "Mr. ",
    "han": "据新华社报道，",
    "han-letters": "港",
    "kana": "みなと",
    "arabic": "قال المتحدث ",
    "hebrew-marks": "שָׁלוֹם ",
    "russian": "сообщает ТАСС, ",
    "look-alikes": "hаrbоur ",
    "combining": "a\u0301\u0301\u0301 ",
    "combining-only": "\u0301",
    "zero-width": "a\u200b",
    "zero-width-only": "\u200b",
    "tags": "a\U000e0061 ",
    "emoji": "👩‍👩‍👧‍👦",
    "full-width": "ｈａｒｂｏｕｒ　",
    "tabs": "\t",
    "spaces-word": "word          ",
    "markdown": "# a\n",
    "field-lines": "title: x\n",
    "markup": "<b>",
    "entities": "&amp;",
    "controls": "words and words\x0c",
}


def texts(size: int) -> Iterator[Kind]:
    """Yield plain texts of about `size` bytes: one of each unit, and some that are more than repetition."""
    for name, unit in UNITS.items():
        data = unit.encode()
        yield f"{name}.txt", data * (size // len(data))
    sentence = "The harbour of Veldt reopened on Sunday after a storm, the wardens said. "
    yield "one-sentence.txt", (sentence * (size // len(sentence))).encode()
    yield "one-line.txt", (BODY.replace("\n", " ") * (size // len(BODY))).encode()
    yield "russian-line.txt", (RUSSIAN.replace("\n", " ") * (size // (2 * len(RUSSIAN)))).encode()
    yield "chinese-line.txt", (CHINESE.replace("\n", "") * (size // (3 * len(CHINESE)))).encode()
    yield "spaces.txt", b"x" + b" " * size + b"y"
    yield "marks.txt", b"a" + "\u0301".encode() * (size // 2)
    yield "bidi.txt", "".join(f"\u202e{c}\u202c" for c in BODY).encode() * (size // (7 * len(BODY)))
    words = " ".join(f"w{n * 7919 % 1_000_003}" for n in range(size // 8))
    yield "different-words.txt", words.encode()
    yield "different-lines.txt", words.replace(" ", "\n").encode()


def pages(size: int) -> Iterator[Kind]:
    """Yield pages of about `size` bytes."""
    body = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
    whole: dict[str, Callable[[], str]] = {
        "links": lambda: body + '<a href="/x">x</a> ' * (size // 18),
        "divs": lambda: body + "<div>x</div>" * (size // 12),
        "open-divs": lambda: body + "<div>" * (size // 5),
        "spans": lambda: "<span>" * 200 + body + "<span>a</span>" * (size // 14),
        "paragraphs": lambda: "<article>" + "<p>x</p>" * (size // 8) + "</article>",
        "sentences": lambda: "<article>" + "<p>The boats left, she said.</p>" * (size // 33) + "</article>",
        "breaks": lambda: "<article>" + "The boats left.<br>" * (size // 20) + "</article>",
        "attribute": lambda: f'{body}<p title="{"x" * size}">x</p>',
        "classes": lambda: f'{body}<p class="{"date time " * (size // 10)}">8 May 2024</p>',
        "attributes": lambda: body + "<p a=1 b=2 c=3>" * (size // 15),
        "times": lambda: body + '<time datetime="2024-02-08">8 Feb</time>' * (size // 41),
        "metas": lambda: '<meta name="date" content="2024-02-30">' * (size // 40) + body,
        "scripts": lambda: '<script type="application/ld+json">{"@type": "NewsArticle"}</script>' * (size // 70) + body,
        "linked": lambda: f'<script type="application/ld+json">{"[" * (size // 2)}</script>{body}',
        "comments": lambda: body + "<!--" + "-" * size,
        "tables": lambda: body + "<table><tr><td>x" * (size // 16),
        "headings": lambda: body + "<h1>x</h1>" * (size // 10),
        "lists": lambda: body + "<ul><li>x" * (size // 10),
        "titles": lambda: f"<title>{'x - ' * (size // 4)}</title>{body}",
        "entities": lambda: f"<article><p>{'&amp;' * (size // 5)}</p></article>",
        "unclosed": lambda: body + "<" * size,
    }  # fmt: skip
    for name, made in whole.items():
        yield f"{name}.html", page(before=made()).encode()


def records(size: int) -> Iterator[Kind]:
    """Yield feeds, records and archives of about `size` bytes."""
    text = BODY * (size // len(BODY))
    yield "giant.jsonl", json.dumps({"id": "a", "text": text}).encode() + b"\n"
    yield "many.jsonl", b"".join(b'{"text": "Boat %d left."}\n' % n for n in range(size // 27))
    yield "deep.json", b"[" * size
    yield "wide.json", b"[" + b'{"a":1},' * (size // 8) + b"{}]"
    yield (
        "cells.csv",
        b"id,text\n" + b"".join(b"%d,%s\n" % (n, b"boat " * 40_000) for n in range(max(1, size // 200_000))),
    )
    yield "columns.csv", b"," * size + b"\n" + b"x," * (size // 2)
    yield "rows.csv", b"id,text\n" + b'1,"a boat"\n' * (size // 11)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE r [<!ENTITY e0 "ha">{entities}]>'
    item = f"<item><title>x</title><description>{BODY}</description></item>"
    yield (
        "bomb.xml",
        f"<rss version='2.0'>{bomb}<channel><item><title>&e11;</title></item></channel></rss>".encode(),
    )
    yield "items.xml", f"<rss version='2.0'><channel>{item * (size // len(item))}</channel></rss>".encode()
    yield (
        "nested.xml",
        (
            f"<rss version='2.0'><channel><item><description>{'&lt;b&gt;' * (size // 9)}</description></item></channel></rss>"
        ).encode(),
    )
    yield "bomb.txt.gz", gzip.compress(bytes(64 << 20))
    yield "bomb.jsonl.gz", gzip.compress(b'{"text": "' + b"a" * (64 << 20) + b'"}\n')
