"""The page put together: template, styles, script and data, under a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from tracer.render import phrases
from tracer.render.clean import brief
from tracer.render.documents import plain
from tracer.render.lineage_json import TOOL, text_sha256
from tracer.render.report.blocks import blocks, digest
from tracer.render.report.layout import HIGH, WIDE, Drawing, drawing
from tracer.render.report.overview import cards_of, headline, lines, sentence
from tracer.render.report.seal import MARK, sealed
from tracer.render.report.timeline import WIDE as CLOCK_WIDE
from tracer.render.report.timeline import Timeline, timeline
from tracer.render.times import iso
from tracer.render.view import view

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2

    from tracer.params import RenderParams
    from tracer.records import Lineage
    from tracer.render.model import Card, StoryView
    from tracer.render.report.blocks import Differences

SCRIPTS = (
    "text",
    "slices",
    "data",
    "marks",
    "table",
    "evidence",
    "article",
    "pair",
    "main",
)  # in the order they run
_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; "
    "style-src 'sha256-{style}'; script-src 'sha256-{script}'"
)
_CUT = "<!--data-->"  # where the data blocks stand in the template


@dataclass(frozen=True, slots=True)
class Chapter:
    """One story as the template shows it."""

    view: StoryView
    headline: str
    sentence: str
    drawing: Drawing
    timeline: Timeline | None
    unseen: tuple[Card, ...]


def report(
    lineage: Lineage, names: Mapping[str, str], params: RenderParams, differences: Differences
) -> tuple[list[str], str]:
    """Return the page as pieces, and the SHA-256 of the whole.

    `names` gives the display name of each outlet id; `differences` the words that differ in each span of each derivation.
    """
    style = _asset("report.css")
    script = _script()
    cards = cards_of(lineage, names)
    numbers = {one.witness.article.id: place for place, one in enumerate(lineage.articles)}
    seen = view(lineage, names, params)
    page = _environment().get_template("page.html.j2").render(
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
        mark=MARK,
        cut=_CUT,
        style=style,
        script=script,
        tool=TOOL,
        title=_title(seen.articles, len(seen.stories)),
        view=seen,
        lineage=lineage,
        chapters=[_chapter(story, lineage, numbers) for story in seen.stories],
        lines=lines(lineage, cards, numbers),
        numbers=numbers,
        cards=cards,
        digest=digest(lineage),
        hashes=[text_sha256(one.witness.article.text) for one in lineage.articles],
        parameters=_flat(lineage.parameters),
        captured=any(one.witness.article.source.captured for one in lineage.articles),
        iso=iso,
        wide=WIDE,
        high=HIGH,
        clock_wide=CLOCK_WIDE,
        count=phrases.count,
        brief=brief,
    )  # fmt: skip
    before, after = page.split(_CUT)
    data = (
        f'<script type="application/json" id="{block.id}">{block.json}</script>\n'
        for block in blocks(lineage, cards, names, differences)
    )
    return sealed([before, *data, after])


def _chapter(story: StoryView, lineage: Lineage, numbers: Mapping[str, int]) -> Chapter:
    return Chapter(
        view=story,
        headline=headline(story),
        sentence=sentence(story, lineage.derivations),
        drawing=drawing(story, numbers, lineage.derivations),
        timeline=timeline(story, numbers),
        unseen=tuple(card for row in story.rows for card in row.cards if card.unseen),
    )


def _flat(parameters: Mapping[str, object], before: str = "") -> list[tuple[str, str]]:
    """Return parameters as printable lines, those of a group by the group's name and their own."""
    found: list[tuple[str, str]] = []
    for name, value in sorted(parameters.items(), key=lambda item: str(item[0])):
        full = f"{before}{name}"
        if isinstance(value, dict):
            found += _flat(value, f"{full}.")
        else:
            found.append((brief(full), brief(json.dumps(plain(value), ensure_ascii=False))))
    return found


def _title(articles: int, stories: int) -> str:
    return f"{phrases.count(articles, 'article')}, {phrases.count(stories, 'story')}"


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
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
