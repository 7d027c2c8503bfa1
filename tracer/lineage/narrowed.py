"""One story of a lineage, by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.errors import UsageError

if TYPE_CHECKING:
    from tracer.records import Lineage


def only_story(lineage: Lineage, article: str) -> Lineage:
    """Keep of a lineage the one story that holds the article; UsageError where none does."""
    story = next((story for story in lineage.stories if article in story.articles), None)
    if story is None:
        raise UsageError(f"no such article: {article}")
    kept = {*story.articles, *story.origins}
    derivations = tuple(d for d in lineage.derivations if d.child in kept)
    named = {d.parent for d in derivations}
    return replace(
        lineage,
        articles=tuple(judged for judged in lineage.articles if judged.witness.article.id in kept),
        unseen=tuple(source for source in lineage.unseen if source.id in named),
        derivations=derivations,
        associations=tuple(a for a in lineage.associations if a.left in kept),
        stories=(story,),
    )
