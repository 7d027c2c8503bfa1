"""Clues from credits: whom the child names, whom the parent names, and what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.lineage.clues import Clue

if TYPE_CHECKING:
    from tracer.lineage.facts import Facts
    from tracer.lineage.rivals import Rivals


def acknowledged(parent: Facts, child: Facts, field: Rivals) -> list[Clue]:
    """Return the clues from the credits of either side."""
    clues: list[Clue] = []
    ours, theirs = parent.outlet, child.outlet
    apart = ours is not None and ours != theirs
    if apart and ours in child.text:
        note = f"{child.name} names {parent.name} as the origin of its text."
        clues.append(Clue("credit", ours or "", note, (("names", 1.0),)))
    elif apart and ours in child.residue:
        note = f"{child.name}'s text holds traces of {parent.name}."
        clues.append(Clue("residue", ours or "", note, (("traces", 1.0),)))
    elif apart and ours in child.statement:
        note = f"{child.name} reports words or facts by {parent.name}."
        clues.append(Clue("credit", ours or "", note, (("reports", 1.0),)))
    else:
        elsewhere = sorted(child.text & field.outlets)
        if (elsewhere and not apart) or (elsewhere and ours not in child.text):
            note = f"{child.name} names another outlet whose article shares its words."
            clues.append(Clue("credit-elsewhere", elsewhere[0], note, (("names-another", 1.0),)))
    if child.text - field.outlets - parent.text - {ours}:
        note = f"{child.name} names an outlet that neither is {parent.name} nor stands in its article."
        clues.append(Clue("credit-elsewhere", "unseen", note, (("names-unseen", 1.0),)))
    inherited = sorted(child.text & parent.text)
    if inherited and ours not in child.text:
        note = "Both name one and the same outlet as the origin of their text."
        at_hand = field.outlets.issuperset(inherited)
        same_line = bool(child.lines & parent.lines)
        clues.append(
            Clue(
                "credit-inherited",
                inherited[0],
                note,
                (
                    ("inherited-at-hand" if at_hand else "inherited", 1.0),
                    ("inherited-line", float(same_line)),
                ),
            )
        )
    elif parent.text and not inherited and theirs not in parent.text:
        note = f"{parent.name} names an origin that {child.name} does not name."
        clues.append(Clue("credit-dropped", min(parent.text), note, (("dropped", 1.0),)))
    if theirs is not None and theirs != ours and theirs in parent.text:
        note = f"{parent.name} names {child.name} as the origin of its text."
        clues.append(Clue("credit-reverse", theirs, note, (("names-child", 1.0),)))
    elif theirs is not None and theirs != ours and theirs in (parent.residue | parent.statement):
        note = f"{parent.name} reports or bears traces of {child.name}."
        clues.append(Clue("credit-reverse", theirs, note, (("reports-child", 1.0),)))
    return clues
