"""What stands around an article on a saved page: menus, lists of stories, scripts, styles, icons, banners, comments."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

SECTIONS = [
    "World",
    "Politics",
    "Business",
    "Economy",
    "Markets",
    "Opinion",
    "Culture",
    "Science",
    "Climate",
    "Health",
    "Sport",
    "Travel",
    "Weather",
    "Regions",
    "Video",
    "Podcasts",
    "Newsletters",
    "Archive",
    "Jobs",
    "Puzzles",
    "Education",
    "Technology",
    "Media",
    "Law",
    "Obituaries",
]
ICON = "M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2zm0 18c-4.41 0-8-3.59-8-8s3.59-8 8-8 8 3.59 8 8-3.59 8-8 8z"
REMARKS = (
    "I have lived here for thirty years and nobody asked me either.",
    "Thank you for reporting on this. Please stay with it.",
    "And who is going to pay? We are, as always.",
    "There is a mistake in the second paragraph, the pier was built by my grandfather's firm.",
    "Read the minutes of the council before you write about it!",
)


def scripts(draw: Random, kilobytes: int) -> str:
    """Return inline scripts of about that size: settings as JSON, and code."""
    made: list[str] = []
    size = 0
    while size < 1000 * kilobytes:
        entries = {
            f"slot-{draw.randrange(10**6)}": {
                "sizes": [[draw.randrange(100, 1000), draw.randrange(50, 600)] for _ in range(4)],
                "path": f"/{draw.randrange(10**8)}/news/{draw.choice(SECTIONS).lower()}",
                "lazy": draw.random() < 0.5,
            }
            for _ in range(draw.randrange(4, 20))
        }
        code = f'window.page=window.page||{{}};page.slots={json.dumps(entries)};(function(w,d){{if(w<d&&d>1){{w.push("<div>"+d+"</div>")}}}})(1,2);'
        made.append(f"<script>{code}</script>\n")
        size += len(code)
    return "".join(made)


def styles(draw: Random, kilobytes: int) -> str:
    """Return an inline style sheet of about that size."""
    rules = [
        f".c-{draw.randrange(10**5)}__{draw.choice(SECTIONS).lower()}{{display:flex;margin:0 {draw.randrange(40)}px;color:#{draw.randrange(16**6):06x}}}"
        for _ in range(1000 * kilobytes // 64)
    ]
    return f"<style>{''.join(rules)}</style>\n"


def icon(name: str) -> str:
    """Return an inline icon."""
    return f'<svg class="icon icon--{name}" viewBox="0 0 24 24" aria-hidden="true"><path d="{ICON}"></path></svg>'


def menu(draw: Random, css: str, links: int) -> str:
    """Return a menu of sections with their subsections."""
    parts = []
    for k in range(links):
        section = SECTIONS[k % len(SECTIONS)]
        opened = k % 6 == 0
        parts.append(f'<li class="{css}-nav__group"><span>{section}</span><ul>' if opened and not k else "")
        parts.append(
            f'<li class="{css}-nav__item" data-track="nav-{k}"><a class="{css}-nav__link" href="/{section.lower()}/{draw.randrange(999)}">{section}</a></li>'
        )
    return f'<nav class="{css}-nav" role="navigation"><ul class="{css}-nav__list">{"".join(parts)}</ul></nav>'


def cards(draw: Random, css: str, titles: Sequence[str], count: int, heading: str) -> str:
    """Return a list of other stories, each with a picture, a headline and sometimes a line of text."""
    made = []
    for _ in range(count):
        title, number = draw.choice(titles), draw.randrange(10**7)
        line = f'<p class="{css}-card__text">{escape(draw.choice(titles))}</p>' if draw.random() < 0.3 else ""
        made.append(
            f'<div class="{css}-card"><a href="/news/{number}" class="{css}-card__link"><picture><source srcset="/img/{number}-320.webp 320w, /img/{number}-640.webp 640w" type="image/webp">'
            f'<img loading="lazy" src="/img/{number}.jpg" alt="" width="320" height="180"></picture><h3 class="{css}-card__title">{escape(title)}</h3></a>{line}'
            f'<time class="{css}-card__time">{draw.randrange(1, 23)} hours ago</time></div>'
        )
    return f'<section class="{css}-cards {css}-related"><h2>{heading}</h2>{"".join(made)}</section>'


def sharing(css: str) -> str:
    """Return the buttons to share a page."""
    kinds = ("facebook", "x", "whatsapp", "mail", "link")
    return f'<div class="{css}-share share-tools">{"".join(f"<button type=button data-kind={k}>{icon(k)}<span>Share</span></button>" for k in kinds)}</div>'


def advertisement(draw: Random, css: str) -> str:
    """Return the empty place of an advertisement."""
    return f'<div class="{css}-ad ad-slot" id="ad-{draw.randrange(10**6)}" data-slot="article"><span class="ad-label">Advertisement</span></div>'


def comments(draw: Random, css: str, people: Sequence[str]) -> str:
    """Return what readers wrote below."""
    made = "".join(
        f'<li class="{css}-comment"><div class="{css}-comment__head"><b>{escape(draw.choice(people))}</b> <span>{draw.randrange(1, 59)} minutes ago</span></div>'
        f'<div class="{css}-comment__body"><p>{draw.choice(REMARKS)}</p></div><button>Reply</button></li>'
        for _ in range(draw.randrange(5, 60))
    )
    return (
        f'<section id="comments" class="{css}-comments comments"><h2>Comments</h2><ol>{made}</ol></section>'
    )


def foot(draw: Random, css: str, outlet: str) -> str:
    """Return the foot of a page: a banner for consent, a form, links, rights."""
    links = "".join(
        f'<li><a href="/about/{draw.randrange(99)}">{draw.choice(SECTIONS)}</a></li>' for _ in range(60)
    )
    return (
        f'<div class="{css}-newsletter"><h2>Get our morning letter</h2><form action="/letters"><input type="email" name="mail"><button>Sign up</button></form>'
        "<p>We will never pass on your address.</p></div>"
        f'<footer class="{css}-footer"><ul>{links}</ul><p>&copy; 2031 {escape(outlet)}. All rights reserved.</p></footer>'
        f'<div id="consent" class="{css}-consent"><p>We and our 812 partners store and read information on your device. '
        "You may accept or refuse this, and change your mind at any time.</p><button>Accept</button><button>Refuse</button></div>"
    )
