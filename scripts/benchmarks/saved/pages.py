"""Saved pages of 30 to 200 KB around the texts of simulated stories: one house style for each outlet, the same bytes for a seed."""

from __future__ import annotations

import json
import random
import zlib
from dataclasses import dataclass
from html import escape
from math import exp
from typing import TYPE_CHECKING

from benchmarks.saved import furniture
from newsroom.growing import make_story
from newsroom.outlets import newsstand
from newsroom.writing import records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

MEDIAN, SPREAD = 4500, 0.55  # characters of a text, and of their logarithm: what news articles have
SHELLS = (
    '<article class="{c}-article"><div class="{c}-article__body">{body}</div></article>',
    '<main id="content"><div class="entry-content">{body}</div></main>',
    '<div class="{c}-story"><div class="{c}-story__text" itemprop="articleBody">{body}</div></div>',
    '<div id="app"><div class="{c}-x1"><div class="{c}-x2"><div class="post-content clearfix">{body}</div></div></div></div>',
    '<section class="{c}-text">{body}</section>',
)
BLOCKS = (
    "<p>{}</p>\n",
    '<p class="{c}-p" data-component="text-block">{}</p>',
    '<div data-component="text-block" class="{c}-block"><p class="{c}-p">{}</p></div>',
    '<div class="{c}-row"><div class="{c}-col"><p><span>{}</span></p></div></div>',
)
DATED = (
    '<meta property="article:published_time" content="{when}">',
    '<meta name="parsely-pub-date" content="{when}"><meta name="date" content="{when}">',
    '<meta itemprop="datePublished" content="{when}">',
    "",  # only in JSON-LD, or in the text
)


@dataclass(frozen=True, slots=True)
class House:
    """How an outlet's pages are built."""

    css: str
    shell: str
    block: str
    dated: str
    linked: bool  # states its articles as JSON-LD
    comments: bool
    kilobytes: int  # of scripts and styles


def write_pages(seed: int, count: int) -> Iterator[tuple[str, str]]:
    """Yield `count` pages, each with a file name."""
    articles = _articles(seed, count)
    titles = [str(one["title"]) for one in articles]
    people = sorted({str(one["byline"]) for one in articles if one["byline"]}) or ["A reader"]
    for number, article in enumerate(articles):
        draw = random.Random(seed * 1_000_003 + number)  # noqa: S311 -- repeatable, not secret
        yield f"{number:04}.html", _page(draw, article, titles, people)


def _articles(seed: int, count: int) -> list[dict[str, object]]:
    """Return articles of simulated stories, which are short, each with those of other stories behind it."""
    stand, number = newsstand(seed), 0
    made: list[dict[str, object]] = []
    while len(made) < count:
        made += records(seed, make_story(seed, number, stand, 5, 60))
        number += 1
    draw = random.Random(seed)  # noqa: S311 -- as below
    stories = [str(one["story"]) for one in made]
    texts = [str(one["text"]).strip() for one in made]
    for place, article in enumerate(made[:count]):
        wanted, parts, held = MEDIAN * exp(SPREAD * draw.gauss(0, 1)), [texts[place]], {stories[place]}
        while sum(map(len, parts)) < wanted and len(held) < number:
            other = draw.randrange(len(made))
            if stories[other] not in held:
                held.add(stories[other])
                parts.append(texts[other])
        article["text"] = "\n".join(parts)
    return made[:count]


def house_of(outlet: str) -> House:
    """Return the style of an outlet, always the same one."""
    draw = random.Random(zlib.crc32(outlet.encode()))  # noqa: S311 -- as above
    css = "".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=3))
    return House(
        css,
        draw.choice(SHELLS).replace("{c}", css),
        draw.choice(BLOCKS).replace("{c}", css),
        draw.choice(DATED),
        draw.random() < 0.6,
        draw.random() < 0.3,
        draw.choice((8, 15, 25, 40, 80, 120)),
    )


