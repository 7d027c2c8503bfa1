"""Pages to look at: the harbour story, a hostile one, the fixtures; and a browser that says what it does."""

from __future__ import annotations

import base64
import gzip
import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.render import fiction
from tracer.cli.report import differing
from tracer.outlets import load
from tracer.params import Params, RenderParams
from tracer.pipeline import read, trace
from tracer.records import Difference
from tracer.render.report import report

ROOT = Path(__file__).parent.parent.parent
TEXTS = re.compile(r'<script type="application/json" id="texts">(.*?)</script>', re.DOTALL)
PACKED = re.compile(r'<script type="application/gzip;base85" id="packed">([^<>&\s]*)</script>')
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True)
class Page:
    """A finished report and the lineage it was made from."""

    lineage: object
    html: str  # the file
    sha256: str
    script: str  # what is packed into it
    style: str
    views: str
    data: str
    document: dict[str, object]  # the lineage, put together
    beside: dict[str, object]
    texts: list[str]


def whole(document: dict, texts: list[str]) -> dict:
    """Return the lineage's document, put together as docs/report.md says."""
    text_of = {one["id"]: text for one, text in zip(document["articles"], texts, strict=True)}
    for article in document["articles"]:
        article["text"] = text_of[article["id"]]
        for one in article["quotes"] + article["credits"]:
            one.setdefault("text", article["text"][slice(*one["span"])])
    for quote in (quote for story in document["stories"] for quote in story["quotes"]):
        for one in quote["readings"]:
            one.setdefault("text", " ".join(text_of[one["article"]][slice(*span)] for span in one["spans"]))
        if "text" not in quote:
            quote["text"] = quote["readings"][0]["text"]
    return document


def page(lineage, names=None, differences=None) -> Page:
    """Return the report of a lineage; differences are looked for unless given."""
    told = differing(lineage, Params()) if differences is None else differences
    pieces, digest = report(lineage, fiction.NAMES if names is None else names, RenderParams(), told)
    html = "".join(pieces)
    inside = gzip.decompress(
        base64.b85decode(PACKED.search(html)[1].translate(str.maketrans(",./", "<>&")))
    ).decode()
    script, style, views, document, beside = inside.split("\0")
    texts = json.loads(TEXTS.search(html)[1])
    return Page(
        *(lineage, html, digest, script, style, views, document + beside),
        *(whole(json.loads(document), texts), json.loads(beside), texts),
    )


def undiffered(lineage):
    """Return that no differences were looked for, in a lineage whose spans are no real spans."""
    return [[None] * len(one.spans) for one in lineage.derivations]


def harbour_page() -> Page:
    """Return the report of the small hand-made story, in which "shut" became "closed"."""
    lineage = fiction.harbour()
    told = undiffered(lineage)
    shut, closed = fiction.span(fiction.WIRE, "shut"), fiction.span(fiction.LANTERN, "closed")
    for place, one in enumerate(lineage.derivations):
        if (one.parent, one.child) == ("a-wire", "b-lantern"):
            told[place][1] = (Difference((closed.start, closed.end), (shut.start, shut.end)),)
    return page(lineage, differences=told)


@pytest.fixture(scope="session")
def harbour() -> Page:
    """Return the report of the small hand-made story."""
    return harbour_page()


@pytest.fixture(scope="session")
def fixtures() -> Page:
    """Return the report of the in-house stories."""
    registry = load(ROOT / "fixtures" / "outlets.toml")
    articles, problems = read([str(ROOT / "fixtures")], registry)
    assert problems == []
    return page(trace(articles, registry, Params()), {one.id: one.name for one in registry})


@dataclass
class Visit:
    """An open page, with all that it said and asked for."""

    tab: object
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def go(self, route: str) -> None:
        """Follow a link within the page and wait until it has been drawn."""
        self.tab.evaluate("route => { location.hash = route; }", route)
        self.tab.wait_for_function("route => document.documentElement.dataset.shown === route", arg=route)


@pytest.fixture(scope="session")
def browser():
    """Return the system's own Chromium."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Open a report from disk as a reader does; nothing of its policy is relaxed unless asked for."""
    contexts = []

    def open_(shown: Page, route: str = "", **how) -> Visit:
        file = tmp_path / "story.html"
        file.write_text(shown.html, encoding="utf-8", newline="\n")
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | how))
        contexts.append(context)
        opened = Visit(context.new_page())
        opened.tab.on("console", lambda message: opened.said.append(message.text))
        opened.tab.on("pageerror", lambda error: opened.said.append(str(error)))
        opened.tab.on("dialog", lambda dialog: (opened.said.append(dialog.message), dialog.dismiss()))
        opened.tab.on("request", lambda request: opened.asked.append(request.url))
        opened.tab.goto(file.as_uri() + route)
        opened.tab.wait_for_function("route => document.documentElement.dataset.shown === route", arg=route)
        return opened

    yield open_
    for context in contexts:
        context.close()
