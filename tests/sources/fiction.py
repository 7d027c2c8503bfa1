"""Fictional articles, pages and archives for the tests of sources."""

from __future__ import annotations

BODY = (
    "The harbour of Veldt reopened on Sunday after a storm that had kept the fishing fleet ashore for nine days, "
    "the port wardens of the island said.\n\n"
    "Twelve boats left before dawn. The bell of the old lighthouse was rung, as it is after every long closure."
)
RUSSIAN = (
    "Гавань острова Вельт вновь открыта после шторма, который девять дней удерживал рыбаков на берегу, "
    "сообщили портовые смотрители.\n\nДвенадцать лодок вышли в море до рассвета, и на старом маяке ударили в колокол."
)
CHINESE = (
    "维尔特岛港口周日重新开放，此前一场风暴使渔船停港九天。\n\n十二艘渔船在黎明前出海，老灯塔的钟声响起。"
)
PARAGRAPHS = (
    (
        "The harbour of Veldt reopened on Sunday morning after a storm that had kept the fishing fleet ashore for "
        "nine days, the port wardens of the island said in a short statement."
    ),
    (
        "Twelve boats left before dawn. The wardens counted them out one by one, and the bell of the old lighthouse "
        "was rung, as it is after every long closure."
    ),
    (
        "Damage to the northern pier is put at four million crowns, and repairs are to begin when the spring tides "
        "have passed."
    ),
)


def page(head="", paragraphs=PARAGRAPHS, language="en", before=""):
    """Build a page with the given markup in its head."""
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><head>{head}</head><body><nav><a href="/">Home</a></nav>'
        f"{before}<article>{inner}</article><footer>Write to us</footer></body></html>"
    )


def response(body, kind="text/html; charset=utf-8", extra=b"", status=b"200 OK"):
    """Build an HTTP response."""
    body = body.encode() if isinstance(body, str) else body
    return b"HTTP/1.1 " + status + b"\r\nContent-Type: " + kind.encode() + b"\r\n" + extra + b"\r\n" + body


def warc_record(block, address="https://courier.example/veldt", kind="response", date="2021-05-06T10:00:00Z"):
    """Build a WARC record around a block."""
    media = "application/http; msgtype=response" if kind == "response" else "text/plain"
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: {date}\r\nContent-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + (block + b"\r\n\r\n")


def archive(count, **how):
    """Build the records of an archive of that many pages, each with its own number in the text."""
    return [
        warc_record(
            response(page(paragraphs=(f"Report number {i} of the wardens.", *PARAGRAPHS))),
            f"https://courier.example/{i}",
            **how,
        )
        for i in range(count)
    ]
