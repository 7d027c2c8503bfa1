"""Writing a folder of stories: stories.jsonl, gold.jsonl, outlets.toml. The same bytes for the same seed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .gold import gold, names, opaque
from .growing import make_story
from .outlets import as_toml, newsstand

if TYPE_CHECKING:
    from pathlib import Path

    from .nodes import Node, Story

ADDRESSED = 5  # of six articles state their address
SECTIONS = ("news", "world", "article", "story", "a", "politics")


def write_stories(folder: Path, seed: int, stories: int, least: int, most: int) -> tuple[int, int]:
    """Write `stories` stories of `least` to `most` articles; return how many articles and deleted sources there are."""
    folder.mkdir(parents=True, exist_ok=True)
    stand = newsstand(seed)
    (folder / "outlets.toml").write_text(as_toml(stand), encoding="utf-8")
    articles = deleted = 0
    with (
        (folder / "stories.jsonl").open("w", encoding="utf-8", newline="\n") as texts,
        (folder / "gold.jsonl").open("w", encoding="utf-8", newline="\n") as truths,
    ):
        for number in range(stories):
            story = make_story(seed, number, stand, least, most)
            for record in records(seed, story):
                texts.write(json.dumps(record, ensure_ascii=False) + "\n")
                articles += 1
            truths.write(json.dumps(gold(seed, story), ensure_ascii=False) + "\n")
            deleted += sum(not node.seen for node in story.nodes)
    return articles, deleted


def records(seed: int, story: Story) -> list[dict[str, object]]:
    """Return the story's articles as tracer reads them, by id."""
    called = names(seed, story)
    seen = sorted((node for node in story.nodes if node.seen), key=lambda node: called[node.index])
    return [_record(seed, story, node, called[node.index]) for node in seen]


def _record(seed: int, story: Story, node: Node, name: str) -> dict[str, object]:
    slug = opaque(seed, story.name, node.index, "url")
    section = SECTIONS[int(slug[0], 16) % len(SECTIONS)]
    url = f"https://{node.outlet.domain}/{section}/{slug}" if int(slug[1], 16) % (ADDRESSED + 1) else None
    return {
        "id": name,
        "url": url,
        "outlet": node.outlet.name,
        "title": node.document.title,
        "published": node.stated.words if node.stated else None,
        "byline": node.document.byline,
        "language": "en",
        "text": node.text,
        "story": story.name,
    }
