"""Articles by their http(s) addresses, where the user names them: politely, and never where nobody should reach.

Each host is asked for its robots.txt first (RFC 9309: no such file allows all, a failing server forbids all), one
request at a time with a pause between two; redirects are followed a few times, each judged like the address
itself. What comes back is read like a saved page, or like a file of its kind.
"""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from tracer.records import Source
from tracer.sources.decode import decode
from tracer.sources.draft import Draft, Unreadable
from tracer.sources.fetch import AGENT, Fetched, fetch
from tracer.sources.files import buffered, read_whole
from tracer.sources.formats import read_stream
from tracer.sources.http import media_type
from tracer.sources.page import Context, job_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.params import SourceLimits
    from tracer.sources.draft import Item

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_BYTES = 512 << 10  # RFC 9309, 2.5: at least so much is parsed
_PAGES = {"text/html", "application/xhtml+xml"}
_LONGEST_LIST = 1 << 20  # bytes


def is_address(path: str) -> bool:
    """Whether a path of the command line is an http(s) address."""
    return path[:8].lower().startswith(("http://", "https://"))


def addresses_in(data: bytes) -> list[str]:
    """Return the addresses of a list, one a line, blank lines and comments (#) left out; raises Unreadable."""
    lines = [line.strip() for line in decode(data, None).splitlines()]
    wanted = [line for line in lines if line and not line.startswith("#")]
    wrong = next(
        (number for number, line in enumerate(lines, 1) if line in wanted and not is_address(line)), None
    )
    if wrong is not None:
        raise Unreadable(f"line {wrong} is no http(s) address")
    return list(dict.fromkeys(wanted))


def read_list(stream: io.BufferedReader) -> list[str]:
    """Return the addresses of an opened list; raises Unreadable."""
    return addresses_in(read_whole(stream, _LONGEST_LIST))


class Web:
    """Fetches articles for one run; remembers what each host allows and when it was asked last."""

    def __init__(self, limits: SourceLimits) -> None:
        self._limits = limits
        self._rules: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def read(self, address: str) -> Iterator[Item]:
        """Yield what one address holds; raises Unreadable."""
        answer, place = self._followed(address)
        if not 200 <= answer.status < 300:
            raise Unreadable(f"the server answers {answer.status}")
        kind, charset = media_type(answer.fields.get("content-type", ""))
        if not answer.body.strip():
            raise Unreadable("empty")
        if kind in _PAGES:
            yield job_of(answer.body, Source(address), Context(charset, place))
        elif kind == "text/plain":
            yield Draft(text=decode(answer.body, charset), source=Source(address), url=place)
        else:
            yield from read_stream(buffered(io.BytesIO(answer.body)), place.partition("?")[0], self._limits)

    def _followed(self, address: str) -> tuple[Fetched, str]:
        """Ask for an address and wherever it redirects to; return the last answer and its address."""
        place = address
        for _ in range(self._limits.web_redirects + 1):
            if not is_address(place):
                raise Unreadable("redirected to what is no http(s) address")
            if not self._allowed(place):
                raise Unreadable("the site's robots.txt forbids it")
            answer = self._ask(place, self._limits.page_bytes)
            if answer.status not in REDIRECTS or "location" not in answer.fields:
                return answer, place
            place = urljoin(place, answer.fields["location"])
        raise Unreadable(f"redirected more than {self._limits.web_redirects} times (limit)")

    def _ask(self, address: str, most: int) -> Fetched:
        """Ask, a pause after the last question to the same host."""
        host = urlsplit(address).netloc.lower()
        wait = self._asked.get(host, float("-inf")) + self._limits.web_pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        try:
            return fetch(address, self._limits, most)
        finally:
            self._asked[host] = time.monotonic()

    def _allowed(self, address: str) -> bool:
        """Whether the site's robots.txt lets us read the address."""
        parts = urlsplit(address)
        origin = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        if origin not in self._rules:
            self._rules[origin] = self._rules_of(origin)
        return self._rules[origin].can_fetch(AGENT, address)

    def _rules_of(self, origin: str) -> RobotFileParser:
        rules = RobotFileParser()
        place, answer = f"{origin}/robots.txt", None
        for _ in range(self._limits.web_redirects + 1):
            answer = self._ask(place, _ROBOTS_BYTES)
            if answer.status not in REDIRECTS or "location" not in answer.fields:
                break
            place = urljoin(place, answer.fields["location"])
            if not is_address(place):
                break
        if answer is None or answer.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        elif 200 <= answer.status < 300:
            rules.parse(answer.body.decode("utf-8", "replace").splitlines())
        else:
            rules.parse([])
        return rules
