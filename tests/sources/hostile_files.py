"""A folder of everything that bad input can be, for the whole program: each kind of `hostile` as small files."""

from __future__ import annotations

import gzip
import json
import os
import random
from typing import TYPE_CHECKING

from tests.sources.fiction import BODY, CHINESE, RUSSIAN, archive, page

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {
    "good-1.txt": f"The harbour of Veldt reopens\n\n{BODY}\n\n(Halma Wire)\n",
    "good-2.txt": f"Veldt: boats leave again\n\n{BODY} The wardens will meet the mayor on Friday.\n",
    "good-3.html": page("<title>The bell of Veldt</title>"),
}
STEER = "\x1b[31mred\x1b]0;owned\x07 \x9b2J \u202eevil\u2066 \x00 \x08\x7f"
LIVE = "<script>alert(1)</script><img src=x onerror=alert(1)> [bold red]x[/] [link=file:///etc/passwd]y[/link] :bomb: [/slug]"
INVISIBLE = "\u200b\u200c\u2060\ufeff\u00ad"
LOOKALIKE = str.maketrans("aeopcxy", "аеорсху")
ENTITIES = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
DATES = ["0000-00-00", "2024-02-30", "NaN", "9999-12-31", "1970-01-01", "2099-01-01", "-1", "1e999", "٢٠٢٤-٠١-٠١", "0001-01-01T00:00:00Z"]  # fmt: skip


def _unusable() -> dict[str, bytes]:
    return {
        "empty.txt": b"",
        "blank.txt": b" \n\t\r\n",
        "noise.bin.txt": bytes(range(256)) * 40,
        "image.html": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "bad.json": b'{"text": ',
        "bad.jsonl": b'{"text": "x"\n[1]\n{"title": "x"}\nnot json\n',
        "no-page.html": b"<html><body></body></html>",
        "cut.xml": b"<rss version='2.0'><channel><item><title>x</title><description>" + BODY.encode(),
        "bad.csv": b'id,text\n1,"open',
        "bad.parquet": b"PAR1" + bytes(40) + b"PAR1",
        "bad.pdf": b"%PDF-1.7\n" + bytes(60),
        "bad.docx": b"PK\x03\x04" + bytes(60),
        "bad.wacz": b"PK\x05\x06" + bytes(18),
    }


def _steering() -> dict[str, bytes | str]:
    fields = dict.fromkeys(("id", "title", "byline", "outlet", "language", "published"), STEER + LIVE)
    record = {**fields, "url": "javascript:alert(1)", "text": f"{BODY} {STEER} {LIVE}"}
    return {
        "steer.txt": f"{STEER}\n\n{BODY} {STEER}\n",
        "live.txt": f"{LIVE}\n\n{BODY} {LIVE}\n",
        "steer.jsonl": json.dumps(record) + "\n" + json.dumps({**record, "id": "../../x"}) + "\n",
        "live.html": page(
            f'<title>{LIVE}</title><meta property="og:site_name" content="&#27;[31m &lt;script&gt;">'
            f'<base href="file:///etc/"><link rel="stylesheet" href="http://127.0.0.1:9/x.css">'
        ),
        "entities.xml": f"<rss version='2.0'>{ENTITIES}<channel><item><title>&x;&b;</title><description>t</description></item></channel></rss>",
        "include.html": page(
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'
        ),
    }


def _bombs() -> dict[str, bytes]:
    return {
        "bomb.txt.gz": gzip.compress(bytes(64 << 20)),
        "nested.gz": gzip.compress(gzip.compress(BODY.encode())),
        "cut.jsonl.gz": gzip.compress(
            "".join(json.dumps({"id": str(i), "text": f"{i} {BODY}"}) + "\n" for i in range(20)).encode()
        )[:-30],
        "cut.warc": b"".join(archive(3))[:-200],
        "cut.warc.gz": b"".join(gzip.compress(one) for one in archive(3))[:-40],
        "deep.html": ("<div>" * 300 + BODY).encode(),
        "deep.json": b"[" * 100_000,
    }


def _encodings() -> dict[str, bytes]:
    wide = json.dumps({"id": "7" * 500, "text": BODY + "\u2028 and \u0085 more"}, ensure_ascii=False)
    return {
        "utf-16.txt": RUSSIAN.encode("utf-16"),
        "utf-32.txt": CHINESE.encode("utf-32"),
        "cp1251.txt": RUSSIAN.encode("cp1251"),
        "gb18030.html": page('<meta charset="gb18030">', (CHINESE * 4,), "zh").encode("gb18030"),
        "nul.txt": BODY.replace(" ", "\0", 3).encode(),
        "mixed.txt": BODY.encode() + b" \xe9\xff " + RUSSIAN.encode(),
        "lone.jsonl": b'{"id": "\\ud800", "title": "\\udfff", "text": "' + b"word " * 40 + b'\\ud83d"}\n',
        "separators.jsonl": wide.encode(),
        "number.jsonl": b'{"id": ' + b"7" * 5000 + b', "text": ' + json.dumps(BODY).encode() + b"}\n",
        "cell.csv": b"id,text\nlong," + b"harbour " * 25_000 + b"\n",
    }


