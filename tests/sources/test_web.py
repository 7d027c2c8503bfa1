"""Addresses are fetched politely, from a server on this machine; nothing else is ever asked."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest

from tracer.outlets import load
from tracer.params import SourceLimits
from tracer.sources import fetch, read
from tracer.sources.web import addresses_in

LIMITS = SourceLimits(web_private=True, web_pause=0.0, web_seconds=2.0, page_bytes=1 << 20)
BODY = (
    "The lamp keeper of Orrin Sound counted nine boats on Tuesday and wrote the number on the wall. "
    "Nobody had asked him to, he said, but a number on a wall is company of a kind. "
)
PAGE = f"<html><head><title>Nine boats</title></head><body><article><h1>Nine boats</h1><p>{BODY * 3}</p></article></body></html>"


class Site(BaseHTTPRequestHandler):
    """Answers from `pages`: path -> (status, headers, body), or a function of the handler."""

    def do_GET(self):
        """Answer one request."""
        self.server.asked.append((self.path, self.headers["User-Agent"], time.monotonic()))
        answer = self.server.pages.get(self.path, (404, {}, b""))
        if callable(answer):
            answer(self)
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def site():
    """Run a server on this machine; `pages` is filled by the test."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.pages, server.asked = {}, []
    server.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def html(text=PAGE, **headers):
    """Return the answer that holds a page."""
    return 200, {"Content-Type": "text/html; charset=utf-8", **headers}, text.encode()


def test_a_page_is_read_like_a_saved_one(site):
    """Text, title and the path as given; robots.txt is asked for first, by name."""
    site.pages["/boats"] = html()
    articles, problems = read([site.address + "/boats"], load(), LIMITS)
    assert problems == []
    (found,) = articles
    assert "counted nine boats" in found.text
    assert (found.title, found.source.path) == ("Nine boats", site.address + "/boats")
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/boats"]
    assert all(agent.startswith("tracer/") for _, agent, _ in site.asked)


def test_packed_bodies_and_plain_text(site):
    """Gzip is undone, text/plain is a text, records are records."""
    site.pages["/packed"] = (
        200,
        {"Content-Type": "text/html", "Content-Encoding": "gzip"},
        gzip.compress(PAGE.encode()),
    )
    site.pages["/plain"] = (200, {"Content-Type": "text/plain"}, BODY.encode())
    site.pages["/all.jsonl"] = (
        200,
        {"Content-Type": "application/json"},
        b'{"text": "One."}\n{"text": "Two."}\n',
    )
    wanted = [site.address + path for path in ("/packed", "/plain", "/all.jsonl")]
    articles, problems = read(wanted, load(), LIMITS)
    assert problems == []
    assert len(articles) == 4


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /closed\n"), False),
        ((200, {}, b"User-agent: tracer\nDisallow: /\n"), False),
        ((200, {}, b"User-agent: other\nDisallow: /\n"), True),
        ((200, {}, b"\xff\xfe nonsense"), True),
        ((404, {}, b""), True),
        ((503, {}, b""), False),
    ],
)
def test_robots_are_obeyed(site, rules, allowed):
    """What robots.txt forbids is not asked for; none allows all, one that cannot be had forbids all (RFC 9309)."""
    site.pages |= {"/robots.txt": rules, "/closed/boats": html()}
    articles, problems = read([site.address + "/closed/boats"], load(), LIMITS)
    assert len(articles) == allowed
    assert [p.reason for p in problems] == ([] if allowed else ["the site's robots.txt forbids it"])
    assert ("/closed/boats" in [path for path, _, _ in site.asked]) == allowed


def test_one_question_at_a_time_with_a_pause(site):
    """Two questions to one host lie at least the pause apart."""
    site.pages |= {"/a": html(), "/b": html(PAGE.replace("Tuesday", "Friday"))}
    read([site.address + "/a", site.address + "/b"], load(), replace(LIMITS, web_pause=0.15))
    times = [at for _, _, at in site.asked]
    assert len(times) == 3
    assert all(later - earlier >= 0.14 for earlier, later in pairwise(times))


def test_redirects_are_followed_a_few_times(site):
    """A moved page is found under its new address, a ring ends, and another scheme is refused."""
    site.pages["/old"] = (301, {"Location": "/new"}, b"")
    site.pages["/new"] = html()
    site.pages["/ring"] = (302, {"Location": "/ring"}, b"")
    site.pages["/file"] = (302, {"Location": "file:///etc/hostname"}, b"")
    articles, problems = read([site.address + path for path in ("/old", "/ring", "/file")], load(), LIMITS)
    assert len(articles) == 1
    reasons = {p.path.rpartition("/")[2]: p.reason for p in problems}
    assert reasons == {
        "ring": "redirected more than 5 times (limit)",
        "file": "redirected to what is no http(s) address",
    }


