"""The page put together: template, styles, script and data, under a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from tracer.render import phrases
from tracer.render.clean import brief
from tracer.render.lineage_json import TOOL
from tracer.render.report.blocks import beside, digest, document, safe, texts
from tracer.render.report.layout import Drawing, drawing
from tracer.render.report.overview import cards_of, headline, lines, sentence
from tracer.render.report.packing import lean_script, lean_style, packed
from tracer.render.report.seal import MARK, sealed
from tracer.render.report.timeline import Timeline, timeline
from tracer.render.view import view

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2

    from tracer.params import RenderParams
    from tracer.records import Lineage
    from tracer.render.model import Card, StoryView, View
    from tracer.render.report.blocks import Differences

SCRIPTS = (
    "text",
    "views",
    "slices",
    "data",
    "drawing",
    "marks",
    "table",
    "evidence",
    "article",
    "pair",
    "record",
    "main",
)  # in the order they run
_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types unpack; "
    "style-src 'sha256-{style}'; script-src 'sha256-{unpack}' 'sha256-{script}'"
)
_CUT = "<!--data-->"  # where the data stand in the template
_RATES = {
    True: "Probabilities are calibrated on simulated stories",
    False: "Probabilities are not calibrated",
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One story as the template shows it."""

    view: StoryView
    headline: str
    sentence: str
    drawing: Drawing
    timeline: Timeline | None
    unseen: tuple[Card, ...]

    def fields(self) -> dict[str, object]:
        """Return its drawings as the page's JSON."""
        return {"graph": self.drawing.fields(), "times": self.timeline and self.timeline.fields()}


def report(
    lineage: Lineage, names: Mapping[str, str], params: RenderParams, differences: Differences
) -> tuple[list[str], str]:
    """Return the page as pieces, and the SHA-256 of the whole.

    `names` gives the display name of each outlet id; `differences` the words that differ in each span of each derivation.
    """
    first, style = lean_style(_asset("first.css")), lean_style(_asset("report.css"))
    unpack, script = lean_script(_asset("unpack.js")), _script()
    numbers = {one.witness.article.id: place for place, one in enumerate(lineage.articles)}
    nodes = numbers | {one.id: -1 - place for place, one in enumerate(lineage.unseen)}
    seen = view(lineage, names, params)
    chapters = [_chapter(story, lineage, nodes) for story in seen.stories]
    shown = {
        **_said(lineage, seen),
        "chapters": chapters,
        "numbers": numbers,
        "policy": _POLICY.format(style=_hash(first), unpack=_hash(unpack), script=_hash(script)),
        "style": first,
        "script": unpack,
    }
    templates = _environment()
    before, after = templates.get_template("page.html.j2").render(shown).split(_CUT)
    views = templates.get_template("views.html.j2").render(shown)
    cards = cards_of(lineage, names)
    rest = {
        **beside(lineage, cards, names, differences),
        "lines": lines(lineage, cards, numbers),
        "drawings": [one.fields() for one in chapters],
    }
    data = packed([script, style, views, document(lineage), safe(rest)])
    return sealed(
        [
            before,
            f'<script type="application/gzip;base85" id="packed">{data}</script>\n',
            '<script type="application/json" id="texts">[\n',
            *texts(lineage),
            "]</script>\n",
            after,
        ]
    )


def _said(lineage: Lineage, seen: View) -> dict[str, object]:
    """Return what the templates say of the whole, and the words they say it with."""
    return {
        "mark": MARK,
        "cut": _CUT,
        "tool": TOOL,
        "title": f"{phrases.count(seen.articles, 'article')}, {phrases.count(len(seen.stories), 'story')}",
        "view": seen,
        "rate": _RATES[seen.calibrated],
        "lineage": lineage,
        "digest": digest(lineage),
        "captured": any(one.witness.article.source.captured for one in lineage.articles),
        "count": phrases.count,
        "brief": brief,
    }


def _chapter(story: StoryView, lineage: Lineage, numbers: Mapping[str, int]) -> Chapter:
    return Chapter(
        view=story,
        headline=headline(story),
        sentence=sentence(story, lineage.derivations),
        drawing=drawing(story, numbers, lineage.derivations),
        timeline=timeline(story, numbers),
        unseen=tuple(card for row in story.rows for card in row.cards if card.unseen),
    )


def _environment() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("tracer.render.report", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _asset(name: str) -> str:
    return resources.files("tracer.render.report").joinpath("assets", name).read_text(encoding="utf-8")


def _script() -> str:
    parts = [_asset(f"{name}.js") for name in SCRIPTS]
    return lean_script('"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
