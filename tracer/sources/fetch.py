"""One page from the network: who may be asked, how long, how much.

The name is looked up once, every address that it has must be public, and the connection goes to the address that was
judged: a name that answers differently the second time (DNS rebinding) gains nothing. Standard library only; TLS
certificates are verified. Nothing here follows redirects; see `web`.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from tracer import __version__
from tracer.sources.draft import Unreadable
from tracer.sources.http import unpacked

if TYPE_CHECKING:
    from tracer.params import SourceLimits

AGENT = f"tracer/{__version__}"
_CHUNK = 1 << 16
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain;q=0.9,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, its body with the content encoding undone."""

    status: int
    fields: dict[str, str]  # lower-case names
    body: bytes


def fetch(address: str, limits: SourceLimits, most: int) -> Fetched:
    """Ask for one address, at most `most` bytes of it; raises Unreadable."""
    deadline = time.monotonic() + limits.web_seconds
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]") if parts.query else ""
        )
        connection = _connected(host, port, secure=parts.scheme == "https", limits=limits)
        try:
            connection.request(
                "GET", target, headers={"User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
            )
            answer = connection.getresponse()
            fields = {name.lower(): value for name, value in reversed(answer.getheaders())}
            body = _body(answer, most, deadline)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unreadable(_told(error)) from error
    return Fetched(answer.status, fields, unpacked(body, fields.get("content-encoding", ""), most))


def _connected(host: str, port: int, *, secure: bool, limits: SourceLimits) -> http.client.HTTPConnection:
    """Return a connection to an address of the host that may be asked."""
    found = socket.getaddrinfo(host.encode("idna").decode("ascii"), port, type=socket.SOCK_STREAM)
    places = [place[:2] for *_, place in found]
    if not limits.web_private and not all(_is_public(str(place[0])) for place in places):
        raise Unreadable("an address of a private network or of this machine (--allow-private reads it)")
    opened = socket.create_connection((str(places[0][0]), int(places[0][1])), limits.web_seconds)
    connection = http.client.HTTPConnection(host, port, timeout=limits.web_seconds)
    connection.sock = (
        ssl.create_default_context().wrap_socket(opened, server_hostname=host) if secure else opened
    )
    return connection


def _is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet; an IPv4 address in IPv6 clothes is judged as itself."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or found
    return found.is_global and not found.is_multicast


def _body(answer: http.client.HTTPResponse, most: int, deadline: float) -> bytes:
    """Read the body piece by piece, within the limits of size and time."""
    data = bytearray()
    while piece := answer.read1(_CHUNK):
        data += piece
        if len(data) > most:
            raise Unreadable(f"larger than {most >> 20} MB (limit)")
        if time.monotonic() > deadline:
            raise Unreadable("the server takes too long (limit)")
    return bytes(data)


def _told(error: Exception) -> str:
    """Say in a few words why there is no answer."""
    if isinstance(error, socket.gaierror):
        return "no such host"
    if isinstance(error, TimeoutError):
        return "the server takes too long (limit)"
    if isinstance(error, ssl.SSLError):
        return f"no safe connection: {error.reason or 'TLS failed'}"
    if isinstance(error, OSError):
        return f"no connection: {(error.strerror or type(error).__name__).lower()}"
    return "not an HTTP answer" if isinstance(error, http.client.HTTPException) else "not an address"