def test_private_addresses_are_refused(site):
    """Without --allow-private this machine is not asked, by whatever spelling; nor after a redirect."""
    site.pages["/boats"] = html()
    port = site.server_port
    wanted = [
        f"http://{host}:{port}/boats"
        for host in ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0")
    ]
    articles, problems = read(wanted, load(), replace(LIMITS, web_private=False))
    assert articles == []
    assert site.asked == []
    assert len(problems) == len(wanted)
    assert all(
        "private network" in p.reason or "no such host" in p.reason or "no connection" in p.reason
        for p in problems
    )


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("127.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:10.0.0.1", False),
        ("2002:0a00:0001::", False),
        ("224.0.0.1", False),
        ("100.64.0.1", False),
        ("0.0.0.7", False),
        ("fd00::1", False),
    ],
)
def test_what_is_public(address, public):
    """By the registries of IANA, with IPv4 in IPv6 judged as what it is."""
    assert fetch._is_public(address) is public


def test_a_name_is_looked_up_once(monkeypatch):
    """The connection goes to the address that was judged, though the name answers otherwise the next time."""
    answers = iter(
        [
            [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))],
            [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))],
        ]
    )
    reached = []

    def connect(place, _timeout):
        reached.append(place)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    monkeypatch.setattr(socket, "create_connection", connect)
    _, problems = read(["http://paper.example/a"], load(), replace(LIMITS, web_private=False))
    assert reached == [("93.184.216.34", 80)]
    assert problems[0].reason == "no connection: connection refused"


def test_limits_of_size_and_time(site):
    """A body without end and a server that drips are left, each with its reason."""

    def endless(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            for _ in range(10_000):
                handler.wfile.write(b"x" * 4096)
        except OSError:
            pass

    def dripping(handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(100):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    site.pages |= {"/endless": endless, "/dripping": dripping}
    _, problems = read(
        [site.address + "/dripping", site.address + "/endless"], load(), replace(LIMITS, web_seconds=0.5)
    )
    assert [p.reason for p in problems] == ["the server takes too long (limit)", "larger than 1 MB (limit)"]


def test_bad_answers_are_named(site):
    """Errors, empty bodies, bombs, no server and broken addresses are one line each; the rest is read."""
    bomb = gzip.compress(b"x" * (8 << 20))
    site.pages |= {
        "/gone": (410, {}, b"gone"),
        "/empty": (200, {"Content-Type": "text/html"}, b" "),
        "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, bomb),
        "/good": html(),
    }
    wanted = [site.address + path for path in ("/gone", "/empty", "/bomb", "/good")]
    wanted += ["http://127.0.0.1:1/x", "http://", "http://[::1/", "https://\u2028/"]
    articles, problems = read(wanted, load(), LIMITS)
    assert len(articles) == 1
    assert len(problems) == len(wanted) - 1
    told = {p.path: p.reason for p in problems}
    assert told[site.address + "/gone"] == "the server answers 410"
    assert "unpacks to more" in told[site.address + "/bomb"]


def test_a_list_of_addresses(site, tmp_path):
    """@FILE names addresses, one a line; anything else in it is an error that says where."""
    site.pages |= {"/a": html(), "/b": html(PAGE.replace("Tuesday", "Friday"))}
    wanted = tmp_path / "wanted.txt"
    wanted.write_text(f"# two of them\n{site.address}/a\n\n{site.address}/b\n{site.address}/a\n")
    articles, problems = read([f"@{wanted}"], load(), LIMITS)
    assert (len(articles), problems) == (2, [])
    wanted.write_text("http://a.example/\n/etc/passwd\n")
    _, problems = read([f"@{wanted}"], load(), LIMITS)
    assert [p.reason for p in problems] == ["line 2 is no http(s) address"]


def test_a_list_in_a_pile_is_a_text(tmp_path):
    """Nobody but the user sends tracer to the network: a file full of addresses is read as a text."""
    pile = tmp_path / "pile.txt"
    pile.write_text("http://127.0.0.1:9/a\nhttp://127.0.0.1:9/b\n")
    articles, _ = read([str(tmp_path)], load(), LIMITS)
    assert all(article.source.path == str(pile) for article in articles)


def test_addresses_in_a_list():
    """By hand: comments and blanks go, order and first mentions stay."""
    assert addresses_in(b"https://b.example/\n  http://a.example/x \n#c\nhttps://b.example/\n") == [
        "https://b.example/",
        "http://a.example/x",
    ]
