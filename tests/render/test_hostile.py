from __future__ import annotations

import re
import unicodedata

import pytest

from tests.render import fiction
from tests.render.fiction import NAMES
from tracer.lineage import check_of, explanation_of
from tracer.params import RenderParams
from tracer.records import Alignment, SpanPair
from tracer.render import graphs
from tracer.render.check import check_json, check_jsonl, check_text
from tracer.render.compare import compare_json, compare_text
from tracer.render.explain import explain_json, explain_text
from tracer.render.extract import extract_json, extract_text
from tracer.render.lineage_json import lineage_json
from tracer.render.look import Look, paint
from tracer.render.passages import passages
from tracer.render.tree import tree
from tracer.render.view import view
from tracer.spans import Span

PARAMS = RenderParams()
POISONS = [
    "[bold red]x[/]",
    "[/slug]",
    "[link=file:///etc]x[/link]",
    ":bomb:",
    "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x07",
    "\x1b[2J\x1b[31m",
    "\x9b31m\x90",
    "\u202eevil\u2066\u061c",
    "\u200b\u2060\ufeff\u00ad",
    "\U000e0041\U000e007f",
    "\ud800\udc80",
    "\0\r\n\t\x0b\x7f\x85\u2028",
]
OWN_STYLING = re.compile(r"\x1b\[(?:0|[1234]|3[256])(?:;(?:[1234]|3[256]))*m")


def outputs(poison: str, look: Look) -> dict[str, str]:
    """Return every output of a lineage whose every free text is poisoned."""
    lineage = fiction.hostile(poison)
    seen = view(lineage, NAMES, PARAMS)
    witness = lineage.articles[0].witness
    text = witness.article.text
    same = Alignment("a", "b", (SpanPair(Span(0, len(text)), Span(0, len(text)), "verbatim", 1.0),), 1.0, 1.0)
    child, parent = lineage.derivations[0].child, lineage.derivations[0].parent
    explained = explanation_of(lineage, child, parent, lineage.derivations[0], same)
    checked = check_of(child, lineage, [one.witness.article for one in lineage.articles])
    return {
        "tree": paint(tree(seen, look, PARAMS), look),
        "passages": paint(passages(seen, look, PARAMS, 9), look),
        "compare": paint(compare_text((poison, poison), (text, text), same, look, PARAMS), look),
        "extract": paint(extract_text(witness, NAMES, look), look),
        "explain": paint(explain_text(explained, NAMES, look), look),
        "check": paint(check_text(checked, NAMES, look, PARAMS), look),
        "explain json": "".join(explain_json(explained)),
        "check json": "".join(check_json([checked])),
        "check jsonl": "".join(check_jsonl([checked, checked])),
        "json": "".join(lineage_json(lineage)),
        "compare json": compare_json(poison, poison, same),
        "extract json": "".join(extract_json([witness], [])),
        **{
            writer.__name__: "".join(writer(lineage, NAMES))
            for writer in (graphs.dot, graphs.graphml, graphs.mermaid, graphs.prov, graphs.table)
        },
    }


@pytest.mark.parametrize(
    "look", [Look(100), Look(100, colour=True), Look(60), Look(120, unicode=False)], ids=str
)
@pytest.mark.parametrize("poison", POISONS, ids=ascii)
def test_no_output_holds_anything_that_steers(poison, look):
    """No control, bidi, zero-width or surrogate character of any text reaches any output; only our own styling does."""
    for name, out in outputs(poison, look).items():
        bare = OWN_STYLING.sub("", out) if look.colour else out
        for char in set(bare) - {"\n"}:
            assert unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}, (name, ascii(char))


@pytest.mark.parametrize("poison", POISONS[:4])
def test_markup_is_shown_literally(poison):
    """Rich's markup, links and emoji names stand in the output as they stood in the text."""
    for look in (Look(160), Look(160, colour=True)):
        out = outputs(poison, look)
        assert f"T{poison}" in OWN_STYLING.sub("", out["tree"])
        assert poison in OWN_STYLING.sub("", out["passages"])
        assert poison in OWN_STYLING.sub("", out["extract"])


def test_a_title_of_a_hundred_thousand_characters_costs_nothing():
    """Very long titles, names and notes are cut before they are laid out."""
    out = outputs("x" * 100_000, Look(100))
    assert len(out["tree"]) < 20_000


def test_a_title_of_combining_marks_stays_on_its_line():
    """A pile of combining marks cannot make a row long."""
    row = next(
        line
        for line in outputs("e" + "\u0301" * 5_000, Look(100))["tree"].splitlines()
        if line.startswith("Oe")
    )
    assert len(row) < 1_000
