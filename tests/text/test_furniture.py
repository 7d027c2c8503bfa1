from __future__ import annotations

from time import perf_counter

import pytest

from tracer.text.furniture import galleries, link_cards
from tracer.text.lines import lines

CARD = "Ada Maria VeldHarbour fund grows Who pays for the wall? MORE"


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        (f"Keeper Ada Veld {CARD} spoke first.", [CARD]),
        (
            f"Ada Veld {CARD}, Tom Dale Tom Dale2024 harbour plan MORE and others came.",
            [CARD, "Tom Dale2024 harbour plan MORE"],
        ),
        ("Ada McVeld wants MORE money for the wall.", []),
        ("Ada Veld, whom Ada Veld knows, wants MORE.", []),
        ("ADA VELD SAYS MORE STONE IS NEEDED", []),
        ("MORE", []),
    ],
)
def test_a_link_card_begins_with_the_name_in_full_and_ends_with_its_button(text, cards):
    """A card is what lies between a name and "MORE" where the name is repeated and runs into a headline; else none."""
    assert [aside.span.of(text) for line in lines(text) for aside in link_cards(line)] == cards


def test_a_gallery_behind_a_sentence_begins_at_its_title():
    """Where a gallery was run into a paragraph, the words before its title stay text, and those after its last number."""
    gallery = "Photos: The wall The wall in March. Hide Caption 1 of 2 Photos: The wall The wall in May. Hide Caption 2 of 2"
    text = f"The council voted for stone. {gallery} Stone is dear."
    assert [aside.span.of(text) for aside in galleries(lines(text))] == [gallery]


@pytest.mark.parametrize(
    "text",
    ["Veld VeldA MORE " * 12_000, "MORE " * 40_000, "hide caption 1 of " * 11_000, "photo " + " " * 200_000],
)
def test_hostile_lines_take_linear_time(text):
    """Names, buttons and counters without end are read in time proportional to their length."""
    begun = perf_counter()
    for line in lines(text):
        list(link_cards(line))
    list(galleries(lines(text)))
    assert perf_counter() - begun < 3