def _disguised() -> dict[str, str]:
    return {
        "invisible.txt": "".join(c + INVISIBLE[i % 5] for i, c in enumerate(BODY)),
        "lookalike.txt": BODY.translate(LOOKALIKE),
        "tags.txt": "".join(c + chr(0xE0000 + ord(c) % 128) for c in BODY),
        "fullwidth.txt": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in BODY),
        "marks.txt": "".join(c + "\u0301" * 3 for c in RUSSIAN),
        "only-invisible-1.txt": INVISIBLE * 400,
        "only-invisible-2.txt": INVISIBLE * 500,
    }


def _heavy(size: int) -> dict[str, str]:
    sentence = "The harbour of Veldt reopened on Sunday. "
    return {
        "one-sentence.txt": sentence * (size // len(sentence)),
        "a.txt": "a" * size + "b",
        "aa.txt": "a" * size,
        "a-words.txt": "a " * (size // 2) + "b",
        "one-line.txt": BODY.replace("\n", " ") * (size // len(BODY)),
        "quotes.txt": '"' * (size // 2) + "said " * (size // 10),
        "brackets.txt": "(" * (size // 3) + "/" * (size // 3) + "[" * (size // 3),
        "spaces.txt": "x" + " " * size + "y",
        "says.txt": "according to " * (size // 13),
        "dates.txt": "2024-02-08T10:11:12 " * (size // 20),
        "captions.txt": "(Photo: " * (size // 8),
        "dots.txt": "…\n" * (size // 2),
        "marks-only.txt": "a" + "\u0301" * size,
        "tags.html": "<html><body><article>" + "<p>x</p>" * (size // 8) + "</article></body></html>",
        "attributes.html": "<html><body>"
        + "<p a=1 b=2 c=3>" * (size // 15)
        + "".join(f"<p>{BODY}</p>") * 3
        + "</body></html>",
    }


def _dates() -> dict[str, str]:
    rows = [
        {"id": f"d{i}", "url": f"https://courier.example/2024/05/0{i % 9 + 1}/d{i}", "published": date, "modified": date, "text": f"{BODY} It was day {i}."}
        for i, date in enumerate(DATES)
    ]  # fmt: skip
    rows.append({"id": "nan", "published": float("nan"), "text": BODY + " And so on."})
    rows.append(
        {"id": "late", "published": "2024-05-09", "modified": "2001-01-01", "text": BODY + " And on."}
    )
    return {"dates.jsonl": "".join(json.dumps(row) + "\n" for row in rows)}


def _credits() -> dict[str, str]:
    rows = [
        {"id": "a", "outlet": "rt", "text": f"{BODY} Source: TASS"},
        {"id": "b", "outlet": "tass", "text": f"{BODY} Source: RT"},
        {
            "id": "c",
            "outlet": "tass",
            "text": "The mill of Ormouth burnt down on Monday night, nobody was hurt.",
        },
        {"id": "d", "text": f"VELDT, May 6. /TASS/. {BODY}"},
        {"id": "d", "text": f"VELDT, May 6. /TASS/. {BODY} Another text under one id."},
    ]
    return {"credits.jsonl": "".join(json.dumps(row) + "\n" for row in rows)}


def _names() -> dict[bytes, str]:
    names = [b"new\nline.txt", b"-rf.txt", b"--help.txt", b"\xff\xfe.txt", b"esc\x1b[31m.txt", b"x" * 251 + b".txt", "\u202eevil.txt".encode()]  # fmt: skip
    return {name: f"{BODY} This is file number {i}.\n" for i, name in enumerate(names)}


def write_all(folder: Path, size: int = 20_000) -> None:
    """Write every kind into the folder; `size` is that of the texts that try what is not linear, in characters."""
    kinds = [GOOD, _unusable(), _steering(), _bombs(), _encodings(), _disguised(), _heavy(size), _dates(), _credits(), _names()]  # fmt: skip
    for files in kinds:
        for name, data in files.items():
            path = folder / os.fsdecode(name)
            path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    crowd = "".join(json.dumps({"id": f"same-{i}", "text": BODY}) + "\n" for i in range(size // 100))
    (folder / "crowd.jsonl").write_text(crowd)
    rng = random.Random(5)  # noqa: S311 -- the same bytes each time
    (folder / "random.txt").write_bytes(bytes(rng.choices(range(128), k=size)))
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(3 << 30)
