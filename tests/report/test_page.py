from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from tests.render import fiction
from tests.report.conftest import ROOT, page, undiffered
from tracer.params import RenderParams
from tracer.render import phrases
from tracer.render.clean import UNPRINTABLE
from tracer.render.lineage_json import lineage_json
from tracer.render.report import report

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
    """All is forbidden but the page's own style and script, named by their hashes, before either stands."""
    told = policy(harbour.html)
    assert told["default-src"] == told["base-uri"] == told["form-action"] == "'none'"
    assert "unsafe" not in harbour.html.split("<style>")[0]
    for directive, tag in (("style-src", "style"), ("script-src", "script")):
        content = run_parts(harbour.html, tag)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert told[directive] == f"'sha256-{digest}'"
    assert harbour.html.index("Content-Security-Policy") < harbour.html.index("<style>")


def test_nothing_is_inline_and_nothing_is_fetched(fixtures):
    """No element has a handler, a style attribute or a source; links lead into the page itself."""
    for tag, attributes in Elements(fixtures.html).tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form", "audio", "video"), tag
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("style", "src", "srcset", "action", "formaction", "ping"), (tag, name)
            if name == "href":
                assert value.startswith("#"), (tag, value)


def test_the_script_builds_no_markup_from_text():
    """The page's own script uses no sink that takes markup or code."""
    for file in sorted((ROOT / "tracer/render/report/assets").glob("*.js")):
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
    before, after = (Elements(one.html).tags for one in (safe, poisoned))
    assert [tag for tag, _ in after] == [tag for tag, _ in before]
    for tag, attributes in after:
        assert not any(name.startswith("on") for name in attributes), tag
    assert not {char for char in poisoned.html if ord(char) in UNPRINTABLE} - {"\n"}
    assert poisoned.blocks["text-0"] == bad.articles[0].witness.article.text


@pytest.mark.parametrize("name", ["harbour", "fixtures"])
def test_the_data_is_the_lineage(name, request):
    """The blocks together are what `--format json` prints, and the digest shown is that output's."""
    shown = request.getfixturevalue(name)
    printed = "".join(lineage_json(shown.lineage))
    whole = dict(shown.blocks["lineage"])
    articles = []
    for place, article in enumerate(whole["articles"]):
        articles.append({**article, "text": shown.blocks[f"text-{place}"]})
    assert {**whole, "articles": articles} == json.loads(printed)
    assert f'id="payload">{hashlib.sha256(printed.encode()).hexdigest()}<' in shown.html


def test_each_text_stands_once(fixtures):
    """A sentence that only one article has is found once in the file."""
    texts = [one.witness.article.text for one in fixtures.lineage.articles]
    texts += [one.text for one in fixtures.lineage.unseen if one.text]
    for text in texts:
        words = max(re.split(r'[\n"&<>]', text[len(text) // 3 :]), key=len)[:200]
        assert fixtures.html.count(words) == sum(other.count(words) for other in texts)


def test_numbers_in_the_table_are_the_json_s(fixtures):
    """Every share and probability in the table is the phrase for the number in the JSON."""
    derivations = fixtures.blocks["lineage"]["derivations"]
    rows = re.findall(r'<tr data-article="(\d+)" data-derivation="(\d+)".*?</tr>', fixtures.html, re.DOTALL)
    assert sorted(int(number) for _, number in rows) == list(range(len(derivations)))
    for found in re.finditer(
        r'<tr data-article="\d+" data-derivation="(\d+)".*?</tr>', fixtures.html, re.DOTALL
    ):
        one = derivations[int(found[1])]
        shares = re.findall(r">(\d+ %)<", found[0])
        chances = re.findall(r">([01]\.\d\d)<", found[0])
        assert shares in (
            [phrases.share(one["coverage_child"])],
            [phrases.share(min(one["coverage_child"], 0.9999))],
        )
        assert chances in (
            [phrases.probability(one["probability"])],
            [phrases.probability(min(one["probability"], 0.9999))],
        )
        assert f">{one['relation']}<" in found[0]
        assert f">{one['credit']}<" in found[0]


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


def test_the_page_is_smaller_than_twice_its_texts():
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
    assert shown.blocks["text-0"] == "A few words."
