"""What the overview says: a sentence for each story, and a table with a line for each derivation or lone article."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tracer.render import phrases, times
from tracer.render.cards import card_of, unseen_card, with_labels
from tracer.render.clean import brief

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracer.records import Derivation, Lineage
    from tracer.render.model import Card, StoryView

_CREDITS = ("credited", "partial", "uncredited", "misattributed", "unverified")
_CREDIT_WORDS = {
    "credited": "with credit",
    "partial": "naming it for a statement only",
    "uncredited": "without credit",
    "misattributed": "crediting another outlet",
    "unverified": "with credit that cannot be checked",
}


class Line(NamedTuple):
    """One line of the table."""

    article: int  # its number in the lineage
    derivation: int | None  # likewise; None for an article without one
    story: int  # 0 for an article alone


def cards_of(lineage: Lineage, names: Mapping[str, str]) -> dict[str, Card]:
    """Return every article's and unseen source's card, with labels unique in its story."""
    cards = {one.witness.article.id: card_of(one, names) for one in lineage.articles}
    cards |= {one.id: unseen_card(one, names) for one in lineage.unseen}
    found = dict(cards)
    parents: dict[str, set[str]] = defaultdict(set)
    for one in lineage.derivations:
        parents[one.child].add(one.parent)
    for story in lineage.stories:
        ids = dict.fromkeys([*story.articles, *story.origins])
        ids |= dict.fromkeys(sorted(set().union(*(parents[id_] for id_ in story.articles))))
        found |= with_labels(cards[id_] for id_ in ids if id_ in cards)
    return found


def headline(story: StoryView) -> str:
    """Return what a story is about in its own words: the title of the first article of its tree that has one."""
    return next((brief(row.card.title, 120) for row in story.rows if row.card.title), "")


def sentence(story: StoryView, derivations: Sequence[Derivation]) -> str:
    """Return a story in one sentence: its size, its origins, and how far the furthest-reaching one went."""
    counts = phrases.count(story.articles, "article")
    if story.outlets:
        counts += f" of {phrases.count(story.outlets, 'outlet')}"
    counts += f", {phrases.count(story.origins, 'origin')}"
    reach = sorted(_reach(story).items(), key=lambda item: -len(item[1]))
    if not reach or not reach[0][1]:
        common = "only quotes in common; " if story.associations else ""
        return f"{counts}; {common}no article was found to take text from another."
    root, takers = reach[0]
    source = story.rows[root].card
    primary = {one.child: one for one in derivations if one.primary}
    taken = [primary[card.id] for card in takers if card.id in primary]
    unsure = sum(phrases.unsure(one.probability) for one in taken)
    outlets = len({card.name for card in takers})
    told = f"{counts}; {_whose(source)} {'may have ' if taken and unsure == len(taken) else ''}reached "
    told += phrases.count(outlets, "outlet")
    if len(takers) != outlets:
        told += f" in {phrases.count(len(takers), 'article')}"
    told += f", {_credited([one.credit for one in taken])}"
    if 0 < unsure < len(taken):
        told += f" ({unsure:,} less than likely)"
    others = [
        f"{story.rows[place].card.label} {phrases.count(len({card.name for card in cards}), 'outlet')}"
        for place, cards in reach[1:]
        if cards
    ]
    return f"{told}; {phrases.some(others, 2)}." if others else f"{told}."


def _whose(card: Card) -> str:
    if card.unseen:
        return "an unseen source" if card.name == "unknown source" else f"an unseen item of {card.name}"
    when = times.moment(card.published)
    return f"{card.name}’s item of {when}" if when else f"{card.name}’s item"


def _credited(statuses: Sequence[str]) -> str:
    """Return how many took it with and without credit."""
    parts = [(statuses.count(one), _CREDIT_WORDS[one]) for one in _CREDITS if one in statuses]
    if len(parts) == 1 and len(statuses) > 1:
        return f"all {parts[0][1]}"
    if len(statuses) == 1:
        return parts[0][1]
    return ", ".join(f"{many:,} {words}" for many, words in parts)


def _reach(story: StoryView) -> dict[int, list[Card]]:
    """Return for each root's row the articles below it."""
    found: dict[int, list[Card]] = {}
    root = 0
    for place, row in enumerate(story.rows):
        if row.depth == 0:
            root = place
            found[root] = []
        else:
            found[root] += row.cards
    return found


def lines(lineage: Lineage, cards: Mapping[str, Card], numbers: Mapping[str, int]) -> list[Line]:
    """Return the table: stories in their order, each article with its sources, the primary one first."""
    into: dict[str, list[tuple[int, Derivation]]] = defaultdict(list)
    for place, one in enumerate(lineage.derivations):
        into[one.child].append((place, one))
    told: list[Line] = []
    shown = 0
    for story in lineage.stories:
        linked = any(id_ in into for id_ in story.articles) or len(story.articles) > 1
        shown += linked
        for id_ in sorted(story.articles, key=lambda id_: (day(cards[id_]) or "~", id_)):  # the undated last
            sources = sorted(into.get(id_, ()), key=lambda item: (not item[1].primary, item[0]))
            places: list[int | None] = [place for place, _ in sources] or [None]
            told += [Line(numbers[id_], place, shown if linked else 0) for place in places]
    return told


def day(card: Card) -> str:
    """Return what to sort an article's time by: the beginning of the interval that it states; "" for none."""
    told = times.stated(card.published)
    return times.iso(told[0]) if told else ""
