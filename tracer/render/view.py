"""From a lineage to its view model; see `model`. Nothing is judged here: things are sorted, grouped and named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.render import phrases, times
from tracer.render.cards import card_of, named, outlet_of, unseen_card, with_labels
from tracer.render.clean import brief
from tracer.render.model import Card, StoryView, View
from tracer.render.rows import Links, Scene, passages_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.params import RenderParams
    from tracer.records import Association, Derivation, Lineage, Story


def view(lineage: Lineage, names: Mapping[str, str], params: RenderParams) -> View:
    """Return the view model of a lineage; `names` gives the display name of each outlet id."""
    cards = {one.witness.article.id: card_of(one, names) for one in lineage.articles}
    unseen = {one.id: unseen_card(one, names) for one in lineage.unseen}
    links = _links(lineage)
    stories: list[StoryView] = []
    alone: list[Card] = []
    for story in lineage.stories:
        hidden = _unseen_of(story, unseen, links)
        if len(story.articles) == 1 and not hidden:
            alone.append(cards[story.articles[0]])
            continue
        labelled = with_labels([*(cards[id_] for id_ in story.articles), *hidden])
        for card in hidden:
            reasons = tuple(named(reason, labelled) for reason in card.remarks)
            labelled[card.id] = replace(labelled[card.id], remarks=reasons)
        stories.append(_story(len(stories) + 1, story, Scene(labelled, links, params), names))
    return View(
        articles=len(lineage.articles),
        stories=tuple(stories),
        alone=tuple(alone),
        calibrated=phrases.calibrated(lineage.parameters),
        problems=lineage.problems,
    )


def _links(lineage: Lineage) -> Links:
    primary: dict[str, Derivation] = {}
    further: dict[str, list[Derivation]] = defaultdict(list)
    children: dict[str, list[str]] = defaultdict(list)
    shared: dict[str, list[Association]] = defaultdict(list)
    for one in lineage.derivations:
        if one.primary:
            primary[one.child] = one
            children[one.parent].append(one.child)
        else:
            further[one.child].append(one)
    for association in lineage.associations:
        shared[association.left].append(association)
    return Links(primary, further, children, shared)


def _unseen_of(story: Story, unseen: Mapping[str, Card], links: Links) -> list[Card]:
    """Return the unseen sources that belong to a story: its origins among them, and every parent of its articles."""
    found = set(story.origins)
    for id_ in story.articles:
        if id_ in links.primary:
            found.add(links.primary[id_].parent)
        found.update(one.parent for one in links.further.get(id_, ()))
    return [unseen[id_] for id_ in sorted(found) if id_ in unseen]


def _story(number: int, story: Story, scene: Scene, names: Mapping[str, str]) -> StoryView:
    cards = scene.cards
    rows = rows_of(scene)
    dated = [card.published for card in cards.values() if card.published is not None]
    in_years = times.years(dated)
    articles = [card.judged.witness.article for card in cards.values() if card.judged is not None]
    pairs = []
    for id_, card in cards.items():
        others = sorted(
            cards[one.right].label for one in scene.links.shared.get(id_, ()) if one.right in cards
        )
        if others:
            pairs.append((card.label, tuple(others)))
    return StoryView(
        number=number,
        id=brief(story.id),
        articles=len(story.articles),
        outlets=len({article.outlet or outlet_of(article, names) for article in articles} - {None}),
        origins=len(story.origins),
        when=times.between(dated),
        year=in_years.pop() if len(in_years) == 1 else None,
        rows=rows,
        associations=tuple(sorted(pairs)),
        unresolved=tuple(named(reason, cards) for reason in story.unresolved),
        passages=passages_of(number, rows, scene),
    )