def _page(draw: Random, article: dict[str, object], titles: Sequence[str], people: Sequence[str]) -> str:
    outlet, title = str(article["outlet"]), str(article["title"])
    house = house_of(outlet)
    css = house.css
    body = house.shell.replace("{body}", _body(draw, house, str(article["text"])))
    after = furniture.comments(draw, css, people) if house.comments else ""
    aside = furniture.cards(draw, css, titles, draw.randrange(4, 12), "Most read")
    return (
        f'<!doctype html>\n<html lang="en" class="no-js"><head>{_head(article, house)}{furniture.styles(draw, house.kilobytes // 3)}'
        f'{furniture.scripts(draw, house.kilobytes // 2)}</head>\n<body class="{css}-page article-page"><header class="{css}-header">'
        f"{furniture.icon('logo')}{furniture.menu(draw, css, draw.randrange(60, 200))}</header>\n"
        f'<div class="{css}-breadcrumbs"><a href="/">Home</a> / <a href="/world">World</a></div><h1 class="{css}-title">{escape(title)}</h1>'
        f'<div class="{css}-meta"><span class="{css}-author">{escape(str(article["byline"] or "Newsroom"))}</span>{_shown(article)}</div>'
        f'{furniture.sharing(css)}\n<div class="{css}-layout"><div class="{css}-main">{body}</div><aside class="{css}-aside">{aside}</aside></div>\n'
        f"{furniture.cards(draw, css, titles, draw.randrange(6, 24), 'More stories')}{after}{furniture.foot(draw, css, outlet)}"
        f"{furniture.scripts(draw, house.kilobytes // 2)}</body></html>\n"
    )


def _head(article: dict[str, object], house: House) -> str:
    title, outlet, when = str(article["title"]), str(article["outlet"]), str(article["published"] or "")
    linked = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": title,
                "datePublished": when,
                "author": [{"@type": "Person", "name": article["byline"]}],
                "publisher": {"@type": "Organization", "name": outlet},
            },
            {"@type": "BreadcrumbList", "itemListElement": []},
        ],
    }
    metas = "".join(
        f'<meta property="og:{name}" content="{escape(value)}">'
        for name, value in (("title", title), ("site_name", outlet), ("type", "article"))
    )
    address = f'<link rel="canonical" href="{article["url"]}">' if article["url"] else ""
    ld = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if house.linked else ""
    return (
        f'<meta charset="utf-8"><title>{escape(title)} | {escape(outlet)}</title>{metas}{address}'
        f"{house.dated.format(when=when) if when else ''}{ld}"
        + "".join(f'<link rel="preload" as="script" href="/static/{k}.js">' for k in range(12))
    )


def _shown(article: dict[str, object]) -> str:
    return f'<span class="date">{escape(str(article["published"]))}</span>' if article["published"] else ""


def _body(draw: Random, house: House, text: str) -> str:
    blocks = []
    for place, line in enumerate(line for line in text.split("\n") if line.strip()):
        blocks.append(house.block.replace("{}", _linked(draw, line)))
        if place % 3 == 2:
            blocks.append(furniture.advertisement(draw, house.css))
        if place == 1:
            blocks.append(
                f'<figure class="{house.css}-figure"><img src="/img/{draw.randrange(10**6)}.jpg" srcset="/img/a.jpg 320w, /img/b.jpg 640w" alt="">'
                "<figcaption>A street in the old town on Monday. Photo: archive</figcaption></figure>"
            )
    return "".join(blocks)


def _linked(draw: Random, line: str) -> str:
    """Return a paragraph as markup, a few of its words a link."""
    words = escape(line, quote=False).split(" ")
    if len(words) > 12 and draw.random() < 0.3:
        at = draw.randrange(len(words) - 4)
        words[at] = f'<a href="/topics/{draw.randrange(999)}">{words[at]}'
        words[at + 2] += "</a>"
    return " ".join(words)
