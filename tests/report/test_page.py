from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser

import lxml.etree
import pytest

from tests.render import fiction
from tests.report.conftest import ROOT, page, undiffered
from tracer.params import RenderParams
from tracer.render.clean import UNPRINTABLE
from tracer.render.lineage_json import lineage_json
from tracer.render.report import report
from tracer.render.report.page import SCRIPTS

ASSETS = ROOT / "tracer/render/report/assets"
POISONS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<!--<script>",
    "]]>&lt;b&gt;&amp;",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "\x1b]8;;http://evil\x07\u202egnp.exe\u2028x\x00\r\n",
    "\ud800 lone \udfff",
    "' onmouseover='alert(1)",
)


class Elements(HTMLParser):
    """Collect every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Keep one start tag."""
        self.tags.append((tag, dict(attrs)))


def policy(html: str) -> dict[str, str]:
    """Return the page's Content-Security-Policy by directive."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found
    text = found[1].replace("&#39;", "'")
    return {part.split()[0]: " ".join(part.split()[1:]) for part in text.split(";") if part.strip()}


def run_parts(html: str, tag: str) -> str:
    """Return the content of the one style or script that a browser would use."""
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    assert len(found) == 1
    return found[0]


def test_the_policy_lets_nothing_in(harbour):
    """All is forbidden but the page's own style and scripts, named by their hashes, before any of them stands."""
    told = policy(harbour.html)
    assert told["default-src"] == told["base-uri"] == told["form-action"] == "'none'"
    assert "unsafe" not in harbour.html.split("<style>")[0]
    for directive, contents in (
        ("style-src", [run_parts(harbour.html, "style")]),
        ("script-src", [run_parts(harbour.html, "script"), harbour.script]),
    ):
        digests = [hashlib.sha256(one.encode()).digest() for one in contents]
        assert told[directive] == " ".join(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests)
    assert told["require-trusted-types-for"] == "'script'"
    assert told["trusted-types"] == "unpack"
    assert harbour.html.index("Content-Security-Policy") < harbour.html.index("<style>")


def test_nothing_is_inline_and_nothing_is_fetched(fixtures):
    """No element has a handler, a style attribute or a source; links lead into the page itself."""
    for tag, attributes in Elements(fixtures.html + fixtures.views).tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form", "audio", "video"), tag
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("style", "src", "srcset", "action", "formaction", "ping"), (tag, name)
            if name == "href":
                assert value.startswith("#"), (tag, value)


def test_the_script_builds_no_markup_from_text():
    """The page's own script uses no sink that takes markup or code."""
    for file in sorted(ASSETS.glob("*.js")):
        text = file.read_text(encoding="utf-8")
        for sink in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "Function(",
            "fetch(",
            "XMLHttp",
            "import(",
            "srcdoc",
        ):
            assert sink not in text, (file.name, sink)


@pytest.mark.parametrize("poison", POISONS)
def test_hostile_text_stays_text(poison):
    """Whatever stands in titles, names, addresses and texts adds no element and no attribute to the page."""
    calm = fiction.hostile("calm")
    bad = fiction.hostile(poison)
    safe, poisoned = (page(one, {}, undiffered(one)) for one in (calm, bad))
    before, after = (Elements(one.html + one.views).tags for one in (safe, poisoned))
    assert [tag for tag, _ in after] == [tag for tag, _ in before]
    for tag, attributes in after:
        assert not any(name.startswith("on") for name in attributes), tag
    assert not {char for char in poisoned.html + poisoned.views if ord(char) in UNPRINTABLE} - {"\n"}
    assert poisoned.texts[0] == bad.articles[0].witness.article.text


@pytest.mark.parametrize("name", ["harbour", "fixtures"])
def test_the_data_is_the_lineage(name, request):
    """Texts and document together are what `--format json` prints, and the digest shown is that output's."""
    shown = request.getfixturevalue(name)
    printed = "".join(lineage_json(shown.lineage))
    assert shown.document == json.loads(printed)
    assert f'id="payload">{hashlib.sha256(printed.encode()).hexdigest()}<' in shown.html


def test_what_is_packed_is_well_formed(fixtures):
    """The views' markup is read by the page's own few lines: it is well-formed and has only names that they know."""
    root = lxml.etree.fromstring(f"<body>{fixtures.views}</body>")
    kept = {one.get("name") for one in root.iter("slot")}
    assert kept == {"content", "view-overview", "view-record"}
    assert all(f'id="{name}"' in fixtures.html for name in kept)
    assert not re.search(r"&(?!(lt|gt|amp|#34|#39);)", fixtures.views)
    assert {name for one in root.iter() for name in one.attrib if not re.fullmatch(r"[\w-]+", name)} == set()


def test_lean_code_is_the_same_code(harbour):
    """What is left out of the page's code is indentation, comments and blank lines, and of styles the spaces between signs."""
    source = "".join((ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    kept = [line.strip() for line in source.splitlines() if not re.match(r"\s*(//|$)", line)]
    assert harbour.script.splitlines()[2:-1] == kept
    assert not [line for line in kept if line.count("`") % 2]  # a string over two lines would be changed
    bare = re.sub(r"/\*.*?\*/|\s", "", (ASSETS / "report.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.sub(r"\s", "", harbour.style) == bare
    assert "grid-template-columns:minmax(0,1fr) auto;" in harbour.style


def test_each_text_stands_once(fixtures):
    """A sentence that only one article has is found once in the file."""
    texts = [one.witness.article.text for one in fixtures.lineage.articles]
    texts += [one.text for one in fixtures.lineage.unseen if one.text]
    for text in texts:
        words = max(re.split(r'[\n"&<>]', text[len(text) // 3 :]), key=len)[:200]
        assert (fixtures.html + fixtures.data).count(words) == sum(other.count(words) for other in texts)


def test_two_runs_are_byte_identical(harbour):
    """The same lineage gives the same bytes, whatever the seed of Python's hashes."""
    code = "from tests.report.conftest import harbour_page; print(harbour_page().sha256)"
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        )
        assert told.stdout.strip() == harbour.sha256


def test_the_fixtures_page_is_smaller_than_twice_its_texts(fixtures):
    """A report of some forty short articles, too, is less than twice as large as what they say."""
    size = sum(len(one.witness.article.text.encode()) for one in fixtures.lineage.articles)
    assert len(fixtures.html.encode()) < 2 * size


def test_a_page_of_long_texts_is_smaller_than_twice_its_texts():
    """A file of long texts is less than twice as large as they are, in Latin and in Cyrillic letters."""
    for letters in ("word after word ", "слово за словом "):
        articles = tuple(fiction.judged(f"a{place}", letters * 4000) for place in range(20))
        ids = tuple(one.witness.article.id for one in articles)
        stories = tuple(fiction.Story(id_, (id_,), (id_,), ()) for id_ in ids)
        pieces, _ = report(fiction.Lineage(articles, (), (), (), stories, (), {}), {}, RenderParams(), [])
        size = sum(len(piece.encode()) for piece in pieces)
        assert size < 2 * sum(len(one.witness.article.text.encode()) for one in articles)


def test_a_lineage_of_one_article_has_a_page():
    """An article alone, without a date, title or source, is shown and nothing breaks."""
    article = fiction.judged("x", "A few words.")
    lone = fiction.Lineage((article,), (), (), (), (fiction.Story("x", ("x",), ("x",), ()),), (), {})
    shown = page(lone, {})
    assert "1 article, 0 stories, 1 article alone" in shown.html
    assert shown.texts[0] == "A few words."
