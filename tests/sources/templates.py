"""In-house pages in varied templates, each with the text that a reader would call the article."""

from __future__ import annotations

import random

PLACES = ["Veldt", "Ormouth", "Amble", "Lower-Fen", "Sint-Odo", "Beke", "Halma", "Quarry-Hill", "Tarn", "Osk"]
PEOPLE = ["Ada-Pell", "Tom-Dale", "Marta-Quill", "Ilse-Brandvoort", "Bertram-Oake", "Ana-Quill", "Tove-Ask"]
THINGS = [
    "harbour",
    "breakwater",
    "mill",
    "lighthouse",
    "school",
    "ferry",
    "quarry",
    "market",
    "bridge",
    "archive",
]
DOINGS = (
    "will be rebuilt before the autumn, although the money has not been found",
    "was closed for nine days after a storm that nobody in the town had foreseen",
    "is to be sold to the island government, which has asked for it since the spring",
    "has been repaired by volunteers, who worked through three nights and a Sunday",
    "stays open during the winter, as the council promised when it raised the fees",
)
SAYINGS = (
    "We have waited for ten years, and we can wait for one more",
    "Nobody asked the people who live next to it",
    "The stones are good, the mortar is not",
    "What we need is a plan, and what we have is a picture of one",
)


def _sentence(rng: random.Random) -> str:
    thing, place, doing = rng.choice(THINGS), rng.choice(PLACES), rng.choice(DOINGS)
    person, saying, year = (
        rng.choice(PEOPLE).replace("-", " "),
        rng.choice(SAYINGS),
        rng.randrange(1890, 2020),
    )
    return rng.choice(
        (
            f"The {thing} of {place} {doing}.",
            f"“{saying},” said {person}, who has kept the {thing} of {place} since {year}.",
            f"In {year} the {thing} was moved from {place}, and {rng.randrange(3, 90)} families went with it.",
            f"According to {person}, the {thing} {doing}.",
        )
    )


def page_of(number: int) -> tuple[str, str]:
    """Return a page (HTML) and its gold text, one paragraph a line; the same number gives the same page."""
    rng = random.Random(number)  # noqa: S311 -- the same bytes each time
    place, thing = rng.choice(PLACES), rng.choice(THINGS)
    title = f"The {thing} of {place}, part {number}"
    paragraphs = [
        " ".join(_sentence(rng) for _ in range(rng.randrange(2, 5))) for _ in range(rng.randrange(4, 14))
    ]
    body, main = _bodies(rng, paragraphs), rng.choice(("article", "main", "div", "section"))
    name = rng.choice(("article-body", "entry-content", "post-content", "story__text", "content", "c-17"))
    listed = "".join(
        f'<li><a href="/{i}">The {rng.choice(THINGS)} of {rng.choice(PLACES)}</a></li>' for i in range(60)
    )
    day = f"2024-0{rng.randrange(1, 10)}-1{rng.randrange(10)}T10:00:00Z"
    head = (
        f'<title>{title} | Tide</title><meta property="og:title" content="{title}"><meta property="og:site_name" content="Tide">'
        f'<meta property="article:published_time" content="{day}"><link rel="canonical" href="https://tide.example/{number}">'
    )
    before = f'<header><nav><ul class="menu">{listed}</ul></nav></header><h1>{title}</h1>'
    after = (
        f'<aside class="related"><h3>Most read</h3><ul>{listed}</ul></aside>'
        '<div class="share">Share this article</div><footer><p>All rights reserved. Write to us.</p></footer>'
    )
    comments = "".join(
        f'<div class="comment"><b>{rng.choice(PEOPLE)}</b><p>{_sentence(rng)}</p></div>' for _ in range(40)
    )
    after = f'<section id="comments" class="comments">{comments}</section>{after}'
    script = (
        f"<script>var settings = {list(range(4000))};</script><style>{'.a { color: red } ' * 800}</style>"
    )
    head += script
    if rng.random() < 0.5:
        before = f'<div class="sidebar"><ul>{listed}</ul></div>' + before
    html = (
        f'<!doctype html><html lang="en"><head>{head}</head><body>{before}'
        f'<{main} class="{name}">{body}</{main}>{after}</body></html>'
    )
    return html, "\n".join(paragraphs)


def _bodies(rng: random.Random, paragraphs: list[str]) -> str:
    """Put paragraphs into one of several kinds of markup."""
    kind = rng.randrange(5)
    if kind == 0:
        return "".join(f"<p>{text}</p>" for text in paragraphs)
    if kind == 1:
        return "".join(f'<div class="row"><p><span>{text}</span></p></div>' for text in paragraphs)
    if kind == 2:
        half = len(paragraphs) // 2
        parts = [f"<p>{text}</p>" for text in paragraphs]
        figure = '<figure><img src="x.jpg"><figcaption>The quay at dawn. Photo: Tide</figcaption></figure>'
        return "".join([*parts[:half], figure, *parts[half:]])
    if kind == 3:
        return "<p>" + "<br><br>".join(paragraphs) + "</p>"
    return f"<p><strong>{paragraphs[0]}</strong></p>" + "".join(
        f"<p>{text}</p>\n\n" for text in paragraphs[1:]
    )
