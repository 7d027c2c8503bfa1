"""One HTTP response as it lies in an archive: status, content type, body without its encodings."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from tracer.sources.draft import Unreadable

_END = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """A response with its body decoded."""

    status: int
    kind: str  # media type, lower case
    charset: str | None
    body: bytes


def response_of(block: bytes, most: int) -> Response:
    """Parse a response; raises Unreadable when it is none, or its body unpacks to more than `most` bytes."""
    end = _END.search(block, 0, 1 << 16)
    first, _, rest = block[: end.start() if end else 0].partition(b"\n")
    words = first.split()
    if not end or len(words) < 2 or not words[0].startswith(b"HTTP/") or not words[1].isdigit():
        raise Unreadable("not an HTTP response")
    headers = fields_of(rest)
    kind, charset = media_type(headers.get("content-type", ""))
    body = block[end.end() :]
    status = int(words[1][:3])
    if 200 <= status < 300:
        if "chunked" in headers.get("transfer-encoding", "").lower():
            body = _unchunked(body)
        body = unpacked(body, headers.get("content-encoding", ""), most)
    return Response(status, kind, charset, body)


def unpacked(body: bytes, encodings: str, most: int) -> bytes:
    """Undo the encodings of a Content-Encoding header; raises Unreadable."""
    for name in reversed(encodings.lower().replace(" ", "").split(",")):
        body = _unpacked(body, name, most)
    return body


def fields_of(lines: bytes) -> dict[str, str]:
    """Map lower-case header names to values, the first of each."""
    found: dict[str, str] = {}
    for line in lines.decode("utf-8", "replace").split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def media_type(value: str) -> tuple[str, str | None]:
    """Split a Content-Type into the media type and the charset."""
    charset = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower(), charset[1] if charset else None


def _unchunked(body: bytes) -> bytes:
    """Join the chunks; archives often hold bodies already joined under the same header."""
    out = bytearray()
    at = 0
    while True:
        end = body.find(b"\n", at, at + 100)
        size = body[at : max(end, at)].split(b";")[0].strip()
        try:
            length = int(size, 16)
        except ValueError:
            return body if at == 0 else bytes(out)
        if length == 0:
            return bytes(out)
        if length < 0 or end + 1 + length > len(body):
            raise Unreadable("a response that breaks off")
        out += body[end + 1 : end + 1 + length]
        at = end + 1 + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1


def _unpacked(body: bytes, name: str, most: int) -> bytes:
    """Undo one content encoding."""
    if name in {"", "identity", "utf-8"} or not body:
        return body
    if name == "br":
        return _unbrotlied(body, most)
    if name not in {"gzip", "x-gzip", "deflate"}:
        raise Unreadable(f"a body packed as {name[:20]!r}")
    if name != "deflate" and body[:2] != b"\x1f\x8b":
        return body  # unpacked by the crawler, header left as it was
    for bits in (47, -15) if name == "deflate" else (31,):
        unpacker = zlib.decompressobj(bits)
        try:
            data = unpacker.decompress(body, most + 1)
        except zlib.error:
            continue
        if len(data) > most:
            raise Unreadable(f"a body that unpacks to more than {most >> 20} MB (limit)")
        if not unpacker.eof:
            raise Unreadable("a response that breaks off")
        return data
    raise Unreadable("a body whose packing is damaged")


def _unbrotlied(body: bytes, most: int) -> bytes:
    """Undo Brotli where the package is there."""
    try:
        brotli: Any = import_module("brotli")
    except ImportError as error:
        raise Unreadable("a body packed with Brotli (install the package brotli)") from error
    unpacker = brotli.Decompressor()
    try:
        data: bytes = unpacker.process(body, output_buffer_limit=most + 1)
    except (brotli.error, TypeError) as error:
        raise Unreadable("a body whose packing is damaged") from error
    if len(data) > most or not unpacker.is_finished():
        raise Unreadable(f"a body that unpacks to more than {most >> 20} MB (limit) or breaks off")
    return data
